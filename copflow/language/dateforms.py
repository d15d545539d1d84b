"""The builders of days and windows: the grammar's parts that several clauses share."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from copflow.dates import speak
from copflow.dates.arithmetic import FIRST_YEAR, LAST_YEAR, days_in_month
from copflow.dates.forms import LAST, CalendarDay, MonthPoint, MonthWindow, WeekdayInWindow, WindowForm
from copflow.dates.forms import NthWeekday as Nth
from copflow.dates.words import DAY, MONTH_NAMES, ordinal
from copflow.diagnostics import diagnostic
from copflow.diagnostics.prose import quoted
from copflow.diagnostics.source import Span
from copflow.language.row import Builder, Flaw, span_of
from copflow.language.tokens import Token

MOST_COUNTED = 400
"""How many days of a term or year may be counted."""


def _value(token: Token | None) -> Any:
    return None if token is None else token.value


# ---- days ----------------------------------------------------------------------------------------------


def calendar_day(span: Span, day: int, month: int, year: int | None) -> CalendarDay | Flaw:
    """A day, if some year has it: 30 February is refused here, 29 February when its year is known."""
    if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
        return year_out_of_range(span, year)
    longest = days_in_month(year or 2024, month) if 1 <= month <= 12 else 0
    if not longest:
        return Flaw("no-such-date", span, f"There is no month {month}.", ("A year has 12 months.",))
    if 1 <= day <= longest:
        return CalendarDay(span, day, month, year)
    return no_such_day(span, day, month, year)


def year_out_of_range(span: Span, year: int) -> Flaw:
    """A year that no plan reaches."""
    return Flaw("limit-reached", span, f"The year {year} is outside {FIRST_YEAR} to {LAST_YEAR}.")


def no_such_day(span: Span, day: int, month: int, year: int | None) -> Flaw:
    """A day that its month lacks, with the month's last day as the fix."""
    name = MONTH_NAMES[month - 1]
    longest = days_in_month(year or 2023, month)
    in_year = f" {year}" if year else ""
    days = "28 or 29" if month == 2 and year is None else longest
    title = f"There is no {day} {name}{in_year}: {name}{in_year} has {days} days."
    end, other = ("first", 1) if day < 1 else ("last", longest)
    fix = diagnostic.replace(span, f"{other} {name}{in_year}", f"Write the {end} day: {other} {name}{in_year}")
    return Flaw("no-such-date", span, title, fixes=(fix,))


def iso_day(parts: Sequence[Any]) -> object:
    """`2026-11-10` (ISO 8601)."""
    year, month, day = (int(number) for number in parts[0].value.split("-"))
    if month > 12 >= day:  # the two changed places
        swapped = f"{year}-{day:02d}-{month:02d}"
        fix = diagnostic.replace(parts[0].span, swapped, f"Write {swapped}")
        title = f"There is no month {month}: the month stands before the day."
        return Flaw("no-such-date", parts[0].span, title, fixes=(fix,))
    made = calendar_day(parts[0].span, day, month, year)
    return made._replace(iso=True) if isinstance(made, CalendarDay) else made


def slash_day(parts: Sequence[Any]) -> object:
    """`11/10/2026` means two days: both are offered. `31/10/2026` means one: it is offered."""
    token = parts[0]
    numbers = [int(number) for number in re.split(r"[/.-]", token.value)]
    written = quoted(token.value)
    year = next((number for number in numbers if number > 99), None)
    if year is None and len(numbers) == 2:
        return _slash_without_year(token, numbers)
    if year is None or numbers[1] == year:
        return Flaw("ambiguous-date", token.span, f"{written} can be read in several ways.", _SLASH_NOTE)
    first, second = (number for number in numbers if number != year)
    readings = [] if numbers[0] == year else [(first, second)]
    readings += [(second, first)] if (second, first) not in readings else []
    days = [date(year, m, d) for d, m in readings if 1 <= m <= 12 and 1 <= d <= days_in_month(year, m)]
    fixes = tuple(diagnostic.replace(token.span, speak.plain_day(day), f"Write {speak.day(day)}") for day in days)
    title = f"Dates are not written with strokes or dots: {written}."
    if len(days) == 2:
        one, other = map(speak.plain_day, days)
        title = f"{written} is {one} to some readers and {other} to others."
    return Flaw("ambiguous-date", token.span, title, _SLASH_NOTE, fixes)


