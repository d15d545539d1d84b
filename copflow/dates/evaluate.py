"""From nested date forms to days: `the Tuesday after the first Monday of November`, `Thursday of week 3`.

What hangs on an activity whose day is not set yet is not set either: every answer has an earliest and a latest day.
"""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple, assert_never

from copflow.dates import steps
from copflow.dates.calendar import WorkCalendar
from copflow.dates.forms import (
    LAST,
    Anchor,
    Beside,
    CalendarDay,
    DayForm,
    DayRange,
    EndOf,
    MonthBeside,
    MonthPoint,
    NamedWindow,
    NthWeekday,
    Offset,
    ProgrammeWeek,
    ReaderDay,
    SameDay,
    Side,
    WeekdayInWindow,
    WeekWindow,
    WindowForm,
)
from copflow.dates.named import NamedTimes
from copflow.dates.names import Ref
from copflow.dates.problems import Problems
from copflow.dates.reader import texts
from copflow.dates.years import Window, YearFinder, weekdays_between
from copflow.diagnostics.diagnostic import Diagnostics
from copflow.diagnostics.source import Span

WEEK_ENDING = " week"


class Days(NamedTuple):
    """The earliest and the latest day that a day may be; equal if it is known."""

    low: date
    high: date


class Extent(NamedTuple):
    """The first and the last day of what a date is counted from."""

    first: Days
    last: Days

    def at(self, side: Side) -> Days:
        """The end that counts: the first day for `before`, the last for `after`."""
        return self.first if side is Side.BEFORE else self.last


class Alternatives(NamedTuple):
    """A window, in its earliest and in its latest place; equal if it is known."""

    low: Window
    high: Window


FindActivity = Callable[[Ref | None, Span, Side], "Extent | None"]
"""The extent of the activities that a reference means, None if their date is not known (and that was said). Without
a reference: the activity above. The span is that of the form that counts from it; the side decides between several.
Raises KeyError for a name that belongs to no activity."""


def no_activity(ref: Ref | None, span: Span, side: Side) -> Extent | None:
    """FindActivity where no activity can be meant, as in the settings of a plan."""
    raise KeyError(ref, span, side)


