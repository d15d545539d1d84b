"""Series: `webinar 1`, `webinar 2`, with one line where they have a rule, and an `each` line for what they share.

Where two series have the same numbers, and one of them no rule of its own, it may count from the other one: each guide
a week before the webinar of its number.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copflow.importing.groups import Writer
from copflow.importing.model import Details, Occurrence, Timing, in_common, own_of
from copflow.importing.pieces import INDENT, Alternative, Piece, Unit, expected
from copflow.importing.rhythm import Found, find_rhythm
from copflow.importing.steps import Tree, usual_distance
from copflow.importing.trees import add_steps, step_lines, tree_unit
from copflow.importing.wording import below, beside
from copflow.language.names import name_key
from copflow.language.series import series_of

NUMBERED = re.compile(r"(?P<stem>\S.*) (?P<number>0|[1-9][0-9]{0,3})")
TITLED = re.compile(r"(?P<stem>[^:]+): .+")
LEAST = 3
"""How many members a series has."""
MOST_COMPARED = 20
"""How many series with the same numbers are compared."""
FURTHEST = 31
"""How many days apart the events of two series are at most that belong together."""


class Member(NamedTuple):
    """One of a series: `webinar 1`; -1 as the number of `webinar: Open data`."""

    number: int
    tree: Tree

    @property
    def name(self) -> str:
        """Its whole name."""
        return self.tree.group.name

    @property
    def one(self) -> Occurrence:
        """Its only occurrence."""
        return self.tree.group.occurrences[0]

    @property
    def timing(self) -> Timing:
        """When it is; members have a date."""
        assert self.one.timing is not None
        return self.one.timing


def units_of(trees: Sequence[Tree], writer: Writer) -> list[Unit]:
    """The trees with all ways to write them, series first."""
    series = [_Series(stem, members, writer) for stem, members in _found(trees).items()]
    _anchor(series)
    units = [Unit([one for tree in some.trees for one in _all(tree)], some.ways()) for some in series]
    in_series = {id(tree) for some in series for tree in some.trees}
    return units + [tree_unit(tree, writer) for tree in trees if id(tree) not in in_series]


def _all(tree: Tree) -> list[Occurrence]:
    return [one for node in tree.all() for one in node.group.occurrences]


def _found(trees: Sequence[Tree]) -> dict[str, list[Member]]:
    """The series, by what stands before the number; none where another name would belong to it too."""
    found: dict[tuple[str, bool], list[Member]] = defaultdict(list)
    strangers: set[str | None] = set()
    for tree in trees:
        one = tree.group.occurrences[0]
        match = NUMBERED.fullmatch(tree.group.name) or TITLED.fullmatch(tree.group.name)
        if match and tree.group.is_single and one.timing is not None and not one.window:
            number = int(match["number"]) if match.re is NUMBERED else -1
            found[match["stem"], tree.is_task].append(Member(number, tree))
        else:
            strangers.add(series_of(name_key(tree.group.name)))
    stems = Counter(name_key(stem) for stem, _is_task in found)
    return {
        stem: sorted(members, key=lambda member: (member.number, member.timing.day))
        for (stem, _is_task), members in found.items()
        if len(members) >= LEAST and name_key(stem) not in strangers and stems[name_key(stem)] == 1
    }


def _anchor(series: "Sequence[_Series]") -> None:
    """Let a series without a rule count from one that has the same numbers, and a rule or a time of day."""
    alike: dict[tuple[int, ...], list[_Series]] = defaultdict(list)
    for some in series:
        alike[some.numbers].append(some)
    for numbers, group in alike.items():
        if len(group) == 1 or len(set(numbers)) < len(numbers) or numbers[0] < 0:
            continue
        for some in group[:MOST_COMPARED]:
            others = [other for other in group[:MOST_COMPARED] if other.may_anchor(some)]
            some.anchor = min(others, key=some.distance, default=None)


class _Series:
    """The ways to write one series. `anchor`: the series that its dates may count from."""

    def __init__(self, stem: str, members: Sequence[Member], writer: Writer) -> None:
        self._stem = stem
        self._members = members
        self._writer = writer
        self._wording = writer.wording
        self.trees = [member.tree for member in members]
        self.numbers = tuple(member.number for member in members)
        self.anchor: _Series | None = None
        self._is_task = members[0].tree.is_task
        self._common = in_common([member.one.details for member in members])
        times = {writer.wording.time(member.timing, is_task=self._is_task) for member in members}
        self._has_one_time = len(times) == 1
        self._time = times.pop() if self._has_one_time and members[0].timing.clock else ""
        # `GitLab 17 1` belongs to a series `GitLab`: what `each GitLab` says would hold for `GitLab 18 1` too.
        self._has_shape = series_of(name_key(members[0].name)) == name_key(stem)
        self._steps = self._shared_steps() if self._has_shape else {}
        self._rhythm = self._find_rhythm()

    def ways(self) -> Iterator[Alternative]:
        """In one line; a line each, and one for what they share; each for itself."""
        if all(self._writer.names.is_bare(member.name) for member in self._members):
            names = [self._writer.names.take(member.name) for member in self._members]
            if names == [member.name for member in self._members]:
                if self._rhythm is not None:
                    yield Alternative(self._piece(self._range(self._rhythm), is_rule=True), [])
                if self.anchor is not None:
                    yield Alternative(self._piece(self._each(self.anchor), is_rule=True), [])
                if self._has_shape and (self._time or self._steps):
                    yield Alternative(self._piece(self._each(None), is_rule=False), [])
            for name in names:
                self._writer.names.release(name)
        yield Alternative(None, [tree_unit(tree, self._writer) for tree in self.trees])

    def _piece(self, lines: list[str], *, is_rule: bool) -> Piece:
        piece = Piece("", [member.one for member in self._members], Counter(), behind=lines)
        piece.ruled = len(self._members) if is_rule else 0
        piece.expected = expected(piece.occurrences)
        for member in self._members:
            own = Piece("", [], Counter())
            add_steps(own, member.tree, member.name, self._writer, with_distance=True)
            piece.expected += own.expected
            piece.occurrences = [*piece.occurrences, *own.occurrences]
            piece.ruled += own.ruled
            piece.notes += own.notes
        return piece

    # ---- where its dates come from ---------------------------------------------------------------------

    def _find_rhythm(self) -> Found | None:
        """The rule that gives the days in the order of the numbers, without exceptions."""
        days = [member.timing.day for member in self._members]
        is_run = self.numbers == tuple(range(self.numbers[0], self.numbers[-1] + 1)) and self.numbers[0] >= 0
        if self._is_task or not (is_run and self._has_one_time and days == sorted(set(days))):
            return None
        if any(beside(own_of(member.one.details, self._common)) for member in self._members):
            return None
        found = find_rhythm(days, (), is_ruled=False)
        return None if found is None or found.excepted else found

    def may_anchor(self, other: "_Series") -> bool:
        """Whether another series may count from this one: that has no rule, and this one a rule, or it alone a time."""
        is_other = other is not self and other._rhythm is None
        is_firm = self._rhythm is not None or bool(self._time and not other._time)
        return is_other and is_firm and bool(self.words(other)) and other.distance(self) <= FURTHEST

    def words(self, other: "_Series") -> str:
        """How far each of another series is from that of its number, nothing if that is not the same for all."""
        pairs = [(mine.one, yours.one) for mine, yours in zip(self._members, other._members, strict=True)]
        return usual_distance(pairs, least=len(pairs)) or ""

    def distance(self, other: "_Series") -> int:
        """How many days the first of each are apart."""
        return abs((self._members[0].timing.day - other._members[0].timing.day).days)

    # ---- what they share -------------------------------------------------------------------------------

    def _shared_steps(self) -> dict[str, list[str]]:
        """The lines of the steps that all members have, by name, as most of them have them."""
        written = [self._steps_of(member) for member in self._members]
        shared: dict[str, list[str]] = {}
        for name in written[0]:
            if all(name in steps for steps in written):
                (lines, number), *_ = Counter(tuple(steps[name]) for steps in written).most_common(1)
                if number > 1:
                    shared[name] = list(lines)
        return shared

    def _steps_of(self, member: Member) -> dict[str, list[str]]:
        steps = member.tree.steps
        return {name_key(step.name): step_lines(step, self._writer, with_distance=True) for step in steps}

    def _own_lines(self, member: Member, common: Details) -> list[str]:
        """What is said of one member only: its details, and its steps that are otherwise."""
        steps = self._steps_of(member)
        own = [line for name in steps if steps[name] != self._steps.get(name) for line in steps[name]]
        return [INDENT + line for line in (*below(member.one.details, own=common), *own)]

    # ---- how they are written --------------------------------------------------------------------------

    def _shape(self, clauses: str) -> list[str]:
        """`each webinar` with these clauses and the steps of all; nothing if there is nothing in it."""
        shared = [*([clauses] if clauses else []), *(below(self._common) if clauses else ())]
        shared += [line for lines in self._steps.values() for line in lines]
        return [f"each {self._stem}", *(INDENT + line for line in shared), ""] if shared else []

    def _range(self, found: Found) -> list[str]:
        """`webinar 1 to 4 every second Tuesday of the month from 10 November at 14:00`."""
        first, last = self._members[0].timing, self._members[-1].timing
        from_day, until = self._wording.day(first.day), self._wording.day(last.day)
        head = f"{self._stem} {self.numbers[0]} to {self.numbers[-1]} {found.rhythm.words} from {from_day}"
        numbered = ""
        if not self._has_shape or not self.numbers[0]:
            head = f"{self._stem} {found.rhythm.words} from {from_day} until {until}"
            numbered = f", numbered from {self.numbers[0]}"
        lines = [*self._shape(""), f"{head}{self._wording.time(first)}{beside(self._common)}{numbered}"]
        lines += [INDENT + line for line in below(self._common)]
        for member in self._members:
            if own := self._own_lines(member, self._common):
                lines += [member.name, *own]
        return lines

    def _each(self, anchor: "_Series | None") -> list[str]:
        """A line for each, and one for what they share."""
        clauses = f"{self._time}{beside(self._common)}".removeprefix(",").strip()
        common = self._common if self._has_shape else Details()
        lines = self._shape(clauses) if self._has_shape else []
        for at, member in enumerate(self._members):
            when = self._when(member) if anchor is None else f" {anchor.words(self)} {anchor._members[at].name}"
            comma = "," if anchor is not None and not self._is_task else ""
            head = f"{member.name}{' due' if self._is_task else comma}{when}{self._own_time(member)}"
            lines += [head + beside(own_of(member.one.details, common)), *self._own_lines(member, common)]
        return lines

    def _when(self, member: Member) -> str:
        on = self._wording.on(member.timing)
        return f" {on.removeprefix('on ') if self._is_task else on}"

    def _own_time(self, member: Member) -> str:
        """The time of one, if they have not all the same."""
        is_said = self._has_shape and self._time
        return "" if is_said or not member.timing.clock else self._wording.time(member.timing, is_task=self._is_task)
