"""From when to when a repetition goes on: what its line says, else the time of the activity that it is a step of, else
the plan's period. A rule that changes has several segments."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from copflow.dates import speak
from copflow.dates.arithmetic import LAST_YEAR, add_months
from copflow.dates.evaluate import Days, no_activity
from copflow.dates.forms import (
    DayForm,
    DayLength,
    EndOf,
    MonthPoint,
    MonthWindow,
    QuarterWindow,
    WindowForm,
    YearWindow,
)
from copflow.dates.recurrence import DateList, Start
from copflow.dates.years import Window
from copflow.diagnostics.diagnostic import Diagnostics, Label
from copflow.diagnostics.prose import quoted
from copflow.diagnostics.source import Span
from copflow.graph.settings import PlanTimes
from copflow.language.clauses.in_ import WINDOWS
from copflow.language.nodes import Bound, Every, Limit
from copflow.language.plan import Draft

ONE_DAY = timedelta(1)
FAR = date(LAST_YEAR, 12, 31)
MONTHS = (MonthPoint, MonthWindow, QuarterWindow, YearWindow)
"""What says a month and no day to begin on: `from July`, `from 2027`."""
SHORTEST_RUN = 7
"""From how many days on `every Tuesday for 10 weeks` says how long it goes on, not how long each of them is."""


class Segment(NamedTuple):
    """A rule with the first and the last day on which it holds."""

    clause: Every
    start: Start
    last: date


class Segments:
    """Finds the segments of one plan's repetitions. What is wrong is reported where it is said."""

    def __init__(self, times: PlanTimes, found: Diagnostics) -> None:
        self._times = times
        self._found = found

    def of(self, draft: Draft, above: Window | None) -> list[Segment] | None:
        """The rules, each until the next one begins; None if something was reported. `above` is the time of the
        activity that the draft is a step of."""
        starts = self._starts(draft, above)
        if starts is None:
            return None
        rules = sorted(zip(draft.every, starts, strict=True), key=lambda pair: pair[1].day)
        if self._are_mixed_up(draft, rules):
            return None
        last = self._last(draft, above, rules[0][1].day)
        if last is None or self._is_backwards(draft, rules[0][1].day, last):
            return None
        ends = [*(start.day - ONE_DAY for _clause, start in rules[1:]), last]
        return [Segment(clause, start, min(end, last)) for (clause, start), end in zip(rules, ends, strict=True)]

    # ---- the first day ---------------------------------------------------------------------------------

    def _starts(self, draft: Draft, above: Window | None) -> list[Start] | None:
        """The first day of each rule; one that does not say it has the activity's."""
        starts = [self._start(rule.start) if rule.start else self._first(draft, above) for rule in draft.every]
        known = [start for start in starts if start is not None]
        return known if len(known) == len(starts) else None

    def _first(self, draft: Draft, above: Window | None) -> Start | None:
        """The first day: what the activity says, or the plan's first day, or today."""
        form = draft.start.first if draft.start else draft.days.days.first if draft.days else None
        if form is not None:
            return self._start(form)
        if (bound := _limit(draft, Limit.EARLIEST)) is not None:
            start = self._start(bound.day)
            return start and start._replace(day=start.day + ONE_DAY * bound.strict)
        if draft.window is not None:
            window = self._window(draft.window.window)
            return window and Start(window[0], "month")
        if above is not None:
            return Start(above[0])
        return Start(self._times.period.first or self._times.finder.today)

    def _start(self, form: DayForm | MonthPoint | WindowForm) -> Start | None:
        days = self._end(form, last=False)
        if days is None:
            return None
        return Start(days.low, "month" if isinstance(form, MONTHS) else "day")

    # ---- the last day ----------------------------------------------------------------------------------

    def _last(self, draft: Draft, above: Window | None, first: date) -> date | None:
        """The last day: what the activity says, or the plan's last day; else a year, and that is said."""
        form = draft.until.last if draft.until else draft.days.days.last if draft.days else None
        if form is not None:
            days = self._end(form, last=True)
            return days.high if days else None
        if (bound := _limit(draft, Limit.LATEST)) is not None:
            days = self._end(bound.day, last=not bound.strict)
            return days.high - ONE_DAY * bound.strict if days else None
        if draft.window is not None:
            window = self._window(draft.window.window)
            return window and window[1]
        if run := _run(draft):
            return first + timedelta(run - 1)
        if draft.times is not None or draft.numbers is not None or all(_is_list(clause) for clause in draft.every):
            return FAR
        return above[1] if above is not None else self._times.period.last or self._year(draft, first)

    def _year(self, draft: Draft, first: date) -> date:
        last = add_months(first, 12) or FAR
        if not draft.flawed:  # perhaps it is the end that could not be read
            title = f"Nothing says until when {quoted(draft.name.text)} is repeated; I list it until {speak.day(last)}."
            note = "Say its end (`until June 2027`, `10 times`), or the plan's last day."
            self._found.report("endless", draft.every[0].span, title, notes=(note,))
        return last

    # ---- forms -----------------------------------------------------------------------------------------

    def _window(self, form: WindowForm) -> Window | None:
        windows = self._times.evaluator.windows(form, no_activity)
        return windows and (windows.low[0], windows.high[1])

    def _end(self, form: DayForm | MonthPoint | WindowForm, *, last: bool) -> Days | None:
        evaluator = self._times.evaluator
        if isinstance(form, MonthWindow):
            form = MonthPoint(form.span, form.month, form.year)
        point = form if not isinstance(form, WINDOWS) else EndOf(form.span, form, last)
        return evaluator.point(point, no_activity, last=last)

    # ---- what is wrong ---------------------------------------------------------------------------------

    def _are_mixed_up(self, draft: Draft, rules: Sequence[tuple[Every, Start]]) -> bool:
        """Two rules from one day on, or one that comes `then` and begins before the one that stands before it."""
        for (one, start), (other, then) in pairwise(rules):
            if start.day == then.day or (one.then and one.span.start > other.span.start):
                late, early = (one, other) if one.span.start > other.span.start else (other, one)
                title = f"Two rules of {quoted(draft.name.text)} would hold from {speak.day(then.day)} on."
                if start.day != then.day:
                    title = f"What comes then would begin on {speak.day(start.day)}, before what it follows."
                labels = (Label(early.span, "the other rule"),)
                self._found.report("date-conflict", late.span, title, labels=labels)
                return True
        return False

    def _is_backwards(self, draft: Draft, first: date, last: date) -> bool:
        if first <= last:
            return False
        title = f"{quoted(draft.name.text)} would end on {speak.day(last)}, before it begins on {speak.day(first)}."
        self._found.report("no-occurrence", _end_span(draft), title)
        return True


def _limit(draft: Draft, limit: Limit) -> Bound | None:
    """`no earlier than 1 March`, `by 30 November`: of a repetition they say from when and until when it goes on."""
    return next((bound for bound in draft.bounds if bound.limit is limit), None)


def is_run(draft: Draft) -> bool:
    """Whether its length says how long the repetition goes on: `every Tuesday for 10 weeks`."""
    return _run(draft) > 0


def _run(draft: Draft) -> int:
    """The days that the repetition goes on by its length, 0 if that is the length of each occurrence."""
    length = draft.length.length if draft.length is not None else None
    return length.days if isinstance(length, DayLength) and length.days >= SHORTEST_RUN else 0


def _end_span(draft: Draft) -> Span:
    """The place that says until when it goes on."""
    end = draft.until or draft.days or draft.window
    return end.span if end is not None else draft.every[0].span


def _is_list(clause: Every) -> bool:
    return isinstance(clause.rule, DateList)
