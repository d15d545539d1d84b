"""Document to Plan: the clauses of each activity are put into their places, and settings are judged."""

from collections.abc import Collection, Sequence
from typing import TypeVar

from copflow.dates import zones
from copflow.dates.forms import MinuteLength, Offset
from copflow.dates.nesting import lacks_window
from copflow.diagnostics.diagnostic import Diagnostics, Label, replace
from copflow.diagnostics.nearest import nearest
from copflow.diagnostics.prose import quoted
from copflow.diagnostics.source import File, Span
from copflow.language import lower_settings
from copflow.language.heads import PURPOSES
from copflow.language.joining import agree, join_settings, together
from copflow.language.nodes import (
    After,
    At,
    AwayClause,
    Bound,
    Bounds,
    Broken,
    By,
    Clause,
    Document,
    Due,
    Entry,
    Every,
    Except,
    For,
    Formerly,
    FromDay,
    FromDays,
    FromHours,
    IncludeSetting,
    InTurn,
    InWindow,
    Kind,
    Link,
    ModeClause,
    MovedTo,
    Name,
    Needs,
    Note,
    Numbered,
    OnDay,
    OrMove,
    PersonClause,
    Place,
    Purpose,
    Tag,
    TeamClause,
    Times,
    Together,
    Until,
    With,
    ZoneClause,
)
from copflow.language.plan import AbsenceForm, Draft, More, Person, Plan, Team
from copflow.language.said_twice import Descriptions
from copflow.language.series import series_of
from copflow.language.standing import Remind, StateClause
from copflow.language.states import put_state, report_dated, undated_state

One = TypeVar("One", Person, Team)


def lower(document: Document, found: Diagnostics, unread: Collection[str] = ()) -> Plan:
    """What the document says. Every entry becomes a setting, a person, a shape or an activity, or was reported.

    `unread`: what may stand in included files that could not be read.
    """
    plan = Plan(broken=set(unread), end=document.files[0].end)
    lowering = Lowering(plan, found)
    for file in document.files:
        lowering.file(document.of(file), file)
    lower_settings.finish(plan, PURPOSES)
    lowering.judge_purposes()
    if not plan.activities and not plan.more and not found.has_errors:
        note = "Begin with one line, for example: webinar 1 in November; guide due 1 week before"
        found.report("empty-plan", Span(0, 0), "There is no activity in this plan.", notes=(note,))
    return plan


