"""Tries the fixes of a plan's findings on the whole plan before they are shown.

A fix that was tried says which dates move with it. One that would leave its finding, or bring another one, is not
shown, or only as an example where there is no better one.
"""

from collections.abc import Iterable, Sequence

from copflow.compile import Compilation
from copflow.diagnostics.diagnostic import Diagnostic, Fix, Proof, Safety
from copflow.diagnostics.rules import Severity
from copflow.editing.carry_out import Compile
from copflow.editing.change import changed_texts
from copflow.editing.law import Effect, effect
from copflow.editing.remedies import CONFLICTS, remedies

MOST_TRIES = 20
"""How often a plan is compiled again at most."""
MOST_TEXT = 80_000
"""How many characters are compiled at most, of all tries together."""
LEAST_TRIES = 4
"""A plan that could not be tried so often is not tried at all."""
MOST_SHOWN = 3
"""How many ways out of a conflict are shown."""
TOO_LARGE = "This plan is too large for changes to be tried on the whole of it."
MOVING = frozenset(
    {"weekday-mismatch", "no-such-date", "no-such-weekday", "ambiguous-date", "ambiguous-year", "closed-day",
     "weekend-date", "outside-plan", "away", "no-occurrence", "reader-day"}
)  # fmt: skip
"""The rules whose fixes choose between dates. They are tried before others, and after conflicts."""


def proven(compilation: Compilation, compiled: Compile) -> tuple[Diagnostic, ...]:
    """The findings, their fixes tried; `compiled` compiles the plan with other texts of its files."""
    return _Trial(compilation, compiled).findings()


class _Trial:
    """Tries changes of one plan, and counts them."""

    def __init__(self, old: Compilation, compiled: Compile) -> None:
        self._old = old
        self._compiled = compiled
        tries = MOST_TEXT // max(1, len(old.source.text))
        self._left = min(MOST_TRIES, tries) if tries >= LEAST_TRIES else 0
        self._is_large = not self._left
        self._conflicts = 0

    def findings(self) -> tuple[Diagnostic, ...]:
        """The findings in their order; those whose dates are at stake are tried first."""
        findings = list(self._old.findings)
        for number in sorted(range(len(findings)), key=lambda number: (_rank(findings[number]), number)):
            findings[number] = self._proved(findings[number])
        return tuple(findings)

    def _proved(self, finding: Diagnostic) -> Diagnostic:
        if finding.rule in CONFLICTS:
            if not self._is_large:
                return finding._replace(fixes=(*self._tried(finding), *self._ways_out(finding))[:MOST_SHOWN])
            return finding._replace(notes=(*finding.notes, TOO_LARGE))
        if not any(fix.edits for fix in finding.fixes) or not self._left:
            return finding
        return finding._replace(fixes=self._tried(finding))

    def _ways_out(self, finding: Diagnostic) -> Iterable[Fix]:
        """The first changes that work."""
        found: list[Fix] = []
        if not self._left or self._conflicts == MOST_TRIES:
            return found
        self._conflicts += 1  # looking for ways out takes its time too
        for fix in remedies(self._old, finding):
            result = self._effect(finding, fix)
            if result is None:
                break
            if result.is_lawful and not any(_is_same(fix, other) for other in found):
                found.append(_with_proof(fix, result))
            if len(found) == MOST_SHOWN:
                break
        return found

    def _tried(self, finding: Diagnostic) -> tuple[Fix, ...]:
        """The fixes that keep the law; those that could not be tried; if there are none, what at least mends this
        finding, as an example."""
        kept: list[Fix] = []
        examples: list[Fix] = []
        for fix in finding.fixes:
            result = self._effect(finding, fix) if fix.edits else None
            if result is None:
                kept.append(fix)
            elif result.is_lawful:
                kept.append(_with_proof(fix, result))
            elif result.is_gone:
                examples.append(Fix(fix.title, safety=Safety.DISPLAY))
        return tuple(kept or examples)

    def _effect(self, finding: Diagnostic, fix: Fix) -> Effect | None:
        """What a fix does to the plan, None if no try is left."""
        if not self._left:
            return None
        self._left -= 1
        new = self._compiled(tuple(changed_texts(self._old.source, fix.edits)))
        return effect(self._old, new, (finding,), fix.edits)


def _rank(finding: Diagnostic) -> int:
    if finding.severity is Severity.INFO:
        return 3
    return 0 if finding.rule in CONFLICTS else 1 if finding.rule in MOVING else 2


def _with_proof(fix: Fix, result: Effect) -> Fix:
    known = tuple(shift.words for shift in result.shifts if shift.was_known)
    return fix._replace(proof=Proof(known, tuple(shift.words for shift in result.shifts if not shift.was_known)))


def _is_same(fix: Fix, other: Fix) -> bool:
    return fix.edits == other.edits


def fixable(findings: Sequence[Diagnostic]) -> int:
    """How many findings have a fix that can be made."""
    return sum(any(fix.edits and fix.safety is not Safety.DISPLAY for fix in one.fixes) for one in findings)
