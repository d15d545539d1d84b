"""What a fix has to keep: the finding goes, no other one comes, and no date moves without a word.

What was hidden behind a mistake may come to light: of an activity whose date could not be read nothing was said, and
when it is mended the plan may turn out to be due on a holiday.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from typing import NamedTuple

from copflow.checks import CHECKS
from copflow.compile import Compilation
from copflow.diagnostics.diagnostic import Diagnostic, Edit
from copflow.diagnostics.rules import RULES, Severity
from copflow.editing.errors import new_findings
from copflow.editing.shifts import Shifted, shifted


class Effect(NamedTuple):
    """What edits do to a plan: whether the findings go that they are made for, which ones come (notes apart), and the
    dates that are other ones."""

    is_gone: bool
    added: tuple[Diagnostic, ...]
    shifts: tuple[Shifted, ...]

    @property
    def is_lawful(self) -> bool:
        """Whether the findings go, and none comes that was not hidden behind them."""
        return self.is_gone and not self.added

    @property
    def moves_known(self) -> bool:
        """Whether a date is another one that was known before."""
        return any(shift.was_known for shift in self.shifts)


def effect(old: Compilation, new: Compilation, mended: Collection[Diagnostic], edits: Sequence[Edit]) -> Effect:
    """Compare a plan with what edits make of it."""
    shifts = tuple(shifted(old, new, (edits,)))
    is_new = bool(shifts) and not any(shift.was_known for shift in shifts)
    added = (finding for finding in new_findings(old, new) if finding.severity > Severity.INFO)
    return Effect(
        _are_gone(old, new, mended),
        tuple(finding for finding in added if not (is_new and _was_hidden(finding))),
        shifts,
    )


def _are_gone(old: Compilation, new: Compilation, mended: Collection[Diagnostic]) -> bool:
    gone = Counter((one.rule, one.title) for one in mended)
    before = Counter((one.rule, one.title) for one in old.findings)
    after = Counter((one.rule, one.title) for one in new.findings)
    return all(after[key] <= before[key] - number for key, number in gone.items())


def _was_hidden(finding: Diagnostic) -> bool:
    """Whether a finding judges a date, and could not be made while that was not known."""
    return finding.rule in CHECKS and RULES[finding.rule].is_opinion
