"""The feeds of one plan: everything, and what is of one person, series, purpose or kind."""

from collections.abc import Iterator
from typing import NamedTuple

from copflow.compile import Compilation
from copflow.language.names import name_key
from copflow.outputs.facts import series_of
from copflow.outputs.ics_event import category_of
from copflow.schedule.model import Entry

KINDS = {"event": "events", "deadline": "deadlines", "window": "days not set"}
"""The kinds of entries, and what the feed of each is called."""


class Slice(NamedTuple):
    """What a feed is of. `of`: by what the lock knows it. `title`: what is added to the plan's name; empty for all of
    it. `folder`, `name`: what its address is made of."""

    of: str
    title: str
    folder: str
    name: str


ALL = Slice("all", "", "", "all")
TASKS = Slice("tasks", "to-dos", "", "tasks")


def slices_of(entry: Entry, compilation: Compilation) -> Iterator[Slice]:
    """The feeds in which an entry is, besides that of everything."""
    activity = entry.activity
    for person in activity.owners:
        title = person.full_name or person.name.text
        yield Slice(f"person {person.name.key}", title, "person", person.name.text)
    if series := series_of(activity, compilation.schedule):
        yield Slice(f"series {name_key(series)}", series, "series", series)
    if activity.purpose:
        yield Slice(f"purpose {name_key(activity.purpose)}", activity.purpose, "purpose", activity.purpose)
    kind = category_of(entry)
    yield Slice(f"kind {kind}", KINDS[kind], "kind", KINDS[kind])
