"""A person or a team is declared, and nothing is for them to do.

Why: their work was left out of the plan, or they have left the group.
Example: `person Sam`, and no line has `by Sam`.
Instead: `by Sam` where Sam does something, or one line less.
"""

from collections.abc import Iterator

from copflow.checks.finding import finding
from copflow.diagnostics.diagnostic import Diagnostic
from copflow.diagnostics.prose import quoted
from copflow.language.plan import Draft, Person, Plan, Team
from copflow.schedule.model import Schedule


def check(schedule: Schedule) -> Iterator[Diagnostic]:
    """Those of included files, or of a file of people alone, may be for other plans. Where a name is nobody's, that was
    said, and may be a misspelt one of these; where a clause could not be read, it may have been `by`."""
    plan = schedule.graph.plan
    ones: dict[str, Person | Team] = {**plan.people, **plan.teams}
    if not ones or not plan.activities or "include" in plan.broken or any(draft.flawed for draft in _drafts(plan)):
        return
    known = {_folded(person.full_name): person.name.key for person in plan.people.values() if person.full_name}
    named = {known.get(key, key) if key not in ones else key for key in _named(plan)}
    if not _owning(plan) <= ones.keys() | known.keys():
        return
    for key, one in ones.items():
        if key not in named and one.name.span.start < plan.end:
            kind = one.__class__.__name__.lower()
            title = f"Nothing in this plan is by the {kind} {quoted(one.name.text)}."
            yield finding("unused-person", one.name.span, title)


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def _owning(plan: Plan) -> set[str]:
    """The names behind `by`."""
    return {name.key for draft in _drafts(plan) for clause in draft.by for name in clause.people}


def _named(plan: Plan) -> set[str]:
    """Every name of a person or team that the plan uses: behind `by` and `with`, in teams and absences."""
    named = _owning(plan) | {name.key for draft in _drafts(plan) for name in draft.participants}
    named |= {name.key for team in plan.teams.values() for name in team.members}
    return named | {absence.name.key for absence in plan.absences}


def _drafts(plan: Plan) -> Iterator[Draft]:
    """All that can have such clauses, with its steps; no recursion, as plans may be deep."""
    waiting = [*plan.activities, *plan.shapes.values(), *(more.draft for more in plan.more)]
    while waiting:
        draft = waiting.pop()
        yield draft
        waiting.extend(draft.steps)
