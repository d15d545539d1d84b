"""The reasons of a date as one chain, from the first clause that decided something to the date itself."""

from collections.abc import Sequence
from typing import NamedTuple

from copflow.schedule.model import Entry, Reason


class Step(NamedTuple):
    """A reason, and the entry to which it belongs."""

    entry: Entry
    reason: Reason


def because(entry: Entry, entries: Sequence[Entry]) -> list[Step]:
    """Every step that led to the entry's date, in the order in which they were applied."""
    chain: list[Entry] = [entry]
    while chain[-1].follows is not None:
        chain.append(entries[chain[-1].follows])
    return [Step(link, reason) for link in reversed(chain) for reason in link.reasons]