class Evaluator:
    """Evaluates the forms of one plan. What is wrong with a form is reported once for each place and window."""

    def __init__(self, finder: YearFinder, calendar: WorkCalendar, named: NamedTimes, found: Diagnostics) -> None:
        self.finder = finder
        self.calendar = calendar
        self.named = named
        self._problems = Problems(found)
        self._inside: set[str] = set()

    # ---- days ------------------------------------------------------------------------------------------

    def day(self, form: DayForm, find: FindActivity, window: Window | None = None) -> Days | None:
        """The day of a form; `window` is the activity's own, for forms that need one."""
        match form:
            case CalendarDay():
                day = self.finder.day(form)
                return Days(day, day) if day else None
            case NthWeekday():
                return self._in_windows(form, window, find, lambda one: self._nth(form, one))
            case WeekdayInWindow():
                return self._in_windows(form, window, find, lambda one: self._only_weekday(form, one))
            case Beside():
                return self._from(
                    form.anchor, form.span, form.side, find, lambda day: steps.beside(form, day, self.calendar)
                )
            case Offset():
                return self._offset(form, find)
            case SameDay():
                extent = self.extent(form.anchor, form.span, Side.BEFORE, find)
                return extent and extent.first
            case EndOf():
                extent = self.extent(form.of, form.span, Side.AFTER if form.last else Side.BEFORE, find)
                return extent and (extent.last if form.last else extent.first)
            case ReaderDay():
                self.reader_day(form)
                return None
            case _:
                assert_never(form)

    def _in_windows(
        self,
        form: NthWeekday | WeekdayInWindow,
        window: Window | None,
        find: FindActivity,
        pick: Callable[[Window], date | None],
    ) -> Days | None:
        """A day picked from the form's window, or else from the activity's."""
        if form.of is None and window is None:
            self._problems.no_month(form)
            return None
        windows = self.windows(form.of, find) if form.of is not None else window and Alternatives(window, window)
        if windows is None:
            return None
        low = pick(windows.low)
        high = low if windows.high == windows.low else pick(windows.high)
        return Days(low, high) if low and high else None

    def _from(
        self,
        anchor: Anchor | None,
        span: Span,
        side: Side,
        find: FindActivity,
        shift: Callable[[date], date | None],
    ) -> Days | None:
        """A day counted from the anchor's end on that side."""
        extent = self.extent(anchor, span, side, find)
        if extent is None:
            return None
        ends = extent.at(side)
        low = shift(ends.low)
        high = low if ends.high == ends.low else shift(ends.high)
        if low is None or high is None:
            self._problems.too_far(span)
            return None
        return Days(min(low, high), max(low, high))

    def _offset(self, form: Offset, find: FindActivity) -> Days | None:
        near = self._from(
            form.anchor,
            form.span,
            form.side,
            find,
            lambda day: steps.shift(day, form.amounts, form.side, self.calendar),
        )
        if form.most is None or near is None:
            return near
        most = form.most
        far = self._from(
            form.anchor, form.span, form.side, find, lambda day: steps.shift(day, (most,), form.side, self.calendar)
        )
        return far and Days(min(near.low, far.low), max(near.high, far.high))

    def _nth(self, form: NthWeekday, window: Window) -> date | None:
        day = steps.nth_in(form, window, self.calendar)
        if day is None:
            self._problems.no_weekday(form, window, steps.nth_in(form._replace(ordinal=LAST), window, self.calendar))
        return day

    def _only_weekday(self, form: WeekdayInWindow, window: Window) -> date | None:
        days = weekdays_between(window, form.weekday)
        if len(days) != 1:
            self._problems.choice(form, window, days)
        return days[0] if len(days) == 1 else None

    # ---- windows ---------------------------------------------------------------------------------------

    def windows(self, form: WindowForm, find: FindActivity) -> Alternatives | None:
        """The window of a form, None if that was reported."""
        match form:
            case WeekWindow():
                return self._around(
                    form.anchor, form.span, find, lambda day: steps.week(day, form.weeks, self.calendar)
                )
            case MonthBeside():
                return self._around(form.anchor, form.span, find, lambda day: steps.month_beside(day, form.months))
            case ProgrammeWeek():
                return self._programme_week(form, find)
            case NamedWindow():
                extent = self.extent(form.ref, form.span, Side.BEFORE, find)
                return extent and _hull(extent)
            case DayRange():
                extent = self.range(form, find)
                return extent and _hull(extent)
            case Beside() | EndOf() | NthWeekday() | Offset() | ReaderDay() | SameDay() | WeekdayInWindow():
                day = self.day(form, find)  # `Thursday of the day after the fair`: a day has few weekdays
                return day and Alternatives((day.low, day.low), (day.high, day.high))
            case _:
                window = self.finder.window(form)
                return Alternatives(window, window) if window else None

    def _around(
        self, anchor: Anchor | None, span: Span, find: FindActivity, window: Callable[[date], Window | None]
    ) -> Alternatives | None:
        """The week or month around the anchor's first day."""
        extent = self.extent(anchor, span, Side.BEFORE, find)
        if extent is None:
            return None
        low, high = window(extent.first.low), window(extent.first.high)
        if low is None or high is None:
            self._problems.too_far(span)
            return None
        return Alternatives(low, high)

    def _programme_week(self, form: ProgrammeWeek, find: FindActivity) -> Alternatives | None:
        if form.of is not None:
            return self._week_of_term(form, form.of, find)
        count = self.named.weeks
        if count is None:
            self._problems.no_count(form, self.finder)
            return None
        skipped = self.named.skipped_weeks()
        number = form.number - (0 if count.down else 1)
        return self._around(
            count.anchor, form.span, find, lambda day: steps.counted_week(day, number, skipped, self.calendar)
        )

    def _week_of_term(self, form: ProgrammeWeek, ref: Ref, find: FindActivity) -> Alternatives | None:
        """Week 1 is the one with the term's first day, week -1 the one with its last; none begins after that."""
        extent = self.extent(ref, form.span, Side.BEFORE, find)
        if extent is None:
            return None
        low, high = (
            steps.week(first, form.number - 1, self.calendar)
            if form.number > 0
            else steps.week(last, form.number + 1, self.calendar)
            for first, last in ((extent.first.low, extent.last.low), (extent.first.high, extent.last.high))
        )
        if low is None or high is None or low[0] > extent.last.low or low[1] < extent.first.low:
            begin, end = self.calendar.week_of(extent.first.low), self.calendar.week_of(extent.last.low)
            self._problems.no_such_week(form, (end[0] - begin[0]).days // 7 + 1)
            return None
        return Alternatives(low, high)

    # ---- anchors ---------------------------------------------------------------------------------------

    def extent(self, anchor: Anchor | None, span: Span, side: Side, find: FindActivity) -> Extent | None:
        """The first and the last day of an anchor, None if one is not known (and that was said)."""
        match anchor:
            case None:
                return self._above(span, side, find)
            case Ref():
                return self._of_name(anchor, side, find)
            case SameDay():
                return self.extent(anchor.anchor, anchor.span, side, find)
            case CalendarDay() | NthWeekday() | WeekdayInWindow() | Beside() | Offset() | EndOf() | ReaderDay():
                day = self.day(anchor, find)
                return day and Extent(day, day)
            case DayRange():
                return self.range(anchor, find)
            case _:
                windows = self.windows(anchor, find)
                return windows and Extent(Days(windows.low[0], windows.high[0]), Days(windows.low[1], windows.high[1]))

    def _above(self, span: Span, side: Side, find: FindActivity) -> Extent | None:
        """The activity above; in the plan's settings and where a repetition begins there is none."""
        try:
            return find(None, span, side)
        except KeyError:
            self._problems.nothing_above(span)
            return None

    def _of_name(self, ref: Ref, side: Side, find: FindActivity) -> Extent | None:
        """An activity's days, those of a term or closure, a holiday; or the week of one (`release week`)."""
        try:
            return find(ref, ref.span, side)
        except KeyError:
            pass
        key = ref.name.key
        form = self.named.form(key)
        if form is not None:
            return self._of_period(key, form, ref)
        if self.named.has_holiday(ref.name.text, self._years()):
            window = self.named.holiday(ref, self.finder)
            return window and Extent(Days(window[0], window[0]), Days(window[1], window[1]))
        if key.endswith(WEEK_ENDING):
            return self._week_of_name(ref, side, find)
        self._problems.unknown(ref, self.named.keys)
        return None

    def _of_period(self, key: str, form: DayRange, ref: Ref) -> Extent | None:
        if key in self._inside:
            self._problems.ring(ref)
            return None
        self._inside.add(key)
        try:
            return self.range(form, no_activity)
        finally:
            self._inside.remove(key)

    def _week_of_name(self, ref: Ref, side: Side, find: FindActivity) -> Extent | None:
        """The week of what has the name without its last word, which is `week`."""
        text = ref.name.text[: -len(WEEK_ENDING)]
        inner = Ref(ref.span, ref.name._replace(text=text, key=ref.name.key[: -len(WEEK_ENDING)]), ref.every)
        extent = self._of_name(inner, side, find)
        if extent is None:
            return None
        low, high = self.calendar.week_of(extent.first.low), self.calendar.week_of(extent.first.high)
        return Extent(Days(low[0], high[0]), Days(low[1], high[1]))

    def _years(self) -> range:
        """The years in which a holiday of the plan may be."""
        first = (self.finder.period.first or self.finder.today).year
        last = self.finder.period.last.year if self.finder.period.last else first + 1
        return range(first - 1, last + 2)

    def knows(self, ref: Ref) -> bool:
        """Whether a name belongs to a term, a closure or a holiday."""
        return self.named.form(ref.name.key) is not None or self.named.has_holiday(ref.name.text, self._years())

    def reader_day(self, form: ReaderDay) -> None:
        """Report a date that depends on the day on which it is read, with the dates that it has today."""
        self._problems.reader_day(form, texts(form, self.finder.today, self.calendar, self.finder.period))

    def holiday_names(self) -> list[str]:
        """The names of the holidays of the plan's regions."""
        return self.calendar.holiday_names(self._years()[1])

    def range(self, form: DayRange, find: FindActivity, window: Window | None = None) -> Extent | None:
        """The days of a range; that it ends before it begins is reported. `window` as in `day`."""
        first = self.point(form.first, find, window, last=False)
        last = self.point(form.last, find, window, last=True)
        if first is None or last is None:
            return None
        if last.low < first.low:
            self._problems.backwards(form, first.low, last.low)
            return None
        return Extent(first, last)

    def point(
        self, form: DayForm | MonthPoint, find: FindActivity, window: Window | None = None, *, last: bool
    ) -> Days | None:
        """The day at an end of a range: of a month its first or its last day; `of fall term` is the whole term."""
        match form:
            case MonthPoint():
                day = self.finder.range_end(form, last=last)
                return Days(day, day) if day else None
            case SameDay():
                extent = self.extent(form.anchor, form.span, Side.AFTER if last else Side.BEFORE, find)
                return extent and (extent.last if last else extent.first)
            case _:
                return self.day(form, find, window)


def _hull(extent: Extent) -> Alternatives:
    """The window of something; that of one day, which is not set yet, is all the days that it may be on."""
    if extent.first == extent.last:
        window = (extent.first.low, extent.first.high)
        return Alternatives(window, window)
    return Alternatives((extent.first.low, extent.last.low), (extent.first.high, extent.last.high))
