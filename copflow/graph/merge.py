"""An activity with the clauses and steps of its shape: its own win."""

from dataclasses import replace
from typing import Any

from copflow.dates.forms import MinuteLength
from copflow.language.nodes import At, For, FromHours, InTurn, Mode
from copflow.language.plan import Draft
from copflow.language.states import UNDATED, merged_states

SINGLE = (
    "due", "time", "length", "mode", "place", "purpose", "move", "zone", "until", "times", "moved", "numbered",
    "formerly", "remind",
)  # fmt: skip
"""The clauses of which the activity's own replaces its shape's."""
DATES = ("window", "day", "offset", "days", "start", "together")


def merge(own: Draft, shape: Draft) -> Draft:
    """The draft with its shape's clauses where it has none of that kind, and with its shape's steps."""
    changes: dict[str, Any] = {slot: getattr(own, slot) or getattr(shape, slot) for slot in SINGLE}
    changes |= _merged_dates(own, shape)
    if own.time is not None and own.length is None and isinstance(own.time, FromHours):
        changes["length"] = None  # own hours say how long it takes
    elif own.time is None and isinstance(shape.time, FromHours) and _has_minutes(own):
        changes["time"] = At(shape.time.span, shape.time.hours.start, shape.time.beside)
    elif _begins_otherwise(own, shape):
        changes["length"] = _as_long_as(shape.time)
    if own.mode is not None and own.mode.mode is Mode.ONLINE and own.place is None:
        changes["place"] = None  # one that is online, of a series that has a place
    return replace(
        own,
        **changes,
        needs=[*own.needs, *shape.needs],
        by=own.by or shape.by,
        participants=own.participants or shape.participants,
        private_notes=[*own.private_notes, *shape.private_notes],
        states=merged_states(own, shape),
        every=own.every or ([] if own.has_date else shape.every),
        excepts=[*own.excepts, *shape.excepts],
        bounds=[*own.bounds, *(bound for bound in shape.bounds if not own.bounds)],
        origin=own.origin or shape.origin,
        numbers=own.numbers or shape.numbers,
        notes=[*own.notes, *shape.notes],
        links=[*own.links, *shape.links],
        tags=[*own.tags, *shape.tags],
        broken=own.broken or (shape.broken and not (own.day or own.offset or own.days or own.states.keys() & UNDATED)),
        steps=_merged_steps(own, shape),
    )


def _begins_otherwise(own: Draft, shape: Draft) -> bool:
    """`webinar 3 at 18:00` of `each webinar from 19:00 to 21:00`: it begins earlier, and takes as long."""
    is_start = isinstance(own.time, At) and not own.time.by and own.length is None
    return is_start and isinstance(shape.time, FromHours) and not (own.due or shape.due or shape.length)


def _as_long_as(time: At | FromHours | InTurn | None) -> For | None:
    minutes = time.hours.minutes if isinstance(time, FromHours) else None
    return For(time.span, MinuteLength(minutes)) if time is not None and minutes is not None else None


def _has_minutes(draft: Draft) -> bool:
    return draft.length is not None and isinstance(draft.length.length, MinuteLength)


def _merged_dates(own: Draft, shape: Draft) -> dict[str, Any]:
    """Own dates replace the shape's, but a window and a day of the two go together."""
    dates = {slot: getattr(own, slot) for slot in DATES}
    if own.states.keys() & UNDATED:  # `webinar 3 TBD`
        return dates
    if not own.has_date:
        return {slot: getattr(shape, slot) for slot in DATES}
    if own.every and not (own.day or own.window):
        dates["day"] = shape.day if shape.needs_window else None
    elif own.window is not None and own.day is None:
        dates["day"] = shape.day
    elif own.day is not None and own.window is None and not _is_whole(own):
        dates["window"] = shape.window
    return dates


def _is_whole(draft: Draft) -> bool:
    """Whether the day that the draft says needs no window."""
    return draft.day is not None and not draft.needs_window


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
