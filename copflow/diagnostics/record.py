"""Findings as plain lists and back, for caches: offsets instead of lines, and nothing that can be worked out."""

from collections.abc import Mapping
from typing import Any

from copflow.diagnostics.diagnostic import Diagnostic, Edit, Fix, Label, Link, Proof, Safety
from copflow.diagnostics.rules import RULES, Severity
from copflow.diagnostics.source import Span

Record = dict[str, Any]


def to_record(finding: Diagnostic) -> Record:
    """Whatever JSON can hold of a finding, which is all of it."""
    return {
        "rule": finding.rule,
        "severity": finding.severity.name,
        "title": finding.title,
        "span": finding.span,
        "label": finding.label,
        "labels": finding.labels,
        "notes": finding.notes,
        "fixes": [(fix.title, fix.edits, fix.safety.value, fix.proof) for fix in finding.fixes],
        "chain": finding.chain,
    }


def from_record(record: Mapping[str, Any]) -> Diagnostic:
    """The finding of a record that JSON was made from. Raises LookupError, TypeError or ValueError for another one."""
    rule = RULES[record["rule"]].name
    return Diagnostic(
        rule,
        Severity[record["severity"]],
        _text(record["title"]),
        _span(record["span"]),
        _text(record["label"]),
        tuple(Label(_span(span), _text(text)) for span, text in record["labels"]),
        tuple(map(_text, record["notes"])),
        tuple(map(_fix, record["fixes"])),
        tuple(Link(_span(span), *map(_text, words)) for span, *words in record["chain"]),
    )


def _fix(record: Any) -> Fix:
    title, edits, safety, said = record
    proof = None if said is None else Proof(*(tuple(map(_text, lines)) for lines in said))
    return Fix(_text(title), tuple(Edit(_span(span), _text(text)) for span, text in edits), Safety(safety), proof)


def _span(pair: Any) -> Span:
    start, end = pair
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start <= end):
        raise ValueError("no span")
    return Span(start, end)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("no text")
    return value
