"""The reasons of a date as one chain, from the first clause that decided something to the date itself."""

from collections.abc import Sequence
from typing import NamedTuple

from copflow.schedule.model import Entry, Reason
from copflow.schedule.order import date_edges


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


def without_date(entry: Entry, entries: Sequence[Entry]) -> Entry | None:
    """The entry that has no date because the plan says so, and for which this one has none; None if there is none."""
    seen = {entry.activity.number}
    waiting = [entry]
    for link in waiting:  # grows
        if link is not entry and link.first is None and (link.activity.undated or not link.activity.edges):
            return None if link.activity.broken else link
        for edge in date_edges(link.activity):
            if edge.target not in seen:
                seen.add(edge.target)
                waiting.append(entries[edge.target])
    return None
