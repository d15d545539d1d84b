"""What a calendar entry is known by and when it changed, apart from what it says."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple

from copflow.outputs.values import Integer, Text, utc


class Stamp(NamedTuple):
    """The identity of one entry and the instant of its last change, which DTSTAMP and LAST-MODIFIED both are.

    Some programs pass over a changed entry whose DTSTAMP, LAST-MODIFIED and SEQUENCE are all as before, and take every
    build for a change if it is the time of the build. `created` and `sequence` are known where a lock remembers them
    (RFC 5545, 3.8.7). `key`: the activity's path of names, from which a lost lock can be made again.
    """

    uid: str
    modified: datetime
    created: datetime | None = None
    sequence: int | None = None
    key: str | None = None


def stamp_properties(stamp: Stamp) -> Iterator[tuple[str, Any]]:
    """The properties of a stamp, in the order in which they are written."""
    yield "UID", Text(stamp.uid)
    yield "DTSTAMP", utc(stamp.modified)
    yield "LAST-MODIFIED", utc(stamp.modified)
    if stamp.created is not None:
        yield "CREATED", utc(stamp.created)
    if stamp.sequence is not None:
        yield "SEQUENCE", Integer(stamp.sequence)
    if stamp.key is not None:
        yield "X-COPFLOW-KEY", Text(stamp.key)
