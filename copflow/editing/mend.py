"""Applies fixes to a plan, and compiles it again: what does not keep the law of a fix is taken back.

All fixes of one round are tried together. Where they break the law, each half is tried for itself, down to single ones.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from copflow.compile import Compilation
from copflow.diagnostics.diagnostic import Diagnostic, Edit, Fix, Safety
from copflow.diagnostics.rules import Severity
from copflow.diagnostics.source import Span
from copflow.editing.carry_out import Compile
from copflow.editing.change import changed_texts
from copflow.editing.edits import Moves
from copflow.editing.law import effect

ROUNDS = 10
"""How often what remains is looked at again: a fix may make another one possible."""
MOST_TRIES = 100
"""How often a plan is compiled at most."""
MOST_TEXT = 1_000_000
"""How many characters are compiled at most, of all tries together."""
LEAST_TRIES = 4


class Made(NamedTuple):
    """A fix that was made: where, in the plan as it was then, and of what."""

    place: str
    finding: Diagnostic
    fix: Fix


class Mended(NamedTuple):
    """What came of it. `texts` are those of the files that the plan had at first; `stopped`: not all could be tried."""

    texts: tuple[str, ...]
    new: Compilation
    made: tuple[Made, ...]
    edits: tuple[tuple[Edit, ...], ...]
    stopped: bool


class _Wish(NamedTuple):
    finding: Diagnostic
    number: int

    @property
    def fix(self) -> Fix:
        return self.finding.fixes[self.number]


def mend(
    old: Compilation,
    compiled: Compile,
    *,
    unsafe: bool = False,
    findings: Callable[[Compilation], Sequence[Diagnostic]] = lambda one: one.findings,
) -> Mended:
    """Make the safe fixes of a plan's findings, or all that have edits (`unsafe`), until no more can be made."""
    mending = _Mending(old, compiled, unsafe=unsafe)
    for _round in range(ROUNDS):
        wishes = mending.wishes(findings(mending.now))
        if not wishes or not mending.apply(wishes):
            break
    return mending.result()


class _Mending:
    """A plan on its way. `now` is what it is, and `_texts` are the texts of its files."""

    def __init__(self, old: Compilation, compiled: Compile, *, unsafe: bool) -> None:
        self.now = old
        self._compiled = compiled
        self._unsafe = unsafe
        self._texts = tuple(changed_texts(old.source, ()))
        self._made: list[Made] = []
        self._rounds: list[tuple[Edit, ...]] = []
        self._refused: set[tuple[str, Span, int]] = set()
        self._seen = {self._texts}
        self._tries = max(LEAST_TRIES, min(MOST_TRIES, MOST_TEXT // max(1, len(old.source.text))))
        self._is_over = False

    def result(self) -> Mended:
        """What it came to."""
        return Mended(self._texts, self.now, tuple(self._made), tuple(self._rounds), self._tries == 0)

    def wishes(self, findings: Sequence[Diagnostic]) -> list[_Wish]:
        """For each finding the first fix that may be made and was not refused; of those that overlap the first one."""
        if self._is_over:
            return []
        found: list[_Wish] = []
        taken: list[Span] = []
        for finding in findings:
            number = next(self._allowed(finding), None)
            if number is None:
                continue
            spans = [edit.span for edit in finding.fixes[number].edits]
            if not any(_overlap(span, other) for span in spans for other in taken[-MOST_TRIES:]):
                found.append(_Wish(finding, number))
                taken += spans
        return found

    def _allowed(self, finding: Diagnostic) -> Iterator[int]:
        """The numbers of the fixes that may be made; of a note, which finds no flaw, none. A safe one has no other
        beside it that is safe too."""
        if finding.severity is Severity.INFO:
            return
        safe = [fix for fix in finding.fixes if fix.edits and fix.safety is Safety.SAFE]
        for number, fix in enumerate(finding.fixes):
            may = fix.safety is not Safety.DISPLAY if self._unsafe else fix.safety is Safety.SAFE and len(safe) == 1
            if fix.edits and may and (finding.rule, finding.span, number) not in self._refused:
                yield number

    def apply(self, wishes: Sequence[_Wish]) -> bool:
        """Make these, or as many of them as keep the law; whether one was made."""
        if not self._tries or self._is_over:
            return False
        edits = tuple(dict.fromkeys(edit for wish in wishes for edit in wish.fix.edits))
        if self._try(wishes, edits):
            return True
        if len(wishes) == 1:
            [(finding, number)] = wishes
            self._refused.add((finding.rule, finding.span, number))
            return False
        half = len(wishes) // 2
        done = len(self._rounds)
        first = self.apply(wishes[:half])
        rest = list(wishes[half:])
        for made in self._rounds[done:]:
            rest = [_moved(wish, Moves(made)) for wish in rest]
        return self.apply(rest) or first

    def _try(self, wishes: Sequence[_Wish], edits: tuple[Edit, ...]) -> bool:
        texts = tuple(changed_texts(self.now.source, edits))
        if texts in self._seen:
            return False
        self._tries -= 1
        self._seen.add(texts)
        new = self._compiled(texts)
        result = effect(self.now, new, [wish.finding for wish in wishes], edits)
        if not result.is_lawful or (result.moves_known and not self._unsafe):
            return False
        self._keep(wishes, edits, texts, new)
        return True

    def _keep(self, wishes: Sequence[_Wish], edits: tuple[Edit, ...], texts: tuple[str, ...], new: Compilation) -> None:
        source = self.now.source
        for wish in wishes:
            at = wish.fix.edits[0].span.start
            line, column = source.position(at)
            self._made.append(Made(f"{source.file(at).name}:{line}:{column}", wish.finding, wish.fix))
        moves = Moves(edits)
        self._refused = {(rule, moves.of(span), number) for rule, span, number in self._refused}
        self._rounds.append(edits)
        # Where another file is included now, offsets are no longer those of the texts at hand.
        self._is_over = [file.name for file in new.source.files] != [file.name for file in source.files]
        self._texts, self.now = texts, new


def _overlap(one: Span, other: Span) -> bool:
    """Whether two edits touch the same text; what is inserted at one place twice overlaps too."""
    return one == other or (one.start < other.end and other.start < one.end)


def _moved(wish: _Wish, moves: Moves) -> _Wish:
    """The wish in a plan in which other edits were made."""
    fix = wish.fix
    edits = tuple(Edit(moves.of(edit.span), edit.text) for edit in fix.edits)
    fixes = list(wish.finding.fixes)
    fixes[wish.number] = fix._replace(edits=edits)
    finding = wish.finding._replace(span=moves.of(wish.finding.span), fixes=tuple(fixes))
    return _Wish(finding, wish.number)
