"""What comes of a line: the dates of its activities, and what of them is not written on it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copflow.compile import Compilation
from copflow.dates import speak
from copflow.diagnostics.prose import quoted
from copflow.editing.follow import when_words
from copflow.editing.place import own_lines, speaks_of
from copflow.graph.model import Activity, Why
from copflow.language.nodes import (
    At,
    Clause,
    DateClause,
    Entry,
    FromHours,
    InTurn,
    Kind,
    ModeClause,
    Place,
    Purpose,
    ZoneClause,
)
from copflow.language.nodes import For as Length
from copflow.outputs.facts import EVENT_MINUTES, plan_zone, session_of
from copflow.schedule import model
from copflow.schedule.dated import written
from copflow.speech.when import state_sentences, when_sentences

SHOWN = 4
"""How many of several dates are said."""
TIMES = (At, FromHours, InTurn)
GROUPS: tuple[type | tuple[type, ...], ...] = (TIMES, Length, ModeClause, Place, Purpose, ZoneClause)
"""The clauses of a shape of which an activity has one; its own is stronger."""


class Made(NamedTuple):
    """The activities that each entry of a plan made, by the place of its name; and those of each series."""

    by_name: dict[int, list[Activity]]
    by_series: dict[str, list[Activity]]


def made_of(compilation: Compilation) -> Made:
    """Look at the activities of a plan once."""
    by_name: dict[int, list[Activity]] = {}
    by_series: dict[str, list[Activity]] = {}
    for activity in compilation.graph.activities:
        by_name.setdefault(activity.name.span.start, []).append(activity)
        if activity.series is not None:
            by_series.setdefault(activity.series, []).append(activity)
    return Made(by_name, by_series)


class Results:
    """The sentences about the activities of one plan."""

    def __init__(self, compilation: Compilation) -> None:
        self._compilation = compilation
        self._schedule = compilation.schedule
        self._made = made_of(compilation)
        self._zone = plan_zone(compilation.plan)

    def of(self, entry: Entry) -> list[Activity]:
        """The activities that an entry is about."""
        if entry.name is None:
            return []
        if entry.kind is Kind.SHAPE:
            return self._made.by_series.get(entry.name.key, [])
        if entry.kind is Kind.MORE:
            named = (found for found in self._made.by_series.get(entry.name.key, []))
            return [activity for activity in named if speaks_of(entry, activity)]
        return self._made.by_name.get(entry.name.span.start, [])

    def sentences(self, entry: Entry) -> Iterator[str]:
        """The dates of what an entry is about, and what is taken for what is not written."""
        activities = self.of(entry)
        if len(activities) == 1:
            found = self._schedule.entries[activities[0].number]
            yield from self._not_written(found)
            yield from self._one(found)
        elif activities:
            if entry.kind is not Kind.SHAPE:
                yield from self._not_written(self._schedule.entries[activities[0].number])
            yield self._several(activities)

    def _one(self, entry: model.Entry) -> Iterator[str]:
        first, *rest = (*when_sentences(entry, self._schedule), *state_sentences(entry))
        yield f"{_full(entry.activity)} {first}"
        yield from rest
        if entry.moved is not None:
            yield f"It was moved from {speak.day(entry.moved.day)}, which is closed: {entry.moved.why}."

    def _several(self, activities: Sequence[Activity]) -> str:
        """`These are 12: "call of 6 October 2026" on Tue 6 October 2026, …`."""
        dates = [
            f"{_full(activity)}: {when_words(self._schedule.entries[activity.number])}"
            for activity in activities[:SHOWN]
        ]
        if len(activities) > SHOWN:
            dates.append(f"and {len(activities) - SHOWN:,} more")
        return f"These are {speak.count(len(activities), 'activity')}: {'; '.join(dates)}."

    # ---- what is not written ---------------------------------------------------------------------------

    def _not_written(self, entry: model.Entry) -> Iterator[str]:
        """Where the date comes from if the activity says none; how long it is; in which zone its time is."""
        activity = entry.activity
        if entry.is_shared and activity.parent is not None:
            parent = self._schedule.graph.activities[activity.parent]
            yield f"No date is written; it has that of {_full(parent)}."
        elif not activity.has_date and activity.edges_of(Why.NEED) and entry.first is not None and not entry.done:
            yield "No date is written; it begins on the first working day after what it needs."
        if entry.hours is None:
            return
        session = session_of(entry)
        if session is not None and not session.known and not activity.is_task:
            yield f"No length is written; calendars show {speak.length(EVENT_MINUTES)}."
        if self._zone is None and activity.zone is None:
            yield "No time zone is written; I took UTC."

    def of_shape(self, entry: Entry, shape: Entry) -> Iterator[str]:
        """What an activity has of its shape: its clauses, as far as its own are not stronger, and its steps."""
        activities = self.of(entry)
        if not activities:
            return
        found = self._schedule.entries[activities[0].number]
        own = [clause for line in own_lines(entry) for clause in line.clauses]
        clauses = [clause for line in own_lines(shape) for clause in line.clauses if _holds(clause, own, found)]
        source = self._compilation.source
        line = source.position(shape.span.start).line
        where = f"line {line}" if source.file(shape.span.start) == source.file(entry.span.start) else "another file"
        if clauses:
            words = speak.listed([quoted(written(source, clause.span)) for clause in clauses])
            yield f"Of its shape ({where}) it has {words}."
        own_steps = {child.name.key for line in own_lines(entry) for child in line.children if child.name}
        steps = [child for one in own_lines(shape) for child in one.children if child.kind is Kind.ACTIVITY]
        names = [f'"{step.name.text}"' for step in steps if step.name and step.name.key not in own_steps]
        if names:
            yield f"Of its shape ({where}) it has {speak.count(len(names), 'step')}: {speak.listed(names)}."


def _full(activity: Activity) -> str:
    return f'"{activity.full_name}"'


def _holds(clause: Clause, own: Sequence[Clause], entry: model.Entry) -> bool:
    """Whether a clause of the shape holds for an activity: it led to its date, or the activity says no other."""
    if isinstance(clause, DateClause):
        return any(reason.span == clause.span for reason in entry.reasons)
    group = next((group for group in GROUPS if isinstance(clause, group)), None)
    return group is None or not any(isinstance(one, group) for one in own)
