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
    name no others.
    """

    stamp: datetime
    private: bool = False
    alarms: bool = False
    relations: bool = False
    lines: bool = True
    recurring: bool = False

    def __post_init__(self) -> None:
        if self.stamp.utcoffset() is None:
            raise ValueError("the stamp needs a time zone")
        if self.recurring and self.relations:
            raise ValueError("an event of many dates waits for no single one")


Output = Callable[[Compilation, Options], bytes]


@dataclass(frozen=True, slots=True)
class OutputRow:
    """A row of OUTPUTS. `name` is also the name of the module in this folder; `suffix` ends the names of files."""

    name: str
    suffix: str
    summary: str

    def load(self) -> Output:
        """The function that writes the format."""
        return cast(Output, import_module(f"{__name__}.{self.name}").render)


_ROWS = (
    OutputRow("ics", ".ics", "The calendar that people subscribe to (RFC 5545)."),
    OutputRow("json", ".json", "Everything that is known of every activity, for programs."),
    OutputRow("csv", ".csv", "A table for spreadsheets, one row an activity."),
    OutputRow("mermaid", ".mmd", "A Gantt chart for Markdown pages."),
)

OUTPUTS: dict[str, OutputRow] = {row.name: row for row in _ROWS}
