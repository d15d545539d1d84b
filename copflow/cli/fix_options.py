"""The options with which `copflow validate` mends plans."""

from collections.abc import Callable
from functools import wraps
from typing import Any, NamedTuple, TypeVar

import click

Function = TypeVar("Function", bound=Callable[..., Any])


class Fixing(NamedTuple):
    """What is to be mended: also what may not be meant (`unsafe`), and whether it is only shown (`dry`)."""

    unsafe: bool
    dry: bool


def fixing_options(function: Function) -> Function:
    """`--fix`, `--unsafe-fixes` and `--diff` as one argument `fixing`; None if none of them is given."""

    @click.option("--fix", "wanted", is_flag=True, help="Mend what certainly says what you said: spelling, quotes.")
    @click.option("--unsafe-fixes", "unsafe", is_flag=True, help="Mend also what may not be meant, or moves dates.")
    @click.option("--diff", "dry", is_flag=True, help="Write nothing, and show what would be mended.")
    @wraps(function)
    def with_fixing(*args: Any, wanted: bool, unsafe: bool, dry: bool, **kwargs: Any) -> Any:
        return function(*args, fixing=Fixing(unsafe, dry) if wanted or unsafe or dry else None, **kwargs)

    return with_fixing  # type: ignore[return-value]
