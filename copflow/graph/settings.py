"""The plan's settings as days: its period, its working calendar, its terms, and the weeks that it counts."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from copflow.dates import speak
from copflow.dates.calendar import MONDAY_TO_FRIDAY, Closure, WorkCalendar
from copflow.dates.evaluate import Evaluator, no_activity
from copflow.dates.forms import CalendarDay, DayForm, DayRange, MonthPoint, Period, Side
from copflow.dates.holidays import HolidaySource, Region, country_codes, known_regions
from copflow.dates.named import NamedTimes
from copflow.dates.years import YearFinder
from copflow.diagnostics.diagnostic import Diagnostics, Label, replace
from copflow.diagnostics.nearest import nearest
from copflow.diagnostics.prose import quoted
from copflow.language.clauses.from_ import spread
from copflow.language.nodes import Name
from copflow.language.plan import ClosureForm, Plan


class PlanTimes(NamedTuple):
    """What the dates of one plan are computed with."""

    calendar: WorkCalendar
    period: Period
    evaluator: Evaluator

    @property
    def finder(self) -> YearFinder:
        """Finds the years that dates leave out."""
        return self.evaluator.finder


def plan_times(plan: Plan, today: date, holidays: HolidaySource, found: Diagnostics) -> PlanTimes:
    """The settings, evaluated. Each may use those before it: a closure may end on a holiday, a term in a closure."""
    calendar = work_calendar(plan, today, holidays, found)
    period = plan_period(plan, today, calendar, found)
    finder = YearFinder(period, today, found)
    forms = {form.name.casefold(): form.days for form in plan.closures if form.name}
    forms |= {key: term.days for key, term in plan.terms.items()}
    named = NamedTimes(forms, calendar, plan.weeks.weeks if plan.weeks else None)
    evaluator = Evaluator(finder, calendar, named, found)
    for form in plan.closures:
        if not _is_plain(form.days) and (days := evaluator.range(form.days, no_activity)):
            calendar.close(days.first.low, days.last.low, form.name)
    _skip_weeks(plan, named, evaluator, found)
    return PlanTimes(calendar, period, evaluator)


def _skip_weeks(plan: Plan, named: NamedTimes, evaluator: Evaluator, found: Diagnostics) -> None:
    """Leave out the weeks of `not counting winter break`."""
    if plan.skips and plan.weeks is None and "weeks" not in plan.broken:
        title = "The plan does not say from when its weeks count."
        note = "Write so in a line of the plan: weeks count from 14 September"
        found.report("bad-setting", plan.skips[0].span, title, notes=(note,))
    refs = [ref for skip in plan.skips for ref in skip.refs]
    extents = [evaluator.extent(ref, ref.span, Side.BEFORE, no_activity) for ref in refs]
    named.skip([(extent.first.low, extent.last.low) for extent in extents if extent])


def _is_plain(days: DayRange) -> bool:
    """Whether both ends are days or months of the calendar, so that a closure without years comes every year."""
    return isinstance(days.first, CalendarDay | MonthPoint) and isinstance(days.last, CalendarDay | MonthPoint)


def work_calendar(plan: Plan, today: date, holidays: HolidaySource, found: Diagnostics) -> WorkCalendar:
    """The calendar of the plan's regions, closures and working days. Unknown regions are reported and left out."""
    regions = [region for region, name in plan.regions if _exists(region, name, today.year, holidays, found)]
    closures = [closure for form in plan.closures if _is_plain(form.days) and (closure := _closure(form, found))]
    working = plan.working_weekdays or MONDAY_TO_FRIDAY
    return WorkCalendar(
        holidays=holidays,
        regions=regions,
        closures=closures,
        working_weekdays=working,
        first_weekday=plan.week_start or 0,
    )


def _exists(region: Region, name: Name, year: int, holidays: HolidaySource, found: Diagnostics) -> bool:
    try:
        holidays(region, year)
    except LookupError:
        _report_region(region, name, found)
        return False
    return True


