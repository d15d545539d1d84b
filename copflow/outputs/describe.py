"""What stands in an entry below its title: everything that the plan says of it and why it is on this day.

Plain text, a line a fact, the author's own notes first; the most that any calendar program shows.
"""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from copflow.compile import Compilation
from copflow.dates import speak
from copflow.dates.zones import zone_words
from copflow.outputs.facts import (
    EVENT_MINUTES,
    MOST_REASONS,
    end_clock,
    end_words,
    last_day,
    last_reasons,
    needs_of,
    plain_name,
    plan_zone,
    session_of,
    told_steps,
    window_of,
)
from copflow.outputs.identity import file_of
from copflow.outputs.states import state_words, tells_of_private
from copflow.outputs.text import one_line
from copflow.outputs.titles import names_all
from copflow.schedule.because import Step
from copflow.schedule.model import Entry, Open, Settled

UTC = ZoneInfo("UTC")
"""The zone of a plan that names none."""
MOST_NAMES = 20
"""How many names a list has; the plan may say `needs every webinar` of thousands."""


class Describer:
    """Writes the descriptions of one plan's entries; without `private` nothing is told of what is private, and without
    `lines` none of the plan's is numbered."""

    def __init__(self, compilation: Compilation, *, private: bool, lines: bool = True) -> None:
        self._private, self._lines_too = private, lines
        self._source = compilation.source
        self._entries = compilation.schedule.entries
        self._zone = plan_zone(compilation.plan) or UTC

    def describe(self, entry: Entry, title: str) -> str:
        """The lines about one entry, below this title. No blanks around them: some readers would leave them out."""
        return "\n".join(map(one_line, self._lines(entry, title))).strip()

    def _lines(self, entry: Entry, title: str) -> Iterator[str]:
        activity = entry.activity
        if not names_all(title, entry, self._entries):
            yield activity.full_name
        yield from self._said(entry)
        yield from time_lines(entry)
        yield from elsewhere(entry, self._zone)
        yield from extent_lines(entry)
        if activity.origin is not None and activity.origin.moved:
            yield f"Moved from {speak.days(activity.origin.first, activity.origin.last)}, as the plan says."
        if entry.moved is not None:
            yield f"Moved from {speak.day(entry.moved.day)} ({entry.moved.why})."
        if self._private or not tells_of_private(entry, self._entries, MOST_REASONS):
            yield from self._why(entry)
        yield from self._needs(entry)
        yield from self._steps(entry)
        if activity.links:
            yield f"Links: {' '.join(activity.links)}"
        if place := self._place(entry.activity.name.span.start):
            yield f"Plan: {', '.join(place)}"

    def _said(self, entry: Entry) -> Iterator[str]:
        """What the plan says of it besides its time."""
        activity = entry.activity
        if words := list(state_words(entry)):
            yield f"State: {', '.join(words)}"
        yield from activity.notes
        if self._private:
            yield from activity.private_notes
        if activity.owners:
            people = speak.listed([person.full_name or person.name.text for person in activity.owners])
            yield f"Who: {people}{_bracketed(list(activity.teams))}"
        if activity.participants:
            yield f"With: {speak.listed(list(activity.participants))}"

    def repeated(self, entry: Entry, title: str) -> str:
        """The lines about all occurrences of a repetition, by one of them: as `describe`, without days and reasons."""
        return "\n".join(map(one_line, self._repeated(entry, title))).strip()

    def _repeated(self, entry: Entry, title: str) -> Iterator[str]:
        activity = entry.activity
        if not names_all(title, entry, self._entries):
            yield plain_name(activity, self._entries)
        yield from self._said(entry)
        yield from repeated_time_lines(entry)
        yield from self._needs(entry, plain=True)
        yield from self._steps(entry)
        if activity.links:
            yield f"Links: {' '.join(activity.links)}"
        if place := self._place(activity.name.span.start):
            yield f"Plan: {', '.join(place)}"

    def _place(self, offset: int) -> list[str]:
        """The file, if the plan was read from one, and the line."""
        file = file_of(self._source, offset)
        return [*([file] if file else []), *self._line(offset)]

    def _line(self, offset: int) -> list[str]:
        return [f"line {self._source.position(offset).line}"] if self._lines_too else []

    def _why(self, entry: Entry) -> Iterator[str]:
        steps, more = last_reasons(entry, self._entries)
        if steps:
            yield "Why this date:" if isinstance(entry.when, Settled) else "Why these dates:"
        if more:
            yield "- (earlier reasons are left out)"
        for step in steps:
            yield f"- {self._reason(step, entry)}"

    def _reason(self, step: Step, entry: Entry) -> str:
        """`1 week before: Tue 3 November 2026 (line 14)`, with the activity's name if it is another one's reason."""
        reason = step.reason
        place = [step.entry.activity.full_name] if step.entry is not entry else []
        if reason.span:
            at, here = reason.span.start, entry.activity.name.span.start
            is_here = self._source.file(at) == self._source.file(here)
            place += self._line(at) if is_here else self._place(at)
        when = speak.days(reason.day, reason.until or reason.day)
        return f"{reason.text}: {when}{_bracketed(place)}"

    def _tells(self, entry: Entry) -> bool:
        return self._private or not entry.activity.is_private

    def _needs(self, entry: Entry, *, plain: bool = False) -> Iterator[str]:
        """What it needs, `plain`: without the days of occurrences."""
        needs = [need for need in needs_of(entry.activity) if self._tells(self._entries[need])]
        if needs:
            told = [self._entries[number].activity for number in needs[:MOST_NAMES]]
            names = [plain_name(one, self._entries) if plain else one.full_name for one in told]
            if len(needs) > MOST_NAMES:
                names.append(f"{len(needs) - MOST_NAMES:,} others")
            yield f"Needs: {speak.listed(names)}"

    def _steps(self, entry: Entry) -> Iterator[str]:
        """The steps that have no entry of their own, with their notes and links."""
        told = told_steps(entry.activity, self._entries)
        steps = [step for step in told if self._tells(self._entries[step.number])]
        if steps:
            yield "Steps:"
        own = f" of {entry.activity.full_name}"
        for step in steps:
            states = _bracketed(list(state_words(self._entries[step.number])))
            notes = (*step.notes, *(step.private_notes if self._private else ()))
            yield f"- {': '.join((step.full_name.removesuffix(own) + states, *notes, *step.links))}"


