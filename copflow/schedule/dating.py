"""The date of one activity, from its clauses and from the dates of what it depends on."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from copflow.dates import speak
from copflow.dates.evaluate import Days, Evaluator
from copflow.dates.forms import DayForm, DayLength, MonthPoint, NthWeekday, SameDay, Side, WeekdayInWindow
from copflow.dates.nesting import in_window, lacks_window
from copflow.dates.years import Window
from copflow.diagnostics.diagnostic import Diagnostics, Label, Link
from copflow.diagnostics.prose import quoted
from copflow.diagnostics.source import Source, Span
from copflow.graph.model import Activity, Why
from copflow.language.standing import State
from copflow.schedule.anchors import Anchors, remark
from copflow.schedule.bounds import Bounded, limits, shrink
from copflow.schedule.chain import chain_of
from copflow.schedule.contradiction import report_no_day_left
from copflow.schedule.dated import NO_DATE, Dated, days_of, lasting, open_between, too_far, written
from copflow.schedule.done import past_day
from copflow.schedule.model import Entry, Open, Reason, Settled
from copflow.schedule.needs import after_needs


class Dating:
    """Dates the activities of one plan. `entries` holds those that are dated already, by number."""

    def __init__(self, source: Source, evaluator: Evaluator, found: Diagnostics) -> None:
        self._source = source
        self._evaluator = evaluator
        self._calendar = evaluator.calendar
        self._found = found
        self._monthless: set[Span] = set()

    def date_of(self, activity: Activity, entries: Sequence[Entry]) -> Dated:
        """The activity's date before closed days are looked at."""
        if activity.broken:
            return NO_DATE
        anchors = Anchors(activity, entries)
        if activity.has_day:
            return self._day(activity, anchors)
        bounds = limits(activity, self._evaluator, anchors)
        if bounds is None:
            return NO_DATE
        if activity.window is not None:
            return self._shrunk(activity, self._in_window(activity, anchors), bounds, entries)
        if shared := activity.edges_of(Why.SHARE):
            return _shared(entries[shared[0].target])
        if done := self._done(activity):
            return done
        if activity.undated is not None or not activity.edges:
            return NO_DATE
        dated = after_needs(activity, entries, self._calendar, bounds.earliest, self._found)
        return self._shrunk(activity, dated, bounds, entries)

    def _shrunk(self, activity: Activity, dated: Dated, bounds: Bounded, entries: Sequence[Entry]) -> Dated:
        if not isinstance(dated.when, Open) or not activity.bounds:
            return dated
        when = shrink(dated.when, bounds)
        if when is None:
            window = Entry(activity, dated.when, reasons=dated.reasons, follows=dated.follows)
            report_no_day_left(window, entries, self._evaluator, self._found)
            return NO_DATE
        spans = dict.fromkeys(bound.span for bound in activity.bounds)  # `between 1 and 15 March` is two limits
        reasons = [Reason(written(self._source, span), span, when.earliest, when.latest) for span in spans]
        return dated._replace(when=when, reasons=(*dated.reasons, *reasons))

    def done_day(self, activity: Activity) -> date | None:
        """The day on which it was done, if the plan says it."""
        done = activity.states.get(State.DONE) if activity.states else None
        return past_day(done.day, self._evaluator.finder) if done is not None and done.day is not None else None

    def _done(self, activity: Activity) -> Dated | None:
        """`survey done 3 November`: with no other date, that is its day."""
        day = self.done_day(activity)
        if day is None:
            return None
        span = activity.states[State.DONE].span
        return Dated(Settled(day, day), (Reason(written(self._source, span), span, day),))

    # ---- days ------------------------------------------------------------------------------------------

    def _day(self, activity: Activity, anchors: Anchors) -> Dated:
        if activity.days is not None:
            return self._range(activity, anchors)
        if activity.together is not None:
            return self._together(activity, anchors)
        form, span = self._form(activity)
        assert not isinstance(form, MonthPoint)
        window = self._window(activity, anchors) if activity.window is not None else None
        if activity.window is not None and window is None:
            return NO_DATE
        is_nested = not isinstance(form, NthWeekday | WeekdayInWindow) and lacks_window(form)
        if window is None and lacks_window(form):
            self._no_window(activity)
            return NO_DATE
        if is_nested and activity.window is not None:  # `the Friday after the first Monday in November`
            form = in_window(form, activity.window.window)
        days = self._evaluator.day(form, anchors.find, window)
        if days is None:
            return NO_DATE
        if window is not None and not is_nested and (days.high < window[0] or days.low > window[1]):
            self._outside_window(activity, days.low, window, anchors)
            return NO_DATE
        reasons = (*self._before(activity, window), self._reason(form, span, days, anchors))
        return self._dated(activity, days, reasons, anchors)

    def _form(self, activity: Activity) -> tuple[DayForm | MonthPoint, Span]:
        """The form of the day, and the clause that says it."""
        if activity.offset is not None:
            return activity.offset, activity.offset.span
        if activity.days is not None:
            return activity.days.days.first, activity.days.span
        assert activity.day is not None
        return activity.day.day, activity.day.span

    def _before(self, activity: Activity, window: Window | None) -> Iterator[Reason]:
        """What was said before the day: the window, or the rule of an occurrence that was moved."""
        origin = activity.origin
        if origin is not None and activity.day is not None and activity.day.span != origin.span:
            until = origin.last if origin.last != origin.first else None
            yield Reason(written(self._source, origin.span), origin.span, origin.first, until)
        elif window is not None:
            yield self._window_reason(activity, window)

    def _reason(self, form: DayForm, span: Span, days: Days, anchors: Anchors) -> Reason:
        text = written(self._source, span) + remark(form, anchors.used, days.low, self._calendar)
        return Reason(text, span, days.low, days.high if days.high != days.low else None)

    def _dated(self, activity: Activity, days: Days, reasons: tuple[Reason, ...], anchors: Anchors) -> Dated:
        follows = anchors.used.activity.number if anchors.used is not None else None
        if days.low != days.high:
            return Dated(open_between(activity, days.low, days.high, self._calendar), reasons, follows)
        when = lasting(activity, days.low, self._calendar)
        return Dated(when, reasons, follows) if when else too_far(reasons[-1].span or activity.span, self._found)

    def _together(self, activity: Activity, anchors: Anchors) -> Dated:
        """On the days of another activity."""
        assert activity.together is not None
        ref = activity.together.ref
        extent = self._evaluator.extent(ref, ref.span, Side.BEFORE, anchors.find)
        if extent is None:
            return NO_DATE
        span = activity.together.span
        return self._dated(
            activity, extent.first, (self._reason(SameDay(span, ref), span, extent.first, anchors),), anchors
        )

    def _no_window(self, activity: Activity) -> None:
        _form, span = self._form(activity)
        if activity.name.span in self._monthless:  # a step of a shape, in each of its activities
            return
        self._monthless.add(activity.name.span)
        words = written(self._source, span)
        title = f"{quoted(activity.name.text)} is {quoted(words)}, and nothing says of which month."
        labels = (Label(span, "said here"),) if span.start not in range(*activity.span) else ()
        self._found.report(
            "missing-date", activity.name.span, title, labels=labels, notes=("Add the month: `in November`.",)
        )

    def _outside_window(self, activity: Activity, day: date, window: Window, anchors: Anchors) -> None:
        assert activity.window is not None
        _form, span = self._form(activity)
        words = written(self._source, activity.window.span)
        labels = (Label(activity.window.span, speak.days(*window)),)
        chain = (
            *(chain_of(anchors.used, anchors.entries, "") if anchors.used is not None else ()),
            Link(span, written(self._source, span), speak.day(day), "not in the window"),
            Link(activity.window.span, words, speak.days(*window)),
        )
        title = f"{speak.day(day)} is not {words}."
        self._found.report("date-conflict", span, title, labels=labels, chain=chain)

    # ---- windows and ranges ----------------------------------------------------------------------------

    def _window(self, activity: Activity, anchors: Anchors) -> Window | None:
        assert activity.window is not None
        windows = self._evaluator.windows(activity.window.window, anchors.find)
        return windows and (windows.low[0], windows.high[1])

    def _in_window(self, activity: Activity, anchors: Anchors) -> Dated:
        window = self._window(activity, anchors)
        if window is None:
            return NO_DATE
        reasons = (self._window_reason(activity, window),)
        days = 1 if activity.is_task else days_of(activity, window[0], self._calendar)
        latest = max(window[0], window[1] - timedelta(days - 1))  # all its days are in the window
        follows = anchors.used.activity.number if anchors.used is not None else None
        return Dated(open_between(activity, window[0], latest, self._calendar), reasons, follows)

    def _window_reason(self, activity: Activity, window: Window) -> Reason:
        assert activity.window is not None
        return Reason(written(self._source, activity.window.span), activity.window.span, *window)

    def _range(self, activity: Activity, anchors: Anchors) -> Dated:
        assert activity.days is not None
        window = self._window(activity, anchors) if activity.window is not None else None
        extent = self._evaluator.range(activity.days.days, anchors.find, window)
        if extent is None:
            return NO_DATE
        if window is not None and not (window[0] <= extent.first.low and extent.last.high <= window[1]):
            self._outside_window(activity, extent.first.low, window, anchors)
            return NO_DATE
        if activity.length is not None and isinstance(activity.length.length, DayLength):
            self._two_lengths(activity)
        first, last, span = extent.first, extent.last, activity.days.span
        reasons = (Reason(written(self._source, span), span, first.low, last.high),)
        follows = anchors.used.activity.number if anchors.used is not None else None
        if first.low == first.high and last.low == last.high:
            return Dated(Settled(first.low, last.low), reasons, follows)
        length = max(1, (last.low - first.low).days + 1)
        return Dated(Open(first.low, max(first.low, first.high), length), reasons, follows)

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
