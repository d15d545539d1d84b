"""Trees in words: an activity with its steps below it, and series of which `each` line says what they share."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from copflow.importing.groups import Writer, unit_of, ways_of
from copflow.importing.model import Details, Occurrence, Shown, Timing, in_common, own_of, shown
from copflow.importing.notes import Note
from copflow.importing.pieces import INDENT, Alternative, Piece, Unit, expected
from copflow.importing.rhythm import find_rhythm
from copflow.importing.steps import Tree
from copflow.importing.wording import Wording, below, beside
from copflow.language.names import name_key
from copflow.language.series import series_of

NUMBERED = re.compile(r"(?P<stem>\S.*) (?P<number>0|[1-9][0-9]{0,3})")
TITLED = re.compile(r"(?P<stem>[^:]+): .+")
LEAST = 3
"""How many members a series has."""


class Member(NamedTuple):
    """One of a series: `webinar 1`; -1 as the number of `webinar: Open data`."""

    number: int
    tree: Tree

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
    units: list[Unit] = []
    series = _series(trees)
    in_series = {id(member.tree) for members in series.values() for member in members}
    for stem, members in series.items():
        occurrences = [one for member in members for tree in member.tree.all() for one in tree.group.occurrences]
        units.append(Unit(occurrences, _Series(stem, members, writer).ways()))
    return units + [_tree_unit(tree, writer) for tree in trees if id(tree) not in in_series]


def _tree_unit(tree: Tree, writer: Writer) -> Unit:
    if not tree.steps:
        return unit_of(tree.group, writer)
    return Unit([one for node in tree.all() for one in node.group.occurrences], _tree_ways(tree, writer))


def _tree_ways(tree: Tree, writer: Writer) -> Iterator[Alternative]:
    """With its steps; with the steps' dates in place of distances; each for itself."""
    name = writer.names.take(tree.group.name)
    for with_distance in (True, False) if tree.group.is_single else (True,):
        for piece, rest in ways_of(tree.group, name, writer):
            if piece is not None and not rest:
                _add_steps(piece, tree, name, writer, with_distance=with_distance)
                yield Alternative(piece, [])
                break
    writer.names.release(name)
    yield Alternative(None, [unit_of(node.group, writer) for node in tree.all()])


def _add_steps(piece: Piece, tree: Tree, name: str, writer: Writer, *, with_distance: bool) -> None:
    for step in tree.steps:
        piece.below += step_lines(step, writer, with_distance=with_distance)
    for node, owner in _below(tree, name):
        piece.occurrences = [*piece.occurrences, *node.group.occurrences]
        piece.expected += _expected(node, owner)
        if node.is_retold:
            text = f'A title is written in copflow\'s order, as that of a step "{node.name}"'
            piece.notes.append(Note(node.group.occurrences[0].line, text))


def _below(tree: Tree, name: str) -> Iterator[tuple[Tree, str]]:
    """All steps, each with its owner's name."""
    for step in tree.steps:
        yield step, name
        yield from _below(step, f"{step.name} of {name}")


def _expected(step: Tree, owner: str) -> Counter[Shown]:
    """What a calendar has to show for a step: its own title, if it is not retold."""
    if not step.is_retold:
        return expected(step.group.occurrences)
    found = [shown(one) for one in step.group.occurrences]
    words = f"{step.name}{' due' if step.is_task else ''} ({owner})"
    return Counter(one._replace(title=words) for one in found if one is not None)


def step_lines(step: Tree, writer: Writer, *, with_distance: bool) -> list[str]:
    """The lines of a step and of all below it, not indented."""
    one = step.group.occurrences[0]
    wording = writer.wording
    due = " due" if step.is_task else ""
    head = f"{writer.names.written(step.name)}{due}{_when(step, one, wording, with_distance=with_distance)}"
    lines = [head + beside(one.details), *(INDENT + line for line in below(one.details))]
    for inner in step.steps:
        lines += [INDENT + line for line in step_lines(inner, writer, with_distance=with_distance)]
    return lines


def _when(step: Tree, one: Occurrence, wording: Wording, *, with_distance: bool) -> str:
    if one.window or one.timing is None:
        return f" {one.window or 'TBD'}"
    if step.when is not None and (with_distance or len(step.group.occurrences) > 1):
        distance = f" {step.when}" if step.when else ""
        return distance + wording.time(one.timing, is_task=step.is_task)
    on = wording.on(one.timing)
    time = wording.time(one.timing, is_task=step.is_task) if one.timing.clock else ""
    return f" {on.removeprefix('on ') if step.is_task else on}{time}"


# ---- series --------------------------------------------------------------------------------------------


