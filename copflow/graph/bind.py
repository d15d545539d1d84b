"""Plan to TaskGraph: names become links to activities and people, and rings of links are found."""

from collections.abc import Iterator, Sequence
from functools import cached_property

from copflow.dates import speak
from copflow.dates.evaluate import WEEK_ENDING
from copflow.dates.nesting import MAX_NESTING, Form, Hook, counts_weeks, depth, hooks
from copflow.diagnostics.diagnostic import Diagnostics, Fix, Label, replace
from copflow.diagnostics.nearest import nearest
from copflow.diagnostics.prose import quoted
from copflow.diagnostics.source import Span
from copflow.graph.cycles import report_cycles
from copflow.graph.expand import expand, report_duplicate
from copflow.graph.former import report_former_names
from copflow.graph.model import Activity, Edge, TaskGraph, Why, date_forms
from copflow.graph.names import NameIndex
from copflow.graph.people import Found, People
from copflow.graph.settings import PlanTimes
from copflow.graph.shadowed import report_shadowed
from copflow.graph.turns import whose_turn
from copflow.graph.unknown import Hint, foreign_letters, hint, holiday_hint, lost_names, lost_need, person_line, slips
from copflow.language.known import FEASTS
from copflow.language.nodes import By, Name, Ref
from copflow.language.plan import AbsenceForm, Draft, Person, Plan

SHOWN_CANDIDATES = 5
HINTS = {
    "rotating": "People take turns with `by Sam, Ana and Bo in turn`, times with `at 9:00 and 14:00 in turn`.",
    "rolling": "What has no day at all is `ongoing`.",
    "continuous": "What has no day at all is `ongoing`.",
    "tba": "What has no date yet is `TBD`.",
    "tbc": "What has no date yet is `TBD`; a date that may change is `tentative`.",
    "soon": "What waits for something says so: after kickoff.",
    "week": "The week of the programme is `in week 3`, the week of a day `in the week of 9 November`.",
}
"""What may be meant by a word in the name of an activity that has no date."""
SETTINGS_ALONE = {
    "closed": 'closed 24 December to 2 January "Break"',
    "holidays": "holidays US/NY",
    "time zone": "time zone America/New_York",
    "timezone": "time zone America/New_York",
    "working days": "working days Monday to Thursday",
    "weeks count from": "weeks count from 14 September",
    "purposes": "purposes outreach, care",
}
"""Settings that are only begun, which are read as names of activities."""
LOOKUPS = 100
"""For how many wrong names the nearest right ones are looked for."""
MOST_EDGES = 100_000
"""How many links between activities a plan may have."""


def bind(plan: Plan, times: PlanTimes, found: Diagnostics) -> TaskGraph:
    """The graph of a plan's activities. A name that is wrong is reported, and what hangs on it has no date."""
    made = expand(plan, times, found)
    activities = [activity for activity, _draft in made]
    _report_duplicates(made, found)
    report_former_names(activities, found)
    binder = Binder(plan, activities, times, found)
    for activity, draft in made:
        binder.bind(activity, draft)
        if found.is_refused:
            return TaskGraph(plan, [], [])
    binder.report_unbound()
    report_cycles(activities, found)
    return TaskGraph(plan, activities, binder.absences())


def _report_duplicates(made: Sequence[tuple[Activity, Draft]], found: Diagnostics) -> None:
    """Two lines with one name; a line that is repeated is one, however many activities it makes."""
    first: dict[str, Draft] = {}
    reported: set[Span] = set()
    for activity, draft in made:
        if activity.parent is not None:
            continue
        known = first.setdefault(draft.name.key, draft)
        if known.name.span != draft.name.span and draft.name.span not in reported:
            reported.add(draft.name.span)
            report_duplicate(draft, known, "", found)


