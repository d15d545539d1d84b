"""Drafts to activities: each gets the clauses and steps of its shape, a number, and its full name; what is repeated
becomes one activity for each occurrence."""

from collections import Counter

from copflow.dates import speak
from copflow.dates.arithmetic import month_end, month_start
from copflow.dates.names import Ref
from copflow.diagnostics.diagnostic import Diagnostics, Label
from copflow.diagnostics.prose import quoted
from copflow.diagnostics.source import Span
from copflow.graph.members import Members
from copflow.graph.merge import merge
from copflow.graph.model import Activity
from copflow.graph.near import report_near_shapes, report_near_steps, report_unused_shapes
from copflow.graph.near_names import report_near_names
from copflow.graph.other_numbers import report_other_numbers
from copflow.graph.settings import PlanTimes
from copflow.graph.settle import after_days, settled
from copflow.graph.states import states_of
from copflow.graph.turns import Turns, only_time, take_turn
from copflow.language.known import looks_like_holiday
from copflow.language.plan import Draft, Origin, Plan

MAX_ACTIVITIES = 15_000
"""How many activities a plan may have, its shapes' steps included."""


def expand(plan: Plan, times: PlanTimes, found: Diagnostics) -> list[tuple[Activity, Draft]]:
    """Every activity of the plan with the draft that it was made from, parents before their steps."""
    expander = Expander(plan, times, found)
    for draft in plan.activities:
        if not expander.add(draft):
            title = f"The plan makes more than {MAX_ACTIVITIES:,} activities; copflow makes none of them."
            found.refuse(draft.name.span, title)
            return []
    expander.finish()
    return expander.made


class Expander:
    """Expands the drafts of one plan, in the order of the text."""

    def __init__(self, plan: Plan, times: PlanTimes, found: Diagnostics) -> None:
        self._plan = plan
        self._period = times.period
        self._evaluator = times.evaluator
        self._names: frozenset[str] | None = None
        self._found = found
        self._members = Members(plan, times, found)
        self._own_lines = {id(draft) for draft in self._members.numbered.values()}
        self._used: Counter[str] = Counter()
        self._turns = Turns()
        self._reported: set[Span] = set()
        self.made: list[tuple[Activity, Draft]] = []

    def add(self, root: Draft) -> bool:
        """Add a draft and its steps, each parent before its steps; False if the plan has too many already."""
        if id(root) in self._own_lines:
            return True  # it says more of one of several that are made elsewhere
        waiting: list[tuple[Draft, Activity | None, frozenset[str]]] = [(root, None, frozenset())]
        while waiting:
            if len(self.made) >= MAX_ACTIVITIES:
                return False
            draft, parent, inside = waiting.pop()
            draft, inside = self._shaped(draft, inside)
            members = self._members.of(draft, parent)
            if draft.every or draft.numbers is not None:  # each of them comes before its steps, and before the next
                waiting.extend((member, parent, inside) for member in reversed(members))
            else:
                waiting.extend(self._one(members[0], parent, inside))
        return True

    def _shaped(self, draft: Draft, inside: frozenset[str]) -> tuple[Draft, frozenset[str]]:
        """The draft with its shape; a shape has no place in itself."""
        shape = self._plan.shapes.get(draft.series or "")
        if shape is None or shape.name.key in inside:
            return draft, inside
        position = self._used[shape.name.key]
        self._used[shape.name.key] += 1
        report_near_steps(draft, shape, self._reported, self._found)
        shape = shape if draft.every or draft.numbers is not None else take_turn(shape, position)
        return merge(draft, shape), inside | {shape.name.key}

    def _one(
        self, draft: Draft, parent: Activity | None, inside: frozenset[str]
    ) -> list[tuple[Draft, Activity | None, frozenset[str]]]:
        """Make an activity; its steps are to be added next."""
        draft = settled(after_days(draft, self._is_day), self._period)
        activity = _activity(len(self.made), draft, parent)
        activity.time = only_time(draft, self._reported, self._found)
        activity.flawed |= activity.time is not draft.time
        remind = draft.remind or self._plan.remind
        activity.reminders = remind.reminders if remind else ()
        activity.turn = self._turns.next_of(activity, parent)
        self.made.append((activity, draft))
        if parent is not None:
            parent.steps.append(activity.number)
        steps = _distinct(draft, self._reported, self._found)
        return [(step, activity, inside) for step in reversed(steps)]

    def _is_day(self, ref: Ref) -> bool:
        """Whether a name is that of a holiday, a term or a closure, and of no activity."""
        if self._names is None:
            drafts = [self._plan.activities, *(draft.steps for draft in self._plan.activities)]
            self._names = frozenset(draft.name.key for some in drafts for draft in some)
        key = ref.name.key
        is_likely = looks_like_holiday(key) or self._evaluator.named.form(key) is not None
        return is_likely and key not in self._names and self._evaluator.knows(ref)

    def finish(self) -> None:
        """Report names that nothing belongs to."""
        self._members.finish()
        told = report_near_shapes(self._plan, self._found) | report_other_numbers(self._plan, self._found)
        report_near_names(self._plan, self._found)
        report_unused_shapes(self._plan, self._used.keys() | told, self._found)


