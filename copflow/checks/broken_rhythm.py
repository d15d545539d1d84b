"""The gatherings of a series, or of the whole plan, are much further apart in one place than they usually are."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copflow.checks.finding import finding, place
from copflow.checks.gatherings import is_gathering, named, when
from copflow.checks.number_order import disorder
from copflow.checks.rhythm import Gap, Gaps, usual
from copflow.dates import speak
from copflow.diagnostics.diagnostic import Diagnostic, Label
from copflow.diagnostics.prose import quoted
from copflow.schedule.model import Entry, Schedule, Settled

FEWEST, FEWEST_EVENTS, FEWEST_IN_ALL = 3, 4, 5
"""How many gatherings make a rhythm: of a series, of a series of events of which the plan does not say that people
come together, and of the whole plan, whose gatherings are of many kinds."""
SHORTEST_USUAL = 5
"""From how many days on gaps are a rhythm: the sessions of one week are none."""
SHORTEST_IN_ALL = 42
"""From how many days on a gap of the whole plan is told: a community of many kinds of gatherings bears six weeks."""
SHOWN = 3
MOST_UNREAD = 100
"""How many names of activities that could not be read are compared with those of series."""


class Break(NamedTuple):
    """The longest gap, the others that are too long as well, and the usual one in days."""

    gap: Gap
    more: tuple[Gap, ...]
    usual: float


def check(schedule: Schedule) -> Iterator[Diagnostic]:
    """Each series by itself, then all gatherings together, unless a series has its gap at that time."""
    gaps = Gaps(schedule)
    told: list[Gap] = []
    unread = _unread(schedule)
    mixed_up = disorder(schedule)
    for name, entries in _series(schedule).items():
        if name in mixed_up or any(key.startswith(name) for key in unread):
            continue  # the gathering that is missing may be the one that was reported
        least = FEWEST if any(map(is_gathering, entries)) else FEWEST_EVENTS
        if broken := _break(entries, gaps, least):
            told.append(broken.gap)
            yield _report(broken)
    gatherings = [entry for entry in schedule.entries if entry.activity.parent is None and _meets(entry)]
    if not unread and len({entry.activity.series or entry.activity.number for entry in gatherings}) > 1:
        broken = _break(gatherings, gaps, FEWEST_IN_ALL, mixed=True)
        if broken is not None and not any(_overlap(broken.gap, gap) for gap in told):
            yield _report(broken)


def _unread(schedule: Schedule) -> list[str]:
    """The names of what could not be read, as they are compared."""
    activities = (activity for activity in schedule.graph.activities if activity.parent is None)
    return [activity.name.key for activity in activities if activity.broken or activity.flawed][:MOST_UNREAD]


def _series(schedule: Schedule) -> dict[str, list[Entry]]:
    """The events of each series, the cancelled ones too; steps are as far apart as their work takes."""
    found: dict[str, list[Entry]] = {}
    for entry in schedule.entries:
        activity = entry.activity
        if activity.series is not None and activity.parent is None and not activity.is_task:
            found.setdefault(activity.series, []).append(entry)
    return found


def _meets(entry: Entry) -> bool:
    """Whether it is a gathering, or would be if it were not cancelled."""
    activity = entry.activity
    said = entry.hours is not None or activity.mode is not None or activity.place is not None
    return is_gathering(entry) or (activity.is_cancelled and not activity.is_task and said)


def _break(entries: Sequence[Entry], gaps: Gaps, fewest: int, *, mixed: bool = False) -> Break | None:
    """The longest gap that the plan does not make by a rule, if it is out of the ordinary."""
    if len(entries) < fewest or (found := gaps.between(entries)) is None or len(found) < fewest - 1:
        return None
    longest = max((gap for gap in found if not gap.meant), key=lambda gap: gap.counted, default=None)
    shortest = SHORTEST_IN_ALL if mixed else 0
    if longest is None or longest.counted <= shortest:
        return None
    others = usual([gap.counted for gap in found if gap is not longest], mixed=mixed)
    if others.days < SHORTEST_USUAL or longest.counted <= others.limit:
        return None
    limit = max(others.limit, shortest)
    more = (gap for gap in found if gap is not longest and not gap.meant and gap.counted > limit)
    return Break(longest, tuple(more), others.days)


def _overlap(one: Gap, other: Gap) -> bool:
    """Whether two gaps have days in common."""
    begin, end = _ends(one)
    other_begin, other_end = _ends(other)
    return begin < other_end and other_begin < end


def _ends(gap: Gap) -> tuple[int, int]:
    last, first = gap.before.last, gap.after.first
    assert last is not None and first is not None  # what has no date makes no gap
    return last.toordinal(), first.toordinal()


def _report(broken: Break) -> Diagnostic:
    gap = broken.gap
    span, labels = place(gap.after)
    labels.append(Label(gap.before.activity.name.span, f"{quoted(gap.before.activity.full_name)}, the one before"))
    title = f"Between {_both(gap)} are {_apart(gap.days, broken.usual)}."
    return finding("broken-rhythm", span, title, labels=labels, notes=_notes(broken))


def _both(gap: Gap) -> str:
    return f"{named(gap.before)} and {named(gap.after)}"


def _apart(days: int, usual_days: float) -> str:
    """`12 weeks; usually it is 4`, in days where the usual gap is no matter of weeks."""
    if usual_days >= 14 or (usual_days % 7 == 0 and days % 7 == 0):
        return f"{speak.count(round(days / 7), 'week')}; usually it is {round(usual_days / 7)}"
    return f"{days} days; usually it is {usual_days:.0f}"


def _notes(broken: Break) -> Iterator[str]:
    for entry in (broken.gap.before, broken.gap.after):
        if not isinstance(entry.when, Settled):
            yield f"{quoted(entry.activity.full_name)} has no day yet: {when(entry)}; its middle is counted."
    left_out = broken.gap.days - broken.gap.counted
    if left_out:
        yield f"{speak.count(left_out, 'day')} of them do not count: the plan is closed, or between terms."
    if broken.more:
        shown = [f"between {_both(gap)}" for gap in broken.more[:SHOWN]]
        more = [f"{len(broken.more) - SHOWN} more times"] if len(broken.more) > SHOWN else []
        yield f"So it is {speak.listed([*shown, *more])}."
