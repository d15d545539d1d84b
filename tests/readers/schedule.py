"""What a feed has to say, worked out from the schedule without the code that writes feeds, titles and texts apart."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from copflow.dates.forms import ClockTime, DayLength, Hours
from copflow.outputs.describe import Describer
from copflow.outputs.facts import stands_alone
from copflow.outputs.identity import uids
from copflow.outputs.titles import title_of
from copflow.schedule.model import Entry, Open, Settled
from tests.readers.feeds import Feed
from tests.readers.reading import Read, written

DAY = timedelta(1)


def scheduled(feed: Feed) -> Iterator[Read]:
    """The entries that the feed must have; place and address are compared between readers only."""
    schedule = feed.compilation.schedule
    describer = Describer(feed.compilation, private=feed.options.private, lines=feed.options.lines)
    known = uids(feed.compilation)
    for entry in schedule.entries:
        activity = entry.activity
        is_hidden = activity.is_private and not feed.options.private
        if is_hidden or not stands_alone(entry, schedule.entries) or (times := _times(entry)) is None:
            continue
        title = title_of(entry, schedule.entries)
        text = describer.describe(entry, title)
        rings = feed.options.alarms and not activity.is_over
        alarms = len(activity.reminders) if rings else 0
        start, end = map(written, times)
        yield Read("VEVENT", known[activity.number], start, end, title, text, None, None, alarms)


def _times(entry: Entry) -> tuple[date, date] | None:
    """From when, and until when without this: two days or two instants."""
    when, task = entry.when, entry.activity.is_task
    if isinstance(when, Open):
        first = when.earliest + (when.length - 1) * DAY * task
        return first, first + DAY
    if not isinstance(when, Settled):
        return None
    length = entry.activity.length
    is_long = when.first != when.last or (length is not None and isinstance(length.length, DayLength))
    if entry.hours is None or (is_long and not task):
        return (when.last if task else when.first), when.last + DAY
    return _instants(entry, entry.hours, when.last)


def _instants(entry: Entry, hours: Hours, day: date) -> tuple[datetime, datetime]:
    """A deadline at the end of a day is shown before it, any other behind its time, for a quarter of an hour."""
    task = entry.activity.is_task
    start = _instant(entry, day, hours.start)
    if hours.end is not None:
        over_midnight = (hours.end.hour, hours.end.minute) <= (hours.start.hour, hours.start.minute)
        return start, _instant(entry, day + over_midnight * DAY, hours.end)
    length = timedelta(minutes=hours.minutes or (15 if task else 60))
    return (start - length, start) if task and hours.start.hour == 24 else (start, start + length)


def _instant(entry: Entry, day: date, clock: ClockTime) -> datetime:
    """By the clock of the entry's zone, as seconds since 1970, so that lengths are elapsed time."""
    local = datetime.combine(day + DAY * (clock.hour // 24), time(clock.hour % 24, clock.minute), entry.zone)
    return datetime.fromtimestamp(local.timestamp(), tz=UTC)