def _activity(number: int, draft: Draft, parent: Activity | None) -> Activity:
    origin = draft.origin
    is_occurrence = origin is not None and origin.dated
    name, key = draft.name.text, [draft.name.key]
    if is_occurrence and origin is not None:
        name, key = f"{name} of {_spoken(origin)}", [*key, origin.first.isoformat()]
    return Activity(
        number=number,
        name=draft.name,
        full_name=f"{name} of {parent.full_name}" if parent else name,
        key=(*(parent.key if parent else ()), *key),
        parent=parent.number if parent else None,
        series=draft.series or (draft.name.key if is_occurrence else None),
        span=draft.span,
        due=draft.due,
        window=draft.window,
        day=draft.day,
        offset=draft.offset,
        days=draft.days,
        bounds=tuple(draft.bounds),
        together=draft.together,
        origin=draft.origin,
        length=draft.length,
        mode=draft.mode.mode if draft.mode else None,
        place=draft.place.text if draft.place else None,
        purpose=draft.purpose.purpose.key if draft.purpose else None,
        notes=tuple(draft.notes),
        links=tuple(draft.links),
        tags=tuple(draft.tags),
        private_notes=tuple(draft.private_notes),
        states=states_of(draft, parent),
        move=draft.move,
        zone=draft.zone,
        participants=tuple({name.key: name.text for name in draft.participants}.values()),
        former=draft.formerly.name if draft.formerly else None,
        broken=draft.broken,
        flawed=draft.flawed,
    )


def _spoken(origin: Origin) -> str:
    """The day by which an occurrence is known, or the month that is its window."""
    month = (month_start(origin.first.year, origin.first.month), month_end(origin.first.year, origin.first.month))
    day = speak.plain_day(origin.first)
    return day.split(" ", 1)[1] if (origin.first, origin.last) == month else day


def _distinct(draft: Draft, reported: set[Span], found: Diagnostics) -> list[Draft]:
    """The steps of a draft, of which the second of one name is reported and left out; once, if a shape has both."""
    by_key: dict[str, Draft] = {}
    for step in draft.steps:
        known = by_key.setdefault(step.name.key, step)
        if known is not step and step.name.span not in reported:
            reported.add(step.name.span)
            report_duplicate(step, known, f" of {draft.name.text}", found)
    return list(by_key.values())


def report_duplicate(draft: Draft, known: Draft, of: str, found: Diagnostics) -> None:
    """Say that a name is taken, and where."""
    labels = (Label(known.name.span, "the first one"),)
    title = f"There are two activities {quoted(draft.name.text)}{of}."
    note = "Give one of them another name: what needs it could not tell them apart."
    found.report("duplicate-name", draft.name.span, title, labels=labels, notes=(note,))
