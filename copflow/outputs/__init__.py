"""Schedules as bytes: one format a file, and the table of formats. Pure: no clock, no files, nothing random.

A format's module has a function `render` of type Output. It is imported when it is first asked for, because what
some of them need takes longer to import than a plan to compile.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from typing import cast

from copflow.compile import Compilation


@dataclass(frozen=True, slots=True)
class Options:
    """What an output needs to know besides the plan. `stamp`: the instant of the plan's last change, with its zone.

    `private`: whether calendars and charts tell of what is private too. `alarms`: whether calendars have the reminders.
    `relations`: whether the entries of calendars name those that they wait for. `lines`: whether they say in which line
    of the plan they are. `recurring`: whether repetitions are one event in calendars, for who imports them; such events
    name no others. `picture`: what pictures and graphs show, one of PICTURES.
    """

    stamp: datetime
    private: bool = False
    alarms: bool = False
    relations: bool = False
    lines: bool = True
    recurring: bool = False
    picture: str = "timeline"

    def __post_init__(self) -> None:
        if self.stamp.utcoffset() is None:
            raise ValueError("the stamp needs a time zone")
        if self.recurring and self.relations:
            raise ValueError("an event of many dates waits for no single one")


PICTURES = ("timeline", "graph", "rhythm")
"""What there are pictures of: the year on one page, how dates connect, and the rhythm of the year."""

_FILES = "copflow.pictures.files"

Output = Callable[[Compilation, Options], bytes]


@dataclass(frozen=True, slots=True)
class OutputRow:
    """A row of OUTPUTS. `name` is also the name of the module in `room`; `suffix` ends the names of files.

    `pictures`: which of PICTURES it can write. `extra`: with what of pyproject.toml it has to be installed, `needs`
    the module that is missing else. `graph`: the module in the room of pictures that writes the picture `graph`, if it
    is another one.
    """

    name: str
    suffix: str
    summary: str
    room: str = __name__
    pictures: tuple[str, ...] = ()
    extra: str = ""
    needs: str = ""
    graph: str = ""

    def load(self, picture: str = "timeline") -> Output:
        """The function that writes the format; what it does with `picture` is in Options."""
        if picture == "graph" and self.graph:
            return cast(Output, import_module(f"{_FILES}.{self.graph}").render)
        return cast(Output, import_module(f"{self.room}.{self.name}").render)


_DRAWN = ("pictures", "vl_convert")

_ROWS = (
    OutputRow("ics", ".ics", "The calendar that people subscribe to (RFC 5545)."),
    OutputRow("json", ".json", "Everything that is known of every activity, for programs."),
    OutputRow("csv", ".csv", "A table for spreadsheets, one row an activity."),
    OutputRow(
        "mermaid", ".mmd", "A Gantt chart for Markdown pages.", pictures=("timeline", "graph"), graph="mermaid_graph"
    ),
    OutputRow("svg", ".svg", "A picture for pages and wikis.", _FILES, PICTURES),
    OutputRow("png", ".png", "A picture of dots, for slides and chats.", _FILES, PICTURES, *_DRAWN),
    OutputRow("pdf", ".pdf", "A sheet to print.", _FILES, PICTURES, *_DRAWN),
    OutputRow("dot", ".dot", "How dates connect, for Graphviz.", _FILES, ("graph",)),
    OutputRow("html", ".html", "A page for browsers, with everything on it.", "copflow.site"),
)

OUTPUTS: dict[str, OutputRow] = {row.name: row for row in _ROWS}
