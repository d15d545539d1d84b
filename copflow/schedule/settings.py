"""The plan's settings as days: its period and its working calendar."""

from datetime import date

from copflow.dates import speak
from copflow.dates.calendar import MONDAY_TO_FRIDAY, Closure, WorkCalendar
from copflow.dates.forms import CalendarDay, MonthPoint, Period
from copflow.dates.holidays import HolidaySource, Region, known_regions
from copflow.dates.years import YearFinder
from copflow.diagnostics.diagnostic import Diagnostics, replace
from copflow.diagnostics.nearest import nearest
from copflow.diagnostics.prose import quoted
from copflow.diagnostics.source import Span
from copflow.language.clauses.from_ import spread
from copflow.language.plan import ClosureForm, Plan


def work_calendar(plan: Plan, today: date, holidays: HolidaySource, found: Diagnostics) -> WorkCalendar:
    """The calendar of the plan's regions, closures and working days. Unknown regions are reported and left out."""
    regions = [region for region, span in plan.regions if _exists(region, span, today.year, holidays, found)]
    closures = [_closure(form) for form in plan.closures]
    working = plan.working_weekdays or MONDAY_TO_FRIDAY
    return WorkCalendar(holidays=holidays, regions=regions, closures=closures, working_weekdays=working)


def _exists(region: Region, span: Span, year: int, holidays: HolidaySource, found: Diagnostics) -> bool:
    try:
        holidays(region, year)
    except LookupError:
        _report_region(region, span, found)
        return False
    return True


def _report_region(region: Region, span: Span, found: Diagnostics) -> None:
    regions = known_regions()
    if region.country in regions and region.subdivision:
        title = f"I know no holidays of {quoted(region.subdivision)} in {region.country}."
        near = [f"{region.country}/{part}" for part in nearest(region.subdivision, regions[region.country])]
        notes = [f"Parts of {region.country}: {', '.join(regions[region.country]) or 'none'}."]
    else:
        title = f"I know no holidays of {quoted(str(region))}."
        near = nearest(region.country, regions, least=0.5)
        notes = ["Countries are written by their two letters, with a part if you like: US/NY, DE/BY, GB/ENG."]
    fixes = [replace(span, name, f'Write "{name}"') for name in near]
    found.report("bad-setting", span, title, notes=notes, fixes=fixes)


def _closure(form: ClosureForm) -> Closure:
    days = spread(form.days)
    first, last = days.first, days.last
    years = last.year - first.year if first.year is not None and last.year is not None else 0
    return Closure(_month_day(first, 1), _month_day(last, 31), form.name, first.year, years)


def _month_day(form: CalendarDay | MonthPoint, day: int) -> tuple[int, int]:
    return form.month, form.day if isinstance(form, CalendarDay) else day


def plan_period(plan: Plan, today: date, calendar: WorkCalendar, found: Diagnostics) -> Period:
    """The plan's first and last day. A year that only the last one has decides the first one's; the first year of a
    last day that has none is the one that makes it come after the first."""
    if plan.period is None:
        return Period()
    days = spread(plan.period)
    finder = YearFinder(Period(), today, calendar, found)
    first = finder.range_end(days.first, last=False)
    finder.report_guesses()
    if first is None:
        return Period()
    later = YearFinder(Period(), first, calendar, found)
    last = later.range_end(days.last, last=True)
    if last is not None and last < first:
        title = f"The plan ends on {speak.day(last)}, before it begins on {speak.day(first)}."
        found.report("date-conflict", plan.period.span, title)
        return Period()
    return Period(first, last)
