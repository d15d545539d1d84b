"""Activities that seem to be one of an `each` block, numbered in a way that the block is not asked for: `release 27.1`,
`release v2`, `release A` beside `each release`, `first session` beside `each session`."""

import re
from typing import NamedTuple

from copflow.dates import speak
from copflow.dates.words import ORDINAL_WORDS
from copflow.diagnostics.diagnostic import Diagnostics, Edit, Fix, Label
from copflow.diagnostics.prose import quoted
from copflow.language.nodes import Name
from copflow.language.plan import Draft, Plan

NUMBERING = re.compile(r"(?:v\.?)?[0-9]+(?:[.\-/][0-9a-z]+)*[a-z]?[0-9]?|[a-z][0-9]*|[ivx]{2,5}")
"""What counts like a number, as names are compared: `27.1`, `v2`, `3a`, `2027-04`, `b`, `b2`, `iv`."""
NTH = re.compile(r"([0-9]+)(?:st|nd|rd|th)")
SHOWN = 5


class Unshaped(NamedTuple):
    """An activity that seems to be meant for a shape, and the name by which it would get that."""

    draft: Draft
    name: str


def report_other_numbers(plan: Plan, found: Diagnostics) -> set[str]:
    """Say it once for each shape; the keys of the shapes of which it was said."""
    known = {draft.name.key for draft in plan.activities} if plan.shapes else set()
    counted = {draft.name.key for draft in plan.activities if draft.numbers or draft.numbered}
    told: dict[str, list[Unshaped]] = {}
    for draft in plan.activities if plan.shapes else ():
        if draft.series in plan.shapes or draft.name.quoted or draft.every:
            continue
        key, name = _meant(draft.name, plan.shapes)
        shape = plan.shapes.get(key)
        if shape is None or name.casefold() in known or key in counted:
            continue  # `first session` beside `session 1` is another one
        if draft.due is None or shape.due is not None:
            told.setdefault(key, []).append(Unshaped(draft, name))
    for key, drafts in told.items():
        _report(drafts, plan.shapes[key].name, found)
    return set(told)


def _meant(name: Name, shapes: dict[str, Draft]) -> tuple[str, str]:
    """The key of the shape that a name seems to ask for, and the name that would get it; empty if there is none."""
    first, _, rest = name.key.partition(" ")
    nth = NTH.fullmatch(first)
    number = int(nth[1]) if nth else ORDINAL_WORDS.get(first, 0)
    if rest in shapes and number > 0:
        return rest, f"{name.text[len(first) + 1 :]} {number}"
    begin, _, last = name.key.rpartition(" ")
    if begin in shapes and NUMBERING.fullmatch(last):
        return begin, f"{name.text[: len(begin)]}: {name.text[len(begin) + 1 :]}"
    begin, hyphen, last = name.key.rpartition("-")
    if hyphen and begin in shapes and last.isdecimal():
        return begin, f"{name.text[: len(begin)]} {last}"
    return "", ""


def _report(drafts: list[Unshaped], shape: Name, found: Diagnostics) -> None:
    name = drafts[0].draft.name
    title = f"{quoted(name.text)} does not get the shape of {quoted(f'each {shape.text}')}."
    notes = [f'The shape is for names such as "{shape.text} 1" and "{shape.text}: A"; quotation marks keep a name out.']
    if len(drafts) > 1:
        more = [f"{len(drafts) - 1 - SHOWN} more"] if len(drafts) - 1 > SHOWN else []
        others = [quoted(one.draft.name.text) for one in drafts[1 : SHOWN + 1]]
        notes.insert(0, f"Nor {'do' if len(drafts) > 2 else 'does'} {speak.listed([*others, *more])}.")
    labels = (Label(shape.span, "the shape"),)
    found.report("near-duplicate", name.span, title, labels=labels, notes=notes, fixes=_fixes(drafts))


def _fixes(drafts: list[Unshaped]) -> tuple[Fix, ...]:
    """The names that get the shape, in all of them; none if two come to the same."""
    if len({one.name.casefold() for one in drafts}) < len(drafts):
        return ()
    edits = tuple(Edit(one.draft.name.span, one.name) for one in drafts)
    return (Fix(f'Write "{drafts[0].name}"' + (", and the others in the same way" if len(drafts) > 1 else ""), edits),)
