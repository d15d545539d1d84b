"""A repetition becomes its occurrences: `community call every first Tuesday` is one activity for each of them."""

from collections.abc import Iterator, Sequence
from copy import copy
from datetime import date
from itertools import islice, tee
from typing import NamedTuple

from copflow.dates.evaluate import no_activity
from copflow.dates.forms import ANY_DAY, NthWeekday, WeekdayInWindow
from copflow.dates.recurrence import DateList, NamedDay, Recurrence, Start, windows
from copflow.dates.years import Window, weekdays_between
from copflow.diagnostics.diagnostic import Diagnostics
from copflow.diagnostics.source import Span
from copflow.graph.exceptions import Exceptions
from copflow.graph.placed import is_yearly, placed
from copflow.graph.repeat_flaws import MOST_OCCURRENCES, RepeatFlaws
from copflow.graph.segments import Segment, Segments
from copflow.graph.settings import PlanTimes
from copflow.language.nodes import Except
from copflow.language.plan import Draft

MOST_STEPS = 100_000
"""Through how many occurrences, and months without one, the repetitions of a plan go in all."""
DAYS_A_STEP = 28
"""A rule that has no day for so long was looked at once more."""


class Occurrence(NamedTuple):
    """One of a repetition: the day or the open window that the rule gives, and its place in it (0 is the first).

    What is skipped keeps its place, so that `number` may leave some out. `span` is that of the rule. `within`: the
    window of which the activity itself says the day (`monthly`, `on second Tuesday`). `names`: the days that the rule
    names.
    """

    window: Window
    number: int
    span: Span
    within: Window | None = None
    names: tuple[str, ...] = ()

    @property
    def day(self) -> date:
        """The day by which it is known: the first of its window."""
        return self.window[0]


class _Slot(NamedTuple):
    """A day or window that a rule gives, before exceptions."""

    window: Window
    span: Span
    within: Window | None = None
    names: tuple[str, ...] = ()


class Repeats:
    """Makes the occurrences of one plan's repetitions. What is wrong is reported where it is said."""

    def __init__(self, times: PlanTimes, found: Diagnostics) -> None:
        self._times = times
        self._segments = Segments(times, found)
        self._flaws = RepeatFlaws(found)
        self._found = found
        self._found_windows: dict[tuple[Recurrence, Start, date], Iterator[Window]] = {}
        self._steps = 0
        self._is_said = False

    def occurrences(self, draft: Draft, excepts: Sequence[Except], above: Window | None) -> list[Occurrence]:
        """The occurrences of a draft that has a rule, in order; empty if something was reported.

        `excepts`: what other lines leave out. `above`: the time of the activity that the draft is a step of.
        """
        if self._flaws.contradicts(draft) or self._is_too_much(draft):
            return []
        if (segments := self._segments.of(draft, above)) is None:
            return []
        exceptions = Exceptions([*draft.excepts, *excepts], self._times)
        most = draft.most or MOST_OCCURRENCES + 1
        made: list[Occurrence] = []
        number = 0
        for slot in islice(self._slots(draft, segments), 2 * MOST_OCCURRENCES):
            if number >= most or len(made) > MOST_OCCURRENCES or self._steps > MOST_STEPS:
                break
            clause = exceptions.of(slot.window)
            if clause is None:
                made.append(Occurrence(slot.window, number, slot.span, slot.within, slot.names))
            number += clause is None or clause.skip
        if self._is_too_much(draft):
            return []
        self._flaws.judge(draft, [one.day for one in made], number, exceptions, segments)
        return made[:MOST_OCCURRENCES]

    def _slots(self, draft: Draft, segments: Sequence[Segment]) -> Iterator[_Slot]:
        for segment in segments:
            for slot in self._of_rule(segment):
                first, last = slot.window
                if isinstance(segment.clause.rule, DateList):
                    yield slot  # these days were written themselves
                elif first < last and (draft.needs_window or is_yearly(draft)):
                    day = self._day_in(draft, slot.window)
                    if day is not None and segment.start.day <= day <= segment.last:
                        yield _Slot((day, day), slot.span, slot.window if draft.needs_window else None)
                else:
                    yield slot._replace(window=(max(first, segment.start.day), min(last, segment.last)))

    def _of_rule(self, segment: Segment) -> Iterator[_Slot]:
        rule = segment.clause.rule
        if isinstance(rule, DateList):
            days = [day for form in rule.days if (day := self._times.finder.day(form))]
            yield from (_Slot((day, day), rule.span) for day in sorted(set(days)))
        else:
            names = tuple(form.name.text for form in rule.days if isinstance(form, NamedDay))
            for window in self._windows(rule, segment):
                yield _Slot(window, rule.span, names=names)

    def _windows(self, rule: Recurrence, segment: Segment) -> Iterator[Window]:
        """The windows of a rule, found once: those of a shape have the same for each of its activities."""
        key = (rule, segment.start, segment.last)
        if key not in self._found_windows:
            found = windows(rule, segment.start, segment.last, self._times.calendar)
            self._found_windows[key] = tee(self._counted(found, segment), 1)[0]
        return copy(self._found_windows[key])

    def _counted(self, found: Iterator[Window], segment: Segment) -> Iterator[Window]:
        """Count what a rule is looked at for, the months too in which it has no day."""
        before = segment.start.day
        for window in found:
            self._steps += 1 + max(0, (window[0] - before).days) // DAYS_A_STEP
            before = window[0]
            yield window
        self._steps += max(0, (segment.last - before).days) // DAYS_A_STEP

    def _is_too_much(self, draft: Draft) -> bool:
        """Whether the plan's repetitions have been looked at for long enough, which is said once."""
        if self._steps <= MOST_STEPS:
            return False
        if not self._is_said:
            self._is_said = True
            title = f"The plan's repetitions go through more than {MOST_STEPS:,} steps; copflow follows no more."
            self._found.report("limit-reached", draft.every[0].span, title)
        return True

    def _day_in(self, draft: Draft, window: Window) -> date | None:
        """The day that the activity says, such as `on second Tuesday`, in a window of its rule; None if that has no
        such day, as with a fifth Friday."""
        form = draft.day.day if draft.day is not None else None
        if isinstance(form, WeekdayInWindow) or (isinstance(form, NthWeekday) and form.weekday not in (None, ANY_DAY)):
            found = weekdays_between(window, form.weekday or 0)
            at = form.ordinal if isinstance(form, NthWeekday) else 1
            at = at - 1 if at > 0 else at
            return found[at] if at < len(found) else None
        form = form and placed(form, window[0], self._times.evaluator.named)
        days = self._times.evaluator.day(form, no_activity, window) if form is not None else None
        return days.low if days else None
