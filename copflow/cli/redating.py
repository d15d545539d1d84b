"""What `--from` and `copflow roll` have in common: which year is meant, and what a person has to look at."""

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

from copflow.dates.arithmetic import FIRST_YEAR, LAST_YEAR
from copflow.dates.words import MONTHS

if TYPE_CHECKING:
    from copflow.diagnostics.source import Source
    from copflow.editing.redate import Begin, Pinned

Function = TypeVar("Function", bound=Callable[..., Any])


def month_of(_ctx: click.Context, _param: click.Parameter, value: str | None) -> "Begin | None":
    """`August 2027`, `2027-08`, `2027` as a year and a month; anything else ends the command."""
    if value is None:
        return None
    from copflow.editing.redate import Begin

    words = value.split()
    found = re.fullmatch(r"([0-9]{4})(?:-([0-9]{2}))?", value.strip())
    if found:
        year, month = int(found[1]), int(found[2]) if found[2] else None
    elif len(words) == 2 and words[0].casefold() in MONTHS and re.fullmatch("[0-9]{4}", words[1]):
        year, month = int(words[1]), MONTHS[words[0].casefold()]
    else:
        raise click.UsageError(f"I cannot read the month {value[:40]!a}. Write it as August 2027.")
    if not FIRST_YEAR <= year <= LAST_YEAR or (month is not None and not 1 <= month <= 12):
        raise click.UsageError(f"copflow knows the months of the years {FIRST_YEAR} to {LAST_YEAR}.")
    return Begin(year, month)


def from_option(function: Function) -> Function:
    """`--from`, which moves the plan to another year before it is compiled."""
    text = "Do as if the plan began then: its period and all years in it are moved."
    option = click.option("--from", "begin", callback=month_of, metavar="MONTH", help=f'{text} Such as "August 2027".')
    return option(function)


def told(pinned: "Sequence[Pinned]", source: "Source") -> str:
    """A line for each pinned date: where it is, what stands there, and which day that was and is."""
    from copflow.reports.safe import safe

    lines = []
    for pin in pinned:
        written = " ".join(source.slice(pin.span).split())
        place = f"{source.file(pin.span.start).name}:{source.position(pin.span.start).line}"
        lines.append(f"  {safe(place)}: {safe(written)} ({pin.what})\n")
    return "".join(lines)
