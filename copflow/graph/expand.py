"""Drafts to activities: each gets the clauses and steps of its shape, a number, and its full name."""

from dataclasses import replace
from typing import Any

from copflow.diagnostics.diagnostic import Diagnostics, Label
from copflow.diagnostics.diagnostic import replace as replace_text
from copflow.diagnostics.nearest import nearest
from copflow.diagnostics.prose import quoted
from copflow.diagnostics.source import Span
from copflow.graph.model import Activity
from copflow.graph.states import states_of
from copflow.graph.turns import Turns
from copflow.language.nodes import FromHours, Mode
from copflow.language.plan import Draft, Plan
from copflow.language.states import UNDATED, merged_states

MOST_LOOKUPS = 100
"""How many names of series are compared with those of the shapes."""
SINGLE = ("due", "time", "length", "mode", "place", "purpose", "move", "zone", "formerly", "remind")
"""The clauses of which the activity's own replaces its shape's."""
MAX_ACTIVITIES = 30_000
"""How many activities a plan may have, its shapes' steps included."""
DATES = ("window", "day", "offset", "days")


def expand(plan: Plan, found: Diagnostics) -> list[tuple[Activity, Draft]]:
    """Every activity of the plan with the draft that it was made from, parents before their steps."""
    made: list[tuple[Activity, Draft]] = []
    used: set[str] = set()
    reported: set[Span] = set()
    turns = Turns()
    for draft in plan.activities:
        if len(made) >= MAX_ACTIVITIES:
            title = f"The plan makes more than {MAX_ACTIVITIES:,} activities; copflow reads no further."
            found.report("limit-reached", draft.name.span, title)
            break
        _add(draft, plan, made, used, reported, turns, found)
    _report_near_shapes(plan, found)
    for key, shape in plan.shapes.items():
        if key not in used:
            title = f'No activity has the shape of "each {shape.name.text}".'
            note = f"It is for activities whose name begins with it and goes on with a number: {shape.name.text} 1"
            near = nearest(shape.name.text, {draft.series for draft in plan.activities if draft.series}, most=1)
            fixes = [replace_text(shape.name.span, name, f'Write "each {name}"') for name in near]
            found.report("unused-shape", shape.name.span, title, notes=(note,), fixes=fixes)
    return made


def _report_near_steps(own: Draft, shape: Draft, reported: set[Span], found: Diagnostics) -> None:
    """`qustions sent due 1 week before` below an activity whose shape has a step `questions sent`."""
    known = {step.name.key: step for step in shape.steps}
    for step in own.steps if known else ():
        if step.name.key in known or step.name.span in reported or len(reported) >= MOST_LOOKUPS:
            continue
        for near in nearest(step.name.key, known, least=0.8, most=1):
            reported.add(step.name.span)
            other = known[near].name
            title = f"{quoted(step.name.text)} is another step than {quoted(other.text)}, though its name is near."
            fixes = (replace_text(step.name.span, other.text, f'Write "{other.text}"'),)
            labels = (Label(other.span, "the step of the shape"),)
            found.report("near-duplicate", step.name.span, title, labels=labels, fixes=fixes)


def _report_near_shapes(plan: Plan, found: Diagnostics) -> None:
    """`webniar 2` beside `each webinar`: once for each such name."""
    looked_at: set[str] = set()
    for draft in plan.activities:
        series = draft.series
        if not plan.shapes or series is None or series in plan.shapes or series in looked_at:
            continue
        looked_at.add(series)
        for near in nearest(series, plan.shapes, least=0.75, most=1) if len(looked_at) <= MOST_LOOKUPS else ():
            span = Span(draft.name.span.start, draft.name.span.start + len(series))
            shape = plan.shapes[near]
            title = (
                f"{quoted(draft.name.text)} is not one of {quoted(f'each {shape.name.text}')}, though its name is near."
            )
            fixes = (replace_text(span, shape.name.text, f'Write "{shape.name.text}"'),)
            found.report("near-duplicate", span, title, labels=(Label(shape.name.span, "the shape"),), fixes=fixes)


def _add(
    root: Draft,
    plan: Plan,
    made: list[tuple[Activity, Draft]],
    used: set[str],
    reported: set[Span],
    turns: Turns,
    found: Diagnostics,
) -> None:
    """Add a draft and its steps, each parent before its steps and in the order of the text."""
    waiting: list[tuple[Draft, Activity | None, frozenset[str]]] = [(root, None, frozenset())]
    while waiting and len(made) < MAX_ACTIVITIES:
        draft, parent, inside = waiting.pop()
        shape = plan.shapes.get(draft.series or "")
        if shape is not None and shape.name.key not in inside:  # a shape has no place in itself
            used.add(shape.name.key)
            _report_near_steps(draft, shape, reported, found)
            draft, inside = merge(draft, shape), inside | {shape.name.key}
        activity = _activity(len(made), draft, parent)
        remind = draft.remind or plan.remind
        activity.reminders = remind.reminders if remind else ()
        activity.turn = turns.next_of(activity, parent)
        made.append((activity, draft))
        if parent is not None:
            parent.steps.append(activity.number)
        steps = _distinct(draft, reported, found)
        waiting.extend((step, activity, inside) for step in reversed(steps))


