"""Everything that has one name in a feed, written as a rule, as a list of dates, or one by one, in this order."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from copflow.dates.recurrence import Start
from copflow.importing.model import Details, Occurrence, Timing, in_common, own_of
from copflow.importing.names import Names, quoted
from copflow.importing.notes import Note
from copflow.importing.pieces import INDENT, Alternative, Piece, Unit, expected
from copflow.importing.rhythm import Found, find_rhythm
from copflow.importing.wording import Wording, below, beside

MOST_LISTED = 150
"""How many dates a line lists."""
DEEPEST = 8
"""So often something is left over before the rest is written one by one."""
MOST_APART, SHARE = 20, 5
"""So many of a group, or one in so many, may be at another time than the others: each takes a line of its own, but
keeps its title."""


class Group(NamedTuple):
    """The occurrences of one name, in order of their days; `left_out`: days that its rules leave out."""

    name: str
    is_task: bool
    occurrences: tuple[Occurrence, ...]
    left_out: frozenset[date] = frozenset()

    @property
    def is_single(self) -> bool:
        """Whether it takes place once, or has no date."""
        return len(self.occurrences) == 1


class Writer(NamedTuple):
    """What groups are written with."""

    names: Names
    wording: Wording


def groups_of(occurrences: Iterable[Occurrence], left_out: dict[str, set[date]]) -> list[Group]:
    """The groups, in the order in which their names come."""
    found: dict[tuple[str, bool], list[Occurrence]] = defaultdict(list)
    for one in occurrences:
        found[one.name, one.is_task].append(one)
    made: list[Group] = []
    for (name, is_task), some in found.items():
        dated = [one for one in some if one.timing is not None and not one.window]
        dated.sort(key=lambda one: (one.base, one.day))
        others = [one for one in some if one.timing is None or one.window]
        days = frozenset(left_out.get(name, ()))
        made += [Group(name, is_task, tuple(dated), days)] if dated else []
        made += [Group(name, is_task, (one,)) for one in others]
    return made


def unit_of(group: Group, writer: Writer) -> Unit:
    """The group with all ways to write it, under a name that nothing else has."""
    return Unit(group.occurrences, ways_of(group, writer.names.take(group.name), writer))


def ways_of(group: Group, name: str, writer: Writer, depth: int = 0) -> Iterator[Alternative]:
    """All ways to write a group under a name, the shortest first. `depth`: how often something was left over before."""
    return _Ways(group, name, writer, depth).ways()


class _Ways:
    """The ways to write one group under a name."""

    def __init__(self, group: Group, name: str, writer: Writer, depth: int) -> None:
        self._group = group
        self._depth = depth
        self._name = name
        self._writer = writer
        self._wording = writer.wording
        self._written = writer.names.written(name)
        self._further: list[str] = []
        self._due = " due" if group.is_task else ""

    def ways(self) -> Iterator[Alternative]:
        """All ways, the shortest first."""
        if self._group.is_single:
            yield from self._singles(self._group.occurrences[0])
            if (plain := self._group.occurrences[0].plain) is not None:
                group = Group(plain.name, plain.is_task, (plain,))
                yield Alternative(None, [unit_of(group, self._writer)])
            return
        main, rest = self._main(self._group.occurrences)
        if rule := self._rule(main):
            yield self._with_rest(*rule, rest)
            self._release()
        main, rest = self._main(self._group.occurrences, most=MOST_LISTED)
        yield self._with_rest(self._list(main), [], rest)
        self._release()
        first, *others = self._group.occurrences
        group = self._group._replace(occurrences=(first,))
        yield Alternative(
            None, [Unit((first,), ways_of(group, self._name, self._writer, self._depth)), *self._units(others)]
        )

    # ---- one date --------------------------------------------------------------------------------------

    def _singles(self, one: Occurrence) -> Iterator[Alternative]:
        """The line of a single date; with quotation marks, and without details, if it would be read otherwise."""
        bare = Details(one.details.cancelled)
        for written, details in (
            (self._written, one.details),
            (quoted(self._name), one.details),
            (quoted(self._name), bare),
        ):
            head = f"{written}{self._when(one)}{beside(details)}"
            piece = self._piece(head, [one], list(below(details)))
            if details != one.details:
                piece.notes.append(Note(one.line, "What the feed says besides its date is left out.", one.name))
            yield Alternative(piece, [])

    def _when(self, one: Occurrence) -> str:
        """` on 10 November at 14:00`, ` due 3 November`, ` in November`, ` due TBD`."""
        if one.window:
            return f"{self._due} {one.window}"
        if one.timing is None:
            return " due" if one.details.done else " due TBD"
        on = self._wording.on(one.timing)
        time = self._wording.time(one.timing, is_task=one.is_task) if one.timing.clock else ""
        return f"{self._due} {on.removeprefix('on ') if self._due else on}{time}"

    def _piece(self, head: str, occurrences: Sequence[Occurrence], lines: list[str]) -> Piece:
        piece = Piece(head, occurrences, expected(occurrences, self._name), lines)
        if self._name != self._group.name:
            is_quoted = self._name == self._group.name.replace('"', "'")
            why = "a quoted name has no quotation marks in it" if is_quoted else "a plan has each name once"
            text = f'It is written as "{self._name}": {why}.'
            piece.notes.append(Note(occurrences[0].line, text, self._group.name))
        return piece

    # ---- several dates ---------------------------------------------------------------------------------

    def _main(self, some: Sequence[Occurrence], most: int | None = None) -> tuple[list[Occurrence], list[Occurrence]]:
        """Those that one line can say, and the rest: the second of a day, and those at quite another time.

        A few may be at another time; lines of their own say so, for which the name must need no quotation marks.
        """
        times = Counter(_time(one) for one in some)
        usual = times.most_common(1)[0][0]
        few = max(MOST_APART, len(some) // SHARE) if self._writer.names.is_bare(self._name) else 0
        others = len(some) - times[usual]
        taken: set[date] = set()
        main: list[Occurrence] = []
        rest: list[Occurrence] = []
        for one in some:
            day = one.base if most is None else one.day
            fits = (_time(one) == usual or 0 < others <= few) and day not in taken
            if fits and (most is None or len(main) < most):
                taken.add(day)
                main.append(one)
            else:
                rest.append(one)
        return main, rest

    def _units(self, rest: Sequence[Occurrence]) -> list[Unit]:
        """What is left over, under further names."""
        by_time: dict[object, list[Occurrence]] = defaultdict(list)
        for at, one in enumerate(rest):
            by_time[_time(one) if self._depth < DEEPEST else at].append(one)
        units: list[Unit] = []
        for some in by_time.values():
            name = self._writer.names.take(self._group.name)
            self._further.append(name)
            group = self._group._replace(occurrences=tuple(some))
            units.append(Unit(some, ways_of(group, name, self._writer, self._depth + 1)))
        return units

    def _release(self) -> None:
        """Give back the further names of a way that did not work."""
        while self._further:
            self._writer.names.release(self._further.pop())

    def _with_rest(self, piece: Piece, more: list[Occurrence], rest: list[Occurrence]) -> Alternative:
        left = sorted([*more, *rest], key=lambda one: one.day)
        return Alternative(piece, self._units(left))

    def _list(self, main: list[Occurrence]) -> Piece:
        """`webinar on 3 November, 8 December and 12 January at 14:00`."""
        days = self._wording.days(sorted(one.day for one in main))
        due = ", due," if self._due else ""
        return self._of_many(f"{self._written}{due} on {days}", main, is_rule=False)

    def _rule(self, main: list[Occurrence]) -> tuple[Piece, list[Occurrence]] | None:
        """`webinar every second Tuesday of the month`, and what it leaves over; None if there is no such rule."""
        ruled = [one for one in main if one.is_ruled]
        for some in (main, ruled) if 0 < len(ruled) < len(main) else (main,):
            moved = [] if self._writer.names.is_bare(self._name) else [one for one in some if one.day != one.base]
            kept = [one for one in some if one not in moved] if moved else some
            left_out = self._group.left_out | {one.base for one in moved}
            if found := find_rhythm([one.base for one in kept], left_out, is_ruled=len(ruled) >= len(kept)):
                due = ", due," if self._due else ""
                head = f"{self._written}{due} {self._rhythm(found, kept)}"
                chosen = {id(one) for one in kept}
                return self._of_many(head, kept, is_rule=True), [one for one in main if id(one) not in chosen]
        return None

    def _rhythm(self, found: Found, some: Sequence[Occurrence]) -> str:
        days = [one.base for one in some]
        words = found.rhythm.words + _bounds(found, days, self._wording)
        return f"{words}, except {self._wording.days(found.excepted)}" if found.excepted else words

    def _of_many(self, head: str, main: list[Occurrence], *, is_rule: bool) -> Piece:
        """The line of several dates, and those of single ones that differ from what most have in common."""
        usual = Counter(_time(one) for one in main).most_common(1)[0][0]
        ruled = [one.details for one in main if one.is_ruled]  # one of them may say less, as changed dates do
        details = Counter(ruled).most_common(1)[0][0] if ruled else in_common([one.details for one in main])
        timing = next(one.timing for one in main if _time(one) == usual)
        assert timing is not None
        clauses = f"{self._wording.time(timing, is_task=self._group.is_task)}{beside(details)}"
        if ", except " in head and clauses:
            head, _, excepted = head.partition(", except ")
            clauses += f", except {excepted}"
        piece = self._piece(head + clauses, main, list(below(details)))
        piece.ruled = len(main) if is_rule else 0
        for one in main:
            piece.behind += self._of_one(one, usual, details, piece, listed=not is_rule)
        return piece

    def _of_one(self, one: Occurrence, usual: object, details: Details, piece: Piece, *, listed: bool) -> Iterator[str]:
        """`webinar of 6 October moved to 8 October at 16:00`, nothing if it is as the others."""
        assert one.timing is not None
        moved = f" moved to {self._wording.day(one.day)}" if one.day != one.base and not listed else ""
        time = self._wording.time(one.timing, is_task=one.is_task) if _time(one) != usual else ""
        state = beside(own_of(one.details, details))
        more = list(below(one.details, own=details))
        if one.details.tentative < details.tentative and not one.details.cancelled:
            state += ", confirmed"
        if not (moved or time or state or more):
            return
        if not self._writer.names.is_bare(self._name):
            piece.notes.append(Note(one.line, "What the feed says of this one date is left out.", one.name))
            if one.details.cancelled > details.cancelled:  # then the proof fails, and it gets a line of its own
                yield f"{self._written} of {self._wording.day(one.base)}, cancelled"
            return
        clauses = f"{moved}{time}{state}"
        day = one.day if listed else one.base
        yield f"{self._written} of {self._wording.day(day)}{clauses if moved or time else clauses.removeprefix(',')}"
        yield from (INDENT + line for line in more)


def _time(one: Occurrence) -> tuple[object, ...]:
    """What has to be the same for one line: days or time, length and zone."""
    timing = one.timing or Timing(date.min)
    return (timing.days, timing.clock, timing.minutes, timing.zone.key if timing.zone else "")


def _bounds(found: Found, days: Collection[date], wording: Wording) -> str:
    """` from 8 September until 13 October`, as far as the plan's period does not say it."""
    first, last = min(days), max(days)
    wanted = sorted({*days, *found.excepted})
    start, until = f" from {wording.day(first)}", f" until {wording.day(last)}"
    for begin, from_words in ((Start(wording.first), ""), (Start(first, "day"), start)):
        for end, until_words in ((wording.last, ""), (last, until)):
            if found.rhythm.days(begin, end) == wanted:
                return from_words + until_words
    return start + until