def _report_region(region: Region, name: Name, found: Diagnostics) -> None:
    regions = known_regions()
    if region.country in regions and region.subdivision:
        title = f"I know no holidays of {quoted(name.text.partition('/')[2])} in {region.country}."
        parts = nearest(region.subdivision, regions[region.country])
        parts.sort(key=lambda part: not (region.subdivision or "").startswith(part))  # `NYC` is rather NY than NC
        near = [f"{region.country}/{part}" for part in parts]
        notes = [f"Parts of {region.country}: {', '.join(regions[region.country]) or 'none'}."]
    else:
        title = f"I know no holidays of {quoted(name.text)}."
        country, _, part = region.country.partition("-")  # ISO 3166-2 writes US-NY
        is_iso = part in regions.get(country, ())
        near = [f"{country}/{part}"] if is_iso else _codes(region.country, regions)
        notes = ["Countries are written by their two letters, with a part if you like: US/NY, DE/BY, GB/ENG."]
    fixes = [replace(name.span, code, f'Write "{code}"') for code in near]
    found.report("bad-setting", name.span, title, notes=notes, fixes=fixes)


SHORTEST_NAME = 4
"""Of how many letters on a wrong code is compared with others: of two letters any other code is near."""


def _codes(written: str, regions: Iterable[str]) -> list[str]:
    """The codes that may be meant, by the country's name or by the nearest code."""
    by_name = country_codes()
    named = [by_name[name] for name in nearest(written, by_name, least=0.8, most=2)]
    return named if len(written) < SHORTEST_NAME else named or nearest(written, regions, least=0.5)


def _closure(form: ClosureForm, found: Diagnostics) -> Closure | None:
    days = spread(form.days)
    first, last = days.first, days.last
    assert isinstance(first, CalendarDay | MonthPoint) and isinstance(last, CalendarDay | MonthPoint)
    begins, ends = _month_day(first, 1), _month_day(last, 31)
    years = last.year - first.year if first.year is not None and last.year is not None else 0
    wraps = ends < begins and (first.year is not None or first.month == last.month)
    if years < 0 or (years == 0 and wraps):
        note = "Without years a closure may go over New Year: `closed 24 December to 2 January`."
        found.report("date-conflict", form.days.span, "This closure ends before it begins.", notes=(note,))
        return None
    return Closure(begins, ends, form.name, first.year, years)


def _month_day(form: CalendarDay | MonthPoint, day: int) -> tuple[int, int]:
    return form.month, form.day if isinstance(form, CalendarDay) else day


def plan_period(plan: Plan, today: date, calendar: WorkCalendar, found: Diagnostics) -> Period:
    """The plan's first and last day. The periods of included files must lie inside."""
    if plan.period is None:
        return Period()
    period = _period(plan.period, plan, today, calendar, found)
    for days in plan.other_periods if period.first and period.last else ():
        _compare(days, period, plan, today, calendar, found)
    return period


def _period(days: DayRange, plan: Plan, today: date, calendar: WorkCalendar, found: Diagnostics) -> Period:
    """A period's days. A year that only the last one has decides the first one's; the first year of a last day that
    has none is the one that makes it come after the first."""
    ends = spread(days)
    finder = YearFinder(Period(), today, found)
    first = _end(ends.first, finder, calendar, found, last=False)
    finder.report_guesses()
    if first is None:
        return Period()
    last = _end(ends.last, YearFinder(Period(), first, found), calendar, found, last=True)
    if last is not None and last < first:
        title = f"The plan ends on {speak.day(last)}, before it begins on {speak.day(first)}."
        found.report("date-conflict", days.span, title)
        plan.broken.add("period")
        return Period()
    return Period(first, last)


def _end(
    form: DayForm | MonthPoint, finder: YearFinder, calendar: WorkCalendar, found: Diagnostics, *, last: bool
) -> date | None:
    """The day at an end of the period, which may be a rule: `from the first Monday of September 2026`."""
    days = Evaluator(finder, calendar, NamedTimes({}, calendar, None), found).point(form, no_activity, last=last)
    return days.low if days else None


def _compare(
    days: DayRange, period: Period, plan: Plan, today: date, calendar: WorkCalendar, found: Diagnostics
) -> None:
    """Report an included file that is for other days than the plan: its dates would fall into other years."""
    other = _period(days, Plan(), today, calendar, Diagnostics())  # a year that is guessed there is used nowhere
    if not (other.first and other.last and period.first and period.last):
        return
    if other.first < period.first or other.last > period.last:
        title = f"This file is for {_spoken(other)}, and the plan for {_spoken(period)}."
        labels = (Label(plan.period.span, "the plan says so here"),) if plan.period else ()
        note = "The days of an included file lie within those of the plan; without this line they are the plan's."
        found.report("include-conflict", days.span, title, labels=labels, notes=(note,))


def _spoken(period: Period) -> str:
    assert period.first is not None and period.last is not None
    return f"{speak.plain_day(period.first)} to {speak.plain_day(period.last)}"
