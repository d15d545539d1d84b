"""A Gantt chart in the words of Mermaid, which GitHub and many wikis draw.

A section for each series and for each activity at the top; a diamond for a deadline and for an event of one day, a
bar for what takes several days or has no day yet. Red is the chain of activities that decides when the plan ends.
"""

import re
from collections.abc import Iterator
from datetime import timedelta

from copflow.compile import Compilation
from copflow.outputs import Options
from copflow.outputs.facts import calendar_days, root_of, series_of, stands_alone
from copflow.outputs.identity import plan_title
from copflow.outputs.text import one_line, shorten
from copflow.outputs.titles import MOST, bar_title_of
from copflow.schedule.model import Entry, Open, Schedule

ONE_DAY = timedelta(1)

_SPECIAL = re.compile('[#;:%<>&"{}`]')
_FIRST_WORDS = re.compile(
    r"(gantt|inclusiveEndDates|topAxis|dateFormat|axisFormat|tickInterval|includes|excludes|todayMarker|weekday"
    r"|weekend|title|accDescription|section|click|call|href|\d{4}-\d\d-\d\d)\b",
    re.IGNORECASE,
)
"""How lines of a chart begin that are no tasks (Mermaid 11); a name that begins so would be taken for one."""


def render(compilation: Compilation, options: Options) -> bytes:
    """The chart of a plan's dated entries; steps that only share their activity's date are left out, and so is what is
    private unless it is asked for."""
    return ("\n".join(_lines(compilation, options)) + "\n").encode()


def _lines(compilation: Compilation, options: Options) -> Iterator[str]:
    schedule = compilation.schedule
    yield "gantt"
    yield f"    title {shown(plan_title(compilation))}"
    yield "    dateFormat YYYY-MM-DD"
    for name, entries in _sections(schedule, private=options.private).items():
        yield f"    section {shown(shorten(one_line(name), MOST))}"
        for entry in entries:
            yield f"    {shown(bar_title_of(entry, schedule.entries))} :{_bar(entry)}"


def _sections(schedule: Schedule, *, private: bool) -> dict[str, list[Entry]]:
    """The entries in order of date, by section; the sections in the order of the text."""
    sections: dict[str, list[Entry]] = {}
    for entry in schedule.entries:
        sections.setdefault(_section(entry, schedule), [])
    for entry in schedule.in_date_order():
        if entry.activity.is_private and not private:
            continue
        if entry.first is not None and stands_alone(entry, schedule.entries):
            sections[_section(entry, schedule)].append(entry)
    return {name: entries for name, entries in sections.items() if entries}


def _section(entry: Entry, schedule: Schedule) -> str:
    root = root_of(entry.activity, schedule)
    return series_of(root, schedule) or root.name.text


def _bar(entry: Entry) -> str:
    """What follows the colon: `milestone, 2026-11-02, 0d`, `crit, 2026-11-09, 5d`."""
    tags = ["done"] if entry.activity.is_over else []
    tags += ["crit"] if entry.critical else []
    first, last = entry.first, entry.last
    assert first is not None and last is not None
    if isinstance(entry.when, Open):
        return ", ".join((*tags, "active", first.isoformat(), f"{(last + ONE_DAY - first).days}d"))
    days = calendar_days(entry)
    assert days is not None
    if days[0] == days[1]:
        return ", ".join((*tags, "milestone", days[0].isoformat(), "0d"))
    return ", ".join((*tags, first.isoformat(), f"{(last + ONE_DAY - first).days}d"))


def shown(name: str) -> str:
    """A name as Mermaid reads it as a name: what means something to it is written as `#58;`."""
    text = _SPECIAL.sub(lambda found: _entity(found.group()), one_line(name).strip() or "?")
    return _entity(text[0]) + text[1:] if _FIRST_WORDS.match(text) else text


def _entity(character: str) -> str:
    return f"#{ord(character)};"
