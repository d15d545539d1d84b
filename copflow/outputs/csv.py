"""A table for spreadsheets (RFC 4180): one row an activity, in the order of the text, those without a date too.

UTF-8 with a byte order mark, without which Excel takes letters beyond ASCII for others.
"""

import csv
import io

from copflow.compile import Compilation
from copflow.dates import speak
from copflow.dates.zones import zone_words
from copflow.outputs import Options
from copflow.outputs.facts import end_clock, kind_of, moved_of, needs_of, plain_name, session_of
from copflow.outputs.states import status_of
from copflow.outputs.text import one_line
from copflow.schedule.model import Entry, Open, Settled, Undated

BYTE_ORDER_MARK = "\ufeff"
COLUMNS = (
    "activity", "part of", "kind", "state", "first day", "last day", "start", "end", "time zone", "owners", "needs",
    "purpose", "mode", "place", "links", "notes", "tags", "moved from", "moved because", "slack in days", "critical",
    "line", "included file", "status", "private notes", "with",
)  # fmt: skip

FORMULA_STARTS = tuple("=+-@\uff1d\uff0b\uff0d\uff20")
"""What makes a spreadsheet compute a cell; the wide ones do so in some languages."""


def render(compilation: Compilation, _options: Options) -> bytes:
    """The table of a plan's activities."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for entry in compilation.schedule.entries:
        writer.writerow(_row(entry, compilation))
    return (BYTE_ORDER_MARK + text.getvalue()).encode()


def _row(entry: Entry, compilation: Compilation) -> list[str]:
    return [*_what_and_when(entry, compilation), *_details(entry, compilation), *_computed(entry, compilation)]


def _what_and_when(entry: Entry, compilation: Compilation) -> list[str]:
    activity = entry.activity
    entries = compilation.schedule.entries
    parent = plain_name(entries[activity.parent].activity, entries) if activity.parent is not None else ""
    days = [day.isoformat() if day else "" for day in (entry.first, entry.last)]
    return [
        cell(plain_name(activity, entries)),
        cell(parent),
        kind_of(activity),
        state_of(entry),
        *days,
        *_clock(entry),
    ]


def state_of(entry: Entry) -> str:
    """`settled`, `open` (between its first and last day) or `undated`."""
    match entry.when:
        case Settled():
            return "settled"
        case Open():
            return "open"
        case Undated():
            return "undated"


def _clock(entry: Entry) -> list[str]:
    """The wall-clock times and their zone; no end if the plan does not say how long it is."""
    if entry.hours is None or entry.zone is None:
        return ["", "", ""]
    session = session_of(entry)
    end = end_clock(entry, session) if session and session.known else ""
    return [speak.clock(entry.hours.start), end, zone_words(entry.zone)]


def _details(entry: Entry, compilation: Compilation) -> list[str]:
    activity = entry.activity
    needs = [compilation.graph.activities[number].full_name for number in needs_of(activity)]
    return [
        _joined([person.name.text for person in activity.owners]),
        _joined(needs),
        cell(activity.purpose or ""),
        activity.mode.value if activity.mode else "",
        cell(activity.place or ""),
        _joined(activity.links),
        _joined(activity.notes),
        _joined(activity.tags),
    ]


def _computed(entry: Entry, compilation: Compilation) -> list[str]:
    moved = moved_of(entry)
    offset = entry.activity.name.span.start
    line, file = compilation.source.position(offset).line, compilation.source.file(offset)
    return [
        moved.day.isoformat() if moved else "",
        cell(moved.why) if moved else "",
        str(entry.slack) if entry.slack is not None else "",
        "yes" if entry.critical else "",
        str(line),
        cell(file.path) if file.start else "",
        cell(status_of(entry)),
        _joined(entry.activity.private_notes),
        _joined(entry.activity.participants),
    ]


def _joined(items: list[str] | tuple[str, ...]) -> str:
    return cell("; ".join(items))


def cell(text: str) -> str:
    """A text that no spreadsheet takes for a formula: an apostrophe before what would begin one."""
    text = one_line(text)
    return f"'{text}" if text.lstrip().startswith(FORMULA_STARTS) else text
