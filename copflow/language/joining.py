"""The settings and people of an included file join those of the plan.

What the plan does not say, the file may say for it. Holidays, closures and purposes of both count. Where both say what
can be said once, they must say the same. The title stays the plan's. A person may be declared in several files, so that
each can be compiled alone; what they say of her must not differ.
"""

from copflow.dates.forms import MoveTo
from copflow.dates.zones import find_zone
from copflow.diagnostics.diagnostic import Diagnostics, Label
from copflow.diagnostics.prose import quoted
from copflow.diagnostics.source import Span
from copflow.language.nodes import ZoneClause
from copflow.language.plan import Person, Plan

WEEKDAYS = ("Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays")
MOVES = {
    MoveTo.KEEP: "stay",
    MoveTo.PREVIOUS_WORKING_DAY: "move to the previous working day",
    MoveTo.NEXT_WORKING_DAY: "move to the next working day",
    MoveTo.SAME_WEEKDAY_NEXT_WEEK: "move to the same weekday of the next week",
}


def join_settings(plan: Plan, part: Plan, found: Diagnostics) -> None:
    """Put what an included file says of the plan into the plan; a contradiction is reported in the file."""
    if part.title is not None and part.title_span is not None:
        title = f"This title, {quoted(part.title)}, is not the plan's, as the file is included."
        found.report("unused-title", part.title_span, title)
    plan.broken |= part.broken
    if plan.period is None:
        plan.period = part.period
    elif part.period is not None:
        plan.other_periods.append(part.period)  # it is compared when the days are known
    known = [region for region, _name in plan.regions]
    plan.regions.extend(pair for pair in part.regions if pair[0] not in known)
    plan.closures.extend(part.closures)
    plan.purposes = tuple(dict.fromkeys((*plan.purposes, *part.purposes)))
    plan.own_purposes = (*plan.own_purposes, *part.own_purposes)
    _join_weeks(plan, part, found)
    _join_zone(plan, part, found)
    _join_working_days(plan, part, found)
    _join_moves(plan, part, found)


def _join_weeks(plan: Plan, part: Plan, found: Diagnostics) -> None:
    """Terms of both count; from when weeks count, and on which weekday they start, can be said once."""
    for key, term in part.terms.items():
        known = plan.terms.setdefault(key, term)
        if known is not term:
            title = f"{quoted(term.name.text)} is a stretch of time of the plan already."
            _conflict(term.name.span, title, known.span, found)
    if plan.weeks is not None and part.weeks is not None:
        _conflict(part.weeks.span, "The plan counts its weeks already.", plan.weeks.span, found)
    plan.weeks = plan.weeks or part.weeks
    plan.skips.extend(part.skips)
    if plan.week_start is None:
        plan.week_start = part.week_start


def _join_zone(plan: Plan, part: Plan, found: Diagnostics) -> None:
    if plan.zone is None or part.zone is None:
        plan.zone = plan.zone or part.zone
        return
    ours, other = _zone(plan.zone), _zone(part.zone)
    if ours != other:
        title = f"The time zone of this file is {other}, and that of the plan is {ours}."
        _conflict(part.zone.span, title, plan.zone.span, found)


def _zone(clause: ZoneClause) -> str:
    zone = find_zone(clause.zone.text)
    return zone.key if zone is not None else clause.zone.text


def _join_working_days(plan: Plan, part: Plan, found: Diagnostics) -> None:
    if part.working_weekdays is None:
        return
    if plan.working_weekdays is None:
        plan.working_weekdays = part.working_weekdays
        plan.said["working days"] = part.said["working days"]
    elif plan.working_weekdays != part.working_weekdays:
        days = [WEEKDAYS[day] for day in sorted(plan.working_weekdays ^ part.working_weekdays)]
        title = f"This file and the plan have other working days: one works on {days[0]}, the other does not."
        _conflict(part.said["working days"], title, plan.said["working days"], found)


def _join_moves(plan: Plan, part: Plan, found: Diagnostics) -> None:
    """Each kind by itself: the plan may say where tasks move, and a file where meetings do."""
    for kind, slot in (("tasks", "task_move"), ("meetings", "meeting_move")):
        ours, other = getattr(plan, slot), getattr(part, slot)
        if kind not in part.moved_kinds:
            continue
        if kind not in plan.moved_kinds:
            setattr(plan, slot, other)
            plan.moved_kinds.add(kind)
            plan.said[kind] = part.said[kind]
        elif ours is not other:
            title = f"On closed days the {kind} of this file {MOVES[other]}, and those of the plan {MOVES[ours]}."
            _conflict(part.said[kind], title, plan.said[kind], found)


def _conflict(span: Span, title: str, ours: Span, found: Diagnostics) -> None:
    labels = (Label(ours, "the plan says so here"),)
    note = "Take this out of one of the two files: it holds for all that they have together."
    found.report("include-conflict", span, title, labels=labels, notes=(note,))


# ---- people --------------------------------------------------------------------------------------------


def agree(one: Person, other: Person) -> bool:
    """Whether two files may mean the same person: nothing that both say of her differs."""
    return all(ours == theirs or not (ours and theirs) for ours, theirs in zip(one[1:], other[1:], strict=True))


def together(one: Person, other: Person) -> Person:
    """All that two files say of a person, with the place of the first."""
    return Person(one.name, one.full_name or other.full_name, one.mail or other.mail)
