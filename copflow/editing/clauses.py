"""Takes a clause out of a plan's text, or puts another one in its place."""

from collections.abc import Sequence

from copflow.diagnostics.diagnostic import Edit
from copflow.diagnostics.source import Source, Span
from copflow.editing.change import Change
from copflow.language.nodes import Clause
from copflow.language.standing import State, StateClause
from copflow.language.tokens import tokenise

PASSING = frozenset({State.DONE, State.CANCELLED, State.TENTATIVE, State.CONFIRMED})
"""The states of which a new one replaces the old, and which next year's plan does not have."""


def is_passing(clause: Clause) -> bool:
    """Whether a clause says one of these states."""
    return isinstance(clause, StateClause) and clause.state in PASSING


def replaced(source: Source, old: Sequence[Clause], clause: str) -> Change:
    """Put a clause in the place of the first of these; the others go."""
    first = old[0].span
    more = tuple(without(source, [one]) for one in old[1:])
    before = tokenise(source.text, source.line_at(first.start).start, first.start)[0]
    if clause[0].isdigit() and before and before[-1].type not in ("COMMA", "SEMICOLON"):
        return Change(Edit(Span(before[-1].end, first.end), f", {clause}"), clause, more)  # `webinar 3, 1 week after …`
    return Change(Edit(first, clause), clause, more)


def without(source: Source, clauses: Sequence[Clause]) -> Edit:
    """Take clauses that follow each other out of a line or part, with the comma before them. If nothing else stands
    in it, it goes with its semicolon or its line, unless a comment keeps that."""
    span = Span(clauses[0].span.start, clauses[-1].span.end)
    tokens = tokenise(source.text, *source.line_at(span.start))[0]
    before = [token for token in tokens if token.end <= span.start]
    after = [token for token in tokens if token.start >= span.end]
    is_last = not after or after[0].type == "SEMICOLON"
    if not before:
        rest = after[1:] if after and after[0].type in ("COMMA", "SEMICOLON") else after
        return Edit(Span(span.start, rest[0].start), "") if rest else _line(source, span)
    previous = before[-1]
    if previous.type == "SEMICOLON" and not is_last:
        end = after[1].start if after[0].type == "COMMA" and len(after) > 1 else after[0].start
        return Edit(Span(span.start, end), "")
    start = before[-2].end if previous.type in ("COMMA", "SEMICOLON") and len(before) > 1 else previous.end
    return Edit(Span(start, span.end), "")


def _line(source: Source, span: Span) -> Edit:
    """A whole line with its line end; what is a comment in it stays."""
    line = source.line_at(span.start)
    if source.text[span.end : line.end].strip():
        return Edit(span, "")
    file = source.file(span.start)
    lines = list(source.lines_of(file))
    at = next(number for number, (start, _end) in enumerate(lines) if start == line.start)
    end = min(lines[at][1], file.end)
    if end > line.end or at == 0:
        return Edit(Span(line.start, end), "")
    return Edit(Span(source.line_at(lines[at - 1][0]).end, line.end), "")  # the last line has no line end
