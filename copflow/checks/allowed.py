"""What the author allows: `# allow: closed-day` on a line, or above it.

It takes the findings of that rule away that are about the line, at their own place or at one of the others that they
name: so a step of a shape is allowed once for all activities of that shape.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from copflow.checks.finding import finding
from copflow.diagnostics.diagnostic import Diagnostic, Edit, Fix, Safety, replace
from copflow.diagnostics.nearest import nearest
from copflow.diagnostics.prose import quoted
from copflow.diagnostics.rules import FAMILIES, RULES
from copflow.diagnostics.source import Source, Span

ALLOW = re.compile(r"#\s*allow\b\s*:?\s*(?P<rules>[\w-]+(?:\s*,\s*[\w-]+)*)", re.IGNORECASE)
"""Behind the names may stand why: `# allow: closed-day, weekend-date (we meet on purpose)`."""
NAME = re.compile(r"[\w-]+")


class Allowance(NamedTuple):
    """One name of a rule in a comment; `line` is where the line begins that it is about."""

    rule: str
    span: Span
    comment: Span
    line: int


def without_allowed(source: Source, comments: Sequence[Span], findings: Sequence[Diagnostic]) -> list[Diagnostic]:
    """The findings that nobody allowed, and what is wrong with the comments that allow; in the order of the text."""
    allowances = list(_allowances(source, comments))
    if not allowances:
        return list(findings)
    lines = {(allowance.rule, allowance.line): False for allowance in allowances if _is_rule(allowance.rule)}
    rules = {rule for rule, _line in lines}
    kept = [found for found in findings if found.rule not in rules or not _is_allowed(found, source, lines)]
    here = [one for one in allowances if one.rule not in FAMILIES["feed"]]  # those take two plans to be found
    kept += [_unused(one, source) for one in here if not lines.get((one.rule, one.line))]
    return sorted(kept, key=lambda found: (found.span, found.rule, found.title))


def not_allowed(source: Source, comments: Sequence[Span], findings: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Of findings that come later, such as those about two versions of a plan, the ones that nobody allowed."""
    lines = {(one.rule, one.line): False for one in _allowances(source, comments) if _is_rule(one.rule)}
    return [found for found in findings if not _is_allowed(found, source, lines)]


def _is_allowed(found: Diagnostic, source: Source, lines: dict[tuple[str, int], bool]) -> bool:
    """Whether a line allows it; that line's allowance is used then."""
    places = [found.span, *(label.span for label in found.labels)]
    keys = {(found.rule, source.line_at(place.start).start) for place in places} & lines.keys()
    lines.update(dict.fromkeys(keys, True))
    return bool(keys)


def _is_rule(name: str) -> bool:
    return name in RULES and RULES[name].is_opinion


# ---- comments ------------------------------------------------------------------------------------------


def _allowances(source: Source, comments: Sequence[Span]) -> Iterator[Allowance]:
    found = [(comment, names) for comment in comments if (names := ALLOW.match(source.slice(comment)))]
    meant: dict[int, int] = {}
    for comment, _names in reversed(found):  # so that a block of comments is gone through once
        number = bisect_right(source.line_starts, comment.start) - 1
        meant[number] = _meant_line(source, number, meant)
    for comment, names in found:
        number = bisect_right(source.line_starts, comment.start) - 1
        first, last = (comment.start + at for at in names.span("rules"))
        for name in NAME.finditer(source.text, first, last):
            yield Allowance(name[0].casefold(), Span(*name.span()), comment, source.line_starts[meant[number]])


def _meant_line(source: Source, number: int, meant: Mapping[int, int]) -> int:
    """The line that a comment is about (the first is 0): its own, or the next that is more than a comment."""
    last = bisect_right(source.line_starts, source.file(source.line_starts[number]).end) - 1
    at = number
    while at < last and _is_bare(source.slice(source.line_at(source.line_starts[at]))):
        at += 1
        if at in meant:
            return meant[at]
    return at


def _is_bare(line: str) -> bool:
    text = line.strip()
    return not text or (text.startswith("#") and not text[1:2].isdigit())


# ---- what is wrong with them ---------------------------------------------------------------------------


def _unused(one: Allowance, source: Source) -> Diagnostic:
    away = _removal(one, source)
    if one.rule not in RULES:
        near = nearest(one.rule, [rule for rule in RULES if _is_rule(rule)], most=1)
        fixes = [replace(one.span, name, f'Write "{name}"') for name in near]
        title = f"There is no rule {quoted(source.slice(one.span))} that could be allowed."
        return finding("unused-allow", one.span, title, fixes=[*fixes, *away])
    if not _is_rule(one.rule):
        title = f"{quoted(one.rule)} cannot be allowed: what it finds could not be read."
        return finding("unused-allow", one.span, title, fixes=away)
    title = f"Nothing on this line is allowed by {quoted(one.rule)}, so it may go."
    return finding("unused-allow", one.span, title, fixes=away)


def _removal(one: Allowance, source: Source) -> list[Fix]:
    """Deletes the comment with the reason in it, or only the name where it allows more than this."""
    comment = source.slice(one.comment)
    names = ALLOW.match(comment)
    assert names is not None
    first, last = (one.comment.start + at for at in names.span("rules"))
    if (one.span.start, one.span.end) == (first, last):
        line = source.line_at(one.comment.start)
        head = source.text[line.start : one.comment.start].rstrip()
        return [Fix("Delete the comment", (Edit(Span(line.start + len(head), one.comment.end), ""),), Safety.SAFE)]
    start, end = one.span
    if one.span.start == first:
        end = source.text.index(",", end) + 1
        end += len(source.text[end:last]) - len(source.text[end:last].lstrip())
    else:
        start = source.text.rindex(",", first, start)
    return [Fix("Delete the name", (Edit(Span(start, end), ""),), Safety.SAFE)]
