"""When a plan begins, read off the tokens of its first lines, before anything else is understood."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from copflow.dates.arithmetic import FIRST_YEAR, LAST_YEAR
from copflow.language.lines import Part

MONTHS = 12
MOST_LINES = 20
"""How many lines may stand before the plan's period."""
DECEMBER_28 = 28
"""The day that is always in the last calendar week of its year (ISO 8601)."""


class Beginning(NamedTuple):
    """The year and month in which a plan begins."""

    year: int
    month: int


def first_day(parts: Sequence[Part]) -> Beginning | None:
    """The beginning in `from August 2026 to May 2027`, None if no such line is found."""
    lines = [line for part in parts[:MOST_LINES] for line in (part, *part.children[:MOST_LINES])]
    for line in lines:
        for at in range(len(line.tokens) - 2):
            kinds = [token.type for token in line.tokens[at : at + 4]]
            values = [token.value for token in line.tokens[at : at + 4]]
            if kinds[:3] == ["FROM", "MONTH", "YEAR"]:
                return Beginning(int(str(values[2])), int(str(values[1])))
            if kinds == ["FROM", "NUMBER", "MONTH", "YEAR"]:
                return Beginning(int(str(values[3])), int(str(values[2])))
    return None


def year_of_week(number: int, begins: Beginning) -> int:
    """The first year whose calendar week of that number is not over when the plan begins."""
    if not FIRST_YEAR <= begins.year <= LAST_YEAR or not 1 <= begins.month <= MONTHS:
        return begins.year
    weeks = date(begins.year, 12, DECEMBER_28).isocalendar().week
    if number > weeks:
        return begins.year + 1
    sunday = date.fromisocalendar(begins.year, number, 7)
    return begins.year + (sunday < date(begins.year, begins.month, 1))