class Binder:
    """Links the names of one plan. A wrong name in a shape is reported once, not for each activity of it."""

    def __init__(self, plan: Plan, activities: Sequence[Activity], times: PlanTimes, found: Diagnostics) -> None:
        self._plan = plan
        self._evaluator = times.evaluator
        self._activities = activities
        self._names = NameIndex(activities)
        self._found = found
        self._reported: set[Span] = set()
        self._lookups = 0
        self._edges = 0
        self._renamed = [activity for activity in activities if activity.former is not None]
        self._is_incomplete = "include" in plan.broken  # any name may stand in the file that is missing
        self._owners = 0
        self._people = People(plan, found, self._unknown_person)
        self._people.resolve_teams()

    def bind(self, activity: Activity, draft: Draft) -> None:
        """Give the activity its edges and its owners."""
        self._bind_date(activity)
        for ref in draft.needs:
            targets = self._targets(ref, activity)
            if not targets and not activity.has_date:
                activity.broken = True
            self._link(activity, targets, Why.NEED, ref.span)
        self._bind_owners(activity, draft)

    def _bind_date(self, activity: Activity) -> None:
        """Edges to all that the activity's date, and the limits of it, count from."""
        for form in date_forms(activity):
            self._bind_form(form, activity, Why.ANCHOR)
        for bound in activity.bounds:
            self._bind_form(bound.day, activity, Why.BOUND)

    def _bind_form(self, form: Form, activity: Activity, why: Why) -> None:
        if depth(form) > MAX_NESTING:
            activity.broken = True
            title = f"Dates may be nested {MAX_NESTING} deep, not deeper."
            self._once("limit-reached", form.span, title)
            return
        found = list(hooks(form))
        count = self._plan.weeks.weeks if self._plan.weeks else None
        if count is not None and counts_weeks(form):
            counted = list(hooks(count.anchor))
            if any(hook.ref and self._names.one(hook.ref.name.key, activity) == [activity.number] for hook in counted):
                self._counts_from_itself(activity, form, count.span)
                return
            found.extend(counted)
        for hook in found:
            self._bind_hook(hook, activity, why)

    def _counts_from_itself(self, activity: Activity, form: Form, count: Span) -> None:
        activity.broken = True
        title = f"{quoted(activity.name.text)} is dated by a week, and the plan's weeks count from it."
        labels = (Label(count, "the weeks count from it here"),)
        self._once("cycle", form.span, title, labels=labels)

    def _bind_hook(self, hook: Hook, activity: Activity, why: Why) -> None:
        if hook.ref is not None:
            targets = self._named(hook.ref, activity)
            activity.broken |= targets is None
            self._link(activity, targets or [], why, hook.span)
        elif activity.parent is not None:
            activity.edges.append(Edge(activity.parent, why, hook.span))
        elif hook.reader is not None:
            activity.broken = True
            self._evaluator.reader_day(hook.reader)
        else:
            self._no_anchor(activity, hook.span)

    def _named(self, ref: Ref, activity: Activity) -> list[int] | None:
        """The activities of a name in a date, none for a term or holiday, None if there is no such name."""
        name = ref.name
        week = name.key.endswith(WEEK_ENDING)
        inner = Ref(ref.span, name._replace(text=name.text[:-5], key=name.key[:-5]), ref.every) if week else ref
        for one in (ref, inner):
            if self._exists(one, activity):
                return self._targets(one, activity) or None
            if self._evaluator.knows(one):
                return []
        return self._targets(ref, activity) or None

    def _exists(self, ref: Ref, activity: Activity) -> bool:
        return bool(self._names.every(ref.name.key) if ref.every else self._names.one(ref.name.key, activity))

    def _link(self, activity: Activity, targets: Sequence[int], why: Why, span: Span) -> None:
        """Add edges. There may be too many: `every` in many activities makes many of them."""
        self._edges += len(targets)
        if self._edges > MOST_EDGES:
            title = f"The plan has more than {MOST_EDGES:,} links between activities; copflow follows none of them."
            self._found.refuse(span, title)
        activity.edges.extend(Edge(target, why, span) for target in targets)

    def _no_anchor(self, activity: Activity, span: Span) -> None:
        activity.broken = True
        title = f"{quoted(activity.name.text)} counts from another activity, and none is named."
        note = "Name it after `before` or `after`, or indent this line below it."
        self._found.report("missing-anchor", span, title, notes=(note,))

    def report_unbound(self) -> None:
        """Steps without a date share their parent's; other activities without date, need and state are reported."""
        for activity in self._activities:
            if activity.has_date or activity.broken or activity.edges_of(Why.NEED):
                continue
            if activity.undated is not None:
                continue
            if activity.parent is not None:
                activity.edges.append(Edge(activity.parent, Why.SHARE, activity.span))
            elif not activity.states:
                self._no_date(activity)

    def _no_date(self, activity: Activity) -> None:
        activity.broken = True
        if activity.flawed or self._is_incomplete:
            return
        if activity.bounds:
            title = f"{quoted(activity.name.text)} says from when on it may be, and nothing says until when."
            note = "Add by when (`by 30 June`), or give the plan a period: from August 2026 to May 2027"
            self._found.report("missing-date", activity.bounds[0].span, title, notes=(note,))
            return
        if example := SETTINGS_ALONE.get(activity.name.key):
            title = f"{quoted(activity.name.text)} is said of the plan, and nothing stands behind it."
            note = f"For example: {example}"
            self._found.report("missing-date", activity.name.span, title, notes=(note,))
            return
        title = f"{quoted(activity.name.text)} has no date, and nothing says what it follows."
        note = (
            "Give it a date (`in May`, `on 3 May`, `due 3 May`) or a need, or put # before a line that is only a title."
        )
        hints = [HINTS[word] for word in activity.name.key.split(" ")[1:] if word in HINTS]
        fixes = [
            replace(
                Span(activity.name.span.end - len(word) - 1, activity.name.span.end), f", {word}", f'Write ", {word}"'
            )
            for word in ("done", "confirmed")
            if activity.name.key.endswith(f" {word}") and not activity.name.quoted
        ]
        self._found.report("missing-date", activity.name.span, title, notes=(*hints[:1], note), fixes=fixes)

    # ---- names -----------------------------------------------------------------------------------------

    def _targets(self, ref: Ref, activity: Activity) -> list[int]:
        """The activities that a reference means; what is wrong with it is reported."""
        key = ref.name.key
        if ref.every:
            targets = [number for number in self._names.every(key) if number != activity.number]
            if not targets:
                self._unknown(ref, activity, self._names.series)
            return [number for number in targets if not self._activities[number].is_cancelled] or targets
        targets = self._names.one(key, activity)
        if targets == [activity.number]:
            self._once("needs-itself", ref.span, f"{quoted(activity.name.text)} cannot wait for itself.")
            return []
        if len(targets) > 1:
            self._ambiguous(ref, targets)
            return []
        if not targets:
            self._unknown(ref, activity, self._names.keys)
        elif (other := self._names.hidden_by(key, targets[0])) is not None:
            self._shadowed(ref, self._activities[targets[0]], self._activities[other])
        return targets

    def _shadowed(self, ref: Ref, step: Activity, other: Activity) -> None:
        """Once for each place, although a shape repeats it."""
        if ref.span in self._reported:
            return
        self._reported.add(ref.span)
        above, number = [], step.parent
        while number is not None:
            above.append(self._activities[number])
            number = above[-1].parent
        report_shadowed(ref, step, other, above, self._found)

    def _near(self, text: str, names: Sequence[str]) -> list[str]:
        """The nearest names, for the first LOOKUPS wrong ones: each is compared with all names of the plan."""
        self._lookups += 1
        return nearest(text, names) if self._lookups <= LOOKUPS else []

    def _unknown(self, ref: Ref, activity: Activity, names: Sequence[str]) -> None:
        if ref.span in self._reported or self._is_incomplete:
            return
        if self._is_of_broken(ref.name):
            activity.broken = True
            return
        if not ref.every and (said := hint(ref.name, self._plan, self._names)):
            self._hinted(ref.name, said)
            return
        kind = "series or step" if ref.every else "activity"
        title = f"There is no {kind} {quoted(ref.name.text)}."
        meant = list(self._meant(ref.name.key)) if not ref.every else []
        if series := self._names.every(ref.name.key):
            title = f"{quoted(ref.name.text)} is a series of {speak.count(len(series), 'activity')}."
            meant = [f"every {ref.name.text}"]
        holidays = self._holidays if not ref.every else ()
        if not meant and (meant := nearest(ref.name.text, holidays, least=0.75)):
            title = f"There is no activity and no holiday {quoted(ref.name.text)}."
        if not meant and not ref.every and (said := holiday_hint(ref.name, self._plan)):
            self._hinted(ref.name, said)
            return
        if not meant:
            names = names if ref.every else [*names, *self._evaluator.named.keys]
            near = [key for key in self._near(ref.name.text, names) if key != activity.full_name.casefold()]
            meant = [key if ref.every else self._names.shown(key) for key in near]
        dates = slips(ref.name) if not ref.every and ref.name.text not in meant else []
        fixes = [*dates, *(_rename(ref.name, name) for name in meant if name.casefold() != ref.name.key)]
        self._once("unknown-name", ref.name.span, title, notes=foreign_letters(ref.name, meant), fixes=fixes)

    def _hinted(self, name: Name, said: Hint) -> None:
        self._once("unknown-name", name.span, said.title, notes=said.notes, fixes=said.fixes)

    @cached_property
    def _holidays(self) -> list[str]:
        """Every name of a holiday that the plan knows."""
        feasts = [feast.title().replace("'S", "'s") for feast in sorted(FEASTS)]
        span = Span(0, 0)
        known = [one for one in feasts if self._evaluator.knows(Ref(span, Name(span, one, one.casefold())))]
        return [*known, *self._evaluator.holiday_names()]

    @cached_property
    def _lost(self) -> set[str]:
        return lost_names(self._plan)

    def _is_of_broken(self, name: Name) -> bool:
        """`call of 6 October`, where the line of `call` was not understood: it may be repeated then."""
        owner, of, whole = name.key.rpartition(" of ")
        if self._lost & {name.key, name.key.removesuffix(WEEK_ENDING), owner, whole}:
            return True
        found = self._names.anywhere(owner) if of else []
        return any(self._activities[number].flawed or self._activities[number].broken for number in found)

    def _meant(self, key: str) -> Iterator[str]:
        """What `all webinars`, `webinar 2's guide` and a former name say in the language's words."""
        yield from (activity.full_name for activity in self._renamed if activity.former and activity.former.key == key)
        first, _, rest = key.partition(" ")
        if first in ("all", "each", "both"):
            yield from (f"every {name}" for name in (rest, rest.removesuffix("s")) if self._names.every(name))
        words = key.split(" ")
        for at in range(1, len(words)):
            owner = " ".join(words[:at]).removesuffix("'s").removesuffix("\u2019s")
            if step := self._names.step_of(owner, " ".join(words[at:])):
                yield step

    def _ambiguous(self, ref: Ref, targets: Sequence[int]) -> None:
        names = [self._activities[number].full_name for number in targets[:SHOWN_CANDIDATES]]
        fixes = [_rename(ref.name, name) for name in names]
        labels = [Label(self._activities[number].name.span, "one of them") for number in targets[:2]]
        title = f"{quoted(ref.name.text)} is the name of {len(targets)} activities."
        if all(self._activities[number].series == ref.name.key for number in targets):
            title = f"{quoted(ref.name.text)} is repeated {len(targets)} times; which one is meant, or every one?"
            fixes.insert(0, _rename(ref.name, f"every {ref.name.text}"))
        self._once("ambiguous-name", ref.name.span, title, labels=labels, fixes=fixes)

    def absences(self) -> list[tuple[AbsenceForm, tuple[Person, ...]]]:
        """The plan's absences, each with the people whom its name means."""
        return [(form, self._people.all_of([form.name])) for form in self._plan.absences]

    def _bind_owners(self, activity: Activity, draft: Draft) -> None:
        """Give the activity its people. There may be too many: a team in many activities makes many."""
        people: dict[str, Person] = {}
        teams: list[str] = []
        for clause in draft.by:
            found = self._people.find_all(clause.people)
            if clause.in_turn:
                found = self._whose_turn(found, clause, activity)
            people |= {person.name.key: person for _name, persons in found for person in persons}
            teams += [name.text for name, _persons in found if self._people.is_team(name)]
        activity.owners, activity.teams = tuple(people.values()), tuple(dict.fromkeys(teams))
        self._owners += len(activity.owners)
        if self._owners > MOST_EDGES:
            title = f"The plan gives more than {MOST_EDGES:,} tasks to people; copflow gives none of them."
            self._found.refuse(activity.name.span, title)

    def _whose_turn(self, found: list[Found], clause: By, activity: Activity) -> list[Found]:
        """The one of these whose turn it is; of a single team one of its people."""
        if len(clause.people) == 1:
            found = [(person.name, (person,)) for _name, people in found for person in people]
        is_alone = len(clause.people) == 1 == len(found)
        if activity.turn is None or is_alone:
            why = "there is one person" if is_alone else "nothing here comes more than once"
            note = "`in turn` is for the activities of a series, in its `each` block, and for several people."
            self._once("no-turns", clause.span, f"Nobody takes turns: {why}.", notes=(note,))
        return [whose_turn(found, activity.turn or 0)] if found else []

    def _unknown_person(self, name: Name) -> None:
        if self._is_incomplete:
            return
        near = self._near(name.text, self._people.names)
        fixes = [replace(name.span, person, f'Write "{person}"') for person in near]
        fixes = [*lost_need(name), *fixes, *(line := person_line(self._plan, name))]
        note = f"People are declared with a line of their own: person {name.text}"
        group = "A group that only takes part stands behind `with`."
        notes = (*(() if line else (note,)), *((group,) if " " in name.text and name.text.islower() else ()))
        self._once("unknown-person", name.span, f"There is no person {quoted(name.text)}.", notes=notes, fixes=fixes)

    def _once(
        self,
        rule: str,
        span: Span,
        title: str,
        *,
        labels: Sequence[Label] = (),
        notes: Sequence[str] = (),
        fixes: Sequence[Fix] = (),
    ) -> None:
        """Report what stands in the text once, although a shape repeats it for each of its activities."""
        if span not in self._reported:
            self._reported.add(span)
            self._found.report(rule, span, title, labels=labels, notes=notes, fixes=fixes)


def _rename(name: Name, to: str) -> Fix:
    return replace(name.span, to, f'Write "{to}"')
