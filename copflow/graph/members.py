"""The members of a draft that stands for several activities: `webinar 1 to 4`, or the occurrences of a repetition, with
what other lines say of them (`community call of 6 October moved to 8 October`)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from copflow.dates.arithmetic import month_end, month_start
from copflow.dates.evaluate import Days, Extent, no_activity
from copflow.dates.forms import CalendarDay, DayForm, DayLength, DayRange, Side, WindowForm
from copflow.dates.names import Ref
from copflow.dates.nesting import counts_weeks, hooks
from copflow.dates.years import Window
from copflow.diagnostics.diagnostic import Diagnostics
from copflow.diagnostics.prose import quoted
from copflow.diagnostics.source import Span
from copflow.graph.merge import merge
from copflow.graph.model import Activity
from copflow.graph.repeat import Occurrence, Repeats
from copflow.graph.said import Said
from copflow.graph.segments import is_run
from copflow.graph.settings import PlanTimes
from copflow.graph.turns import take_turn
from copflow.graph.unknown import lost_names
from copflow.language.nodes import For, InWindow, MovedTo, Name, OnDay
from copflow.language.plan import Draft, Origin, Plan


class Members:
    """Makes the members of one plan's drafts."""

    def __init__(self, plan: Plan, times: PlanTimes, found: Diagnostics) -> None:
        self._plan = plan
        self._times = times
        self._found = found
        self._repeats = Repeats(times, found)
        self._said = Said(plan.more, [draft.name.text for draft in plan.activities if draft.every], found)
        self.numbered = _numbered(plan)

    def of(self, draft: Draft, parent: Activity | None = None) -> list[Draft]:
        """The draft itself, or one for each of its members. `parent`: the activity that it is a step of."""
        if not draft.every:
            self._judge_single(draft)
        if not draft.every and draft.numbers is None:
            return [self._moved(draft)]
        if not draft.every:
            return [
                self._with_own(take_turn(self._numbered(draft, number), at)) for at, number in enumerate(_range(draft))
            ]
        excepts, lines = self._said.take(draft.name.key)
        made = self._repeats.occurrences(draft, excepts, self._time_of(parent) if parent else None)
        said = self._said.assign(lines, draft, made)
        plain = replace(draft, every=[], excepts=[], start=None, until=None, times=None, days=None, bounds=[])
        if draft.length is not None and is_run(draft):
            plain.length = None
        members = [self._member(draft, plain, one, said.get(one.number, ())) for one in made]
        return members or [replace(plain, numbers=None, numbered=None, window=None, day=None, broken=True)]

    def finish(self) -> None:
        """Report lines that speak of a repetition, or of a number, that there is not."""
        names = {draft.name.key: draft for draft in self._plan.activities}
        self._said.report_unknown(names, lost_names(self._plan))
        endless = {draft.name.key for draft in self._plan.activities if draft.numbered}  # of others it was said
        for draft in self.numbered.values() if endless else ():
            if draft.name.key.rpartition(" ")[0] not in endless:
                continue
            series = draft.name.text.rpartition(" ")[0]
            title = f"There is no {quoted(draft.name.text)}: {quoted(series)} has other numbers."
            self._found.report("no-occurrence", draft.name.span, title)
        self.numbered.clear()

    # ---- one member ------------------------------------------------------------------------------------

    def _member(self, draft: Draft, plain: Draft, one: Occurrence, said: Sequence[Draft]) -> Draft:
        """The draft as it is at one of its occurrences, with what the lines about that say."""
        first, last = one.window
        is_numbered = draft.numbers is not None or draft.numbered is not None
        member = replace(
            plain, origin=Origin(first, last, one.span, one.number, dated=not is_numbered, names=one.names)
        )
        if one.within is not None:  # the activity itself says the day, as `on second Tuesday`
            member.window = _window(one.span, one.within)
        elif first == last:
            member.day, member.window = OnDay(one.span, _calendar_day(one.span, first)), None
        else:
            member.window = _window(one.span, one.window)
        if is_numbered:
            begin = draft.numbers[0] if draft.numbers else draft.numbered.first if draft.numbered else 1
            member = self._numbered(member, begin + one.number)
        member = take_turn(member, one.number)
        for line in said:
            own = merge(line, member)
            member = replace(own, name=member.name, series=member.series, span=member.span)
        return self._moved(self._with_own(member))

    def _numbered(self, draft: Draft, number: int) -> Draft:
        """`webinar 3` of `webinar 1 to 4`."""
        text = f"{draft.name.text} {number}"
        name = Name(draft.name.span, text, text.casefold())
        return replace(draft, name=name, series=draft.name.key, numbers=None, numbered=None)

    def _with_own(self, member: Draft) -> Draft:
        """The member with what a line of its own says (`webinar 3 moved to 12 January`)."""
        own = self.numbered.pop(member.name.key, None)
        return self._moved(merge(own, member)) if own is not None else member

    # ---- what was moved --------------------------------------------------------------------------------

    def _moved(self, draft: Draft) -> Draft:
        """The draft on the day that it was moved to; it remembers the one that was announced."""
        moved = draft.moved
        if moved is None:
            return draft
        draft = replace(draft, moved=None)
        origin = draft.origin or self._announced(draft)
        if origin is None:
            return replace(draft, day=OnDay(moved.span, moved.day), window=None, offset=None, days=None)
        day = self._day(moved, origin)
        if day is None:
            return replace(draft, broken=True)
        to = OnDay(moved.span, _calendar_day(moved.span, day))
        length = draft.length
        if draft.days is not None and length is None and origin.first < origin.last:  # all its days move
            length = For(moved.span, DayLength((origin.last - origin.first).days + 1))
        origin = origin._replace(moved=day != origin.first or origin.first != origin.last)
        return replace(draft, origin=origin, day=to, window=None, offset=None, days=None, length=length)

    def _announced(self, draft: Draft) -> Origin | None:
        """The day for which something was announced that is not repeated, if it hangs on no other activity."""
        said = draft.day or draft.days
        if said is None or draft.offset is not None:
            return None
        form: DayForm | WindowForm = draft.day.day if draft.day is not None else said.days  # type: ignore[union-attr]
        if self._is_bound(form) or (draft.window is not None and self._is_bound(draft.window.window)):
            return None
        evaluator, window = self._times.evaluator, None
        if draft.window is not None:
            windows = evaluator.windows(draft.window.window, no_activity)
            window = windows and (windows.low[0], windows.high[1])
        if isinstance(form, DayRange):
            extent = evaluator.range(form, no_activity, window)
            return extent and Origin(extent.first.low, extent.last.high, said.span, 0, dated=False)
        days = evaluator.day(form, no_activity, window) if window or not draft.needs_window else None  # type: ignore[arg-type]
        return days and Origin(days.low, days.high, said.span, 0, dated=False)

    def _is_bound(self, form: DayForm | WindowForm) -> bool:
        """Whether a form counts from something that may be an activity."""
        return any(True for _hook in hooks(form)) or counts_weeks(form)

    def _day(self, moved: MovedTo, origin: Origin) -> date | None:
        """The day it is moved to; what has no anchor counts from the day on which it was."""
        was = Extent(Days(origin.first, origin.first), Days(origin.last, origin.last))

        def find(ref: Ref | None, span: Span, side: Side) -> Extent | None:
            if ref is not None:
                raise KeyError(ref, span, side)
            return was

        month = (month_start(origin.first.year, origin.first.month), month_end(origin.first.year, origin.first.month))
        form = moved.day
        if isinstance(form, CalendarDay) and form.year is None:
            form = form._replace(year=_nearest_year(form, origin.first))
        days = self._times.evaluator.day(form, find, month)
        return days.low if days else None

    # ---- around it -------------------------------------------------------------------------------------

    def _time_of(self, parent: Activity) -> Window | None:
        """From when to when an activity is, if that hangs on no other one: its steps are repeated in this time."""
        form = parent.days.days if parent.days else parent.window.window if parent.window else None
        if form is None or self._is_bound(form):
            return None
        windows = self._times.evaluator.windows(form, no_activity)
        return windows and (windows.low[0], windows.high[1])

    def _judge_single(self, draft: Draft) -> None:
        """Report what is said of a repetition where nothing is repeated."""
        clauses = [draft.times, draft.numbered, *draft.excepts]
        own = [clause for clause in clauses if clause and clause.span.start in range(*draft.span)]
        if own and not draft.broken and not draft.flawed:
            title = f"{quoted(draft.name.text)} is not repeated, so that this says nothing."
            note = "Say how often it is: every first Tuesday; weekly; every 2 weeks on Tuesday."
            self._found.report("no-occurrence", own[0].span, title, notes=(note,))
            draft.broken = draft.broken or not draft.has_date


