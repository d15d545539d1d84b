"""Activities whose names are nearly one: `webinar1` beside `webinar 1`, `confirm participant` beside `… participants`.

They stand at the beginning of a line, or are an activity and its steps. The time grows with the number of names: they
are looked up, not compared in pairs.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from copflow.diagnostics.diagnostic import Diagnostics, Fix, Label, replace
from copflow.diagnostics.nearest import nearest
from copflow.diagnostics.prose import quoted
from copflow.diagnostics.source import Span
from copflow.language.look_alikes import LATIN
from copflow.language.nodes import Name
from copflow.language.plan import Draft, Plan

SEPARATORS = re.compile(r"(?<![0-9])[ _\u2010-\u2014-]+|[ _\u2010-\u2014-]+(?![0-9])")
"""Blanks and hyphens, but not those between two numbers: `unit 1 1` is not `unit 11`."""
GLUED = re.compile(r"([^0-9]*[^0-9 ])([0-9]+)")
"""A number that is written at its word: `webinar1`."""
LONG_NAME, LONG_WORD = 8, 5
"""How many letters a name, and the word in it that differs, must have for one letter to be a slip."""
MOST_NAMES = 1_000
"""How many names are looked at for one letter more or less."""
MOST_NEAR = 3
"""How many names are compared with one."""
MOST_LOOKUPS = 100
"""How many series of one activity are looked at."""


def report_near_names(plan: Plan, found: Diagnostics) -> None:
    """Each name is reported once, against the first one that it is near to."""
    reported: set[Span] = set()
    members = Counter({draft.name.key: draft.series for draft in plan.activities if draft.series}.values())
    for draft in plan.activities:
        if draft.name.span not in reported and _report_glued(draft, plan, members, found):
            reported.add(draft.name.span)
    _report_series(plan, members, found)
    near_ones = [pair for drafts in _families(plan.activities) for pair in _one_letter(drafts)]
    for name, first in [*_same_letters(plan), *near_ones]:
        if name.span not in reported:
            reported.add(name.span)
            title = f"{quoted(name.text)} is another activity than {quoted(first.text)}, though its name is near."
            found.report("near-duplicate", name.span, title, labels=(Label(first.span, "the other one"),))


def _report_glued(draft: Draft, plan: Plan, members: Counter[str], found: Diagnostics) -> bool:
    """`webinar1`, where there is a shape or a series `webinar`."""
    glued = GLUED.fullmatch(draft.name.key)
    if glued is None or (glued[1] not in plan.shapes and not members[glued[1]]):
        return False
    series, number = draft.name.text[: len(glued[1])], glued[2]
    title = (
        f"{quoted(draft.name.text)} is not one of the {quoted(series)} activities: it has no blank before its number."
    )
    fixes = _renamed(draft.name, f"{series} {number}", plan)
    found.report("near-duplicate", draft.name.span, title, fixes=fixes)
    return True


def _report_series(plan: Plan, members: Counter[str], found: Diagnostics) -> None:
    """`webniar 3` or `webinars 3` beside `webinar 1` and `webinar 2`. Those near to shapes are told elsewhere."""
    many = [series for series, count in members.items() if count > 1 and series not in plan.shapes]
    single = [draft for draft in plan.activities if draft.series and members[draft.series] == 1] if many else []
    for draft in single[:MOST_LOOKUPS]:
        series = draft.series or ""
        near = nearest(series, many, least=0.8, most=1) if len(series) > LONG_WORD else []
        if near and series not in plan.shapes and not nearest(series, plan.shapes, least=0.75, most=1):
            span = Span(draft.name.span.start, draft.name.span.start + len(series))
            title = (
                f"{quoted(draft.name.text)} is not one of the {quoted(near[0])} activities, though its name is near."
            )
            fixes = [replace(span, near[0], f'Write "{near[0]}"')] if not draft.name.quoted else []
            found.report("near-duplicate", span if fixes else draft.name.span, title, fixes=fixes)


def _same_letters(plan: Plan) -> Iterator[tuple[Name, Name]]:
    """Names of which one has a blank or a hyphen more, or letters of another alphabet that look the same."""
    first: dict[str, Name] = {}
    for draft in plan.activities:
        known = first.setdefault(SEPARATORS.sub("", draft.name.text.translate(LATIN).casefold()), draft.name)
        if known.key != draft.name.key:
            yield draft.name, known


def _families(top: Sequence[Draft]) -> Iterator[Sequence[Draft]]:
    """The activities at the top, and each one with its own steps; up to MOST_NAMES of them."""
    yield top[:MOST_NAMES]
    left, waiting = MOST_NAMES, list(reversed(top[:MOST_NAMES]))
    while waiting and left > 0:
        draft = waiting.pop()
        if draft.steps:
            yield [draft, *draft.steps[:left]]
            left -= len(draft.steps) + 1
            waiting.extend(reversed(draft.steps))


def _one_letter(drafts: Sequence[Draft]) -> Iterator[tuple[Name, Name]]:
    """Names that differ by one letter in a long word, or have two letters in another order; their numbers are the same.

    Both are found under what is left of them without that letter.
    """
    first: dict[str, Name] = {}
    for name in {draft.name.key: draft.name for draft in drafts if len(draft.name.key) >= LONG_NAME}.values():
        shortened = [name.key[:at] + name.key[at + 1 :] for at in range(len(name.key))]
        near = (first[one] for one in (name.key, *shortened) if one in first)
        yield from ((name, other) for other in islice(near, MOST_NEAR) if _is_slip(name.key, other.key))
        for one in (name.key, *shortened):
            first.setdefault(one, name)


def _is_slip(key: str, other: str) -> bool:
    """Whether one long word differs, and by one letter at most; a number in it is no letter."""
    words, others = key.split(" "), other.split(" ")
    differing = [pair for pair in zip(words, others, strict=False) if pair[0] != pair[1]]
    if len(words) != len(others) or len(differing) != 1 or min(map(len, differing[0])) < LONG_WORD:
        return False
    one, two = differing[0]
    if any(map(str.isdigit, one + two)):
        return False
    return bool(nearest(one, (two,), least=1 - 1.01 / max(len(one), len(two))))


def _renamed(name: Name, text: str, plan: Plan) -> list[Fix]:
    """The right name, if no other activity has it."""
    if any(draft.name.key == text.casefold() for draft in plan.activities):
        return []
    return [replace(name.span, f'"{text}"' if name.quoted else text, f'Write "{text}"')]
