"""Breaks one clause of one line of a plan, and says which messages on other lines are others then."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from copflow.compile import Compilation
from copflow.diagnostics.diagnostic import Diagnostic
from copflow.diagnostics.rules import Severity
from copflow.diagnostics.source import Span
from copflow.language.nodes import Broken, Entry, Kind
from tests.lang.specs import TODAY, Spec, all_specs
from tests.laws.fixes import compiler

PLANS = Path(__file__).parents[2] / "plans"
FEWEST_LINES = 3
"""A plan of fewer lines has no other ones to look at."""

DAY = re.compile(r"\b[0-9]{1,2}\b(?= [A-Z])")
WORD = re.compile(r"[a-z]{4,}")
OF_ACTIVITIES = (Kind.ACTIVITY, Kind.SHAPE)
"""The lines whose clauses are broken. What a setting or a person's line says, the whole plan waits for."""


def _behind(text: str, piece: str) -> Callable[[str], str | None]:
    return lambda clause: f"{clause}{text}{piece}"


def _misspelt(clause: str) -> str | None:
    """A letter of its last word is gone: `on 3 Novmber`."""
    found = [*WORD.finditer(clause)]
    return f"{clause[: found[-1].start() + 1]}{clause[found[-1].start() + 2 :]}" if found else None


def _other_end(clause: str) -> str | None:
    """Its last word is one that nobody knows."""
    before, _, last = clause.rpartition(" ")
    return f"{before} qzx" if before and last else None


def _cut(clause: str) -> str | None:
    """Its last word is gone."""
    return clause.rpartition(" ")[0] or None


def _no_such_day(clause: str) -> str | None:
    found = DAY.search(clause)
    return f"{clause[: found.start()]}45{clause[found.end() :]}" if found else None


WAYS: dict[str, Callable[[str], str | None]] = {
    "words behind it": _behind(" ", "xyzzy plugh"),
    "a quotation mark behind it": _behind(" ", '"'),
    "a misspelt word": _misspelt,
    "an unknown last word": _other_end,
    "no last word": _cut,
    "a day that no month has": _no_such_day,
}


class Break(NamedTuple):
    """A clause, and what is written instead of it."""

    clause: Span
    text: str

    def broken(self, text: str) -> str:
        """The plan with it."""
        return text[: self.clause.start] + self.text + text[self.clause.end :]


def breaks_of(compilation: Compilation) -> list[Break]:
    """Every way to break every clause of the plan's own activities, steps and shapes, in the order of the text."""
    text, end = compilation.source.text, compilation.source.files[0].end
    spans = sorted({span for span in _clauses(compilation) if span.end <= end})
    made = (Break(span, new) for span in spans for way in WAYS.values() if (new := way(text[span.start : span.end])))
    return [one for one in made if one.text != text[one.clause.start : one.clause.end]]


def _clauses(compilation: Compilation) -> Iterator[Span]:
    waiting: list[Entry] = list(compilation.document.entries)
    while waiting:
        entry = waiting.pop()
        waiting.extend(entry.children)
        if entry.kind in OF_ACTIVITIES:
            yield from (clause.span for clause in entry.clauses if not isinstance(clause, Broken))


class Other(NamedTuple):
    """A message on a line: its number from 1, the rule, and what is said."""

    line: int
    rule: str
    title: str


class Change(NamedTuple):
    """Messages on lines other than the broken one that came or went; `poisoned`: the lines that depend on it."""

    came: Counter[Other]
    went: Counter[Other]
    poisoned: frozenset[int]


def change(old: Compilation, new: Compilation, made: Break) -> Change | None:
    """What became of the messages elsewhere; None where what is written instead can be understood as well."""
    number = line_of(old, made.clause.start)
    before, after = messages(old), messages(new)
    if not any(one.line == number for one in Counter(_errors(new)) - Counter(_errors(old))):
        return None
    came = Counter({one: count for one, count in (after - before).items() if one.line != number})
    went = Counter({one: count for one, count in (before - after).items() if one.line != number})
    return Change(came, went, poisoned_by(old, number))


def messages(compilation: Compilation) -> Counter[Other]:
    """What is said on each line of the plan's own file."""
    end = compilation.source.files[0].end
    return Counter(_other(compilation, one) for one in compilation.findings if one.span.start < end)


def _errors(compilation: Compilation) -> Iterator[Other]:
    return (_other(compilation, one) for one in compilation.findings if one.severity is Severity.ERROR)


def _other(compilation: Compilation, finding: Diagnostic) -> Other:
    return Other(line_of(compilation, finding.span.start), finding.rule, finding.title)


def line_of(compilation: Compilation, at: int) -> int:
    """The number of the line with that place."""
    return compilation.source.position(at).line


