"""The dates of a plan as the page tells them: a row for each, with all that the side panel shows of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from copflow.compile import Compilation
from copflow.dates import speak
from copflow.dates.zones import zone_words
from copflow.outputs.describe import UTC, elsewhere
from copflow.outputs.facts import (
    calendar_days,
    last_reasons,
    moved_of,
    needs_of,
    plan_zone,
    session_of,
    stands_alone,
    told_steps,
    window_of,
)
from copflow.outputs.ics_event import category_of
from copflow.outputs.identity import file_of
from copflow.outputs.states import state_words, tells_of_private
from copflow.outputs.text import one_line
from copflow.overview.purposes import purpose_of
from copflow.overview.standing import Stand, Standing, stands
from copflow.pictures.palette import Tones
from copflow.schedule.model import Entry
from copflow.site.links import link_of
from copflow.site.view import Choices, View
from copflow.site.words import Clock, clocks_of

MOST_REASONS = 12
FEW_REASONS = 4
"""How many steps of a reason are told of each date of a large plan."""
MOST_NAMES = 12


class Named(NamedTuple):
    """Another activity that is told of: its number if it has a row, and its name."""

    number: int | None
    name: str


class Clause(NamedTuple):
    """A step on the way to a date: of which activity (empty for its own), the plan's words, the days then, and the
    line that says so."""

    name: str
    words: str
    day: date
    until: date | None
    line: str


class Link(NamedTuple):
    """A link of the plan; without an address it is only shown."""

    text: str
    address: str | None


@dataclass(slots=True)
class Row:
    """A date of the plan. `day` and `until`: the days it is on, or of which one is not chosen (`is_open`); None if it
    has none. `tone`: the class of its purpose's colour. `choices`: by what it can be chosen. `anchor`: the number
    of what its date is counted from in the end."""

    number: int
    name: str
    full_name: str
    of: str
    entry: Entry
    stand: Stand
    kind: str
    day: date | None
    until: date | None
    is_open: bool
    clocks: Sequence[Clock]
    zone: str
    who: list[str]
    full_who: list[str]
    tone: str
    purpose: str
    choices: list[int]
    anchor: int
    line: str
    clauses: list[Clause] = field(default_factory=list)
    is_cut: bool = False
    facts: list[tuple[str, str]] = field(default_factory=list)
    needs: list[Named] = field(default_factory=list)
    more_needs: int = 0
    links: list[Link] = field(default_factory=list)

    @property
    def state(self) -> str:
        """How it stands, in a word or two."""
        return self.stand.standing.value

    @property
    def is_pale(self) -> bool:
        """Whether nothing is left to be done about it."""
        return self.stand.standing in (Standing.DONE, Standing.PAST, Standing.CANCELLED)

    @property
    def last(self) -> date | None:
        """The last of its days."""
        return self.until or self.day


class Rows:
    """Makes the rows of one plan."""

    def __init__(self, compilation: Compilation, view: View, large: int) -> None:
        self._compilation, self._view = compilation, view
        self._schedule = compilation.schedule
        self._entries = self._schedule.entries
        self.stands = stands(self._schedule, view.today)
        self.tones = Tones(self._entries)
        self._zone = plan_zone(compilation.plan) or UTC
        shown = [entry for entry in self._schedule.in_date_order() if self._is_shown(entry)]
        self.choices = Choices(compilation, shown)
        self._numbers = {entry.activity.number for entry in shown}
        self._most = MOST_REASONS if len(shown) <= large else FEW_REASONS
        self.rows = [self._row(entry) for entry in shown]

    def _is_shown(self, entry: Entry) -> bool:
        return self._tells(entry) and stands_alone(entry, self._entries)

    def _tells(self, entry: Entry) -> bool:
        return self._view.private or not entry.activity.is_private

    def _row(self, entry: Entry) -> Row:
        activity = entry.activity
        days, window = calendar_days(entry), window_of(entry)
        first, last = window or days or (None, None)
        row = Row(
            number=activity.number,
            name=one_line(activity.name.text),
            full_name=one_line(activity.full_name),
            of=self._owner(entry),
            entry=entry,
            stand=self.stands[activity.number],
            kind=category_of(entry),
            day=first,
            until=last if last != first else None,
            is_open=window is not None,
            clocks=clocks_of(entry, session_of(entry)),
            zone=one_line(zone_words(entry.zone))
            if entry.zone is not None and entry.zone.key != self._zone.key
            else "",
            who=[one_line(person.name.text) for person in activity.owners],
            full_who=[one_line(person.full_name or person.name.text) for person in activity.owners],
            tone=self.tones.of(entry).css,
            purpose=purpose_of(entry, self._entries),
            choices=self.choices.numbers_of(entry),
            anchor=self._anchor(entry),
            line=self._line(activity.name.span.start),
        )
        self._tell(row)
        return row

    def _owner(self, entry: Entry) -> str:
        parent = entry.activity.parent
        return one_line(self._entries[parent].activity.full_name) if parent is not None else ""

    def _anchor(self, entry: Entry) -> int:
        """The activity from which its date is counted, where that has a row too."""
        while entry.follows is not None and entry.follows in self._numbers:
            entry = self._entries[entry.follows]
        return entry.activity.number

    def _line(self, offset: int) -> str:
        """`line 7`, with the file's name where it is not the plan's own."""
        line = f"line {self._compilation.source.position(offset).line}"
        is_own = self._compilation.source.file(offset).start == 0
        return line if is_own else f"{file_of(self._compilation.source, offset)}, {line}"

    # ---- what the panel shows --------------------------------------------------------------------------------

    def _tell(self, row: Row) -> None:
        entry = row.entry
        row.facts = [(label, one_line(words)) for label, words in self._facts(entry)]
        needs = [number for number in needs_of(entry.activity) if self._tells(self._entries[number])]
        row.needs = [self._named(number) for number in needs[:MOST_NAMES]]
        row.more_needs = len(needs) - len(row.needs)
        row.links = [Link(one_line(link), link_of(link)) for link in entry.activity.links]
        if self._view.private or not tells_of_private(entry, self._entries, self._most):
            steps, row.is_cut = last_reasons(entry, self._entries, self._most)
            for step in steps:
                name = one_line(step.entry.activity.full_name) if step.entry is not entry else ""
                line = self._line(step.reason.span.start) if step.reason.span is not None else ""
                row.clauses.append(Clause(name, one_line(step.reason.text), step.reason.day, step.reason.until, line))

    def _named(self, number: int) -> Named:
        name = one_line(self._entries[number].activity.full_name)
        return Named(number if number in self._numbers else None, name)

    def _facts(self, entry: Entry) -> Iterator[tuple[str, str]]:
        activity = entry.activity
        if words := list(state_words(entry)):
            yield "State", ", ".join(words)
        if activity.participants:
            yield "With", ", ".join(activity.participants)
        mode = activity.mode.value if activity.mode is not None else ""
        if where := " at ".join(filter(None, (mode, activity.place))):
            yield "Where", where
        for also in elsewhere(entry, self._zone):
            yield "Also", also
        notes = [*activity.notes, *(activity.private_notes if self._view.private else ())]
        for note in notes:
            yield "Note", note
        steps = [step for step in told_steps(activity, self._entries) if self._tells(self._entries[step.number])]
        if steps:
            yield "Steps", ", ".join(step.name.text for step in steps)
        if activity.tags:
            yield "Tags", ", ".join(activity.tags)
        moved = moved_of(entry)
        if moved is not None:
            yield "Moved", f"from {speak.day(moved.day)} ({moved.why})"
