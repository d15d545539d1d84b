"""What the lock remembers of the published entries of one plan: by what calendars know them, and when they changed."""

from datetime import datetime
from typing import Annotated, Literal, NamedTuple

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

DIGEST_VERSION = 1
"""By another version digests are made otherwise: then stamps move, and sequences do not."""


def _whole_utc(value: datetime) -> datetime:
    if value.utcoffset() is None or value.utcoffset() or value.microsecond:
        raise ValueError("an instant in UTC, in whole seconds")
    return value


Instant = Annotated[datetime, AfterValidator(_whole_utc)]
Key = Annotated[str, Field(min_length=1, max_length=4_000)]
Uid = Annotated[str, Field(pattern=r"^[\x21-\x7e]{1,255}$")]
Digest = Annotated[str, Field(pattern=r"^([0-9]+:[0-9a-f]{32})?$")]
When = Annotated[str, Field(pattern=r"^[0-9]{8}(T[0-9]{6}Z)?$")]


Extra = Literal["alarms", "private", "relations"]


class LockedEntry(BaseModel):
    """One entry as it was last published.

    `key`: the activity's path of names. `former`: the key of its former name, once that was taken over. `created`,
    `modified`: instants of the first and of the last change. `digest`: of all that subscribers see, with the
    digest's version before it; empty if it is not known. `state`: `gone` is what the plan has no more, since
    `since`; it goes on counting if it returns. `left`: it is in no feed any more, not as cancelled either; so it stays,
    whatever tombstones a later build asks for. `start`, `end`: as DTSTART and DTEND.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: Key
    uid: Uid
    former: str | None = None
    sequence: Annotated[int, Field(ge=0, lt=2**31)]
    created: Instant
    modified: Instant
    digest: Digest
    state: Literal["live", "cancelled", "gone"] = "live"
    since: Instant | None = None
    left: bool = False
    start: When
    end: When
    title: str = ""
    private: bool = False


class LockedFeed(BaseModel):
    """A feed: its address below the plan's folder, which never changes, and what it is of (`person sam`).

    `modified`: when what is in it last changed; what leaves it is a change too. `digest`: of all that is in it.
    `title`: what is added to the plan's name. `had`: whether there was ever anything in it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    feed: str
    of: str
    modified: Instant
    digest: Digest
    title: str = ""
    had: bool = False


class LockedAccess(BaseModel):
    """The address of somebody's private feed has been made anew so many times, which revokes the earlier ones."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    person: str
    version: Annotated[int, Field(ge=1)]


class LockedPlan(BaseModel):
    """The first row: the version of the form, the identity of the plan, made once, and what its entries were published
    with: what is not among them is no part of their digests."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    lock: Literal[1]
    plan: Annotated[str, Field(pattern=r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]
    extras: tuple[Extra, ...] = ()
    secret: Annotated[str, Field(pattern=r"^([0-9a-f]{32})?$")] = ""


class Lock(NamedTuple):
    """The lock of a plan. `entries`: by their keys. `feeds`: by what they are of. `access`: versions
    by the names of persons. `extras`: what entries were published with. `secret`: a mark of the
    secret of which the addresses of private feeds were made, from which it cannot be found."""

    plan: str
    entries: dict[str, LockedEntry]
    feeds: dict[str, LockedFeed]
    access: dict[str, int]
    extras: tuple[Extra, ...] = ()
    secret: str = ""


def empty_lock(plan: str) -> Lock:
    """The lock of a plan that was never published."""
    return Lock(plan, {}, {}, {})
