"""`at 14:00`, `at 9:00 Europe/Paris`, `end of day`, `by 17:00`: the time of day. Its zone is the one beside it, or the
activity's, or the plan's."""

from collections.abc import Sequence
from typing import Any

from copflow.dates.forms import END_OF_DAY
from copflow.diagnostics.diagnostic import replace
from copflow.language.clocks import which_midnight
from copflow.language.nodes import At
from copflow.language.row import ClauseRow, Flaw, span_of


def at_clause(parts: Sequence[Any]) -> object:
    """`at` or `by`, a clock time, and its zone."""
    word, clock, beside = parts
    if clock.midnight:
        return which_midnight(clock.span)
    return At(span_of(parts), clock.time, beside, by=word.type == "BY")


def end_of_day(parts: Sequence[Any]) -> object:
    """`[at] end of day`, `by end of day`, `EOD`, and its zone."""
    return At(span_of(parts), END_OF_DAY, parts[-1])


def close_of_business(parts: Sequence[Any]) -> object:
    """`by close of business`: not the same hour everywhere."""
    token = parts[-1]
    title = "Every office closes at another hour. Which one is meant?"
    fixes = [replace(span_of(parts), words, f"Write {words}") for words in ("at 17:00", "at 18:00", "end of day")]
    return Flaw("bad-time", token.span, title, fixes=tuple(fixes))


ROW = ClauseRow(
    name="at",
    example="at 14:00",
    starts=(
        "AT CLOCK|HOUR|CLOCK_WORD|END_OF_DAY",
        "AT NUMBER HALF|CLOCK_WORD",
        "AT NUMBER TO HOUR|CLOCK",
        "AT NUMBER TO NUMBER HALF",
        "BY CLOCK|HOUR|CLOCK_WORD|END_OF_DAY",
        "BY NUMBER HALF|CLOCK_WORD",
        "END_OF_DAY AOE|SLASHED|$",
        "AT|BY CLOSE",
        "CLOSE $",
    ),
    build={"at_clause": at_clause, "end_of_day": end_of_day, "close_of_business": close_of_business},
)
