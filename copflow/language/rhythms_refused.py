"""Rhythms that leave open what is meant: `biweekly`, `twice a week`, `every odd week`.

Each is answered with the words that copflow understands instead.
"""

from collections.abc import Sequence
from typing import Any

from copflow.dates.words import MONTH, WEEK, WEEKDAY_NAMES
from copflow.diagnostics.diagnostic import Fix, replace
from copflow.language.row import Flaw, span_of

TWICE_A = {
    WEEK: "every Tuesday and Thursday",
    MONTH: "monthly on the first and third Tuesday",
}
"""What says on which days something is that is twice a week or twice a month."""
TWICE_A_YEAR = "every March and September"
ODD_WEEKS = "every 2 weeks from 8 September"


def two_meanings(parts: Sequence[Any]) -> object:
    """`biweekly [on Tuesday]`: every 2 weeks, or twice a week; `bimonthly` in the same way."""
    word, _on, on = parts
    is_weekly = word.type == "BIWEEKLY"
    unit = "week" if is_weekly else "month"
    other = TWICE_A[MONTH]
    if is_weekly:
        days = on.weekdays if on is not None else ()
        other = f"every {WEEKDAY_NAMES[days[0]]} and {WEEKDAY_NAMES[(days[0] + 2) % 7]}" if days else TWICE_A[WEEK]
    fixes = (replace(word.span, f"every 2 {unit}s", f'Write "every 2 {unit}s"'), _instead(parts, other))
    title = f"This may mean every 2 {unit}s, or twice a {unit}."
    return Flaw("ambiguous-date", word.span, title, fixes=fixes)


def so_often(parts: Sequence[Any]) -> object:
    """`twice a week`, `3 times a month`, `semi-monthly`: how often, and not on which days."""
    unit = parts[-1].value if parts[0].type != "SEMI" else ""
    note = "copflow has to know on which days of the week or of the month it is."
    fix = _instead(parts, TWICE_A.get(unit, TWICE_A_YEAR))
    fixes: tuple[Fix, ...] = (fix,)
    if parts[0].type == "SEMI":
        fixes = (_instead(parts, TWICE_A[MONTH]), fix)
    return Flaw("unreadable-clause", span_of(parts), "This says how often it is, and not when.", (note,), fixes)


def odd_weeks(parts: Sequence[Any]) -> object:
    """`every odd week`: weeks have other numbers in every calendar, and some years end with two odd ones."""
    note = "Say every how many weeks, and from when."
    title = "Odd and even weeks are not the same in every calendar."
    return Flaw("unreadable-clause", span_of(parts), title, (note,), (_instead(parts, ODD_WEEKS),))


def each_weekend(parts: Sequence[Any]) -> object:
    """`every weekend`: on which of its days?"""
    fixes = (_instead(parts, "every Saturday"), _instead(parts, "every Saturday and Sunday"))
    return Flaw("unreadable-clause", span_of(parts), "A weekend has two days; which is it?", (), fixes)


def _instead(parts: Sequence[Any], text: str) -> Fix:
    return replace(span_of(parts), text, f'Write "{text}"')


BUILDERS = {
    "two_meanings": two_meanings,
    "so_often": so_often,
    "odd_weeks": odd_weeks,
    "each_weekend": each_weekend,
}
