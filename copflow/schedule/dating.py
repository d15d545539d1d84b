"""The date of one activity, from its clauses and from the dates of what it depends on."""

from collections.abc import Sequence
from datetime import date, timedelta

from copflow.dates import speak
from copflow.dates.calendar import WorkCalendar
from copflow.dates.forms import (
    CalendarDay,
    DayLength,
    NthWeekday,
    WeekdayInWindow,
)
from copflow.dates.words import WEEKDAY_NAMES
from copflow.dates.years import Window, YearFinder, weekdays_between
from copflow.diagnostics.diagnostic import Diagnostics, Edit, Fix, Label
from copflow.diagnostics.prose import quoted
from copflow.diagnostics.source import Source, Span
from copflow.graph.model import Activity, Why
from copflow.language.clauses.from_ import spread
from copflow.language.standing import State
from copflow.schedule.dated import NO_DATE, Dated, days_of, lasting, open_between, too_far, written
from copflow.schedule.done import past_day
from copflow.schedule.hanging import after_needs, from_anchor
from copflow.schedule.model import Entry, Reason, Settled

CANDIDATES = 5
"""How many days are offered where one has to be chosen."""


class Dating:
    """Dates the activities of one plan. `entries` holds those that are dated already, by number."""

    def __init__(self, source: Source, finder: YearFinder, calendar: WorkCalendar, found: Diagnostics) -> None:
        self._source = source
        self._finder = finder
        self._calendar = calendar
        self._found = found
        self._reported: set[tuple[Span, Window]] = set()
        self._monthless: set[Span] = set()

    def date_of(self, activity: Activity, entries: Sequence[Entry]) -> Dated:
        """The activity's date before closed days are looked at."""
        if activity.broken:
            return NO_DATE
        if activity.offset is not None:
            return from_anchor(activity, entries, self._calendar, self._source, self._found)
        if activity.days is not None:
            return self._range(activity)
        if activity.day is not None:
            return self._day(activity)
        if activity.window is not None:
            return self._in_window(activity)
        if shared := activity.edges_of(Why.SHARE):
            return _shared(entries[shared[0].target])
        if done := self._done(activity):
            return done
        if activity.undated is not None or not activity.edges:
            return NO_DATE
        return after_needs(activity, entries, self._calendar, self._found)

    def done_day(self, activity: Activity) -> date | None:
        """The day on which it was done, if the plan says it."""
        done = activity.states.get(State.DONE) if activity.states else None
        return past_day(done.day, self._finder) if done is not None and done.day is not None else None

    def _done(self, activity: Activity) -> Dated | None:
        """`survey done 3 November`: with no other date, that is its day."""
        day = self.done_day(activity)
        if day is None:
            return None
        span = activity.states[State.DONE].span
        return Dated(Settled(day, day), (Reason(written(self._source, span), span, day),))

    # ---- days and windows ------------------------------------------------------------------------------

    def _day(self, activity: Activity) -> Dated:
        assert activity.day is not None
        window = self._finder.window(activity.window.window) if activity.window is not None else None
        if activity.window is not None and window is None:
            return NO_DATE
        day = self._find(activity, window)
        if day is None:
            return NO_DATE
        if window is not None and not window[0] <= day <= window[1]:
            self._outside_window(activity, day, window)
            return NO_DATE
        reasons = [self._window_reason(activity, window)] if window is not None else []
        reasons.append(Reason(written(self._source, activity.day.span), activity.day.span, day))
        when = lasting(activity, day, self._calendar)
        return Dated(when, tuple(reasons)) if when else too_far(activity.day.span, self._found)

    def _find(self, activity: Activity, window: Window | None) -> date | None:
        """The day that `on` says."""
        assert activity.day is not None
        match activity.day.day:
            case CalendarDay() as form:
                return self._finder.day(form)
            case NthWeekday() as form:
                if form.month is None and window is None:
                    self._no_window(activity)
                    return None
                return self._finder.nth_weekday(form, window)
            case WeekdayInWindow() as form:
                if window is None:
                    self._no_window(activity)
                    return None
                return self._only_weekday(activity, form, window)

    def _only_weekday(self, activity: Activity, form: WeekdayInWindow, window: Window) -> date | None:
        days = weekdays_between(window, form.weekday)
        if len(days) == 1:
            return days[0]
        if (form.span, window) in self._reported:
            return None
        self._reported.add((form.span, window))
        name = WEEKDAY_NAMES[form.weekday]
        shown = speak.listed([speak.plain_day(day) for day in days[:CANDIDATES]], "or")
        fixes = [
            Fix(f"Write {speak.plain_day(day)}", (Edit(form.span, speak.plain_day(day)),)) for day in days[:CANDIDATES]
        ]
        title = f"Which {name}? {quoted(activity.name.text)} may be on {len(days)} of them."
        self._found.report("ambiguous-date", form.span, title, notes=(f"It may be {shown}.",), fixes=fixes)
        return None

    def _no_window(self, activity: Activity) -> None:
        assert activity.day is not None
        if activity.name.span in self._monthless:  # a step of a shape, in each of its activities
            return
        self._monthless.add(activity.name.span)
        words = written(self._source, activity.day.span)
        title = f"{quoted(activity.name.text)} is {quoted(words)}, and nothing says of which month."
        labels = (
            (Label(activity.day.span, "said here"),) if activity.day.span.start not in range(*activity.span) else ()
        )
        self._found.report(
            "missing-date", activity.name.span, title, labels=labels, notes=("Add the month: `in November`.",)
        )

    def _outside_window(self, activity: Activity, day: date, window: Window) -> None:
        assert activity.day is not None and activity.window is not None
        title = f"{speak.day(day)} is not {written(self._source, activity.window.span)}."
        labels = (Label(activity.window.span, speak.days(*window)),)
        self._found.report("date-conflict", activity.day.span, title, labels=labels)

    def _in_window(self, activity: Activity) -> Dated:
        assert activity.window is not None
        window = self._finder.window(activity.window.window)
        if window is None:
            return NO_DATE
        reasons = (self._window_reason(activity, window),)
        days = 1 if activity.is_task else days_of(activity, window[0], self._calendar)
        latest = max(window[0], window[1] - timedelta(days - 1))  # all its days are in the window
        return Dated(open_between(activity, window[0], latest, self._calendar), reasons)

    def _window_reason(self, activity: Activity, window: Window) -> Reason:
        assert activity.window is not None
        return Reason(written(self._source, activity.window.span), activity.window.span, *window)

    def _range(self, activity: Activity) -> Dated:
        assert activity.days is not None
        days = spread(activity.days.days)
        first, last = self._finder.range_end(days.first, last=False), self._finder.range_end(days.last, last=True)
        if first is None or last is None:
            return NO_DATE
        if last < first:
            title = f"This ends on {speak.day(last)}, before it begins on {speak.day(first)}."
            self._found.report("date-conflict", activity.days.span, title)
            return NO_DATE
        if activity.length is not None and isinstance(activity.length.length, DayLength):
            self._two_lengths(activity)
        span = activity.days.span
        return Dated(Settled(first, last), (Reason(written(self._source, span), span, first, last),))

    def _two_lengths(self, activity: Activity) -> None:
        assert activity.length is not None and activity.days is not None
        title = f"{quoted(activity.name.text)} says twice how long it takes."
        labels = (Label(activity.days.span, "from when to when"),)
        self._found.report("date-conflict", activity.length.span, title, labels=labels)


def _shared(parent: Entry) -> Dated:
    first, last = parent.first, parent.last
    if first is None or last is None:
        return NO_DATE
    until = last if last != first else None
    reason = Reason(f"it has the date of {quoted(parent.activity.full_name)}", None, first, until)
    return Dated(parent.when, (reason,), parent.activity.number)
