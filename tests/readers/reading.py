"""What a reader makes of a feed, in the one form in which readers are compared."""

import json
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any, NamedTuple


class Read(NamedTuple):
    """An event or to-do as a reader understands it.

    `start` and `end`: a day as `20261110`, an instant in UTC as `20261110T190000Z`; the end of a to-do is when it is
    due. `alarms`: how many it has.
    """

    kind: str
    uid: str
    start: str | None
    end: str | None
    summary: str | None
    description: str | None
    location: str | None
    url: str | None
    alarms: int


class Reading(NamedTuple):
    """A feed as a reader understands it: its entries, all but time zones, and what it finds wrong."""

    entries: tuple[Read, ...]
    faults: tuple[str, ...]


def from_json(line: str) -> Reading:
    """A reading as the programs print it: an object with `entries`, objects in the form of Read, and `faults`."""
    made = json.loads(line)
    return Reading(tuple(Read(**entry) for entry in made["entries"]), tuple(made["faults"]))


def written(when: Any) -> str | None:
    """A day or an instant as the readings have it."""
    if isinstance(when, datetime):
        return when.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    return when.strftime("%Y%m%d") if isinstance(when, date) else None


def by_uid(entries: Iterable[Read]) -> list[Read]:
    """The entries in an order that is no reader's own."""
    return sorted(entries, key=lambda entry: (entry.uid, entry.kind))