def _slash_without_year(token: Token, numbers: list[int]) -> Flaw:
    """`20/12`: each order of day and month that is a day."""
    readings = dict.fromkeys([(numbers[0], numbers[1]), (numbers[1], numbers[0])])
    days = [f"{day} {MONTH_NAMES[m - 1]}" for day, m in readings if 1 <= m <= 12 and 1 <= day <= days_in_month(2024, m)]
    title = f"Dates are not written with strokes or dots: {quoted(str(token.value))}."
    if len(days) == 2:
        title = f"{quoted(str(token.value))} is {days[0]} to some readers and {days[1]} to others."
    fixes = tuple(diagnostic.replace(token.span, day, f"Write {day}") for day in days)
    return Flaw("ambiguous-date", token.span, title, _SLASH_NOTE, fixes)


_SLASH_NOTE = ("The order of day and month differs from country to country; a month's name does not.",)


def day_month(parts: Sequence[Any]) -> object:
    """`10 November [2026]`, `3rd of March`."""
    words = [part for part in parts if part is not None]
    number = words[0]
    month = next(word for word in words if word.type == "MONTH")
    return calendar_day(span_of(parts), number.value, month.value, _value(parts[-1]))


def month_day(parts: Sequence[Any]) -> object:
    """`November 10[, 2026]`."""
    return calendar_day(span_of(parts), parts[1].value, parts[0].value, _value(parts[-1]))


def weekday_and_day(parts: Sequence[Any]) -> object:
    """`Tuesday, 10 November`: the weekday is checked against the day when the year is known."""
    return parts[-1]._replace(span=span_of(parts), weekday=parts[0].value)


def nth_weekday(parts: Sequence[Any]) -> object:
    """`second Tuesday [of November [2026]]`, `last working day [of March]`."""
    nth, what = parts[0], parts[1]
    weekday = what.value if what.type == "WEEKDAY_NAME" else None
    if weekday is None and parts[2].value != DAY:
        return Flaw("unreadable-clause", parts[2].span, "Only a working day can be counted so, not a working week.")
    made = counted(span_of(parts), nth.value, weekday, parts[-1])
    if isinstance(made, Flaw):
        made = made._replace(fixes=(diagnostic.replace(nth.span, "last", "Write last"),))
    return made


def counted(span: Span, nth: int, weekday: int | None, of: WindowForm | None) -> object:
    """The nth weekday or working day of a window, if a window can have so many."""
    is_month = of is None or isinstance(of, MonthWindow)
    most = MOST_COUNTED if not is_month else 5 if weekday is not None else 23
    if not 1 <= nth <= most and nth != LAST:
        return Flaw("no-such-weekday", span, f"No month has a {ordinal(nth)} day of that kind.")
    return Nth(span, nth, weekday, of)


def weekday_in_window(parts: Sequence[Any]) -> object:
    """`Thursday`, `Thursday of week 3`."""
    return WeekdayInWindow(span_of(parts), parts[0].value, parts[-1])


# ---- ends of ranges -------------------------------------------------------------------------------------


def month_point(parts: Sequence[Any]) -> object:
    """`August [2026]`, as the end of a range."""
    year = _value(parts[1])
    if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
        return year_out_of_range(span_of(parts), year)
    return MonthPoint(span_of(parts), parts[0].value, year)


def first_part(parts: Sequence[Any]) -> object:
    """The part itself: rules that only name it."""
    return parts[0]


BUILDERS: dict[str, Builder] = {
    "iso_day": iso_day,
    "slash_day": slash_day,
    "day_month": day_month,
    "month_day": month_day,
    "weekday_and_day": weekday_and_day,
    "weekday_in_window": weekday_in_window,
    "nth_weekday": nth_weekday,
    "bare_day": first_part,
    "bare_hour": first_part,
    "point": first_part,
    "simple_period": first_part,
    "month_point": month_point,
}
