"""The rules as SARIF describes them (reportingDescriptor, 3.49), made from their texts."""

from typing import Any

from copflow.diagnostics.rules import RULES, Confidence, Severity
from copflow.diagnostics.texts import rule_file, summary

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
SEVERITIES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "recommendation"}
PRECISIONS = {Confidence.CERTAIN: "very-high", Confidence.LIKELY: "high", Confidence.GUESS: "medium"}
"""Words of code scanning for how sure a rule is, by which it sorts."""
UNREADABLE = "unreadable-file"


def descriptor(name: str) -> dict[str, Any]:
    """A rule with its text, as code scanning shows it beside each result."""
    rule, text = RULES[name], rule_file(name)
    return {
        "id": name,
        "name": _pascal_case(name),
        "shortDescription": {"text": summary(name)},
        "fullDescription": {"text": summary(name)},
        "help": {"text": text, "markdown": text},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {
            "precision": PRECISIONS[rule.confidence],
            "problem.severity": SEVERITIES[rule.severity],
            "tags": ["copflow"],
        },
    }


def unreadable_descriptor() -> dict[str, Any]:
    """What is said of a file that could not be read, which is no finding of a rule."""
    text = {"text": "A file or folder could not be read, so nothing is known of it."}
    return {
        "id": UNREADABLE,
        "name": _pascal_case(UNREADABLE),
        "shortDescription": text,
        "fullDescription": text,
        "help": text,
        "defaultConfiguration": {"level": LEVELS[Severity.ERROR]},
    }


def _pascal_case(name: str) -> str:
    return "".join(word.capitalize() for word in name.split("-"))
