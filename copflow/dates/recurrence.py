"""What happens again and again: rules of repetition, and the days or windows that they give."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from copflow.dates.arithmetic import add_days, add_months, days_in_month, month_end, month_start
from copflow.dates.calendar import WorkCalendar
from copflow.dates.forms import ANY_DAY, LAST, CalendarDay, NthWeekday
from copflow.dates.named import named_day
from copflow.dates.names import Name
from copflow.dates.words import DAY, WEEK
from copflow.dates.years import Window, weekdays_between
from copflow.diagnostics.source import Span


class MonthDay(NamedTuple):
    """`on the 15th` of a month; the 31st of a shorter month is its last day."""

    span: Span
    day: int


class NamedDay(NamedTuple):
    """`on Labor Day` of each year."""

    span: Span
    name: Name


class Recurrence(NamedTuple):
    """`every 2 weeks on Tuesday`, `every first Tuesday`: a step of so many days, weeks or months, and the days in each.

    `weekdays` (Monday is 0) are those of a week, `days` those of a month; without them a step has one day, counted
    from the first one, or its day is open. `months` (1 to 12) leaves the others out; of them or of
    named days, `years` takes every n-th year, from that of the first one. `working`: only the plan's working days,
    holidays left out. `doubtful`: `every second Tuesday` may also mean every other week.
    """

    span: Span
    unit: str
    step: int = 1
    weekdays: tuple[int, ...] = ()
    days: tuple[NthWeekday | MonthDay | NamedDay, ...] = ()
    months: tuple[int, ...] = ()
    years: int = 1
    working: bool = False
    doubtful: bool = False


class DateList(NamedTuple):
    """`on 3, 10 and 17 November`: the days themselves."""

    span: Span
    days: tuple[CalendarDay, ...]


class Start(NamedTuple):
    """Where a repetition begins: its first day, and how it was said: as a day, as a month, or not at all."""

    day: date
    said: str = ""


def windows(rule: Recurrence, start: Start, last: date, calendar: WorkCalendar) -> Iterator[Window]:
    """The days (as windows of one day) and open windows that begin from `start` to `last`, in order."""
    if rule.unit == DAY:
        found = _daily(rule, start.day, calendar)
    elif rule.unit == WEEK:
        found = _weekly(rule, start, calendar)
    else:
        found = _monthly(rule, start, calendar)
    first_year = 0
    for window in found:
        if window[0] > last:
            return
        if window[1] >= start.day and (not rule.months or window[0].month in rule.months):
            first_year = first_year or window[0].year
            if (window[0].year - first_year) % rule.years == 0:
                yield window


def _daily(rule: Recurrence, first: date, calendar: WorkCalendar) -> Iterator[Window]:
    day: date | None = first
    while day is not None:
        is_right = day.weekday() in rule.weekdays if rule.weekdays else True
        if is_right and (not rule.working or calendar.is_working(day)):
            yield day, day
        day = add_days(day, rule.step)


def _weekly(rule: Recurrence, start: Start, calendar: WorkCalendar) -> Iterator[Window]:
    """The weekdays of every n-th week, counted from the week of the first day (RFC 5545, 3.3.10, INTERVAL)."""
    weekdays = rule.weekdays or ((start.day.weekday(),) if start.said == "day" else ())
    week: Window | None = calendar.week_of(start.day)
    while week is not None:
        days = sorted(day for weekday in weekdays for day in weekdays_between(week, weekday))
        yield from ((day, day) for day in days if day >= start.day)
        if not weekdays:
            yield week
        first = add_days(week[0], 7 * rule.step)
        week = calendar.week_of(first) if first else None


def _monthly(rule: Recurrence, start: Start, calendar: WorkCalendar) -> Iterator[Window]:
    """The days of every n-th month, counted from the first one; a rule of several months takes whole quarters of
    the calendar where no month was said."""
    base = month_start(start.day.year, start.day.month)
    whole = rule.step == QUARTER and not rule.months and not start.said
    if whole:
        base = month_start(base.year, 3 * ((base.month - 1) // 3) + 1)
    months = 0
    while (month := add_months(base, months)) is not None:
        if not rule.months or month.month in rule.months:
            yield from _in_month(rule, month, months, start, whole, calendar)
        months += 1 if rule.months else rule.step


QUARTER = 3
"""Months."""


def _in_month(
    rule: Recurrence, month: date, months: int, start: Start, whole: bool, calendar: WorkCalendar
) -> Iterator[Window]:
    if rule.days:
        end = _end_of_quarter(rule, month)  # the last Friday of the quarter is in its third month
        months_of = ((form, end if _is_last(form) else month) for form in rule.days)
        days = sorted(day for form, of in months_of if (day := day_of_month(form, of, calendar)))
        yield from ((day, day) for day in dict.fromkeys(days) if day >= start.day)
    elif start.said == "day":
        day = add_months(start.day, months)  # from the anchor, never from the month before: the 31st comes back
        if day is not None:
            yield day, day
    else:
        last = add_months(month, QUARTER - 1) if whole else month
        if last is not None:
            yield month, month_end(last.year, last.month)


def _end_of_quarter(rule: Recurrence, month: date) -> date:
    """The third month of the quarter that begins with a month, by a rule of quarters; else the month itself."""
    is_quarter = rule.step == QUARTER and not rule.months and month.month % QUARTER == 1
    return (is_quarter and add_months(month, QUARTER - 1)) or month


def _is_last(form: NthWeekday | MonthDay | NamedDay) -> bool:
    """`the last day`, `the last Friday`."""
    match form:
        case NthWeekday():
            return form.ordinal == LAST
        case MonthDay():
            return form.day == LAST
        case NamedDay():
            return False


def day_of_month(form: NthWeekday | MonthDay | NamedDay, month: date, calendar: WorkCalendar) -> date | None:
    """The day of a rule in the month that begins on a day; None for a fifth Friday that it does not have."""
    end = month_end(month.year, month.month)
    if isinstance(form, NamedDay):
        days = (
            named_day(form.name.text, year, calendar) for year in (month.year, month.year + 1)
        )  # in lieu of 1 January
        return next((day for day in days if day is not None and month <= day <= end), None)
    if isinstance(form, MonthDay):
        longest = days_in_month(month.year, month.month)
        return month.replace(day=longest if form.day == LAST else min(form.day, longest))
    if form.weekday is None:
        return calendar.nth_working_day(month, end, form.ordinal)
    if form.weekday == ANY_DAY:
        return end if form.ordinal == LAST else month.replace(day=form.ordinal)
    found = weekdays_between((month, end), form.weekday)
    at = form.ordinal - 1 if form.ordinal != LAST else LAST
    return found[at] if at < len(found) else None
