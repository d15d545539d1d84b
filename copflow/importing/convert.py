"""A feed becomes a plan. Read this first:

    bytes -> blocks -> items -> occurrences -> groups of one name -> trees -> units -> text that is proved

Each stage notes what it leaves out. Nothing that a feed says raises an exception, and all work is bounded.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from copflow.compile import Compilation, compile_plan
from copflow.dates import speak
from copflow.dates.arithmetic import FIRST_YEAR, LAST_YEAR, month_end, month_start
from copflow.dates.words import MONTH_NAMES
from copflow.diagnostics.source import Source
from copflow.formatter.format import Fault, format_plan
from copflow.importing.details import DetailsReader
from copflow.importing.expand import Bounds, Expander
from copflow.importing.groups import Writer, groups_of
from copflow.importing.items import Item, ItemReader
from copflow.importing.lines import MOST_BYTES, Block, decode, read_blocks
from copflow.importing.model import Occurrence, Shown, shown
from copflow.importing.names import Names, quoted
from copflow.importing.notes import Note, Notes
from copflow.importing.numbered import units_of
from copflow.importing.own_titles import window_of
from copflow.importing.pieces import Piece
from copflow.importing.proof import NAME, differences, prove, text_of
from copflow.importing.steps import Tree, plant
from copflow.importing.values import clean, plain
from copflow.importing.wording import Wording
from copflow.importing.zones import Zones, by_name, most_used
from copflow.outputs import Options
from copflow.outputs.ics import render

LONGEST_TITLE = 200
UNTITLED = "Imported calendar"
ENTRIES = ("VEVENT", "VTODO")
NO_ENTRIES = {"VJOURNAL": "A journal entry (VJOURNAL)", "VFREEBUSY": "A list of busy times (VFREEBUSY)"}
FIRST_DAY = date(FIRST_YEAR, 1, 1)
LAST_DAY = date(LAST_YEAR, 12, 31)


@dataclass(frozen=True, slots=True)
class Figures:
    """How many dates an import wrote: by rules, as dates; without a date; and how many it lost."""

    ruled: int
    dated: int
    undated: int
    lost: int


class Imported(NamedTuple):
    """The plan's text, empty if there is no event to be written; what is to be said of it, and its figures."""

    text: str
    notes: list[Note]
    figures: Figures

    @property
    def is_whole(self) -> bool:
        """Whether nothing was lost."""
        return not any(note.lost for note in self.notes)


class Wish(NamedTuple):
    """What somebody asks of an import: a title in place of the feed's, and bounds."""

    title: str | None
    bounds: Bounds


def import_feed(data: bytes, name: str, wish: Wish) -> Imported | str:
    """The plan of a feed, or why there is none. `name`: what the plan is called where the feed has no name."""
    if len(data) > MOST_BYTES:
        return f"is larger than the {MOST_BYTES // 1024 // 1024} MiB that copflow reads"
    notes = Notes()
    calendars = [block for block in read_blocks(decode(data, notes), notes) if block.kind == "VCALENDAR"]
    if not calendars:
        return "is no calendar: it has no BEGIN:VCALENDAR"
    return _Import(calendars, name, wish, notes).run()