def poisoned_by(compilation: Compilation, number: int) -> frozenset[int]:
    """The lines whose activities wait for those of a line: their steps, what counts from them, needs them, is bounded
    by them or shares their date, and so on; a shape's lines poison all that have the shape."""
    activities = compilation.graph.activities
    waiting = [one.number for one in activities if number in _lines(compilation, one.number)]
    reached = set(waiting)
    followers: dict[int, set[int]] = {}
    for activity in activities:
        above = [] if activity.parent is None else [activity.parent]
        for target in (*above, *(edge.target for edge in activity.edges)):
            followers.setdefault(target, set()).add(activity.number)
    while waiting:
        more = followers.get(waiting.pop(), set()) - reached
        reached |= more
        waiting += more
    return frozenset(line for one in reached for line in _lines(compilation, one))


def _lines(compilation: Compilation, number: int) -> set[int]:
    """The lines that say something of an activity: its own, and those of its shape."""
    activity = compilation.graph.activities[number]
    places = [activity.name.span.start, activity.span.start]
    shape = compilation.plan.shapes.get(activity.series or "")
    if shape is not None:
        places.append(shape.name.span.start)
    return {line_of(compilation, place) for place in places}


# ---- the law -------------------------------------------------------------------------------------------------

TOLD_ONCE = ("missing-zone", "mixed-dates", "year-guessed")
"""Said once of the whole plan, at the first line that it is true of; without that line, at the next one."""
COMPARING = (
    "broken-rhythm", "double-booked", "isolated-activity", "missing-mode", "missing-purpose", "no-follow-up",
    "no-owner", "no-preparation", "no-slack", "nothing-for-sponsor", "overloaded-week", "past-date", "redundant-need",
    "same-day-events", "empty-feed", "unused-person", "number-order",
)  # fmt: skip
"""Said of one line because of what others say, or do not say."""
LEFT_OUT = frozenset((*TOLD_ONCE, *COMPARING, "unused-allow"))
"""Rules whose messages are not of one line alone; a comment that allows something of a line that is broken, too."""
KNOWN_FLAWS = frozenset(
    {
        "clauses/at.md:The end of the day",
        "clauses/day.md:Below an activity",
        "clauses/in-turn.md:Its forms",
        "clauses/in.md:Terms, closures, weeks, activities as periods",
        "clauses/numbered.md:Its forms",
        "clauses/numbered.md:`webinar 1 to 4`",
        "clauses/order.md:From an open window",
        "clauses/order.md:Its forms",
        "clauses/order.md:The names may stand in any order",
        "real/ropensci-coworking.plan:",
        "rules/former-name.md:Names that were exchanged, and steps of other activities",
        "rules/no-occurrence.md:Kept",
        "topics/single-occurrences.md:Another time, another place, other steps",
        "topics/single-occurrences.md:In any order, and before the repetition itself",
    }
)
"""Plans in which some ways to break a clause do change a message of another line. Mostly a rhythm that is swallowed by
the name (`call every first Tusday`) hides that the plan is repeated, so that `call of 6 October` is not about it."""
CORRECT_TEXT = 3_000
"""How many characters a plan of the law has at most."""


def correct_plans(*, known_flaws: bool = False) -> list[Spec]:
    """The specs and plans in which something could be broken and nothing is wrong, those of KNOWN_FLAWS or not."""
    plans = [
        Spec(path.relative_to(PLANS).as_posix(), "", 0, path.read_text(encoding="utf-8"), TODAY, ())
        for path in sorted(PLANS.glob("**/*.plan"))
    ]
    specs = [*all_specs(), *plans]
    return [spec for spec in specs if (known_flaws or not _has_known_flaw(spec)) and _is_correct(spec)]


def _has_known_flaw(spec: Spec) -> bool:
    return spec.name.rpartition(":")[0] in KNOWN_FLAWS


def _is_correct(spec: Spec) -> bool:
    if len(spec.text) > CORRECT_TEXT or len({*spec.text.splitlines()}) < FEWEST_LINES:
        return False
    found = spec.compiled()
    return all(one.severity is Severity.INFO for one in found.findings) and bool(breaks_of(found))


def unlawful(found: Change) -> list[Other]:
    """The messages that came or went and should not have. On a line that waits for the broken one a rule may say what
    it said before in other words, as it is about another date now; nothing more may come there."""
    came = [one for one in found.came.elements() if one.rule not in LEFT_OUT]
    went = [one for one in found.went.elements() if one.rule not in LEFT_OUT]
    said = Counter((one.line, one.rule) for one in went if one.line in found.poisoned)
    more = [one for one in came if one.line not in found.poisoned or not said[one.line, one.rule]]
    return [*more, *(one for one in went if one.line not in found.poisoned)]


def broken(spec: Spec, made: Break) -> Compilation:
    """The plan with a broken clause, compiled; the files that it includes stay."""
    source = spec.compiled().source
    texts = [source.text[file.start : file.end] for file in source.files]
    return compiler(spec)((made.broken(texts[0]), *texts[1:]))
