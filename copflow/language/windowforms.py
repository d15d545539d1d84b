"""The builders of windows: `November`, `week 3 of fall term`, `the week before webinar 1`."""

from collections.abc import Sequence
from typing import Any

from copflow.dates.arithmetic import FIRST_YEAR, LAST_YEAR, iso_week
from copflow.dates.forms import (
    ANY_DAY,
    LAST,
    Beside,
    IsoWeek,
    MonthBeside,
    MonthWindow,
    NamedWindow,
    NthWeek,
    NthWeekday,
    Part,
    ProgrammeWeek,
    QuarterWindow,
    ReaderDay,
    SameDay,
    Side,
    WeekWindow,
    YearWindow,
)
from copflow.dates.names import Ref
from copflow.dates.words import DAY, MONTH, QUARTER, WEEK, YEAR, ordinal
from copflow.diagnostics.diagnostic import replace
from copflow.language.dateforms import year_out_of_range
from copflow.language.row import Builder, Flaw, span_of

MOST_WEEKS = 520
"""The farthest week of a programme."""


def _value(part: Any) -> Any:
    return None if part is None else part.value


def month_window(parts: Sequence[Any]) -> object:
    """`November [2026]`."""
    return _window(MonthWindow(span_of(parts), parts[0].value, _value(parts[-1])))


def month_part(parts: Sequence[Any]) -> object:
    """`late November [2026]`."""
    part = Part(parts[0].type.casefold())
    return _window(MonthWindow(span_of(parts), parts[-2].value, _value(parts[-1]), part))


def quarter_window(parts: Sequence[Any]) -> object:
    """`Q4 [2026]`."""
    return _window(QuarterWindow(span_of(parts), parts[0].value, _value(parts[-1])))


def year_window(parts: Sequence[Any]) -> object:
    """`2027`."""
    return _window(YearWindow(parts[0].span, parts[0].value))


def _window(form: MonthWindow | QuarterWindow | YearWindow) -> object:
    if form.year is not None and not FIRST_YEAR <= form.year <= LAST_YEAR:
        return year_out_of_range(form.span, form.year)
    return form


def iso_week_form(parts: Sequence[Any]) -> object:
    """`2026-W46` (ISO 8601)."""
    year, week = (int(number) for number in parts[0].value.upper().split("-W"))
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return year_out_of_range(parts[0].span, year)
    if iso_week(year, week) is None:
        last = 53 if iso_week(year, 53) else 52
        fix = replace(parts[0].span, f"{year}-W{last}", f"Write {year}-W{last}")
        return Flaw("no-such-date", parts[0].span, f"The year {year} has no week {week}.", fixes=(fix,))
    return IsoWeek(parts[0].span, year, week)


def programme_week(parts: Sequence[Any]) -> object:
    """`week 3`, `week -5`, `week 3 of fall term`."""
    span = span_of(parts)
    if parts[0].value != WEEK:
        return Flaw("unreadable-clause", parts[0].span, f"Weeks are counted, not {parts[0].value}s: `week 3`.")
    if abs(parts[1].value) > MOST_WEEKS:
        return Flaw("limit-reached", parts[1].span, f"copflow counts {MOST_WEEKS} weeks in each direction.")
    name = parts[-1].value if parts[-1] is not None else None
    if name is not None and not parts[1].value:
        return Flaw("no-such-date", span, "The first week of something is week 1, the last one is week -1.")
    return ProgrammeWeek(span, parts[1].value, Ref(name.span, name) if name else None)


def week_window(parts: Sequence[Any]) -> WeekWindow | MonthBeside | Flaw:
    """`week of 9 November`, `week of webinar 1`."""
    if parts[0].value == MONTH:
        return MonthBeside(span_of(parts), parts[2])
    if parts[0].value != WEEK:
        return Flaw("unreadable-clause", parts[0].span, f"I know `the week of` a day, not the {parts[0].value} of it.")
    return WeekWindow(span_of(parts), parts[2])


def named_window(parts: Sequence[Any]) -> object:
    """`fall term`."""
    name = parts[0].value
    return NamedWindow(name.span, Ref(name.span, name))


