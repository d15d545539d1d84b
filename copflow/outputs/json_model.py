"""The public shape of a schedule: what `copflow export --format json` writes, as pydantic models.

What the models say is promised: fields are added, but a field that changes its meaning or goes away raises
SCHEMA_VERSION. `ScheduleModel.model_json_schema()` gives the JSON Schema.
"""

from datetime import date, datetime
from typing import Annotated, Final, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from copflow.outputs.text import one_line

SCHEMA_VERSION: Final = 1

Text = Annotated[str, BeforeValidator(one_line)]
"""A text without line ends and control characters."""
Key = Annotated[Text, Field(description="Path of names: `webinar 1/guide`; slashes in names as in RFC 6901.")]


class Model(BaseModel):
    """A part of the document: it never changes, and an unknown field is a mistake."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class SettledModel(Model):
    """Its days are known."""

    state: Literal["settled"]
    first_day: date
    last_day: date
    """The last day, which counts. A deadline is due on it."""


class OpenModel(Model):
    """Its day is not set yet."""

    state: Literal["open"]
    earliest_day: date
    """The earliest day on which it begins."""
    latest_day: date
    """The latest day on which it begins."""
    days: int
    """How many days it takes, the first one included."""


class UndatedModel(Model):
    """It has no date: the plan says so (`TBD` or `ongoing` among the states of it, or of what it hangs on), or the
    findings say why."""

    state: Literal["undated"]


class TimeModel(Model):
    """The time of day. The instants are null if the day is not set, the ends also if the length is not said."""

    clock: str
    """The wall-clock time at which it begins, or is due: `14:00`; `24:00` is the end of the day."""
    minutes: int | None
    """How long it takes."""
    zone: str
    """The IANA name of the zone of `clock`."""
    zone_words: str
    """How the zone is named to readers: `anywhere on Earth` for Etc/GMT+12, else its IANA name."""
    start: datetime | None
    """In UTC; of `24:00` the beginning of the next day."""
    end: datetime | None
    start_local: datetime | None
    """The same instant by the clock of the zone."""
    end_local: datetime | None


class MovedModel(Model):
    """It was moved off a closed day."""

    day: date
    """The day on which it would have been."""
    why: Text
    """Why that day is closed: the holiday's name, or `a Saturday`."""


class ReasonModel(Model):
    """A step on the way to a date."""

    of: Key
    """The activity that it was said of."""
    text: Text
    """What was applied, where possible in the plan's own words."""
    line: int | None
    """The line of the plan that says so."""
    file: Text | None
    """The included file that has the line, by its path from the plan's folder; null if it is the plan itself."""
    day: date
    """The day then, the first one of a window."""
    until: date | None
    """The last day of the window then, null for a day."""


class ReminderModel(Model):
    """How long before its start people are reminded of it: days, or minutes."""

    days: int
    minutes: int


class ActivityModel(Model):
    """An activity or a step of one."""

    key: Key
    uid: str
    """The UID of its entry in the calendar, if it has one of its own."""
    name: Text
    full_name: Text
    """`guide of webinar 1`."""
    kind: Literal["event", "deadline"]
    parent: Key | None
    series: Text | None
    when: Annotated[SettledModel | OpenModel | UndatedModel, Field(discriminator="state")]
    time: TimeModel | None
    owners: tuple[Text, ...]
    needs: tuple[Key, ...]
    """What must be finished first."""
    purpose: Text | None
    mode: Literal["online", "in person", "over time"] | None
    place: Text | None
    links: tuple[Text, ...]
    notes: tuple[Text, ...]
    tags: tuple[Text, ...]
    moved: MovedModel | None
    slack_days: int | None
    """How many days its end may slip before something else has to move; negative if it is too late already."""
    critical: bool
    """Whether it is on the chain of activities that decides when the plan ends."""
    follows: Key | None
    """The activity from whose date its own was counted."""
    because: tuple[ReasonModel, ...]
    """The last steps on the way to its date; those before them are those of `follows`."""
    line: int
    """The line of the plan that names it."""
    file: Text | None
    """The included file that has the line, by its path from the plan's folder; null if it is the plan itself."""
    states: tuple[Literal["done", "cancelled", "tentative", "confirmed", "optional", "private", "TBD", "ongoing"], ...]
    """How it stands. Steps of what is cancelled or private have that state too."""
    done_day: date | None
    """The day on which it was done, if the plan says it."""
    cancelled_because: Text | None
    private_notes: tuple[Text, ...]
    """Notes that are kept out of calendars."""
    teams: tuple[Text, ...]
    """The teams that it was given to; their people are among the owners."""
    participants: tuple[Text, ...]
    """Who takes part besides its owners."""
    reminders: tuple[ReminderModel, ...]
    formerly: Text | None
    """The name that it had before, from which its UID is made."""


class PeriodModel(Model):
    """The plan's first and last day."""

    first_day: date | None
    last_day: date | None


class FindingsModel(Model):
    """How many findings of each severity the plan has."""

    errors: int
    warnings: int
    infos: int


class ScheduleModel(Model):
    """A plan with the date of every activity, in the order of the text."""

    schema_version: Literal[1]
    title: Text | None
    period: PeriodModel
    zone: Text | None
    """The plan's time zone, by its IANA name."""
    activities: tuple[ActivityModel, ...]
    critical_path: tuple[Key, ...]
    """The chain of activities that decides when the plan ends, the first one first."""
    findings: FindingsModel
