"""What is said of a name that no activity has, where more can be said than that: a person, a holiday of another region,
several activities of one name, a letter of another alphabet."""

import re
from collections.abc import Iterable
from itertools import islice
from typing import NamedTuple
from unicodedata import name as character_name

from copflow.dates.names import Name
from copflow.dates.words import MONTH_NAMES
from copflow.diagnostics.diagnostic import Edit, Fix, replace
from copflow.diagnostics.nearest import nearest
from copflow.diagnostics.prose import quoted
from copflow.diagnostics.source import Span
from copflow.graph.names import NameIndex
from copflow.language import known
from copflow.language.plan import Plan
from copflow.language.vocabulary import WORDS

HOMES = {
    "canada day": "CA", "australia day": "AU", "anzac day": "AU", "columbus day": "US", "independence day": "US",
    "juneteenth": "US", "labor day": "US", "martin luther king jr. day": "US", "memorial day": "US",
    "thanksgiving": "US", "thanksgiving day": "US", "veterans day": "US", "diwali": "IN", "election day": "US/NY",
    "spring bank holiday": "GB/ENG", "boxing day": "GB/ENG",
}  # fmt: skip
"""The region that is meant by the name of a holiday that one region alone, or one above all, has."""

NUMBER = re.compile(r"-?[0-9]{1,3}(?: of .*)?")
MOST_WORDS = 12
"""After how many words of a name a clause is looked for that became a part of it."""


class Hint(NamedTuple):
    """What is said: the title, the notes and the fixes."""

    title: str
    notes: tuple[str, ...] = ()
    fixes: tuple[Fix, ...] = ()


def hint(name: Name, plan: Plan, index: NameIndex) -> Hint | None:
    """What can be said of a name that people or several activities have; None if nobody has it."""
    if name.key in plan.people or name.key in plan.teams:
        kind = "a person" if name.key in plan.people else "a team"
        note = f"Who does it is said by `by {name.text}`, who takes part by `with {name.text}`."
        return Hint(f"{quoted(name.text)} is {kind}, and here stands an activity.", (note,))
    singular = name.key.removesuffix("s")
    if singular != name.key and index.every(singular):
        every = f"every {name.text[:-1]}"
        title = f"There is no activity {quoted(name.text)}; all of that name are {quoted(every)}."
        return Hint(title, fixes=(replace(name.span, every, f'Write "{every}"'),))
    return None


def slips(name: Name) -> list[Fix]:
    """What a misspelt month, or the week of a number, is meant to be, where it was read as a name: `of Augut`,
    `of wek 15`."""
    first, _blank, rest = name.text.partition(" ")
    words = ("week",) if NUMBER.fullmatch(rest) else MONTH_NAMES if not rest else ()
    span = Span(name.span.start, name.span.start + len(first))
    return [replace(span, word, f'Write "{word}"') for word in nearest(first, words, most=1)]


def lost_need(name: Name) -> list[Fix]:
    """`by Mara, nees papers`: what follows a comma behind people is read as one more of them."""
    first, _blank, rest = name.text.partition(" ")
    span = Span(name.span.start, name.span.start + len(first))
    near = nearest(first, ("needs",), least=0.7) if rest else []
    return [replace(span, word, f'Write "{word}"') for word in near]


def lost_names(plan: Plan) -> set[str]:
    """`talk` of `talk on 10 Mayy`: its clause became a part of its name. That it has no date is reported there."""
    lost: set[str] = set()
    for draft in plan.activities:
        if draft.name.quoted or draft.has_date or draft.needs or draft.states:
            continue
        words = draft.name.key.split(" ", MOST_WORDS)[:MOST_WORDS]
        lost |= {" ".join(words[:at]) for at in range(1, len(words)) if words[at] in WORDS}
    return lost


def holiday_hint(name: Name, plan: Plan) -> Hint | None:
    """`Thanksgiving` in a plan without the holidays of a region, or with those of another one."""
    if not known.looks_like_holiday(name.key):
        return None
    home = HOMES.get(name.key)
    if not plan.regions:
        title = f"There is no activity {quoted(name.text)}, and the plan has no holidays."
        note = f"For the holidays of a region write a line of the plan, such as: holidays {home or 'US/NY'}"
        fixes = tuple(_line(plan, f"holidays {home}") if home else ())
        return Hint(title, () if fixes else (note,), fixes)
    region, last = plan.regions[-1][0], plan.regions[-1][1]
    title = f"There is no activity {quoted(name.text)}, and it is no holiday of {quoted(str(region))}."
    if len(plan.regions) > 1:
        title = f"There is no activity {quoted(name.text)}, and it is no holiday of the plan's regions."
    if home is None or any(str(other) == home for other, _name in plan.regions):
        return Hint(title)
    at = Span(last.span.end, last.span.end)
    return Hint(title, fixes=(Fix(f"Add the holidays of {home}", (Edit(at, f", {home}"),)),))


def person_line(plan: Plan, name: Name) -> list[Fix]:
    """A line for somebody who has none."""
    return _line(plan, f"person {name.text}" if " " not in name.text else f'person "{name.text}"')


def _line(plan: Plan, text: str) -> list[Fix]:
    """A new line before the plan's first activity; none if that is in an included file."""
    drafts = [*plan.activities[:1], *islice(plan.shapes.values(), 1)]
    first = min((draft.span.start for draft in drafts), default=plan.end)
    return [Fix(f"Add the line `{text}`", (Edit(Span(first, first), f"{text}\n"),))] if first < plan.end else []


def foreign_letters(name: Name, near: Iterable[str]) -> tuple[str, ...]:
    """A note on a letter that only looks like one of the known name's."""
    if not any(other.isascii() for other in near):
        return ()
    found = next((one for one in name.text if one.isalpha() and not one.isascii()), None)
    if found is None or "LATIN" in character_name(found, "LATIN"):
        return ()
    alphabet = character_name(found).split()[0].capitalize()
    return (f'The "{found}" in it is a letter of another alphabet ({alphabet}), though it looks the same.',)
