"""The clauses of a plan in words: days, times, lengths, places, states."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from zoneinfo import ZoneInfo

from copflow.dates import speak
from copflow.importing.details import LINK
from copflow.importing.model import Details, Timing
from copflow.importing.names import quoted
from copflow.importing.people import by
from copflow.language.vocabulary import WORDS

MINUTES_A_DAY = 24 * 60


class Wording:
    """Writes the clauses of one plan. Years are left out where the plan's period has each month only once."""

    def __init__(self, first: date, last: date, zone: ZoneInfo) -> None:
        self.first, self.last, self.zone = first, last, zone
        months = 12 * (last.year - first.year) + last.month - first.month + 1
        self._with_year = months > 12

    # ---- days ------------------------------------------------------------------------------------------

    def day(self, day: date) -> str:
        """`10 November`, `10 November 2026`."""
        words = speak.plain_day(day)
        return words if self._with_year or not self.first <= day <= self.last else words.rsplit(" ", 1)[0]

    def days(self, days: Iterable[date]) -> str:
        """`3 November, 8 December and 12 January`."""
        return speak.listed([self.day(day) for day in days])

    def on(self, timing: Timing) -> str:
        """`on 10 November`, `from 9 to 13 November`."""
        if timing.days == 1:
            return f"on {self.day(timing.day)}"
        first, last = timing.day, timing.last
        is_same = (first.year, first.month) == (last.year, last.month)
        return f"from {first.day if is_same else self.day(first)} to {self.day(last)}"

    # ---- times -----------------------------------------------------------------------------------------

    def time(self, timing: Timing, *, is_task: bool = False) -> str:
        """` at 14:00 Europe/Paris for 1 hour`, ` for 3 days`, nothing for a whole day; with a blank before it."""
        if timing.clock is None or timing.zone is None:
            return f" for {timing.days} days" if timing.days > 1 else ""
        zone = "" if timing.zone.key == self.zone.key else f" {timing.zone.key}"
        length = f" for {speak.length(timing.minutes)}" if timing.minutes and not is_task else ""
        return f" at {speak.clock(timing.clock)}{zone}{length}"


def beside(details: Details) -> str:
    """What stands on the activity's own line: `, online, tentative`; with a comma before it."""
    words = [
        *([details.mode.value] if details.mode else []),
        *([f'at "{details.place}"'] if details.place else []),
        *([by(details.owners)] if details.owners else []),
        *([f"purpose {details.purpose}"] if details.purpose else []),
        *(word for word in ("cancelled", "tentative", "private", "done") if getattr(details, word)),
    ]
    joined = ", ".join(words).replace(', at "', ' at "') if details.mode else ", ".join(words)
    return f", {joined}" if joined else ""


def below(details: Details, *, own: Details | None = None) -> Iterator[str]:
    """What stands on lines of its own below the activity; without what the activity has already (`own`)."""
    has = own or Details()
    if tags := [tag for tag in details.tags if tag not in has.tags]:
        yield f"tag {speak.listed(list(map(_tag, tags)))}"
    if details.reminders and details.reminders != has.reminders:
        yield f"remind {', '.join(f'{_before(minutes)} before' for minutes in details.reminders)}"
    yield from (_link(link) for link in details.links if link not in has.links)
    yield from (f'note "{note}"' for note in details.notes if note not in has.notes)


def _tag(tag: str) -> str:
    is_plain = re.fullmatch(r"[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*", tag) and tag.casefold() not in WORDS
    return tag if is_plain else quoted(tag)


def _link(link: str) -> str:
    return f"link {link}" if LINK.fullmatch(link) else f'link "{link}"'


def _before(minutes: int) -> str:
    """`1 week`, `1 day`, `90 minutes`."""
    days, rest = divmod(minutes, MINUTES_A_DAY)
    if rest:
        return speak.length(minutes)
    return length_of_days(days)


def length_of_days(days: int) -> str:
    """`2 weeks`, `3 days`."""
    return speak.count(days // 7, "week") if days % 7 == 0 and days else speak.count(days, "day")
