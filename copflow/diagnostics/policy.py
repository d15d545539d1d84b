"""Which rules count in a project, and how much: what its settings say of them."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from copflow.diagnostics.diagnostic import Diagnostic
from copflow.diagnostics.rules import FAMILIES, RULES, Severity

ALL = "all"
"""The name that means every rule."""
NO_SEVERITIES: Mapping[str, Severity] = MappingProxyType({})


class Policy(NamedTuple):
    """The rules that count; None for all, without those of `ignore`. `severity`: of rules for which it is another one.

    Rules about what could not be read always count, and stay errors.
    """

    select: frozenset[str] | None = None
    ignore: frozenset[str] = frozenset()
    severity: Mapping[str, Severity] = NO_SEVERITIES

    def applied(self, findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        """The findings that count, each with the severity that it has here."""
        return tuple(self._weighed(found) for found in findings if self._counts(found.rule))

    def _counts(self, rule: str) -> bool:
        if not RULES[rule].is_opinion:
            return True
        return rule not in self.ignore and (self.select is None or rule in self.select)

    def _weighed(self, found: Diagnostic) -> Diagnostic:
        severity = self.severity.get(found.rule)
        return found if severity is None else found._replace(severity=severity)


DEFAULT = Policy()


def meant_by(name: str) -> tuple[str, ...]:
    """The rules that a name in the settings means: a rule, a family, or all; none if there is no such name."""
    if name == ALL:
        return tuple(RULES)
    return FAMILIES.get(name) or ((name,) if name in RULES else ())
