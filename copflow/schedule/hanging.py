"""Dates that hang on others: offsets from an anchor, and activities that only say what they need."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import assert_never

from copflow.dates import speak
from copflow.dates.arithmetic import add_days, add_months
from copflow.dates.calendar import WorkCalendar
from copflow.dates.forms import DayOffset, MonthOffset, OffsetAmount, Side, WorkingDayOffset
from copflow.diagnostics.diagnostic import Diagnostics
from copflow.diagnostics.prose import quoted
from copflow.diagnostics.source import Source
from copflow.graph.model import Activity, Why
from copflow.schedule.dated import NO_DATE, Dated, days_of, lasting, open_between, starting, too_far, written
from copflow.schedule.model import Entry, Open, Reason, Settled, Undated, When


def from_anchor(
    activity: Activity, entries: Sequence[Entry], calendar: WorkCalendar, source: Source, found: Diagnostics
) -> Dated:
    """An offset from one activity, or from the first or last of several. From a window it gives a window."""
    offset = activity.offset
    assert offset is not None
    anchors = [entries[edge.target] for edge in activity.edges_of(Why.ANCHOR)]
    anchor = _deciding(anchors, offset.side)
    if anchor is None:
        return NO_DATE
    shifted = [_shift(end, offset.amount, offset.side, calendar) for end in _ends(anchor.when, offset.side)]
    days = [day for day in shifted if day is not None]
    if len(days) < len(shifted):
        return too_far(offset.span, found)
    until = days[1] if len(days) == 2 else None
    text = written(source, offset.span) + _skipped(offset.amount, anchor, days[0], calendar)
    reasons = (Reason(text, offset.span, days[0], until),)
    if until is None:
        when = lasting(activity, days[0], calendar)
        return Dated(when, reasons, anchor.activity.number) if when else too_far(offset.span, found)
    return Dated(open_between(activity, days[0], until, calendar), reasons, anchor.activity.number)


MOST_SKIPPED = 60
"""How many days long an offset in working days may be for its holidays to be named."""


def _skipped(amount: OffsetAmount, anchor: Entry, day: date, calendar: WorkCalendar) -> str:
    """`, not counting Veterans Day`: the holidays and closures that an offset in working days has passed over."""
    if not isinstance(amount, WorkingDayOffset) or not isinstance(anchor.when, Settled):
        return ""
    first, last = sorted((day, anchor.when.last if day > anchor.when.last else anchor.when.first))
    if (last - first).days > MOST_SKIPPED:
        return ""
    between = (first + timedelta(step) for step in range(1, (last - first).days))
    working = (one for one in between if one.weekday() in calendar.working_weekdays)
    names = [name for one in working if (name := calendar.why_closed(one))]
    return f", not counting {speak.listed(list(dict.fromkeys(names)))}" if names else ""


def _deciding(anchors: Sequence[Entry], side: Side) -> Entry | None:
    """The anchor that counts: the first of all for `before`, the last for `after`; None if one has no date."""
    if not anchors or any(isinstance(anchor.when, Undated) for anchor in anchors):
        return None
    if side is Side.BEFORE:
        return min(anchors, key=lambda anchor: (anchor.first or date.max, anchor.activity.number))
    return max(anchors, key=lambda anchor: (anchor.last or date.min, anchor.activity.number))


def _ends(when: When, side: Side) -> tuple[date, ...]:
    """The days an offset counts from: the anchor's first for `before`, its last for `after`; two for a window."""
    match when:
        case Settled(first=first, last=last):
            return (first,) if side is Side.BEFORE else (last,)
        case Open(earliest=earliest, latest=latest, length=length):
            more = timedelta(0 if side is Side.BEFORE else length - 1)
            return earliest + more, latest + more
        case _:
            return ()


def _shift(day: date, amount: OffsetAmount, side: Side, calendar: WorkCalendar) -> date | None:
    """The day that is an amount before or after a day; None beyond the years of a plan."""
    sign = 1 if side is Side.AFTER else -1
    match amount:
        case DayOffset(days=days):
            return add_days(day, sign * days)
        case MonthOffset(months=months):
            return add_months(day, sign * months)
        case WorkingDayOffset(days=days):
            return calendar.add_working_days(day, sign * days)
        case _:
            assert_never(amount)


def after_needs(activity: Activity, entries: Sequence[Entry], calendar: WorkCalendar, found: Diagnostics) -> Dated:
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