def _activity(number: int, draft: Draft, parent: Activity | None) -> Activity:
    name = draft.name.text
    return Activity(
        number=number,
        name=draft.name,
        full_name=f"{name} of {parent.full_name}" if parent else name,
        key=(*parent.key, draft.name.key) if parent else (draft.name.key,),
        parent=parent.number if parent else None,
        series=draft.series,
        span=draft.span,
        due=draft.due,
        window=draft.window,
        day=draft.day,
        offset=draft.offset,
        days=draft.days,
        time=draft.time,
        length=draft.length,
        mode=draft.mode.mode if draft.mode else None,
        place=draft.place.text if draft.place else None,
        purpose=draft.purpose.purpose.key if draft.purpose else None,
        notes=tuple(draft.notes),
        links=tuple(draft.links),
        tags=tuple(draft.tags),
        private_notes=tuple(draft.private_notes),
        states=states_of(draft, parent),
        move=draft.move,
        zone=draft.zone,
        participants=tuple({name.key: name.text for name in draft.participants}.values()),
        former=draft.formerly.name if draft.formerly else None,
        broken=draft.broken,
        flawed=draft.flawed,
    )


def _distinct(draft: Draft, reported: set[Span], found: Diagnostics) -> list[Draft]:
    """The steps of a draft, of which the second of one name is reported and left out; once, if a shape has both."""
    by_key: dict[str, Draft] = {}
    for step in draft.steps:
        known = by_key.setdefault(step.name.key, step)
        if known is not step and step.name.span not in reported:
            reported.add(step.name.span)
            report_duplicate(step, known, f" of {draft.name.text}", found)
    return list(by_key.values())


def report_duplicate(draft: Draft, known: Draft, of: str, found: Diagnostics) -> None:
    """Say that a name is taken, and where."""
    labels = (Label(known.name.span, "the first one"),)
    title = f"There are two activities {quoted(draft.name.text)}{of}."
    note = "Give one of them another name: what needs it could not tell them apart."
    found.report("duplicate-name", draft.name.span, title, labels=labels, notes=(note,))


def merge(own: Draft, shape: Draft) -> Draft:
    """The draft with its shape's clauses where it has none of that kind, and with its shape's steps."""
    changes: dict[str, Any] = {slot: getattr(own, slot) or getattr(shape, slot) for slot in SINGLE}
    changes |= _merged_dates(own, shape)
    if own.time is not None and own.length is None and isinstance(own.time, FromHours):
        changes["length"] = None  # own hours say how long it takes
    if own.mode is not None and own.mode.mode is Mode.ONLINE and own.place is None:
        changes["place"] = None  # one that is online, of a series that has a place
    return replace(
        own,
        **changes,
        needs=[*own.needs, *shape.needs],
        by=own.by or shape.by,
        participants=own.participants or shape.participants,
        notes=[*own.notes, *shape.notes],
        links=[*own.links, *shape.links],
        tags=[*own.tags, *shape.tags],
        private_notes=[*own.private_notes, *shape.private_notes],
        states=merged_states(own, shape),
        broken=own.broken or (shape.broken and not (own.day or own.offset or own.days or own.states.keys() & UNDATED)),
        steps=_merged_steps(own, shape),
    )


def _merged_dates(own: Draft, shape: Draft) -> dict[str, Any]:
    """Own dates replace the shape's, but a window and a day of the two go together."""
    dates = {slot: getattr(own, slot) for slot in DATES}
    if own.states.keys() & UNDATED:  # `webinar 3 TBD`
        return dates
    if not own.has_date:
        return {slot: getattr(shape, slot) for slot in DATES}
    if own.window is not None and own.day is None:
        dates["day"] = shape.day
    elif own.day is not None and own.window is None and not _is_whole(own):
        dates["window"] = shape.window
    return dates


def _is_whole(draft: Draft) -> bool:
    """Whether the day that the draft says needs no window: it has a month."""
    return draft.day is not None and getattr(draft.day.day, "month", None) is not None


def _merged_steps(own: Draft, shape: Draft) -> list[Draft]:
    """The shape's steps, each overridden by an own step of its name, then the own ones that are new."""
    mine: dict[str, Draft] = {}
    for step in own.steps:
        mine.setdefault(step.name.key, step)
    merged = [_step(mine.get(step.name.key), step, own.depth + 1) for step in shape.steps]
    known = {step.name.key for step in shape.steps}
    return [*merged, *(step for step in own.steps if step.name.key not in known or mine[step.name.key] is not step)]


def _step(own: Draft | None, shape: Draft, depth: int) -> Draft:
    if own is None:
        return replace(shape, depth=depth)
    return merge(own, shape)