# ---- units beside an anchor ----------------------------------------------------------------------------


def _beside(parts: Sequence[Any], unit: Any, count: int, side: Side, anchor: Any) -> object:
    """The day, week or month that comes so many after (before) an anchor's."""
    span, sign = span_of(parts), 1 if side is Side.AFTER else -1
    if unit.value == DAY:
        return Beside(span, count, ANY_DAY, side, anchor)
    if unit.value == WEEK:
        return WeekWindow(span, anchor, sign * count)
    if unit.value == MONTH:
        return MonthBeside(span, anchor, sign * count)
    title = f"I know the day, the week and the month before something, not the {unit.value}."
    return Flaw("unreadable-clause", unit.span, title)


def unit_near(parts: Sequence[Any]) -> object:
    """`the day before`, `the week after kickoff`."""
    side, or_on = parts[1].value
    if or_on:
        return Flaw("unreadable-clause", parts[1].span, "`on or before` needs a weekday: the Friday on or before.")
    return _beside(parts, parts[0], 1, side, parts[2])


def nth_unit_near(parts: Sequence[Any]) -> object:
    """`the second week before`."""
    side, or_on = parts[2].value
    if or_on or parts[0].value < 1:
        return Flaw("unreadable-clause", span_of(parts), "Count these from one: the second week before.")
    return _beside(parts, parts[1], parts[0].value, side, parts[3])


def nth_unit(parts: Sequence[Any]) -> object:
    """`first week of November`, `ninth week of fall term`, `last day of term`."""
    nth, unit, _of, window = parts
    span = span_of(parts)
    if unit.value == DAY:
        return NthWeekday(span, nth.value, ANY_DAY, window)
    if unit.value != WEEK:
        return Flaw("unreadable-clause", unit.span, f"Days and weeks can be counted so, not {unit.value}s.")
    if isinstance(window, NamedWindow) and nth.value:
        return ProgrammeWeek(span, nth.value, window.ref)
    if isinstance(window, MonthWindow) and (nth.value == LAST or 1 <= nth.value <= 5):
        return NthWeek(span, nth.value, window)
    title = f"No month has a {ordinal(nth.value)} week."
    if not isinstance(window, MonthWindow):
        title = "Weeks are counted so in a month or a term: the first week of November."
    return Flaw("no-such-weekday", span, title)


def same_unit(parts: Sequence[Any]) -> object:
    """`same day`, `same day as kickoff`, `the same week as webinar 1`."""
    span, unit, anchor = span_of(parts), parts[1], parts[-1]
    forms = {DAY: SameDay(span, anchor), WEEK: WeekWindow(span, anchor), MONTH: MonthBeside(span, anchor)}
    title = f"I know the same day, week or month, not the same {unit.value}."
    return forms.get(unit.value) or Flaw("unreadable-clause", unit.span, title)


def next_unit(parts: Sequence[Any]) -> object:
    """`the next day`, `the following week`, `the previous day`."""
    side = Side.BEFORE if parts[0].type == "PREVIOUS" else Side.AFTER
    nearness, anchor = parts[2], parts[3]
    if nearness is not None and nearness.value != (side, False):
        title = "The next one is after something, the previous one before it."
        return Flaw("unreadable-clause", span_of(parts), title)
    is_readers = parts[0].type == "NEXT" and anchor is None
    reader = ReaderDay(span_of(parts), unit=parts[1].value, next=True) if is_readers else None
    if reader is not None and reader.unit in (QUARTER, YEAR):  # beside an activity these are not known
        return reader
    made = _beside(parts, parts[1], 1, side, anchor)
    return made._replace(reader=reader) if isinstance(made, Beside | WeekWindow | MonthBeside) else made


BUILDERS: dict[str, Builder] = {
    "month_window": month_window,
    "month_part": month_part,
    "quarter_window": quarter_window,
    "year_window": year_window,
    "iso_week": iso_week_form,
    "programme_week": programme_week,
    "week_window": week_window,
    "named_window": named_window,
    "unit_form": unit_near,
    "nth_unit_near": nth_unit_near,
    "nth_unit": nth_unit,
    "same_unit": same_unit,
    "next_unit": next_unit,
}
