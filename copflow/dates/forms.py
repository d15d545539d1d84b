"""The forms in which a plan writes dates. Different meanings are different types.

A form is what the author wrote, not yet a day: `second Tuesday` has no month, `10 November` no year.
`resolve` turns forms into days and windows.
"""

from datetime import date
from enum import Enum
from typing import NamedTuple

from copflow.diagnostics.source import Span

LAST = -1
"""The ordinal of `last`: counted from the end of the month."""


class CalendarDay(NamedTuple):
    """`10 November`, `2026-11-10`, `Tuesday 10 November 2026`: a day; `weekday` (Monday is 0) is to be checked.

    `iso`: it is written in numbers only (ISO 8601).
    """

    span: Span
    day: int
    month: int
    year: int | None = None
    weekday: int | None = None
    iso: bool = False


class NthWeekday(NamedTuple):
    """`second Tuesday of November`: the ordinal (1 to 5, or LAST) of a weekday in a month.

    Without a month, the activity's window gives it. `weekday` None means working days.
    """

    span: Span
    ordinal: int
    weekday: int | None
    month: int | None = None
    year: int | None = None


class WeekdayInWindow(NamedTuple):
    """`on Thursday`: the one such day of the activity's window."""

    span: Span
    weekday: int


DayForm = CalendarDay | NthWeekday | WeekdayInWindow


class Part(Enum):
    """A third of a month: days 1-10, 11-20, 21 to the end."""

    EARLY = "early"
    MID = "mid"
    LATE = "late"


class MonthWindow(NamedTuple):
    """`in November`, `in late November 2026`: some day of it."""

    span: Span
    month: int
    year: int | None = None
    part: Part | None = None


class QuarterWindow(NamedTuple):
    """`in Q4`: some day of the quarter of the calendar year."""

    span: Span
    quarter: int
    year: int | None = None


class WeekWindow(NamedTuple):
    """`in the week of 9 November`: some day of that week, Monday to Sunday."""

    span: Span
    day: CalendarDay


WindowForm = MonthWindow | QuarterWindow | WeekWindow


class DayOffset(NamedTuple):
    """Calendar days; a week is 7 of them."""

    days: int


class MonthOffset(NamedTuple):
    """Calendar months, clamped to the month's last day, counted once from the anchor."""

    months: int


class WorkingDayOffset(NamedTuple):
    """Days on which the plan's people work."""

    days: int


OffsetAmount = DayOffset | MonthOffset | WorkingDayOffset


class Side(Enum):
    """The side of the anchor an offset goes to: before its first day, or after its last."""

    BEFORE = "before"
    AFTER = "after"


class MonthPoint(NamedTuple):
    """`from August 2026`: the first or the last day of a month, by the end of the range it stands at."""

    span: Span
    month: int
    year: int | None = None


class DayRange(NamedTuple):
    """`from 9 to 13 November`: the days from the first to the last, which counts."""

    span: Span
    first: CalendarDay | MonthPoint
    last: CalendarDay | MonthPoint


class ClockTime(NamedTuple):
    """A time of day as a clock shows it, from 0:00 to 24:00, which is the end of the day."""

    hour: int
    minute: int = 0

    @property
    def minutes(self) -> int:
        """The minutes from the beginning of the day, 0 to 1440."""
        return self.hour * 60 + self.minute


END_OF_DAY = ClockTime(24)
"""24:00: when a day is over. It is that day's, although it is the same instant as 0:00 of the next."""


class Hours(NamedTuple):
    """The time of day: wall-clock start, and the length in minutes if it is known.

    `end` is the wall-clock end where it was written; it holds although the clocks change on the way.
    """

    start: ClockTime
    minutes: int | None = None
    end: ClockTime | None = None


class DayLength(NamedTuple):
    """`for 3 days`: how many days, the first one included. `working`: only working days are counted."""

    days: int
    working: bool = False


class MinuteLength(NamedTuple):
    """`for 90 minutes`."""

    minutes: int


class MoveTo(Enum):
    """Where a date on a closed day goes. `KEEP` keeps it and warns."""

    KEEP = "keep the day"
    PREVIOUS_WORKING_DAY = "previous working day"
    NEXT_WORKING_DAY = "next working day"
    SAME_WEEKDAY_NEXT_WEEK = "same weekday next week"


class Period(NamedTuple):
    """The plan's first and last day. Either may be missing."""

    first: date | None = None
    last: date | None = None

    def holds(self, day: date) -> bool:
        """Whether the day is inside."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)