class Lowering:
    """Lowers the entries of one document into one plan."""

    def __init__(self, plan: Plan, found: Diagnostics) -> None:
        self._plan = plan
        self._found = found
        self._purposes: list[Purpose] = []
        self._descriptions = Descriptions(found)
        self._file_start = 0
        self._of_file = plan

    def file(self, document: Document, file: File) -> None:
        """The entries of one file; the settings of an included one join the plan's when all are known."""
        self._file_start = file.start
        self._of_file = Plan() if file.start else self._plan
        for entry in document.entries:
            self.top(entry)
        if self._of_file is not self._plan:
            join_settings(self._plan, self._of_file, self._found)

    def top(self, entry: Entry) -> None:
        """An entry at the beginning of a line."""
        match entry.kind:
            case Kind.PLAN:
                self._header(entry)
            case Kind.CLAUSES:
                self._settings(entry)
            case Kind.PERSON | Kind.TEAM | Kind.AWAY:
                self._person(entry)
            case Kind.SHAPE:
                self._shape(entry)
            case Kind.ACTIVITY:
                self._plan.activities.append(self._draft(entry))
            case Kind.MORE:
                self._plan.more.append(More(self._draft(entry), entry.occurrence))
            case Kind.BROKEN:
                pass

    # ---- the plan itself -------------------------------------------------------------------------------

    def _header(self, entry: Entry) -> None:
        if entry.name is not None:
            if self._of_file.title_span is not None:
                labels = (Label(self._of_file.title_span, "the first one"),)
                title = "A file has one plan, and this is a second one."
                self._found.report("misplaced-line", entry.name.span, title, labels=labels)
                return
            self._of_file.title, self._of_file.title_span = entry.name.text, entry.name.span
        elif not entry.clauses:
            title = 'The plan has no name. Write it in quotation marks: plan "Spring programme".'
            self._found.report("unreadable-clause", entry.span, title)
        self._settings(entry)

    def _settings(self, entry: Entry) -> None:
        """The settings of an entry and of those below it."""
        for clause in entry.clauses:
            lower_settings.apply(self._of_file, clause, self._found)
            if isinstance(clause, IncludeSetting) and (len(entry.clauses) > 1 or clause.span.start > entry.span.start):
                title = "This file was not included: `include` stands on a line of its own."
                self._found.report("misplaced-line", clause.span, title)
                self._plan.broken.add("include")
        for child in entry.children:
            self._settings(child)

    def _person(self, entry: Entry) -> None:
        for clause in entry.clauses:
            if isinstance(clause, PersonClause):
                self._know(Person(clause.name, clause.full_name, clause.mail), self._plan.people)
            elif isinstance(clause, TeamClause):
                self._judge_members(clause)
                self._know(Team(clause.name, clause.members), self._plan.teams)
            elif isinstance(clause, AwayClause) and entry.name is not None:
                self._plan.absences.append(AbsenceForm(entry.name, clause.when, clause.why, entry.span))
        for child in entry.children:
            if child.kind is not Kind.BROKEN:  # that was reported where it was read
                title = "Nothing can be indented below a line about people."
                self._found.report("misplaced-line", child.span, title)

    def _judge_members(self, clause: TeamClause) -> None:
        seen: dict[str, Name] = {}
        for name in clause.members:
            first = seen.setdefault(name.key, name)
            if first is not name:
                labels = (Label(first.span, "named here first"),)
                title = f"The team {quoted(clause.name.text)} names {quoted(name.text)} twice."
                self._found.report("repeated-clause", name.span, title, labels=labels)

    def _know(self, one: One, ones: dict[str, One]) -> None:
        """A person or a team, whose name nobody else may have; a person may be declared in several files."""
        key = one.name.key
        known = self._plan.people.get(key) or self._plan.teams.get(key)
        if known is None:
            ones[key] = one
            return
        is_other_file = known.name.span.start < self._file_start
        if isinstance(one, Person) and isinstance(known, Person) and is_other_file and agree(known, one):
            self._plan.people[key] = together(known, one)
            return
        labels = (Label(known.name.span, "declared here first"),)
        title = f"There is already a {known.__class__.__name__.lower()} {quoted(known.name.text)}."
        self._found.report("duplicate-name", one.name.span, title, labels=labels)

    def _shape(self, entry: Entry) -> None:
        draft = self._draft(entry)
        if draft.formerly is not None:
            title = "A shape is not in any calendar, and needs no former name."
            note = f'Each activity says its own: {draft.name.text} 1 formerly "{draft.formerly.name.text} 1"'
            self._found.report("former-name", draft.formerly.span, title, notes=(note,))
            draft.formerly = None
        known = self._plan.shapes.setdefault(draft.name.key, draft)
        if known is not draft:
            labels = (Label(known.name.span, "described here first"),)
            title = f'"each {draft.name.text}" is described twice.'
            self._found.report("duplicate-name", draft.name.span, title, labels=labels)

    # ---- activities ------------------------------------------------------------------------------------

    def _draft(self, entry: Entry) -> Draft:
        """The draft of an entry with all its steps; no recursion, as steps may be deep."""
        root = _new(entry, 0)
        waiting = [(entry, root)]
        while waiting:
            entry, draft = waiting.pop()
            self._fill(draft, entry.clauses)
            waiting.extend(reversed([(child, _home(child, draft)) for child in entry.children]))
        return root

    def _fill(self, draft: Draft, clauses: Sequence[Clause]) -> None:
        for clause in clauses:
            self._put(draft, clause)

    def _put(self, draft: Draft, clause: Clause) -> None:
        """Put a clause where it belongs in the draft."""
        match clause:
            case Due():
                is_first = draft.due is None
                self._once(draft, "due", clause)
                if clause.when is not None and is_first:
                    self._put(draft, clause.when)
            case InWindow() | OnDay() | Offset() | FromDays() | FromDay() | Together():
                self._put_date(draft, clause)
            case Bound() | Bounds():
                self._put_bound(draft, clause)
            case Every() | Until() | Times() | Except() | MovedTo() | Numbered():
                self._put_repeat(draft, clause)
            case At() | FromHours() | InTurn():
                self._put_time(draft, clause)
            case For():
                self._once(draft, "length", clause)
                self._one_length(draft)
            case Needs() | After():
                draft.needs.extend(clause.refs)
            case By():
                draft.by.append(clause)
            case With():
                draft.participants.extend(clause.people)
            case Note() | Link() | Tag():
                self._descriptions.put(draft, clause)
            case StateClause():
                put_state(draft, clause, self._found)
            case Broken():
                draft.broken |= clause.dates
                draft.flawed = True
            case _:
                self._put_rest(draft, clause)

    def _put_rest(self, draft: Draft, clause: Clause) -> None:
        match clause:
            case ModeClause():
                self._once(draft, "mode", clause)
            case Place():
                self._once(draft, "place", clause)
            case Purpose():
                self._once(draft, "purpose", clause)
                self._purposes.append(clause)
            case Formerly():
                self._once(draft, "formerly", clause)
            case Remind():
                self._once(draft, "remind", clause)
            case OrMove():
                self._once(draft, "move", clause)
            case ZoneClause():
                self._put_zone(draft, clause)

    def _put_time(self, draft: Draft, clause: At | FromHours | InTurn) -> None:
        """A zone beside the only time is the activity's; beside times in turn it is each one's own."""
        is_first = draft.time is None
        self._once(draft, "time", clause)
        self._one_length(draft)
        for time in clause.times if isinstance(clause, InTurn) else ():
            if time.beside is not None and time.beside.zone is not None:
                self._judge_zone(time.beside.zone)
        if is_first and not isinstance(clause, InTurn) and clause.beside is not None and clause.beside.zone is not None:
            self._put_zone(draft, clause.beside.zone)

    def _put_zone(self, draft: Draft, clause: ZoneClause) -> None:
        self._once(draft, "zone", clause)
        self._judge_zone(clause)

    def _judge_zone(self, clause: ZoneClause) -> None:
        if zones.find_zone(clause.zone.text) is None:
            lower_settings.unknown_zone(clause.zone, self._found)

    def _put_date(self, draft: Draft, clause: InWindow | OnDay | Offset | FromDays | FromDay | Together) -> None:
        """A window and a day go together (`on Thursday` `in November`); no other two dates do."""
        slot = _DATE_SLOTS[clause.__class__]
        for other_slot in dict.fromkeys(_DATE_SLOTS.values()):
            other = getattr(draft, other_slot)
            if other is None or other_slot == slot:
                continue
            if {slot, other_slot} not in TOGETHER and not _is_window_of(clause, other):
                labels = (Label(other.span, "the other date"),)
                title = f"{quoted(draft.name.text)} has two dates; only one can be right."
                self._found.report("date-conflict", clause.span, title, labels=labels)
                draft.broken = True
                return
        is_first = not draft.has_date
        self._once(draft, slot, clause)
        undated = undated_state(draft.states)
        if undated is not None and is_first:
            report_dated(draft, undated, clause, self._found)

    def _put_bound(self, draft: Draft, clause: Bound | Bounds) -> None:
        """A limit on each side; a second one on the same side is a mistake. `at least 1 week after kickoff, within 2
        weeks after kickoff`: that the second one does not begin before kickoff is none."""
        for bound in (clause.earliest, clause.latest) if isinstance(clause, Bounds) else (clause,):
            known = next((other for other in draft.bounds if other.limit is bound.limit), None)
            is_own = known is not None and (_is_anchor(bound) or _is_anchor(known))
            if known is not None and not is_own and known.day.__class__ is bound.day.__class__:
                labels = (Label(known.span, "said here first"),)
                title = f"{quoted(draft.name.text)} says {bound.limit.value} what day it is twice."
                self._found.report("repeated-clause", bound.span, title, labels=labels)
                return
            draft.bounds.append(bound)

    def _put_repeat(self, draft: Draft, clause: Every | Until | Times | Except | MovedTo | Numbered) -> None:
        match clause:
            case Every():
                self._put_every(draft, clause)
            case Except():
                draft.excepts.append(clause)
            case Until():
                self._once(draft, "until", clause)
            case Times():
                self._once(draft, "times", clause)
            case MovedTo():
                self._once(draft, "moved", clause)
            case Numbered():
                self._once(draft, "numbered", clause)

    def _put_every(self, draft: Draft, clause: Every) -> None:
        """A second rule says from when it holds; two without that contradict each other."""
        first = draft.every[0] if draft.every else None
        if first is not None and clause.start is None:
            labels = (Label(first.span, "said here first"),)
            title = f"{quoted(draft.name.text)} says how often it is twice."
            note = "If the rule changes, say from when: then every third Tuesday from July 2027."
            fix = replace(clause.span, "", "Delete the second")
            self._found.report("repeated-clause", clause.span, title, labels=labels, notes=(note,), fixes=(fix,))
            return
        draft.every.append(clause)

    def _once(self, draft: Draft, slot: str, clause: Clause) -> None:
        before: Clause | None = getattr(draft, slot)
        if before is None:
            setattr(draft, slot, clause)
            return
        labels = (Label(before.span, "said here first"),)
        title = f"{quoted(draft.name.text)} says {_SLOT_WORDS[slot]} twice."
        fixes = (replace(clause.span, "", "Delete the second"), replace(before.span, "", "Delete the first"))
        self._found.report("repeated-clause", clause.span, title, labels=labels, fixes=fixes)
        draft.broken |= slot in _DATE_SLOTS.values()

    def _one_length(self, draft: Draft) -> None:
        """`from 10:00 to 11:00 for 3 hours` says twice how long it takes."""
        length = draft.length
        times = draft.time.times if isinstance(draft.time, InTurn) else (draft.time,)
        hours = next((time for time in times if isinstance(time, FromHours)), None)
        if hours is not None and length is not None and isinstance(length.length, MinuteLength):
            labels = (Label(hours.span, "from when to when"),)
            title = f"{quoted(draft.name.text)} says twice how long it takes."
            fix = replace(length.span, "", "Delete the second")
            self._found.report("date-conflict", length.span, title, labels=labels, fixes=(fix,))
            draft.length = None

    def judge_purposes(self) -> None:
        """Report purposes that the plan does not have, once all its settings are known."""
        for clause in self._purposes if "include" not in self._plan.broken else ():
            if clause.purpose.key not in self._plan.purposes:
                self._unknown_purpose(clause.purpose)

    def _unknown_purpose(self, name: Name) -> None:
        near = nearest(name.text, self._plan.purposes, most=1)
        fixes = [replace(name.span, word, f'Write "{word}"') for word in near]
        notes = (f"The purposes of this plan: {', '.join(self._plan.purposes)}.",)
        title = f"{quoted(name.text)} is not a purpose of this plan."
        self._found.report("unknown-word", name.span, title, notes=notes, fixes=fixes)


