"""Something that prepares an activity is after it.

Why: it comes too late for what it is for.
Example: `bread due 1 day before or next working day` a lunch on Sunday: that is Monday, after the lunch.
Instead: `or previous working day`, or `before` where `after` was written.
"""

from collections import Counter
from collections.abc import Iterator

from copflow.checks.finding import by_repetition, finding, others, place
from copflow.dates import speak
from copflow.dates.forms import Beside, DayOffset, MonthOffset, Offset, OffsetAmount, Side, WorkingDayOffset
from copflow.diagnostics.diagnostic import Diagnostic, Fix, replace
from copflow.diagnostics.prose import quoted
from copflow.graph.model import Activity
from copflow.schedule.model import Entry, Schedule, Settled

PREPARES = frozenset({"agenda", "invitation", "invitations", "rehearsal", "dress rehearsal"})
"""Names of what is of no use after the activity that it is for."""
SIBLINGS = 2
"""How many others of its name must all be before their activities, so that one after it stands out."""


def check(schedule: Schedule) -> Iterator[Diagnostic]:
    """What was moved past the activity that it counts back from, and what counts the other way than all of its name."""
    sides = _sides(schedule)
    entries = [entry for entry in schedule.entries if not entry.activity.is_over and entry.activity.offset is not None]
    for group in by_repetition((entry for entry in entries if _is_past(entry, schedule)), schedule):
        yield _moved_past(group, schedule)
    for group in by_repetition((entry for entry in entries if _is_turned(entry.activity, sides)), schedule):
        yield _turned(group, sides)


def with_turned_steps(schedule: Schedule) -> set[int]:
    """The activities of which a step counts the other way, by number: what they seem to lack is told there."""
    sides = _sides(schedule)
    turned = (entry.activity for entry in schedule.entries if _is_turned(entry.activity, sides))
    return {activity.parent for activity in turned if activity.parent is not None}


def _sides(schedule: Schedule) -> Counter[tuple[str, Side]]:
    return Counter((entry.activity.name.key, side) for entry in schedule.entries if (side := _side(entry.activity)))


def _side(activity: Activity) -> Side | None:
    """Of a step with a deadline, on which side of an activity it is due."""
    has_side = activity.parent is not None and activity.is_task and activity.offset is not None
    return activity.offset.side if has_side and activity.offset is not None else None


def _is_past(entry: Entry, schedule: Schedule) -> bool:
    """Whether it was moved off a closed day to a day after that from which it counts back."""
    offset = entry.activity.offset
    if entry.moved is None or entry.follows is None or offset is None or offset.side is not Side.BEFORE:
        return False
    anchor = schedule.entries[entry.follows].when
    if not isinstance(anchor, Settled) or not isinstance(entry.when, Settled):
        return False
    return not isinstance(offset.anchor, Offset | Beside) and entry.when.last > anchor.first


def _moved_past(group: list[Entry], schedule: Schedule) -> Diagnostic:
    entry = group[0]
    assert entry.follows is not None and entry.moved is not None and isinstance(entry.when, Settled)
    anchor = schedule.entries[entry.follows]
    assert isinstance(anchor.when, Settled)
    span, labels = place(entry)
    name, event = quoted(entry.activity.full_name), quoted(anchor.activity.full_name)
    title = f"{name} moved to {speak.day(entry.when.last)}, which is after {event} on {speak.day(anchor.when.first)}."
    note = f"It was to be on {speak.day(entry.moved.day)}, which is closed ({entry.moved.why})."
    move, words = entry.activity.move, "or previous working day"
    fixes = [replace(move.span, words, f"Write `{words}`")] if move is not None else []
    return finding("after-its-event", span, title, labels=labels, notes=(note, *others(group)), fixes=fixes)


def _is_turned(activity: Activity, sides: Counter[tuple[str, Side]]) -> bool:
    if _side(activity) is not Side.AFTER:
        return False
    key = activity.name.key
    stands_out = sides[key, Side.AFTER] == 1 and sides[key, Side.BEFORE] >= SIBLINGS
    return stands_out or key in PREPARES


def _turned(group: list[Entry], sides: Counter[tuple[str, Side]]) -> Diagnostic:
    entry = group[0]
    span, labels = place(entry)
    before = sides[entry.activity.name.key, Side.BEFORE]
    title = f"{quoted(entry.activity.full_name)} is due after the activity that it prepares."
    notes = others(group)
    if before >= SIBLINGS:
        title = f"{quoted(entry.activity.full_name)} is due after its activity, not before it."
        notes = (f"The {before} others of that name are due before theirs.", *notes)
    return finding("after-its-event", span, title, labels=labels, notes=notes, fixes=_fixes(entry))


def _fixes(entry: Entry) -> Iterator[Fix]:
    """To count the other way, from the activity above."""
    offset = entry.activity.offset
    if offset is not None and offset.anchor is None and offset.most is None and len(offset.amounts) == 1:
        words = f"{_spoken(offset.amounts[0])} before"
        yield replace(offset.span, words, f"Write `{words}`")


def _spoken(amount: OffsetAmount) -> str:
    match amount:
        case MonthOffset(months=months):
            return speak.count(months, "month")
        case WorkingDayOffset(days=days):
            return speak.count(days, "working day")
        case DayOffset(days=days):
            return speak.count(days // 7, "week") if days % 7 == 0 else speak.count(days, "day")
