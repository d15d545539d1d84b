"""The rules for programs, as JSON. Fields are added; one that changes its meaning raises `schema_version`."""

import json
from collections.abc import Iterator, Sequence

from copflow.cli.rule_page import messages
from copflow.diagnostics.rules import FAMILIES, RULES
from copflow.diagnostics.texts import section, summary
from copflow.reports import concise
from copflow.reports.canvas import Canvas

SCHEMA_VERSION = 1


def render(names: Sequence[str]) -> str:
    """An object whose `rules` are these, in their order. Texts are Markdown."""
    document = {"schema_version": SCHEMA_VERSION, "rules": [_rule(name) for name in names]}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _rule(name: str) -> dict[str, object]:
    rule = RULES[name]
    return {
        "name": name,
        "family": next(family for family, names in FAMILIES.items() if name in names),
        "severity": rule.severity.name.lower(),
        "confidence": rule.confidence.value,
        "may_be_allowed": rule.is_opinion,
        "what": summary(name),
        "why": section(name, "Why"),
        "example": section(name, "Example"),
        "messages": list(_messages(name)),
        "instead": section(name, "Instead"),
    }


def _messages(name: str) -> Iterator[str]:
    """What copflow says of the example, one line for each finding."""
    for source, findings in messages(name, "Example"):
        yield from concise.lines(source, findings, Canvas()).splitlines()
