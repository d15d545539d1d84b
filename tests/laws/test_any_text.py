"""Whatever is written: copflow answers, says each thing once, in order, and passes over nothing in silence."""

import re
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import example, given, settings

from copflow.diagnostics.diagnostic import Edit
from copflow.diagnostics.source import Span
from copflow.language.lines import LIST_MARK
from copflow.language.names import DASHES
from copflow.language.nodes import Broken, Document, Entry, Kind
from copflow.language.vocabulary import WORDS
from tests.laws.writing import any_plan, compiled, nasty, rules

HEADS = frozenset({"each", "plan", "person", "the"})
"""Words that belong to no clause and no name: those that begin a line, and `the`, which may stand anywhere."""


@given(text=nasty)
def test_any_text_at_all_compiles(text: str) -> None:
    compiled(text)


@given(text=any_plan)
@settings(max_examples=400)
@example(text="plan\n")
@example(text="each\n")
@example(text="person\n")
@example(text="; ; ;\n")
@example(text='"\n')
@example(text="\ufeff")
@example(text="closed 24 December\n")
@example(text="webinar 1 on 2026-01-070\n")
@example(text='plan "Term"\n  closed 24 December "Eve"\n')
def test_any_plan_compiles(text: str) -> None:
    compiled(text)


@pytest.mark.parametrize("word", sorted(WORDS))
def test_any_word_of_the_language_may_stand_anywhere(word: str) -> None:
    for line in (word, f"{word} {word}", f"{word} webinar 1", f"webinar 1 {word}", f"webinar 1\n  {word} {word}\n"):
        compiled(line)


@given(text=any_plan)
def test_the_same_is_never_said_twice(text: str) -> None:
    findings = compiled(text).findings
    assert len({repr(finding) for finding in findings}) == len(findings)


@given(text=any_plan)
def test_findings_are_in_the_order_of_the_text(text: str) -> None:
    places = [finding.span.start for finding in compiled(text).findings]
    assert all(one <= other for one, other in pairwise(places))


@given(text=any_plan)
def test_every_place_lies_inside_the_text(text: str) -> None:
    compilation = compiled(text)
    spans = [finding.span for finding in compilation.findings]
    spans += [label.span for finding in compilation.findings for label in finding.labels]
    spans += [edit.span for finding in compilation.findings for fix in finding.fixes for edit in fix.edits]
    spans += _document_spans(compilation.document)
    for span in spans:
        assert 0 <= span.start <= span.end <= len(text)


@given(text=any_plan)
def test_every_fix_changes_something(text: str) -> None:
    for finding in compiled(text).findings:
        for fix in finding.fixes:
            assert fix.title
            assert not fix.edits or _edited(text, fix.edits) != text


@given(text=any_plan)
@settings(max_examples=300)
def test_every_character_is_understood_or_reported(text: str) -> None:
    """A comment, a name, a clause, a mark between clauses or a head word; or a place that a finding points at."""
    compilation = compiled(text)
    reported = [finding.span for finding in compilation.findings]
    spans = [*_document_spans(compilation.document), *reported, *_broken_spans(compilation.document, reported)]
    passed_over = _words_outside(text, spans)
    assert not passed_over, (passed_over, rules(compilation))


@given(text=any_plan)
@settings(max_examples=200)
def test_every_line_with_a_name_is_in_the_schedule_or_reported(text: str) -> None:
    """An activity or a step is an entry of the schedule or of a shape, or its line or one above it was reported."""
    compilation = compiled(text)
    plan = compilation.plan
    kept = {activity.name.span for activity in compilation.graph.activities}
    waiting = [*plan.shapes.values(), *plan.activities]
    while waiting:
        draft = waiting.pop()
        kept.add(draft.name.span)
        waiting.extend(draft.steps)
    reported = [finding.span for finding in compilation.findings]
    lost = [
        text[entry.span.start : entry.span.end]
        for entry, above in _with_those_above(compilation.document)
        if entry.name is not None
        and entry.kind is Kind.ACTIVITY
        and entry.name.span not in kept
        and not any(_touch(span, one.span) for span in reported for one in (entry, *above))
    ]
    assert not lost, rules(compilation)


# ---- what the text consists of -------------------------------------------------------------------------------


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _with_those_above(document: Document) -> list[tuple[Entry, tuple[Entry, ...]]]:
    found: list[tuple[Entry, tuple[Entry, ...]]] = []
    waiting: list[tuple[Entry, tuple[Entry, ...]]] = [(entry, ()) for entry in document.entries]
    while waiting:
        entry, above = waiting.pop()
        found.append((entry, above))
        waiting.extend((child, (*above, entry)) for child in entry.children)
    return found


def _document_spans(document: Document) -> list[Span]:
    """What was understood: comments, names, clauses."""
    spans = list(document.comments)
    for entry, _above in _with_those_above(document):
        spans += [entry.name.span] if entry.name is not None else []
        if entry.kind is Kind.MORE and entry.name is not None:  # `call of 6 October moved …`, `no call in August`
            end = entry.occurrence.span.end if entry.occurrence else entry.name.span.end + len(" of")
            spans.append(Span(entry.span.start, end))
        spans += [clause.span for clause in entry.clauses if not isinstance(clause, Broken)]
    return spans


def _broken_spans(document: Document, reported: list[Span]) -> list[Span]:
    """The clauses that could not be read, each with a finding somewhere in it."""
    return [
        clause.span
        for entry, _above in _with_those_above(document)
        for clause in entry.clauses
        if isinstance(clause, Broken) and any(_touch(span, clause.span) for span in reported)
    ]


def _words_outside(text: str, spans: list[Span]) -> list[str]:
    """The words of the text that no span touches, marks, head words, list marks and dashes behind names left out."""
    covered = bytearray(len(text))
    for line in re.finditer(r"(?:^|(?<=[\r\n]))\s*(?P<mark>\S+)(?=\s)", text):
        if LIST_MARK.fullmatch(line["mark"]):
            spans = [*spans, Span(*line.span("mark"))]
    for span in spans:
        covered[span.start : span.end] = b"\x01" * (span.end - span.start)
    rest = "".join(
        " " if covered[at] or character in ",;:" or not character.isprintable() else character
        for at, character in enumerate(text)
    )
    return [word for word in rest.split() if word.casefold() not in HEADS and word not in DASHES]


def _edited(text: str, edits: Sequence[Edit]) -> str:
    for edit in sorted(edits, key=lambda edit: edit.span, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text