_DATE_SLOTS: dict[type, str] = {
    InWindow: "window",
    OnDay: "day",
    Offset: "offset",
    FromDays: "days",
    FromDay: "start",
    Together: "together",
}
TOGETHER = ({"day", "window"}, {"days", "window"}, {"start", "window"}, {"start", "day"})
"""The kinds of dates that go together: `on Thursday in November`, `from Monday to Thursday in week 9`."""

_SLOT_WORDS = {
    "due": "that it is due",
    "window": "in which month it is",
    "day": "on which day it is",
    "offset": "what it counts from",
    "days": "from when to when it is",
    "start": "when it begins",
    "together": "with what it is together",
    "until": "until when it is",
    "times": "how often it is",
    "moved": "where it is moved to",
    "numbered": "how it is numbered",
    "time": "at what time it is",
    "length": "how long it takes",
    "mode": "how people take part",
    "place": "where it is",
    "purpose": "what it is for",
    "move": "where it moves from a closed day",
    "zone": "its time zone",
    "formerly": "what it was called",
    "remind": "when to remind of it",
}


def _home(child: Entry, draft: Draft) -> Draft:
    """The draft that an entry below another one fills: its own, if it is a step."""
    if child.kind is not Kind.ACTIVITY:
        return draft
    step = _new(child, draft.depth + 1)
    draft.steps.append(step)
    return step


def _new(entry: Entry, depth: int) -> Draft:
    name = entry.name
    if name is None:  # reported where it was read
        name = Name(entry.span, "", "")
    series = name.key if entry.numbers else None if name.quoted else series_of(name.key)
    return Draft(name, entry.span, depth, series, numbers=entry.numbers)


def _is_window_of(clause: object, other: object) -> bool:
    """Whether one is the month that the other lacks: `1 week before the last Friday` `in May`."""
    pairs = ((clause, other), (other, clause))
    return any(isinstance(one, Offset) and isinstance(two, InWindow) and lacks_window(one) for one, two in pairs)


def _is_anchor(bound: Bound) -> bool:
    """Whether a limit is the very day from which `within 2 weeks after kickoff` counts."""
    return isinstance(bound.day, Offset) and not bound.day.amounts
