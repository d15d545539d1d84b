"""The offset from UTC beside a time is not that of its time zone on that day."""

from collections.abc import Iterator
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from copflow.checks.finding import finding, other_time
from copflow.dates import speak
from copflow.dates.forms import END_OF_DAY, ClockTime
from copflow.dates.zones import instant, offset_words, zone_words
from copflow.diagnostics.diagnostic import Diagnostic, Fix, replace
from copflow.diagnostics.prose import quoted
from copflow.language.nodes import At, UtcOffset
from copflow.schedule.model import Entry, Schedule


def check(schedule: Schedule) -> Iterator[Diagnostic]:
    """Every time with an offset: by its zone, and where no zone is said, that there is none."""
    for entry in schedule.entries:
        time, hours, day = entry.activity.time, entry.hours, _day(entry)
        if time is None or hours is None or time.beside is None or time.beside.offset is None:
            continue
        offset = time.beside.offset
        if entry.activity.zone is None and schedule.graph.plan.zone is None:
            yield _no_zone(entry, offset, hours.start)
        elif day is not None and entry.zone is not None:
            real = _offset(day, hours.start, entry.zone)
            if real != offset.minutes:
                yield _wrong(entry, offset, day, real)


def _day(entry: Entry) -> date | None:
    """The day on which the time counts, the earliest of a window."""
    return entry.last if entry.activity.is_task and entry.first == entry.last else entry.first


def _offset(day: date, at: ClockTime, zone: ZoneInfo) -> int:
    """Minutes east of UTC."""
    local = instant(day, at, zone).astimezone(zone)
    return int((local.utcoffset() or timedelta()).total_seconds()) // 60


def _wrong(entry: Entry, offset: UtcOffset, day: date, real: int) -> Diagnostic:
    assert entry.zone is not None and entry.hours is not None
    zone = zone_words(entry.zone)
    title = (
        f"On {speak.day(day)} clocks in {zone} are {offset_words(real)} from UTC, not {offset_words(offset.minutes)}."
    )
    note = "A time and its zone are enough: copflow knows the offset of every day."
    return finding("wrong-offset", offset.span, title, notes=(note,), fixes=tuple(_fixes(entry, offset, real)))


def _fixes(entry: Entry, offset: UtcOffset, real: int) -> Iterator[Fix]:
    """The clock is right and the offset wrong, or the other way round."""
    yield replace(offset.span, "", "Delete the offset")
    yield replace(offset.span, f" {offset_words(real)}", f"Write {offset_words(real)}")
    time = entry.activity.time
    if isinstance(time, At) and time.beside is not None:
        minutes = time.start.minutes - offset.minutes + real
        if 0 <= minutes < END_OF_DAY.minutes:
            clock = speak.clock(ClockTime(*divmod(minutes, 60)))
            zone = f" {time.beside.zone.zone.text}" if time.beside.zone is not None else ""
            edits = (other_time(entry, f"at {clock}{zone}"),)
            yield Fix(f"Write {clock}, the same instant as with the offset", edits)


def _no_zone(entry: Entry, offset: UtcOffset, at: ClockTime) -> Diagnostic:
    title = f"The time of {quoted(entry.activity.full_name)} has an offset from UTC, and no time zone is named."
    note = "An offset does not say when the clocks change. Name the place, such as Europe/Berlin, or write UTC."
    return finding("wrong-offset", offset.span, title, notes=(note,), fixes=tuple(_in_utc(entry, offset, at)))


def _in_utc(entry: Entry, offset: UtcOffset, at: ClockTime) -> Iterator[Fix]:
    """The same instant in UTC, where that is on the same day."""
    time = entry.activity.time
    minutes = at.minutes - offset.minutes
    if isinstance(time, At) and 0 <= minutes < END_OF_DAY.minutes:
        shown = f"{speak.clock(ClockTime(*divmod(minutes, 60)))} UTC"
        yield Fix(f"Write {shown}", (other_time(entry, f"at {shown}"),))
