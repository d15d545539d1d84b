"""Breaks plans, compiles what comes of it, and says whether copflow noticed."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from enum import Enum
from functools import cache
from pathlib import Path
from typing import NamedTuple

from bench.mutations.ground import Ground
from bench.mutations.ways import WAYS, Edits
from copflow.compile import Compilation, compile_plan
from copflow.diagnostics.rules import Severity
from copflow.diagnostics.source import Source
from copflow.schedule.model import Entry
from tests.lang.specs import facts

TODAY = date(2026, 7, 1)
FOLDER = Path(__file__).parents[2] / "plans"
PLANS = sorted(FOLDER.glob("**/*.plan"))


class Outcome(Enum):
    """What came of a mutant. A note is no notice: most readers never see it."""

    ERROR = "by an error"
    WARNING = "by a warning"
    NOTE = "only by a note"
    SAME = "means the same"
    NO_DATE = "no date differs"
    OTHER = "other dates"
    FAULT = "copflow fails"

    @property
    def is_noticed(self) -> bool:
        """Whether the author is told."""
        return self in (Outcome.ERROR, Outcome.WARNING)


class Mutant(NamedTuple):
    """A plan that was broken in one place, and what came of it: the line as it was and as it is, and the new rules."""

    plan: str
    way: str
    line: int
    before: str
    after: str
    outcome: Outcome
    rules: tuple[str, ...] = ()


def grounds() -> list[Ground]:
    """Every plan of plans/, compiled."""
    return [_ground(path) for path in PLANS]


@cache
def _ground(path: Path) -> Ground:
    name, text = path.relative_to(FOLDER).as_posix(), path.read_text(encoding="utf-8")
    return Ground(compile_plan(Source(name, text), today=TODAY))


def mutants(way: str, ground: Ground, most: int | None = None) -> Iterator[Mutant]:
    """The mutants of a plan by one way, or `most` of them, spread evenly over the plan."""
    edits = list(WAYS[way](ground))
    for edit in edits if most is None else _spread(edits, most):
        yield _mutant(way, ground, edit)


def _spread(edits: Sequence[Edits], most: int) -> list[Edits]:
    if len(edits) <= most:
        return list(edits)
    return [edits[len(edits) * (2 * number + 1) // (2 * most)] for number in range(most)]


def _mutant(way: str, ground: Ground, edits: Edits) -> Mutant:
    source, text = ground.compilation.source, ground.text
    for edit in sorted(edits, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    outcome, rules = _outcome_of(ground.compilation, text)
    at, broken = edits[0].span.start, Source(source.name, text)
    before, after = (one.slice(one.line_at(min(at, len(one.text)))) for one in (source, broken))
    return Mutant(source.name, way, source.position(at).line, before, after, outcome, rules)


def _outcome_of(before: Compilation, text: str) -> tuple[Outcome, tuple[str, ...]]:
    try:
        after = compile_plan(Source(before.source.name, text), today=TODAY)
    except Exception as fault:  # one that ends the run would hide all that come after it
        return Outcome.FAULT, (repr(fault),)
    return _outcome(before, after)


def _outcome(before: Compilation, after: Compilation) -> tuple[Outcome, tuple[str, ...]]:
    for severity, outcome in ((Severity.ERROR, Outcome.ERROR), (Severity.WARNING, Outcome.WARNING)):
        if new := _rules(after, severity) - _rules(before, severity):
            return outcome, tuple(sorted(new))
    if meaning(before) == meaning(after):
        return Outcome.SAME, ()
    if new := _rules(after, Severity.INFO) - _rules(before, Severity.INFO):
        return Outcome.NOTE, tuple(sorted(new))
    return (Outcome.NO_DATE if _dates(before) == _dates(after) else Outcome.OTHER), ()


def _rules(compilation: Compilation, severity: Severity) -> Counter[str]:
    return Counter(finding.rule for finding in compilation.findings if finding.severity is severity)


def meaning(compilation: Compilation) -> tuple[object, ...]:
    """What a plan comes to: its title and its people, and of every activity what the schedule says and what it waits
    for."""
    plan = compilation.plan
    people = [(person.name.text, person.full_name, person.mail) for person in plan.people.values()]
    return plan.title, people, [_said(entry) for entry in compilation.schedule.entries]


def _said(entry: Entry) -> tuple[object, ...]:
    edges = {(edge.target, edge.why) for edge in entry.activity.edges}
    limits = [(limit.bound.limit, limit.days) for limit in entry.limits]
    return entry.activity.full_name, facts(entry), edges, limits


def _dates(compilation: Compilation) -> list[tuple[object, ...]]:
    return [(entry.when, entry.hours, entry.zone) for entry in compilation.schedule.entries]


class Row(NamedTuple):
    """How many mutants had each outcome."""

    outcomes: Counter[Outcome]

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.outcomes.values())

    @property
    def noticeable(self) -> int:
        """Those that do not mean the same as the plan did."""
        return self.total - self.outcomes[Outcome.SAME]

    @property
    def noticed(self) -> int:
        """Those that the author is told of."""
        return sum(number for outcome, number in self.outcomes.items() if outcome.is_noticed)

    @property
    def share(self) -> float:
        """Noticed ones among the noticeable ones; 1 if there is none of these."""
        return self.noticed / self.noticeable if self.noticeable else 1.0


def row(found: Iterable[Mutant]) -> Row:
    """The outcomes of some mutants."""
    return Row(Counter(mutant.outcome for mutant in found))
