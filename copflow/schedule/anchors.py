"""What a date counts from: the activities behind the names in its forms."""

from collections.abc import Sequence
from datetime import date, timedelta

from copflow.dates import speak
from copflow.dates.calendar import WorkCalendar
from copflow.dates.evaluate import WEEK_ENDING, Days, Extent
from copflow.dates.forms import Beside, DayForm, Offset, Side, WorkingDayOffset
from copflow.dates.names import Ref
from copflow.diagnostics.source import Span
from copflow.graph.model import Activity, Why
from copflow.schedule.model import Entry, Open, Settled, Undated


class Anchors:
    """Finds the anchors of one activity among those that are dated already. `used` is the last that was found: the
    activity whose date its own follows."""

    def __init__(self, activity: Activity, entries: Sequence[Entry]) -> None:
        self._targets: dict[Span, list[int]] = {}
        for edge in activity.edges:
            if edge.why in (Why.ANCHOR, Why.BOUND):
                self._targets.setdefault(edge.span, []).append(edge.target)
        self.entries = entries
        self.used: Entry | None = None

    def find(self, ref: Ref | None, span: Span, side: Side) -> Extent | None:
        """A FindActivity: the first of several for `before`, the last for `after`; None if one has no date."""
        if span not in self._targets:
            if ref is not None:
                raise KeyError(ref, span, side)
            return None
        entries = [self.entries[number] for number in dict.fromkeys(self._targets[span])]
        if ref is not None and _is_week_of(ref, entries):
            raise KeyError(ref, span, side)
        if any(isinstance(entry.when, Undated) for entry in entries):
            return None
        if side is Side.BEFORE:
            self.used = min(entries, key=lambda entry: (entry.first or date.max, entry.activity.number))
        else:
            self.used = max(entries, key=lambda entry: (entry.last or date.min, entry.activity.number))
        return extent_of(self.used)


def _is_week_of(ref: Ref, entries: Sequence[Entry]) -> bool:
    """Whether `release week` is the week of the release, rather than an activity of that name."""
    names = (name for entry in entries for name in (entry.activity.full_name, entry.activity.series or ""))
    return ref.name.key.endswith(WEEK_ENDING) and not any(name.casefold().endswith(WEEK_ENDING) for name in names)


def extent_of(entry: Entry) -> Extent | None:
    """The first and the last day of an entry, each with an earliest and a latest place."""
    match entry.when:
        case Settled(first=first, last=last):
            return Extent(Days(first, first), Days(last, last))
        case Open(earliest=earliest, latest=latest, length=length):
            more = timedelta(length - 1)
            return Extent(Days(earliest, latest), Days(earliest + more, latest + more))
        case _:
            return None


def remark(form: DayForm, anchor: Entry | None, day: date, calendar: WorkCalendar) -> str:
    """What a reader may miss: `, not counting Veterans Day`; that the Friday before a Friday is a week off."""
    if isinstance(form, Offset) and (names := skipped(form, anchor, day, calendar)):
        return f", not counting {speak.listed(names)}"
    if not isinstance(form, Beside) or form.or_on or form.weekday not in range(7) or anchor is None:
        return ""
    extent = extent_of(anchor)
    end = extent and extent.at(form.side)
    if end is None or end.low != end.high or end.low.weekday() != form.weekday:
        return ""
    return f", which does not count {speak.day(end.low)} itself"


MOST_SKIPPED = 60
"""How many days long an offset in working days may be for its holidays to be named."""


def skipped(offset: Offset, anchor: Entry | None, day: date, calendar: WorkCalendar) -> list[str]:
    """The holidays and closures that an offset in working days has passed over: `Veterans Day`."""
    is_working = any(isinstance(amount, WorkingDayOffset) for amount in offset.amounts)
    if not is_working or anchor is None or not isinstance(anchor.when, Settled):
        return []
    first, last = sorted((day, anchor.when.last if day > anchor.when.last else anchor.when.first))
    if (last - first).days > MOST_SKIPPED:
        return []
    between = (first + timedelta(step) for step in range(1, (last - first).days))
    working = (one for one in between if one.weekday() in calendar.working_weekdays)
    return list(dict.fromkeys(name for one in working if (name := calendar.why_closed(one))))
