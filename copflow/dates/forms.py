"""The forms in which a plan writes dates. Different meanings are different types.

A form is what the author wrote, not yet a day: `second Tuesday` has no month, `10 November` no year. Forms nest: a
date may be counted from another one (`the Tuesday after the first Monday of November`). evaluate.py turns forms into
days and windows.
"""

from datetime import date
from enum import Enum
from typing import NamedTuple

from copflow.dates.names import Ref
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
    """`second Tuesday of November`: the ordinal (1 to 5 in a month, or LAST) of a weekday in a window.

    `of` None: the activity's own window. `weekday` None means working days, ANY_DAY days of any kind.
    """

    span: Span
    ordinal: int
    weekday: int | None
    of: "WindowForm | None" = None


ANY_DAY = 7
"""Of `last day of term`: no weekday in particular."""


class WeekdayInWindow(NamedTuple):
    """`on Thursday`, `Thursday of week 3`: the one such day of the activity's window, or of the one that is named."""

    span: Span
    weekday: int
    of: "WindowForm | None" = None


class Side(Enum):
    """The side of the anchor an offset goes to: before its first day, or after its last."""

    BEFORE = "before"
    AFTER = "after"


class ReaderDay(NamedTuple):
    """`this Friday`, `next month`: which one depends on the day on which it is read, so that it is no date.

    One of `weekday`, `month` and `unit` is set. `next`: of what comes, not what is. `alone`: no word such as `on`
    stands before it.
    """

    span: Span
    weekday: int | None = None
    month: int | None = None
    unit: str | None = None
    next: bool = False
    alone: bool = False


class Beside(NamedTuple):
    """`the Friday before`, `the second Saturday before kickoff`, `the next working day`: counted from an anchor.

    `weekday` as in NthWeekday. Strict, unless `or_on`: `on or before` counts the anchor's own day. Without an
    anchor: the activity it stands under; `reader` is what `next Friday` means where there is none.
    """

    span: Span
    ordinal: int
    weekday: int | None
    side: Side
    anchor: "Anchor | None" = None
    or_on: bool = False
    reader: ReaderDay | None = None


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


class Offset(NamedTuple):
    """`1 week before`, `2 working days after webinar 1`, `1 month and 2 days after`: amounts, added in their order.

    `most` is the farther end of `2 to 3 weeks before`. `about`: said not to be certain. Without an anchor: the
    activity it stands under.
    """

    span: Span
    amounts: tuple[OffsetAmount, ...]
    side: Side
    anchor: "Anchor | None" = None
    most: OffsetAmount | None = None
    about: bool = False


class SameDay(NamedTuple):
    """`same day as webinar 1`, `on Labor Day`: all days of the anchor, without one those of the activity above."""

    span: Span
    anchor: "Anchor | None" = None


class EndOf(NamedTuple):
    """`end of October`, `the start of webinar 1`: the first or the last day of a window or of an activity."""

    span: Span
    of: "Anchor"
    last: bool


DayForm = CalendarDay | NthWeekday | WeekdayInWindow | Beside | Offset | SameDay | EndOf | ReaderDay


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


class YearWindow(NamedTuple):
    """`in 2027`: some day of the calendar year."""

    span: Span
    year: int


class WeekWindow(NamedTuple):
    """`in the week of 9 November`, `the week of webinar 1`: some day of that week, Monday to Sunday.

    `weeks`: how many weeks later (earlier, if negative); `the week before webinar 1` has -1. `reader` as in Beside.
    """

    span: Span
    anchor: "Anchor | None"
    weeks: int = 0
    reader: ReaderDay | None = None


class MonthBeside(NamedTuple):
    """`in the month after webinar 1`, `in the same month`: a calendar month, counted from that of the anchor; `reader`
    as in Beside."""

    span: Span
    anchor: "Anchor | None"
    months: int = 0
    reader: ReaderDay | None = None


class IsoWeek(NamedTuple):
    """`2026-W46`: Monday to Sunday of a week by its number (ISO 8601)."""

    span: Span
    year: int
    week: int


class NthWeek(NamedTuple):
    """`the first week of November`: its days 1 to 7, 8 to 14 and so on; the last week is its last seven days."""

    span: Span
    ordinal: int
    of: "MonthWindow"


class ProgrammeWeek(NamedTuple):
    """`week 3` of the weeks that the plan counts; `week 3 of fall term`: week 1 is the one with its first day."""

    span: Span
    number: int
    of: Ref | None = None


class NamedWindow(NamedTuple):
    """`in fall term`: a stretch of time that has a name."""

    span: Span
    ref: Ref


class MonthPoint(NamedTuple):
    """`from August 2026`: the first or the last day of a month, by the end of the range it stands at."""

    span: Span
    month: int
    year: int | None = None


class DayRange(NamedTuple):
    """`from 9 to 13 November`, `between 1 and 15 March`: the days from the first to the last, which counts."""

    span: Span
    first: "DayForm | MonthPoint"
    last: "DayForm | MonthPoint"


WindowForm = (
    MonthWindow
    | QuarterWindow
    | YearWindow
    | WeekWindow
    | MonthBeside
    | IsoWeek
    | NthWeek
    | ProgrammeWeek
    | NamedWindow
    | DayRange
)

Anchor = Ref | DayForm | WindowForm
"""What a date may be counted from."""


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
