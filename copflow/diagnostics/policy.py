"""Which rules count in a project, and how much: what its settings say of them."""

from collections.abc import Iterable
from typing import NamedTuple

from copflow.diagnostics.diagnostic import Diagnostic
from copflow.diagnostics.rules import FAMILIES, RULES, Severity

ALL = "all"
"""The name that means every rule."""


class Policy(NamedTuple):
    """The rules that count; None for all, without those of `ignore`. `severity`: of rules for which it is another one.

    Rules about what could not be read always count, and stay errors.
    """

    select: frozenset[str] | None = None
    ignore: frozenset[str] = frozenset()
    severity: tuple[tuple[str, Severity], ...] = ()

    def applied(self, findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        """The findings that count, each with the severity that it has here."""
        severity = dict(self.severity)
        return tuple(_weighed(found, severity.get(found.rule)) for found in findings if self._counts(found.rule))

    def _counts(self, rule: str) -> bool:
        if not RULES[rule].is_opinion:
            return True
        return rule not in self.ignore and (self.select is None or rule in self.select)


def _weighed(found: Diagnostic, severity: Severity | None) -> Diagnostic:
    return found if severity is None else found._replace(severity=severity)


DEFAULT = Policy()


def meant_by(name: str) -> tuple[str, ...]:
    """The rules that a name in the settings means: a rule, a family, or all; none if there is no such name."""
    if name == ALL:
        return tuple(RULES)
    return FAMILIES.get(name) or ((name,) if name in RULES else ())
