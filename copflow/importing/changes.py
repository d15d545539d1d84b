"""What a feed changes of a series: single dates, and all dates from one on (RFC 5545, 3.8.4.4)."""

from bisect import bisect
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time
from operator import itemgetter

from copflow.dates.arithmetic import FIRST_YEAR, LAST_YEAR
from copflow.importing.items import Item
from copflow.importing.model import Occurrence, Timing


class Changes:
    """The changes of one series."""

    def __init__(self, series: Item, changes: Iterable[Item]) -> None:
        self._series = series
        onwards = {one.replaces: one for one in changes if one.onwards and one.replaces and one.timing}
        self._onwards = sorted(onwards.items(), key=itemgetter(0))

    def occurrence(self, slot: date, timing: Timing) -> Occurrence | None:
        """The occurrence of a day of the series that has no change of its own: as the last change before it says that
        is about all later ones. None if that takes it out of the years of a plan."""
        at = bisect(self._onwards, slot, key=itemgetter(0))
        if not at:
            series = self._series
            return Occurrence(series.name, timing, series.details, series.line, series.is_task, slot, is_ruled=True)
        _day, change = self._onwards[at - 1]
        shifted = self._shifted(change, slot, timing)
        if shifted is None:
            return None
        return replace(changed(change, self._series, slot), timing=shifted, is_ruled=True)

    def _shifted(self, change: Item, slot: date, timing: Timing) -> Timing | None:
        """As far from its slot, by the clock, as the changed date is from its own, and as long."""
        to, day = change.timing, change.replaces
        assert to is not None and day is not None and self._series.timing is not None
        by = _moment(to) - _moment(self._series.timing.on(day))
        moment = _moment(timing) + by
        if not FIRST_YEAR <= moment.year <= LAST_YEAR:
            return None
        if to.clock is None or timing.clock is None:
            return to.on(slot + (to.day - day))
        return to._replace(day=moment.date(), clock=to.clock._replace(hour=moment.hour, minute=moment.minute))


def _moment(timing: Timing) -> datetime:
    """When it begins, by its own clock."""
    return datetime.combine(timing.day, time(timing.clock.hour, timing.clock.minute) if timing.clock else time())


def changed(change: Item, of: Item, day: date | None) -> Occurrence:
    """A date that was changed; of the same name it keeps the day that the rule gave it."""
    is_same = change.name == of.name and change.is_task == of.is_task
    slot = day if is_same else None
    return Occurrence(change.name, change.timing, change.details, change.line, change.is_task, slot, is_same)
