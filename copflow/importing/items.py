"""Events and to-dos of a feed, each as it is written: when it begins, by which rule it is repeated, what it changes."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from copflow.importing.details import DetailsReader
from copflow.importing.lines import Block, Property
from copflow.importing.model import Details, Timing
from copflow.importing.notes import Notes
from copflow.importing.recur import Rule, parse_rule
from copflow.importing.values import Stamp, clean, duration, plain, stamp, stamps
from copflow.importing.zones import Zones
from copflow.outputs.states import CANCELLED

LONGEST_NAME = 300
UNTITLED = "Untitled"
LONGEST_DAYS = 3_650
"""How many days an event may take."""
MINUTE, DAY = timedelta(minutes=1), timedelta(1)
DUE = " due"
DUE_MINUTES = 15


@dataclass(slots=True)
class Item:
    """One VEVENT or VTODO. `excluded`, `exceptions`: the days, and the rules of days, that its rule leaves out;
    `replaces`: the day of another item's rule that it says more of, and `onwards` of all later days too."""

    uid: str
    name: str
    line: int
    is_task: bool
    timing: Timing | None
    details: Details
    rule: Rule | None = None
    more: list[Timing] = field(default_factory=list)
    excluded: set[date] = field(default_factory=set)
    exceptions: list[Rule] = field(default_factory=list)
    replaces: date | None = None
    onwards: bool = False


