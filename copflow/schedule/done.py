"""The year of a day on which something was done: such a day has passed."""

from collections.abc import Iterable
from datetime import date

from copflow.dates.arithmetic import FIRST_YEAR, days_in_month
from copflow.dates.forms import CalendarDay, Period
from copflow.dates.years import YearFinder

BACK = 8
"""How many years 29 February may be away."""


def past_day(form: CalendarDay, finder: YearFinder) -> date | None:
    """The day of `done 3 November`, None if there is a mistake in it, which is then reported.

    Without a year: the last such day of the plan's period that has come; if none has, the first one of the period; if
    the period has none, the last one that has come.
    """
    if form.year is None:
        today = finder.today
        inside = _days(form, _years(finder.period), finder.period)
        past = [day for day in inside if day <= today]
        before = _days(form, range(max(today.year - BACK, FIRST_YEAR), today.year + 1), Period(None, today))
        chosen = past[-1:] or inside[:1] or before[-1:]
        if chosen:
            form = form._replace(year=chosen[0].year)
    return finder.day(form)


def _years(period: Period) -> Iterable[int]:
    if period.first is None or period.last is None:
        return ()
    return range(period.first.year, period.last.year + 1)


def _days(form: CalendarDay, years: Iterable[int], period: Period) -> list[date]:
    """The day in each of the years that has it, if it is in the period."""
    days = [date(year, form.month, form.day) for year in years if form.day <= days_in_month(year, form.month)]
    return [day for day in days if period.holds(day)]
