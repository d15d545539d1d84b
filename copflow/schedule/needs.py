"""Dates of activities that only say what they need: as early as the needs and the calendar allow."""

from collections.abc import Sequence
from datetime import date, timedelta

from copflow.dates import speak
from copflow.dates.calendar import ONE_DAY, WorkCalendar
from copflow.diagnostics.diagnostic import Diagnostics
from copflow.diagnostics.prose import quoted
from copflow.graph.model import Activity, Why
from copflow.schedule.dated import NO_DATE, Dated, days_of, starting, too_far
from copflow.schedule.model import Entry, Open, Reason, Settled


def after_needs(
    activity: Activity, entries: Sequence[Entry], calendar: WorkCalendar, not_before: date | None, found: Diagnostics
) -> Dated:
    """As early as the needs and the calendar allow: the first working day after the last need is finished."""
    edges = [edge for edge in activity.edges_of(Why.NEED) if not _is_settled(entries[edge.target])]
    needs = [entries[edge.target] for edge in edges]
    finishes = [finish for need in needs if (finish := _finish(need))]
    if len(finishes) < len(needs) or not needs:
        return NO_DATE
    earliest = calendar.add_working_days(max(first for first, _last in finishes), 1)
    latest = calendar.add_working_days(max(last for _first, last in finishes), 1)
    if earliest is None or latest is None:
        return too_far(edges[0].span, found)
    if not_before is not None and earliest < not_before:
        earliest = calendar.add_working_days(not_before - ONE_DAY, 1) or not_before
        latest = max(earliest, latest)
    at = max(range(len(needs)), key=lambda n: (finishes[n][1], finishes[n][0], -needs[n].activity.number))
    decides, span = needs[at].activity, edges[at].span
    done = needs[at].done
    text = f"first working day after {quoted(decides.full_name)}, which it needs"
    if done is not None:
        text = f"first working day after {quoted(decides.full_name)} was done on {speak.day(done)}"
    follows = decides.number if done is None else None
    if earliest == latest:
        when = starting(activity, earliest, calendar)
        return Dated(when, (Reason(text, span, earliest),), follows) if when else too_far(span, found)
    window = Open(earliest, latest, days_of(activity, earliest, calendar))
    return Dated(window, (Reason(text, span, earliest, latest),), follows)


def _is_settled(need: Entry) -> bool:
    """Whether nobody waits for it, although it has no date: it is done, or cancelled."""
    return need.activity.is_over and _finish(need) is None


def _finish(need: Entry) -> tuple[date, date] | None:
    """The earliest and the latest day on which it is finished, None if its date is not known."""
    if need.done is not None:
        return need.done, need.done
    match need.when:
        case Settled(last=last):
            return last, last
        case Open(earliest=earliest, latest=latest, length=length):
            more = timedelta(length - 1)
            return earliest + more, latest + more
        case _:
            return None