def _series(trees: Sequence[Tree]) -> dict[str, list[Member]]:
    """Numbered events, by what stands before the number; none where another name would belong to the series too."""
    found: dict[str, list[Member]] = {}
    strangers: set[str | None] = set()
    for tree in trees:
        one = tree.group.occurrences[0]
        match = NUMBERED.fullmatch(tree.group.name) or TITLED.fullmatch(tree.group.name)
        if match and tree.group.is_single and one.timing is not None and not (one.window or tree.group.is_task):
            number = int(match["number"]) if match.re is NUMBERED else -1
            found.setdefault(match["stem"], []).append(Member(number, tree))
        else:
            strangers.add(series_of(name_key(tree.group.name)))
    stems = Counter(name_key(stem) for stem in found)
    return {
        stem: sorted(members, key=lambda member: (member.number, member.timing.day))
        for stem, members in found.items()
        if len(members) >= LEAST and name_key(stem) not in strangers and stems[name_key(stem)] == 1
    }


class _Series:
    """The ways to write one series."""

    def __init__(self, stem: str, members: Sequence[Member], writer: Writer) -> None:
        self._stem = stem
        self._members = members
        self._writer = writer
        self._wording = writer.wording
        self._common = in_common([member.one.details for member in members])
        times = {writer.wording.time(member.timing) for member in members}
        self._has_one_time = len(times) == 1
        self._time = times.pop() if self._has_one_time and members[0].timing.clock else ""
        # `GitLab 17 1` belongs to a series `GitLab`: what `each GitLab` says would hold for `GitLab 18 1` too.
        self._has_shape = series_of(name_key(members[0].tree.group.name)) == name_key(stem)
        self._steps = self._shared_steps() if self._has_shape else {}

    def ways(self) -> Iterator[Alternative]:
        """In one line; a line each, and one for what they share; each for itself."""
        trees = [member.tree for member in self._members]
        if all(self._writer.names.is_bare(tree.group.name) for tree in trees):
            names = [self._writer.names.take(tree.group.name) for tree in trees]
            if names == [tree.group.name for tree in trees]:
                if lines := self._range():
                    yield Alternative(self._piece(lines, is_rule=True), [])
                if lines := self._each():
                    yield Alternative(self._piece(lines, is_rule=bool(self._steps)), [])
            for name in names:
                self._writer.names.release(name)
        yield Alternative(None, [_tree_unit(tree, self._writer) for tree in trees])

    def _piece(self, lines: list[str], *, is_rule: bool) -> Piece:
        piece = Piece("", [member.one for member in self._members], Counter(), behind=lines, is_rule=is_rule)
        piece.expected = expected(piece.occurrences)
        for member in self._members:
            own = Piece("", [], Counter())
            _add_steps(own, member.tree, member.tree.group.name, self._writer, with_distance=True)
            piece.expected += own.expected
            piece.occurrences = [*piece.occurrences, *own.occurrences]
            piece.notes += own.notes
        return piece

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
        own = [
            line for name, lines in self._steps_of(member).items() if lines != self._steps.get(name) for line in lines
        ]
        return [INDENT + line for line in (*below(member.one.details, own=common), *own)]

    # ---- how they are written --------------------------------------------------------------------------

    def _range(self) -> list[str]:
        """`webinar 1 to 4 every second Tuesday of the month from November at 14:00`, nothing if they have no rule."""
        days = [member.timing.day for member in self._members]
        numbers = [member.number for member in self._members]
        is_run = numbers == list(range(numbers[0], numbers[-1] + 1)) and numbers[0] >= 0
        if not (is_run and self._has_one_time and _is_rising(days)):
            return []
        found = find_rhythm(days, (), is_ruled=False)
        if found is None or found.excepted or any(beside(own_of(m.one.details, self._common)) for m in self._members):
            return []
        time = self._wording.time(self._members[0].timing)
        from_day, until = self._wording.day(days[0]), self._wording.day(days[-1])
        head = f"{self._stem} {numbers[0]} to {numbers[-1]} {found.rhythm.words} from {from_day}"
        numbered = ""
        if not self._has_shape or not numbers[0]:
            head = f"{self._stem} {found.rhythm.words} from {from_day} until {until}"
            numbered = f", numbered from {numbers[0]}"
        shared = [line for lines in self._steps.values() for line in lines]
        each = [f"each {self._stem}", *(INDENT + line for line in shared), ""] if shared else []
        lines = [*each, f"{head}{time}{beside(self._common)}{numbered}"]
        lines += [INDENT + line for line in below(self._common)]
        for member in self._members:
            if own := self._own_lines(member, self._common):
                lines += [member.tree.group.name, *own]
        return lines

    def _each(self) -> list[str]:
        """The shape `each webinar`, and a line for each; nothing if they share nothing worth it."""
        clauses = f"{self._time}{beside(self._common)}".removeprefix(",").strip()
        shared = [*([clauses] if clauses else []), *below(self._common)]
        shared += [line for lines in self._steps.values() for line in lines]
        if not self._has_shape or not (self._time or self._steps):
            return []
        lines = [f"each {self._stem}", *(INDENT + line for line in shared), ""]
        for member in self._members:
            time = "" if self._time or not member.timing.clock else self._wording.time(member.timing)
            own = own_of(member.one.details, self._common)
            head = f"{member.tree.group.name} {self._wording.on(member.timing)}{time}"
            lines += [head + beside(own), *self._own_lines(member, self._common)]
        return lines


def _is_rising(days: Sequence[date]) -> bool:
    return list(days) == sorted(set(days))
