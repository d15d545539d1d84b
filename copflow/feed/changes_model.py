"""The public shape of what `copflow diff --format json` writes, and `copflow what-if`, as pydantic models.

What the models say is promised: fields are added, but a field that changes its meaning or goes away raises
SCHEMA_VERSION. `ReportModel.model_json_schema()` gives the JSON Schema.
"""

from datetime import date
from typing import Final, Literal

from copflow.reports.json_model import Model, Text

SCHEMA_VERSION: Final = 1
WhatName = Literal["moved", "added", "gone", "cancelled", "restored", "renamed", "details"]
HowName = Literal["moved", "time changed", "became settled", "became open", "lost its date", "got a date"]


class WhenModel(Model):
    """When an activity is. All but the words is null where it is not known."""

    words: Text
    """`Tue 10 November 2026 at 14:00`, `some day from … to …`, `no date`."""
    first_day: date | None
    """The first day on which it can begin."""
    last_day: date | None
    """The last day on which it can end; it counts."""
    is_open: bool
    """It is on some day of these; which is not chosen yet."""
    clock: str | None
    """The time at which it begins, or is due: `14:00`."""
    minutes: int | None
    """How long it takes from then."""
    zone: str | None
    """The IANA name of the zone of `clock`."""


class LineModel(Model):
    """A line of a plan. Lines begin with 1."""

    file: Text
    """The path with `/`, relative to the working directory if the file is below it."""
    line: int


class WhyModel(Model):
    """What in the plan made it so."""

    words: Text
    """The author's words; empty if they are of something private, or are not in the plan any more."""
    place: LineModel | None


class ChangeModel(Model):
    """One difference. An activity may have several, as it may be renamed and moved."""

    what: WhatName
    """`added` and `gone` are seen from the calendar: what becomes private is gone from it. `restored` was cancelled."""
    name: Text
    """The full name now; of what is gone the last one."""
    former_name: Text | None
    """Of what is renamed."""
    was: WhenModel | None
    """Of what moved, and of what is gone."""
    now: WhenModel | None
    """Null of what is gone."""
    how: HowName | None
    """How the date of what moved is another one."""
    why: WhyModel | None
    """What moved or cancelled it; null where that is not known."""
    place: LineModel | None
    """Its own line."""
    details: tuple[Text, ...]
    """What else is not as it was: place, mode, link, note, people, participants, purpose, tag, state, needs, steps,
    kind (an event became a deadline, or the other way round)."""


class SaidModel(Model):
    """Something that the checker finds in a plan."""

    severity: Literal["error", "warning", "info"]
    rule: Text
    title: Text


class PlanModel(Model):
    """What is different of one plan."""

    file: Text
    former_file: Text | None
    """The path that it had, if it was another one."""
    state: Literal["compared", "new", "gone", "errors"]
    """`gone`: the plan is deleted; `errors`: it has errors, and was not compared."""
    is_sure: bool
    """False: what it was has errors, so that what looks new or gone may only be not understood."""
    title: Text
    """The name of the calendar."""
    former_title: Text | None
    """The name that the calendar had, if it was another one."""
    changes: tuple[ChangeModel, ...]
    findings_come: tuple[SaidModel, ...]
    """What the checker would find then and does not find now (of `copflow what-if` only)."""
    findings_go: tuple[SaidModel, ...]
    """What it would not find any more."""


class UnreadModel(Model):
    """A file that could not be read or compared; the exit code is 2 then."""

    file: Text
    message: Text
    """Why not."""


class ReportModel(Model):
    """What is different of several plans for those who have their calendars."""

    schema_version: Literal[1]
    against: Text | None
    """The revision, or the path, with which they are compared; null of `copflow what-if`."""
    supposed: tuple[Text, ...]
    """What `copflow what-if` was asked to suppose."""
    plans: tuple[PlanModel, ...]
    unread: tuple[UnreadModel, ...]
