"""What an import knows of a feed's events: when each takes place, and what is said of it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from copflow.dates.forms import ClockTime
from copflow.dates.zones import end_instant, instant
from copflow.language.nodes import Mode
from copflow.outputs.facts import DEADLINE_MINUTES, EVENT_MINUTES
from copflow.outputs.states import CANCELLED
from copflow.outputs.text import shorten
from copflow.outputs.titles import MOST


class Shown(NamedTuple):
    """What a calendar shows: the first day and the one after the last, or both instants in UTC; and the title."""

    start: date
    end: date
    title: str


class Timing(NamedTuple):
    """When something is: `days` whole days from `day` on; or `minutes` from a time of that day on, 0 if it is not
    known how long. `zone` is that of the wall clock."""

    day: date
    days: int = 1
    clock: ClockTime | None = None
    minutes: int = 0
    zone: ZoneInfo | None = None

    @property
    def last(self) -> date:
        """The last day: of a time the day on which it begins, as plans count."""
        return self.day + timedelta(self.days - 1)

    @property
    def start(self) -> datetime | None:
        """The instant at which it begins, None for whole days."""
        return instant(self.day, self.clock, self.zone) if self.clock is not None and self.zone is not None else None

    def on(self, day: date) -> "Timing":
        """The same on another day."""
        return self._replace(day=day)


class Details(NamedTuple):
    """What is said of an event besides when it is."""

    cancelled: bool = False
    tentative: bool = False
    private: bool = False
    done: bool = False
    mode: Mode | None = None
    place: str = ""
    owners: tuple[str, ...] = ()
    purpose: str = ""
    links: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    reminders: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()


def in_common(details: Sequence[Details]) -> Details:
    """What holds for all of several: texts that each has, a state that each is in; and where each has a place, or says
    how people take part, what most of them say."""
    first = details[0]
    found: dict[str, object] = {}
    for name in Details._fields:
        values = [getattr(one, name) for one in details]
        usual = Counter(values).most_common(1)[0][0]
        if name in ("links", "tags", "notes"):
            found[name] = tuple(text for text in getattr(first, name) if all(text in value for value in values))
        elif len(set(values)) == 1 or (name in ("mode", "place", "purpose") and all(values)):
            found[name] = usual
    return Details(**found)  # type: ignore[arg-type]


def own_of(details: Details, common: Details) -> Details:
    """What one says besides what is said of all: it stands on its own line."""
    names = ("cancelled", "tentative", "private", "done", "mode", "place", "owners", "purpose")
    own = {name: value for name in names if (value := getattr(details, name)) and value != getattr(common, name)}
    return Details(**own)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One date of an event or a to-do.

    `name`: its title without what copflow adds to it. `slot`: the day that its rule gives, where it has one.
    `is_ruled`: it comes from an RRULE. `line`: where it stands in the feed. None as `timing`: it has no date.
    `window`: the words for a day that is not set, as in feeds of copflow's own; `plain` is the same as a date then.
    """

    name: str
    timing: Timing | None
    details: Details
    line: int
    is_task: bool = False
    slot: date | None = None
    is_ruled: bool = False
    window: str = ""
    plain: "Occurrence | None" = None

    @property
    def day(self) -> date:
        """Its first day by its own clock."""
        assert self.timing is not None
        return self.timing.day

    @property
    def base(self) -> date:
        """The day that its rule gives, its own if it has no rule."""
        return self.slot or self.day


def title(name: str, *, is_task: bool = False, cancelled: bool = False) -> str:
    """The title that copflow gives an event of a name: of a long one what fits."""
    before, behind = CANCELLED if cancelled else "", " due" if is_task else ""
    return f"{before}{shorten(name, MOST - len(before) - len(behind))}{behind}"


def shown(occurrence: Occurrence, name: str | None = None) -> Shown | None:
    """What a calendar has to show for an occurrence, under its own name or another one; None without a date."""
    timing = occurrence.timing
    if timing is None:
        return None
    words = title(name or occurrence.name, is_task=occurrence.is_task, cancelled=occurrence.details.cancelled)
    if occurrence.plain is not None:
        words = title(occurrence.plain.name)
    start = timing.start
    if start is None:
        return Shown(timing.day, timing.last + timedelta(1), words)
    usual = DEADLINE_MINUTES if occurrence.is_task else EVENT_MINUTES
    return Shown(start, end_instant(start, timing.minutes or usual), words)