def _bracketed(parts: list[str]) -> str:
    return f" ({', '.join(parts)})" if parts else ""


def time_lines(entry: Entry) -> Iterator[str]:
    """`Time: 14:00 to 15:00 (America/New_York)`, as the plan says it, and what is assumed of its length."""
    session = session_of(entry)
    yield from _time_lines(entry, end_words(entry, session) if session is not None else "")


def repeated_time_lines(entry: Entry) -> Iterator[str]:
    """The same for all occurrences, and how many days a deadline takes; no line has a day."""
    session = session_of(entry)
    end = ""
    if session is not None:
        later = " on the next day" if last_day(entry, session) else ""
        end = f"{end_clock(entry, session)}{later}"
    yield from _time_lines(entry, end)
    if isinstance(entry.when, Settled) and entry.activity.is_task and entry.when.first < entry.when.last:
        yield f"It takes {speak.count((entry.when.last - entry.when.first).days + 1, 'day')}."


def _time_lines(entry: Entry, end: str) -> Iterator[str]:
    """The lines about a time of day. `end`: when it ends, in words."""
    if entry.hours is None or entry.zone is None:
        return
    start, zone, minutes = speak.clock(entry.hours.start), zone_words(entry.zone), entry.hours.minutes
    session = session_of(entry)
    if session is not None and session.known:
        yield f"Time: {start} to {end} ({zone})"
        return
    yield f"Time: {start}{f', for {speak.length(minutes)}' if minutes else ''} ({zone})"
    if session is not None and not entry.activity.is_task:
        yield f"The plan does not say how long it is; it is shown for {speak.length(EVENT_MINUTES)}."


def elsewhere(entry: Entry, zone: ZoneInfo) -> Iterator[str]:
    """The time by the clock of the plan's zone, where it was said in another one."""
    session = session_of(entry)
    if session is not None and entry.zone is not None and entry.zone.key != zone.key:
        start = session.start.astimezone(zone)
        yield f"That is {speak.clock(start.time())} on {speak.day(start.date())} ({zone_words(zone)})."


def extent_lines(entry: Entry) -> Iterator[str]:
    """That the day is not set, and what the calendar shows instead; when work on a deadline begins."""
    window = window_of(entry)
    if window is not None:
        yield f"The day is not set: {_some_day(entry)} from {speak.days(*window)}. It is shown on the earliest."
    elif isinstance(entry.when, Settled) and entry.activity.is_task and entry.when.first < entry.when.last:
        days = (entry.when.last - entry.when.first).days + 1
        yield f"It takes {speak.count(days, 'day')} and begins on {speak.day(entry.when.first)}."


def _some_day(entry: Entry) -> str:
    if entry.activity.is_task:
        return "it is due some day"
    length = entry.when.length if isinstance(entry.when, Open) else 1
    return "some day" if length == 1 else f"it takes {speak.count(length, 'day')}"
