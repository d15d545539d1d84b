"""The options that `copflow diff` and `copflow what-if` have in common."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

Function = TypeVar("Function", bound=Callable[..., Any])
FORMATS = ("text", "json", "markdown")
SUFFIXES = {".json": "json", ".md": "markdown"}
"""The formats that the end of a file's name tells."""


def diff_options(function: Function) -> Function:
    """`--format`, `-o`, `--exit-code` and `--private`."""
    text = "What to write. If it is not said: text, or what the end of OUT tells (.json, .md)."
    form = click.option("--format", "form", type=click.Choice(FORMATS), help=text)
    target = click.option("-o", "--output", "target", metavar="OUT", default="-", help="The file to write.")
    code = click.option("--exit-code", is_flag=True, help="End with 1 if anything is different.")
    private = click.option("--private", is_flag=True, help="Tell of what the plan calls private too.")
    return form(target(code(private(function))))
