"""The builders of days that stand beside others: `the second Saturday before kickoff`, `1 week and 2 days after`."""

from collections.abc import Sequence
from typing import Any

from copflow.dates.forms import (
    LAST,
    Beside,
    EndOf,
    MonthBeside,
    Offset,
    ReaderDay,
    SameDay,
    Side,
    WeekdayInWindow,
    WeekWindow,
)
from copflow.dates.names import Ref
from copflow.dates.words import DAY, MONTH, WEEK
from copflow.diagnostics.source import Span
from copflow.language.amounts import Amount, offset_amount
from copflow.language.row import Builder, Flaw, Valued, span_of

MOST_BESIDE = 100
"""How many weekdays or working days beside an anchor are counted."""
AFTER = frozenset({"AFTER", "FOLLOWING", "FROM", "LATER", "NEXT"})
"""The kinds of tokens that mean the time after an anchor."""


def side(parts: Sequence[Any]) -> object:
    """`before`, `prior to`, `earlier`, `after`, `following`, `from`."""
    return Valued(span_of(parts), Side.AFTER if parts[0].type in AFTER else Side.BEFORE)


def near(parts: Sequence[Any]) -> object:
    """`before`, `after`, `prior to`: strictly."""
    return Valued(span_of(parts), (Side.AFTER if parts[0].type in AFTER else Side.BEFORE, False))


def on_or(parts: Sequence[Any]) -> object:
    """`on or before`: the anchor's own day may be it."""
    return Valued(span_of(parts), (Side.AFTER if parts[-1].type in AFTER else Side.BEFORE, True))


def beside(parts: Sequence[Any]) -> object:
    """`the Friday before`, `the second Saturday before kickoff`."""
    nth, weekday, nearness, anchor = parts
    return _beside(parts, nth, weekday.value, nearness, anchor)


def working_beside(parts: Sequence[Any]) -> object:
    """`the working day before`, `the second working day after kickoff`."""
    nth, _working, unit, nearness, anchor = parts
    if unit.value != DAY:
        return Flaw("unreadable-clause", unit.span, f"Only days can be working ones, not a {unit.value}.")
    return _beside(parts, nth, None, nearness, anchor)


def _beside(parts: Sequence[Any], nth: Any, weekday: int | None, nearness: Any, anchor: Any) -> object:
    ordinal = nth.value if nth is not None else 1
    where, or_on = nearness.value if nearness is not None else (Side.AFTER, False)
    if ordinal == LAST and where is Side.BEFORE:
        ordinal = 1  # the last Friday before it is the Friday before it
    if not 1 <= ordinal <= MOST_BESIDE:
        title = f"Beside something, days are counted from the first to the {MOST_BESIDE}th."
        return Flaw("unreadable-clause", nth.span, title)
    return Beside(span_of(parts), ordinal, weekday, where, anchor, or_on)


def next_weekday(parts: Sequence[Any]) -> object:
    """`the following Friday`, `the next Tuesday after kickoff`."""
    word, weekday, nearness, anchor = parts
    return _next(parts, word, weekday.value, nearness, anchor)


def next_working(parts: Sequence[Any]) -> object:
    """`the next working day`, `the previous working day before kickoff`."""
    word, _working, unit, nearness, anchor = parts
    if unit.value != DAY:
        return Flaw("unreadable-clause", unit.span, f"Only days can be working ones, not a {unit.value}.")
    return _next(parts, word, None, nearness, anchor)


def _next(parts: Sequence[Any], word: Any, weekday: int | None, nearness: Any, anchor: Any) -> object:
    side = Side.AFTER if word.type in AFTER else Side.BEFORE
    if nearness is None:
        reader = ReaderDay(span_of(parts), weekday, next=True) if word.type == "NEXT" else None
        return Beside(span_of(parts), 1, weekday, side, anchor, reader=reader)
    where, or_on = nearness.value
    if where is not side:
        title = "The next one is after something, the previous one before it."
        return Flaw("unreadable-clause", span_of(parts), title)
    return Beside(span_of(parts), 1, weekday, side, anchor, or_on)


def weekday_beside(parts: Sequence[Any]) -> object:
    """`Thursday 25 weeks before release`: the Thursday of that week."""
    weekday, offset = parts
    return WeekdayInWindow(span_of(parts), weekday.value, WeekWindow(offset.span, offset))


def this_form(parts: Sequence[Any]) -> object:
    """`this Friday`, `this week`, `this November`."""
    span, what = span_of(parts), parts[1]
    if what.type == "WEEKDAY_NAME":
        return ReaderDay(span, weekday=what.value)
    return ReaderDay(span, month=what.value) if what.type == "MONTH" else ReaderDay(span, unit=what.value)


def end_of(parts: Sequence[Any]) -> object:
    """`end of October`, `the start of webinar 1`, `the end of the week`."""
    word, _of, what = parts
    if getattr(what, "type", "") == "UNIT":
        units = {WEEK: WeekWindow(what.span, None), MONTH: MonthBeside(what.span, None)}
        if what.value not in units:
            note = "Write `end of October`, `end of the week` or `end of webinar 1`, say."
            return Flaw("unreadable-clause", what.span, f"The {word.type.casefold()} of which {what.value}?", (note,))
        what = units[what.value]
    return EndOf(span_of(parts), what, word.type == "END")


def known_day(parts: Sequence[Any]) -> object:
    """`Labor Day`, `webinar 1`: the day of what has that name."""
    name = parts[0].value
    return SameDay(name.span, Ref(name.span, name))


# ---- offsets -------------------------------------------------------------------------------------------


def offset(parts: Sequence[Any]) -> object:
    """`1 week before`, `1 week and 2 days before kickoff`."""
    first, _and, second, where, anchor = parts
    amounts = [first, second] if second is not None else [first]
    return make_offset(span_of(parts), amounts, where.value, anchor)


def about_offset(parts: Sequence[Any]) -> object:
    """`about 2 weeks before`: tentative."""
    _about, amount, where, anchor = parts
    made = make_offset(span_of(parts), [amount], where.value, anchor)
    return made if isinstance(made, Flaw) else made._replace(about=True)


def offset_range(parts: Sequence[Any]) -> object:
    """`2 to 3 weeks before`: some day from the one to the other."""
    least, _to, most, where, anchor = parts
    near_end = Amount(least.value, most.unit, most.span)
    made = make_offset(span_of(parts), [near_end], where.value, anchor)
    far = offset_amount(most)
    if isinstance(made, Flaw) or isinstance(far, Flaw):
        return made if isinstance(made, Flaw) else far
    if least.value >= most.count:
        return Flaw("unreadable-clause", span_of(parts), f"From {least.value} to {most.count} is no range.")
    return made._replace(most=far)


def make_offset(span: Span, amounts: Sequence[Amount], side: Side, anchor: Any) -> Offset | Flaw:
    """The amounts before or after the anchor."""
    made = [offset_amount(amount) for amount in amounts]
    for amount in made:
        if isinstance(amount, Flaw):
            return amount
    return Offset(span, tuple(a for a in made if not isinstance(a, Flaw)), side, anchor)


BUILDERS: dict[str, Builder] = {
    "side": side,
    "near": near,
    "on_or": on_or,
    "beside": beside,
    "working_beside": working_beside,
    "next_weekday": next_weekday,
    "next_working": next_working,
    "weekday_beside": weekday_beside,
    "this_form": this_form,
    "end_of": end_of,
    "known_day": known_day,
    "offset": offset,
    "about_offset": about_offset,
    "offset_range": offset_range,
}
