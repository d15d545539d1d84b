"""Rules of repetition in words."""

from typing import assert_never

from copflow.dates import speak
from copflow.dates.forms import ANY_DAY, LAST, NthWeekday
from copflow.dates.recurrence import MonthDay, NamedDay, Recurrence
from copflow.dates.words import DAY, MONTH_NAMES, WEEK, WEEKDAY_NAMES, ordinal, ordinal_word

EVERY_WEEKDAY = (0, 1, 2, 3, 4)
YEAR = 12
QUARTER = 3


def rhythm_words(rule: Recurrence) -> str:
    """`on the first Tuesday of every month`, `every 2 weeks, on Tuesday`."""
    if rule.unit == DAY:
        return _daily(rule)
    if rule.unit == WEEK:
        days = f", on {speak.listed([WEEKDAY_NAMES[day] for day in rule.weekdays])}" if rule.weekdays else ""
        return f"every {_counted(rule.step, 'week')}{days}"
    return _monthly(rule)


def _daily(rule: Recurrence) -> str:
    if rule.working:
        return "on every working day of the plan; holidays and closures are left out"
    if rule.weekdays == EVERY_WEEKDAY:
        return "on every day from Monday to Friday, holidays too if they are not excepted"
    days = f", on {speak.listed([WEEKDAY_NAMES[day] for day in rule.weekdays])}" if rule.weekdays else ""
    return f"every {_counted(rule.step, 'day')}{days}"


def _monthly(rule: Recurrence) -> str:
    years = f", in every {ordinal(rule.years)} of the years" if rule.years > 1 else ""
    doubt = " (not every other week)" if rule.doubtful else ""
    months = f"every {_months(rule.step)}"
    if rule.months:
        months = f"{speak.listed([MONTH_NAMES[month - 1] for month in rule.months])} of every year"
    if not rule.days:
        return f"{'once in ' if rule.months else ''}{months}{years}"
    days = speak.listed([_day(day) for day in rule.days])
    if all(isinstance(day, NamedDay) for day in rule.days):
        return f"on {days} of every year{years}"
    return f"on {days} of {months}{years}{doubt}"


def _months(step: int) -> str:
    if step % YEAR == 0:
        return _counted(step // YEAR, "year")
    return "quarter" if step == QUARTER else _counted(step, "month")


def _counted(step: int, unit: str) -> str:
    return unit if step == 1 else speak.count(step, unit)


def _day(day: NthWeekday | MonthDay | NamedDay) -> str:
    match day:
        case NthWeekday():
            nth = "last" if day.ordinal == LAST else ordinal_word(day.ordinal)
            if day.weekday is None:
                return f"the {nth} working day"
            return f"the {nth} {'day' if day.weekday == ANY_DAY else WEEKDAY_NAMES[day.weekday]}"
        case MonthDay():
            return "the last day" if day.day == LAST else f"the {ordinal(day.day)}"
        case NamedDay():
            return day.name.text
        case _:
            assert_never(day)
