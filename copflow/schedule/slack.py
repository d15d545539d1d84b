"""Slack and the critical path.

The slack of an activity is how many days its end may slip before something that needs it would have to move, or the
plan's last day would; for what is due before an activity also before that begins. What counts from it, or follows it,
slips with it. Negative: what needs it is too early already.
"""

from collections.abc import Sequence
from datetime import date

from copflow.dates.forms import Side
from copflow.graph.model import Why
from copflow.schedule.model import Entry, Open, Settled
from copflow.schedule.order import date_order


def set_slack(entries: Sequence[Entry]) -> None:
    """Set the slack of every entry that has a date.

    What is done or cancelled has none, and takes none from what it needs.

    Two steps of one activity that both count from it move together when it does: a need between them bounds the
    steps, not the activity.
    """
    end = max((entry.last for entry in entries if entry.last is not None and _counts(entry)), default=None)
    if end is None:
        return
    order = date_order([entry.activity for entry in entries])
    roots = _roots(entries, order)
    followers = _followers(entries)
    carried: list[int] = [0] * len(entries)
    for number in reversed(order):
        entry = entries[number]
        if entry.last is None or entry.activity.is_over:
            continue
        rooms = [_own_room(entry, end)]
        together = _room_before_anchor(entry, entries)
        for follower, why in followers[number]:
            if why is not Why.NEED:
                rooms.append(carried[follower])
            elif not entries[follower].activity.has_date:
                rooms.append(max(0, _gap(entry, entries[follower]) - 1) + carried[follower])
            else:
                same = roots[follower] == roots[number]
                (together if same else rooms).append(_gap(entry, entries[follower]))
        carried[number] = min(rooms)
        entry.slack = min(carried[number], *together) if together else carried[number]


def _counts(entry: Entry) -> bool:
    """What is cancelled does not decide when the plan ends."""
    return not entry.activity.is_cancelled


def _room_before_anchor(entry: Entry, entries: Sequence[Entry]) -> list[int]:
    """What is due some time before an activity is meant to be finished when that begins."""
    offset = entry.activity.offset
    if offset is None or offset.side is not Side.BEFORE or entry.follows is None:
        return []
    anchor = entries[entry.follows]
    return [_gap(entry, anchor)] if isinstance(anchor.when, Settled) else []


def _roots(entries: Sequence[Entry], order: Sequence[int]) -> list[int]:
    """For each entry the activity that it counts from in the end, itself if it counts from none."""
    roots = list(range(len(entries)))
    for number in order:
        entry = entries[number]
        if entry.follows is not None and (entry.activity.offset is not None or entry.is_shared):
            roots[number] = roots[entry.follows]
    return roots


def _followers(entries: Sequence[Entry]) -> list[list[tuple[int, Why]]]:
    """For each activity those that count from it, share its date, or need it."""
    followers: list[list[tuple[int, Why]]] = [[] for _ in entries]
    for entry in entries:
        if entry.last is not None and not entry.activity.is_over:
            for edge in entry.activity.edges:
                followers[edge.target].append((entry.activity.number, edge.why))
    return followers


def _own_room(entry: Entry, end: date) -> int:
    """The days to the end of its window, or to the plan's last day."""
    assert entry.last is not None
    if isinstance(entry.when, Open):
        return (entry.when.latest - entry.when.earliest).days
    return (end - entry.last).days


def _gap(entry: Entry, needed_by: Entry) -> int:
    """The days from its earliest end to the latest day on which what needs it may begin."""
    finish = entry.last
    start = needed_by.first
    if isinstance(entry.when, Open):
        finish = date.fromordinal(entry.when.earliest.toordinal() + entry.when.length - 1)
    if isinstance(needed_by.when, Open):
        start = needed_by.when.latest
    assert finish is not None and start is not None
    return (start - finish).days


def critical_path(entries: Sequence[Entry]) -> list[int]:
    """The numbers of the activities that decide when the plan ends, the first one first; marks them critical.

    From the one that ends last, each step goes to what its date follows, or else to what it needs that ends last.
    """
    dated = [entry for entry in entries if entry.last is not None and _counts(entry)]
    if not dated:
        return []
    at: Entry | None = max(dated, key=lambda entry: (entry.last, -entry.activity.number))
    path: list[int] = []
    while at is not None and not at.critical:
        at.critical = True
        path.append(at.activity.number)
        at = _decides(at, entries)
    return path[::-1]


def _decides(entry: Entry, entries: Sequence[Entry]) -> Entry | None:
    if entry.follows is not None:
        return entries[entry.follows]
    needs = [entries[edge.target] for edge in entry.activity.edges_of(Why.NEED)]
    dated = [need for need in needs if need.last is not None and _counts(need)]
    return max(dated, key=lambda need: (need.last, -need.activity.number), default=None)
