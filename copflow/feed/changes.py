"""What is different for people who have a plan's calendar: a value, from which every report of it is written.

It says nothing of where it comes from. `told.py` makes it of two plans; it can be made as well of a plan and of what
was remembered when it was published.
"""

from collections.abc import Sequence
from datetime import date
from enum import Enum
from typing import NamedTuple

from copflow.diagnostics.rules import Severity


class What(Enum):
    """What became of an activity; in the order in which it is told."""

    MOVED = "moved"
    ADDED = "added"
    GONE = "gone"
    CANCELLED = "cancelled"
    RESTORED = "restored"
    RENAMED = "renamed"
    DETAILS = "details"


class How(Enum):
    """How a date is another one now."""

    MOVED = "moved"
    TIME = "time changed"
    SETTLED = "became settled"
    OPENED = "became open"
    LOST = "lost its date"
    FOUND = "got a date"


class When(NamedTuple):
    """When an activity is: in words, and for programs.

    `first` and `last` both count, None of what has no date; `is_open`: it is on some day of them. `clock` is `14:00`,
    `minutes` how long it takes from then, `zone` the IANA name of the zone.
    """

    words: str
    first: date | None = None
    last: date | None = None
    is_open: bool = False
    clock: str | None = None
    minutes: int | None = None
    zone: str | None = None


class Place(NamedTuple):
    """A line of a file, counted from 1. `is_included`: the file is not the plan's own."""

    file: str
    line: int
    is_included: bool = False


class Why(NamedTuple):
    """What in the plan made it so: the author's words, and their place. Of what is private there are no words, and of a
    plan that is not written yet there is no place."""

    words: str = ""
    place: Place | None = None


class Change(NamedTuple):
    """One difference. Some activities have two, as something may be renamed and moved.

    `name`: the full name now, of what is gone the last one. `was`, `now`: when it was, and is; both of what moved.
    `place`: its line in the plan of now. `details`: the other things that are not as they were, such as `link`.
    """

    what: What
    name: str
    was: When | None = None
    now: When | None = None
    how: How | None = None
    why: Why | None = None
    place: Place | None = None
    former_name: str | None = None
    details: tuple[str, ...] = ()


class Said(NamedTuple):
    """Something that the checker says of a plan: the sentence, how bad it is, and the name of the rule."""

    severity: Severity
    title: str
    rule: str


class State(Enum):
    """How a plan was compared. GONE: it is deleted, and all that calendars had of it goes."""

    COMPARED = "compared"
    NEW = "new"
    GONE = "gone"
    ERRORS = "errors"


class Changes(NamedTuple):
    """What is different of one plan.

    `former_file`: the path that it had, if that was another one. `title`: the name of its calendar, and `former_title`
    the one that it had. `is_sure`: no plan has errors; what cannot be read may look new or gone. `comes`, `goes`: what
    the checker says now and did not say before, and the other way round, where that is asked for. `left_out`: how many
    differences are private and were not to be told.
    """

    file: str
    state: State = State.COMPARED
    changes: tuple[Change, ...] = ()
    former_file: str | None = None
    title: str = ""
    former_title: str | None = None
    is_sure: bool = True
    comes: tuple[Said, ...] = ()
    goes: tuple[Said, ...] = ()
    left_out: int = 0

    @property
    def has_differences(self) -> bool:
        """Whether anybody sees one."""
        return bool(self.changes) or self.former_title is not None

    def of(self, what: What) -> list[Change]:
        """The changes of one sort."""
        return [change for change in self.changes if change.what is what]


class Report(NamedTuple):
    """What is different of several plans.

    `against`: the revision, or the path, of what they were; None where `supposed` says what they would be. `unread`:
    the names of files that could not be compared, and why.
    """

    plans: Sequence[Changes]
    against: str | None = None
    supposed: tuple[str, ...] = ()
    unread: Sequence[tuple[str, str]] = ()

    @property
    def has_differences(self) -> bool:
        """Whether anybody sees one."""
        return any(plan.has_differences for plan in self.plans)