class ItemReader:
    """Reads the items of one feed. Whatever is wrong with one of them is noted, and costs no other."""

    def __init__(self, zones: Zones, details: DetailsReader, notes: Notes) -> None:
        self._zones = zones
        self._details = details
        self._notes = notes

    def read(self, block: Block) -> Item | None:
        """The item of a block, None if there is none in it."""
        is_todo = block.kind == "VTODO"
        name = _name(block)
        timing = self._timing(block, name, is_todo=is_todo)
        if isinstance(timing, str):
            self._notes.add(block.line, f"{timing}, and it is left out.", name, lost=True)
            return None
        details = self._details.read(block, timed=timing is not None and timing.clock is not None)
        if details.cancelled and name.startswith(CANCELLED) and len(name) > len(CANCELLED):
            name = name.removeprefix(CANCELLED)
        if is_task := is_todo or _is_due(name, timing):
            name = name.removesuffix(DUE).rstrip() or name
        uid = block.first("UID")
        item = Item(uid.value.strip() if uid else "", name, block.line, is_task, timing, details)
        if timing is not None:
            self._repeat(block, item, timing)
        return item

    # ---- when it is ------------------------------------------------------------------------------------

    def _timing(self, block: Block, name: str, *, is_todo: bool) -> Timing | str | None:
        """When the item is, None for a to-do without a date, or why nobody knows."""
        begin, end = block.first("DTSTART"), block.first("DUE" if is_todo else "DTEND")
        if is_todo:
            begin, end = end or begin, None
            if begin is None:
                return None
        if begin is None:
            return "It has no DTSTART"
        start = stamp(begin.value, begin.parameters)
        if isinstance(start, str):
            return start
        if start.seconds or (start.clock is None and begin.parameters.get("VALUE", "DATE").upper() != "DATE"):
            self._notes.count(begin.line, "Seconds are left out" if start.seconds else "A time is missing in a date")
        timing = self._at(start, begin.line)
        if is_todo:
            return timing
        return self._with_length(timing, self._length(block, timing, end), name, begin.line)

    def _at(self, one: Stamp, line: int) -> Timing:
        if one.clock is None:
            return Timing(one.day)
        return Timing(one.day, 1, one.clock, 0, self._zones.find(one.zone, line))

    def _length(self, block: Block, timing: Timing, end: Property | None) -> timedelta | None:
        """How long it is, None if the feed does not say it."""
        if end is None:
            length = block.first("DURATION")
            return duration(length.value) if length else None
        until = stamp(end.value, end.parameters)
        if isinstance(until, str):
            self._notes.add(end.line, f"Its end cannot be read: {until}.", _name(block))
            return None
        if until.clock is None or timing.start is None:
            return until.day - timing.day + (DAY if until.clock is not None and timing.start is None else DAY * 0)
        last = self._at(until, end.line).start
        return last - timing.start if last is not None else None

    def _with_length(self, timing: Timing, length: timedelta | None, name: str, line: int) -> Timing | str:
        if length is not None and length < timedelta(0):
            self._notes.add(line, "It ends before it begins; its length is left out.", name)
            length = None
        if length is not None and length.days > LONGEST_DAYS:
            return f"It takes {length.days:,} days, which is longer than {LONGEST_DAYS:,}"
        if timing.clock is None:
            return timing._replace(days=max(1, -(-length // DAY))) if length else timing
        if not length or length < MINUTE:
            self._notes.count(line, "An event has a time and no length; copflow shows it for an hour")
            return timing
        return timing._replace(minutes=length // MINUTE)

    # ---- its repetition --------------------------------------------------------------------------------

    def _repeat(self, block: Block, item: Item, timing: Timing) -> None:
        """Read the rule, its exceptions and further dates, and which date of another one it replaces."""
        for one in block.all("RRULE")[:1]:
            rule = self._rule(one, timing)
            item.rule = rule if isinstance(rule, Rule) else None
            if isinstance(rule, str):
                text = f"Its rule has {rule}, which copflow does not follow; only the first date is written."
                self._notes.add(one.line, text, item.name, lost=True)
        for one in block.all("RRULE")[1:]:
            self._notes.add(one.line, "Its second rule is left out.", item.name, lost=True)
        self._except(block, item, timing)
        for one in block.all("RDATE"):
            item.more += self._dates(one, item, timing)
        for one in block.all("RECURRENCE-ID")[:1]:
            item.replaces = next(self._days(one, item, timing, exact=False), None)
            reach = one.parameters.get("RANGE", "").upper()
            item.onwards = reach == "THISANDFUTURE"
            if reach and not item.onwards:
                self._notes.add(
                    one.line, "It changes earlier dates too; only this one is changed.", item.name, lost=True
                )

    def _except(self, block: Block, item: Item, timing: Timing) -> None:
        """Read what the rule leaves out: days, and rules as RFC 2445 had them."""
        for one in block.all("EXDATE"):
            item.excluded.update(self._days(one, item, timing))
        for one in block.all("EXRULE"):
            rule = self._rule(one, timing)
            if isinstance(rule, Rule):
                item.exceptions.append(rule)
            else:
                text = f"Its rule of exceptions has {rule}, which copflow does not follow; it may have too many dates."
                self._notes.add(one.line, text, item.name, lost=True)

    def _rule(self, one: Property, timing: Timing) -> Rule | str:
        return parse_rule(one.value, Stamp(timing.day, timing.clock))

    def _days(self, one: Property, item: Item, timing: Timing, *, exact: bool = True) -> Iterator[date]:
        """The days, by the item's own clock, of a list of dates; `exact`: a date with another time is none of them."""
        for written in stamps(one):
            if isinstance(written, str):
                self._notes.add(one.line, f"In {one.name} {written}.", item.name)
                continue
            day = self._day(self._at(written, one.line), timing)
            if day is None and exact:
                self._notes.count(one.line, f"{one.name} has a time at which the event is not")
            else:
                yield day or written.day

    def _dates(self, one: Property, item: Item, timing: Timing) -> Iterator[Timing]:
        """Further dates, each at its own time."""
        for written in stamps(one):
            if isinstance(written, str):
                self._notes.add(one.line, f"In RDATE {written}.", item.name, lost=True)
                continue
            at = self._at(written, one.line)
            day = self._day(at, timing)
            yield timing.on(day) if day else timing._replace(day=at.day, clock=at.clock, zone=at.zone)

    def _day(self, one: Timing, timing: Timing) -> date | None:
        """The day of an instant by the clock of a timing, None if that shows another time then."""
        start = one.start
        if start is None or timing.start is None or timing.clock is None:
            return one.day
        local: datetime = start.astimezone(timing.zone)
        return local.date() if (local.hour, local.minute) == (timing.clock.hour, timing.clock.minute) else None


def _name(block: Block) -> str:
    found = block.first("SUMMARY")
    return clean(plain(found.value))[:LONGEST_NAME].strip() or UNTITLED if found else UNTITLED


def _is_due(name: str, timing: Timing | None) -> bool:
    """Whether it is written as copflow writes a deadline, and shown as it shows one."""
    if timing is None or not name.endswith(DUE) or len(name) <= len(DUE):
        return False
    return timing.minutes == DUE_MINUTES if timing.clock is not None else timing.days == 1
