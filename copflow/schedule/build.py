"""TaskGraph to Schedule: settings, order, dates, closed days, slack."""

from zoneinfo import ZoneInfo

from copflow.dates.calendar import WorkCalendar
from copflow.dates.forms import END_OF_DAY, Hours, MinuteLength
from copflow.dates.zones import ANYWHERE_KEY, find_zone
from copflow.diagnostics.diagnostic import Diagnostics
from copflow.diagnostics.source import Source
from copflow.graph.model import Activity, TaskGraph
from copflow.graph.settings import PlanTimes
from copflow.language.nodes import At, FromHours
from copflow.language.plan import Plan
from copflow.schedule.away import absences_of
from copflow.schedule.bounds import set_limits
from copflow.schedule.dating import Dating
from copflow.schedule.model import UNDATED, Entry, Schedule
from copflow.schedule.moving import move_off
from copflow.schedule.order import date_order
from copflow.schedule.slack import critical_path, set_slack
from copflow.schedule.terms import terms_of

UTC = ZoneInfo("UTC")


def schedule_graph(source: Source, graph: TaskGraph, times: PlanTimes, found: Diagnostics) -> Schedule:
    """Every activity with its date, or without one where a mistake was reported."""
    calendar, period = times.calendar, times.period
    dating = Dating(source, times.evaluator, found)
    entries = [Entry(activity, UNDATED) for activity in graph.activities]
    for number in date_order(graph.activities):
        date_entry(entries[number], dating, entries, graph.plan, calendar)
    away = absences_of(graph, times.evaluator, found)
    if "period" not in graph.plan.broken:
        times.finder.report_guesses()
    set_limits(entries, times.evaluator)
    set_slack(entries)
    path = critical_path(entries)
    terms = terms_of(graph.plan, times)
    return Schedule(graph, entries, calendar, period, path, times.finder.today, away, terms)


def date_entry(entry: Entry, dating: Dating, entries: list[Entry], plan: Plan, calendar: WorkCalendar) -> None:
    """Date one entry, when all that it depends on is dated; its slack, limits and the like are set later."""
    activity = entry.activity
    entry.done = dating.done_day(activity)
    dated, entry.moved = move_off(activity, dating.date_of(activity, entries), plan, calendar)
    entry.when, entry.reasons, entry.follows = dated.when, dated.reasons, dated.follows
    entry.hours = hours_of(activity)
    if entry.hours is None and activity.together is not None and entry.follows is not None:
        entry.hours, entry.zone = entries[entry.follows].hours, entries[entry.follows].zone
    elif entry.hours is not None:
        entry.zone = zone_of(activity, plan)


def hours_of(activity: Activity) -> Hours | None:
    """The time of day, with the length from `for 90 minutes` or `from 14:00 to 15:30`.

    What is due on a day anywhere on Earth is due at the end of that day.
    """
    match activity.time:
        case At(start=start):
            length = activity.length.length if activity.length else None
            return Hours(start, length.minutes if isinstance(length, MinuteLength) else None)
        case FromHours(hours=hours):
            return hours
        case None if activity.is_task and activity.zone is not None:
            zone = find_zone(activity.zone.zone.text)
            return Hours(END_OF_DAY) if zone is not None and zone.key == ANYWHERE_KEY else None
        case None:
            return None


def zone_of(activity: Activity, plan: Plan) -> ZoneInfo:
    """The activity's own zone, or the plan's, or UTC, which a check reports."""
    for clause in (activity.zone, plan.zone):
        if clause is not None and (zone := find_zone(clause.zone.text)) is not None:
            return zone
    return UTC