def _range(draft: Draft) -> range:
    assert draft.numbers is not None
    first, last = draft.numbers
    return range(first, last + 1)


def _numbered(plan: Plan) -> dict[str, Draft]:
    """The lines of their own that members of `webinar 1 to 4` have, taken out of the plan's activities."""
    bounds = {draft.name.key: _numbers(draft) for draft in plan.activities if draft.numbers or draft.numbered}
    own: dict[str, Draft] = {}
    for draft in plan.activities if bounds else ():
        series, _, number = draft.name.key.rpartition(" ")
        if draft.numbers is None and series in bounds and number.isdecimal() and int(number) in bounds[series]:
            own.setdefault(draft.name.key, draft)
    return own


def _numbers(draft: Draft) -> range:
    """The numbers that its members may have."""
    first, last = draft.numbers or (draft.numbered.first if draft.numbered else 1, 10**6)
    return range(first, last + 1)


def _window(span: Span, window: Window) -> InWindow:
    return InWindow(span, DayRange(span, *(_calendar_day(span, day) for day in window)))


def _calendar_day(span: Span, day: date) -> CalendarDay:
    return CalendarDay(span, day.day, day.month, day.year)


def _nearest_year(form: CalendarDay, day: date) -> int:
    """The year in which the day is nearest to another one: what is moved is moved by weeks, not by years."""
    longest = min(form.day, 28)
    return min(
        (day.year - 1, day.year, day.year + 1), key=lambda year: abs((date(year, form.month, longest) - day).days)
    )