class _Import:
    """One import."""

    def __init__(self, calendars: Sequence[Block], name: str, wish: Wish, notes: Notes) -> None:
        self._blocks = [block for calendar in calendars for block in calendar.blocks]
        self._calendars = calendars
        self._wish = wish
        self._notes = notes
        self._compiled: Compilation | None = None
        self._people: list[str] = []
        self._title = wish.title or self._head("NAME", "X-WR-CALNAME") or name or UNTITLED
        self._zones = self._find_zones()

    def run(self) -> Imported:
        """Read, recognise, write, prove."""
        expanded = Expander(self._items(), self._wish.bounds, self._zones, self._notes).expand()
        occurrences = [_with_window(self._in_zone(one)) for one in expanded.occurrences]
        wording = self._wording(occurrences)
        trees = plant(groups_of(occurrences, expanded.left_out))
        writer = Writer(Names(_names(trees)), wording)
        head = self._lines(occurrences, wording)
        pieces = prove(head, units_of(trees, writer), self._compile, self._notes)
        if not pieces:
            self._notes.add(0, "There is no event in it that a plan can have.", lost=True)
            return Imported("", self._notes.in_order(), Figures(0, 0, 0, 0))
        text = self._formatted(text_of(head, pieces))
        for piece in pieces:
            for note in piece.notes:
                if note.subject:
                    self._notes.add(note.line, note.text, note.subject)
                else:
                    self._notes.count(note.line, note.text)
        self._compare(text, pieces)
        notes = self._notes.in_order()
        return Imported(text, notes, _figures(pieces, notes))

    # ---- the feed's head -------------------------------------------------------------------------------

    def _head(self, *names: str) -> str:
        found = self._calendars[0].first(*names)
        return clean(plain(found.value)) if found else ""

    def _find_zones(self) -> Zones:
        """The zones; that of the calendar is the one it says, else the one that most of its times have."""
        starts = [one for block in self._blocks for one in block.properties if one.name in ("DTSTART", "DUE")]
        zone = by_name(self._head("X-WR-TIMEZONE"))
        if zone is None:
            zone = most_used([one.parameters["TZID"] for one in starts if "TZID" in one.parameters])
        years = sorted(int(one.value.strip()[:4]) for one in starts if one.value.strip()[:4].isdecimal())
        year = min(max(years[len(years) // 2] if years else FIRST_YEAR, FIRST_YEAR), LAST_YEAR)
        described = [block for block in self._blocks if block.kind == "VTIMEZONE"]
        return Zones(described, zone, year, self._notes)

    def _items(self) -> list[Item]:
        product = self._calendars[0].first("PRODID")
        entries = [block for block in self._blocks if block.kind in ENTRIES]
        details = DetailsReader(product.value if product else "", self._notes, entries)
        self._people = details.people.lines()
        reader = ItemReader(self._zones, details, self._notes)
        for block in self._blocks:
            if block.kind in NO_ENTRIES:
                self._notes.count(block.line, f"{NO_ENTRIES[block.kind]} is left out")
        return [item for block in entries if (item := reader.read(block)) is not None]

    def _in_zone(self, one: Occurrence) -> Occurrence:
        """A single time in UTC as the calendar's own clock shows it; rules stay on the clock they were made by."""
        timing = one.timing
        zone = self._zones.default
        if timing is None or timing.start is None or one.is_ruled or timing.zone is None or timing.zone.key != "UTC":
            return one
        local = timing.start.astimezone(zone)
        clock = timing.clock._replace(hour=local.hour, minute=local.minute) if timing.clock else None
        there = timing._replace(day=local.date(), clock=clock, zone=zone)
        is_same = there.start == timing.start and FIRST_YEAR <= there.day.year <= LAST_YEAR
        return replace(one, timing=there) if is_same else one

    # ---- the plan --------------------------------------------------------------------------------------

    def _wording(self, occurrences: Iterable[Occurrence]) -> Wording:
        days = [day for one in occurrences if one.timing for day in (one.base, one.day, min(one.timing.last, LAST_DAY))]
        days = [min(max(day, FIRST_DAY), LAST_DAY) for day in days or [self._wish.bounds.today]]
        first, last = min(days), max(days)
        return Wording(month_start(first.year, first.month), month_end(last.year, last.month), self._zones.default)

    def _lines(self, occurrences: Sequence[Occurrence], wording: Wording) -> list[str]:
        """`plan "…"` with its period and its zone."""
        lines = [f"plan {quoted(clean(self._title)[:LONGEST_TITLE])}"]
        if any(one.timing is not None for one in occurrences):
            first, last = (f"{MONTH_NAMES[day.month - 1]} {day.year}" for day in (wording.first, wording.last))
            is_one = first == last
            lines.append(f"  from {1 if is_one else first} to {speak.plain_day(wording.last) if is_one else last}")
        if any(one.timing is not None and one.timing.clock is not None for one in occurrences):
            lines.append(f"  time zone {wording.zone.key}")
        return [*lines, "", *self._people] if self._people else lines

    def _compile(self, source: Source) -> Compilation:
        """The compilation of a text; of the last one it is remembered, as proof and formatter ask for the same."""
        if self._compiled is None or self._compiled.source.text != source.text:
            self._compiled = compile_plan(source, today=self._wish.bounds.today)
        return self._compiled

    def _formatted(self, text: str) -> str:
        formatted = format_plan(Source(NAME, text), self._compile)
        return text if isinstance(formatted, Fault) else formatted.text

    def _compare(self, text: str, pieces: Sequence[Piece]) -> None:
        """Export the plan as it is written, and note what that gives that the feed has not, or the other way round."""
        compilation = self._compile(Source(NAME, text))
        data = render(compilation, Options(stamp=datetime(FIRST_YEAR, 1, 1, tzinfo=UTC), private=True))
        wanted = Counter(one for piece in pieces for one in piece.expected.elements())
        for words in differences(wanted, exported(data)):
            self._notes.add(0, words, lost=True)


def exported(data: bytes) -> Counter[Shown]:
    """What a calendar of copflow's own shows, read as any feed is."""
    notes = Notes()
    blocks = [block for calendar in read_blocks(decode(data, notes), notes) for block in calendar.blocks]
    reader = ItemReader(Zones([], ZoneInfo("UTC"), FIRST_YEAR, notes), DetailsReader("", notes), notes)
    items = [item for block in blocks if block.kind == "VEVENT" and (item := reader.read(block)) is not None]
    ones = (Occurrence(item.name, item.timing, item.details, item.line, item.is_task) for item in items)
    return Counter(found for one in ones if (found := shown(one)) is not None)


def _with_window(one: Occurrence) -> Occurrence:
    """Of copflow's own feeds: a day that is not set is the month or the days that the title says."""
    window = window_of(one.name) if one.details.tentative and one.timing and not one.timing.clock else None
    if window is None:
        return one
    details = one.details._replace(tentative=False)
    return replace(
        one,
        name=window.name,
        is_task=window.is_task or one.is_task,
        details=details,
        window=window.clause,
        plain=one,
    )


def _names(trees: Iterable[Tree]) -> Iterator[str]:
    """All names that the plan may have."""
    for tree in trees:
        yield from (node.name for node in tree.all())


def _figures(pieces: Sequence[Piece], notes: Sequence[Note]) -> Figures:
    dates = sum(one.timing is not None for piece in pieces for one in piece.occurrences)
    undated = sum(len(piece.occurrences) for piece in pieces) - dates
    ruled = sum(piece.ruled for piece in pieces)
    return Figures(ruled, dates - ruled, undated, sum(note.lost for note in notes))
