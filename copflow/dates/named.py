"""What a plan calls by a name besides its activities: terms, breaks, holidays, and the weeks that it counts."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import NamedTuple

from copflow.dates.calendar import WorkCalendar
from copflow.dates.feasts import ALIASES, feast, holiday_key
from copflow.dates.forms import Anchor, DayRange
from copflow.dates.names import Ref
from copflow.dates.years import Window, YearFinder
from copflow.diagnostics.source import Span


class WeekCount(NamedTuple):
    """`weeks count from 14 September`: the week with that day is week 1; `down`: it is week 0, as in `week -5`."""

    span: Span
    anchor: Anchor
    down: bool = False


class NamedTimes:
    """Finds stretches of time by name. Names are compared by their keys."""

    def __init__(self, forms: Mapping[str, DayRange], calendar: WorkCalendar, weeks: WeekCount | None) -> None:
        self._forms = forms
        self._calendar = calendar
        self.weeks = weeks
        self._skipped: frozenset[date] = frozenset()

    def form(self, key: str) -> DayRange | None:
        """The days of a term or closure with that name."""
        return self._forms.get(key)

    @property
    def keys(self) -> Collection[str]:
        """The names of all terms and closures, in lower case."""
        return self._forms.keys()

    def skip(self, windows: list[Window]) -> None:
        """Do not count the weeks whose working days all lie in one of the windows."""
        skipped = set()
        for first, last in windows:
            week: Window = self._calendar.week_of(first)
            while week[0] <= last:
                working = [day for day in _days(week) if day.weekday() in self._calendar.working_weekdays]
                if all(first <= day <= last for day in working):
                    skipped.add(week[0])
                week = self._calendar.week_of(date.fromordinal(week[1].toordinal() + 1))
        self._skipped = frozenset(skipped)

    def skipped_weeks(self) -> frozenset[date]:
        """The first days of the weeks that are not counted."""
        return self._skipped

    def has_holiday(self, text: str, years: range) -> bool:
        """Whether some region of the plan, or the calendar of feasts, has a day of that name."""
        key, year = _split(text)
        return any(self._find(key, one) for one in ((year,) if year else years))

    def holiday(self, ref: Ref, finder: YearFinder) -> Window | None:
        """The day of a holiday in the plan's period, None if it was reported that there is none or several."""
        key, year = _split(ref.name.text)
        if year is not None:
            day = self._find(key, year)
            return (day, day) if day else None

        def in_year(one: int) -> Window | None:
            day = self._find(key, one)
            return (day, day) if day else None

        return finder.choose(ref.span, in_year, lambda one: f"{ref.name.text} {one}")

    def day(self, text: str, year: int) -> date | None:
        """The day of a holiday in a year."""
        return named_day(text, year, self._calendar)

    def _find(self, key: str, year: int) -> date | None:
        return named_day(key, year, self._calendar)


def named_day(text: str, year: int, calendar: WorkCalendar) -> date | None:
    """The day of a holiday in a year, None if neither the plan's regions nor the calendar of feasts have it.

    `Independence Day observed` is the day in lieu of one on a weekend, which may lie in the year before.
    """
    key = " ".join(_split(text)[0].replace("\u2019", "'").split()).casefold()
    plain = key.removesuffix("(observed)").removesuffix("observed").rstrip()
    day = calendar.named_holidays(year).get(holiday_key(plain)) or feast(plain, year)
    if plain == key or day is None:
        return day
    lieu = f"{ALIASES.get(plain, plain)} (observed)"
    names = (calendar.named_holidays(one).get(lieu) for one in (year - 1, year, year + 1))
    return next((one for one in names if one and abs((one - day).days) <= MOST_IN_LIEU), day)


MOST_IN_LIEU = 4
"""How far from a holiday the day in lieu of it may be, in days."""


def _split(text: str) -> tuple[str, int | None]:
    """`Thanksgiving 2026` as the name and the year."""
    name, _, year = text.rpartition(" ")
    return (name, int(year)) if name and len(year) == 4 and year.isascii() and year.isdecimal() else (text, None)


def _days(window: Window) -> list[date]:
    return [date.fromordinal(day) for day in range(window[0].toordinal(), window[1].toordinal() + 1)]
