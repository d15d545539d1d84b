"""What the date clauses of an activity come to together, once it has those of its shape: `from … until …` is a range, a
limit with nothing else beside it is a deadline or a window."""

from collections.abc import Callable
from dataclasses import replace

from copflow.dates.forms import (
    CalendarDay,
    DayForm,
    DayOffset,
    DayRange,
    EndOf,
    MonthPoint,
    MonthWindow,
    Offset,
    Period,
    Side,
    WindowForm,
)
from copflow.dates.names import Ref
from copflow.diagnostics.source import Span
from copflow.language.clauses.in_ import WINDOWS
from copflow.language.nodes import Bound, Due, FromDays, InWindow, Limit, OnDay
from copflow.language.plan import Draft


def after_days(draft: Draft, is_day: Callable[[Ref], bool]) -> Draft:
    """The draft with `after Labor Day`, which is no need but a limit: it may be from the day after on."""
    days = [ref for ref in draft.needs if ref.after and is_day(ref)]
    if not days:
        return draft
    limits = [Bound(ref.span, Limit.EARLIEST, Offset(ref.span, (DayOffset(1),), Side.AFTER, ref)) for ref in days]
    return replace(draft, needs=[ref for ref in draft.needs if ref not in days], bounds=[*draft.bounds, *limits])


def settled(draft: Draft, period: Period) -> Draft:
    """The draft with its dates in their simplest form; of a repetition they say from when to when, and stay."""
    if draft.every or not (draft.start or draft.until or draft.bounds):
        return draft
    draft = _without_ends(draft)
    if draft.has_date or draft.needs or not draft.bounds:
        return draft
    earliest, latest = _bound(draft, Limit.EARLIEST), _bound(draft, Limit.LATEST)
    if latest is not None and (earliest is None or _is_deadline(earliest, latest)):
        day = OnDay(latest.span, as_day(latest.day, last=True))
        return replace(draft, due=draft.due or Due(latest.span), day=day, bounds=[])
    return _window(draft, earliest, latest, period)


def _without_ends(draft: Draft) -> Draft:
    """`from 3 May` and `until 5 May` as a range, or as limits beside another date."""
    start, until = draft.start, draft.until
    bounds = list(draft.bounds)
    if start is not None and until is not None and not draft.day and not draft.window:
        first, last = as_day(start.first, last=False), as_day(until.last, last=True)
        return replace(draft, start=None, until=None, days=FromDays(start.span, DayRange(start.span, first, last)))
    day = draft.day
    if start is not None and day is None and not isinstance(start.first, MonthPoint | MonthWindow):
        day = OnDay(start.span, as_day(start.first, last=False))
    elif start is not None:
        bounds.append(Bound(start.span, Limit.EARLIEST, start.first))
    if until is not None:
        bounds.append(Bound(until.span, Limit.LATEST, until.last))
    return replace(draft, start=None, until=None, day=day, bounds=bounds)


def as_day(form: DayForm | MonthPoint | WindowForm, *, last: bool) -> DayForm:
    """The first or the last day of a window or month; a day is itself."""
    if isinstance(form, MonthPoint):
        return EndOf(form.span, MonthWindow(form.span, form.month, form.year), last)
    return EndOf(form.span, form, last) if isinstance(form, WINDOWS) else form


def _bound(draft: Draft, limit: Limit) -> Bound | None:
    """The limit on one side; the day from which `within 2 weeks after kickoff` counts only where there is no other."""
    bounds = [bound for bound in draft.bounds if bound.limit is limit]
    said = (bound for bound in bounds if not isinstance(bound.day, Offset) or bound.day.amounts)
    return next(said, bounds[0] if bounds else None)


def _is_deadline(earliest: Bound, latest: Bound) -> bool:
    """`within 30 days after kickoff` says until when; `within 3 weeks before kickoff` and `between 1 and 15 March` are
    windows."""
    return earliest.span == latest.span and isinstance(latest.day, Offset) and bool(latest.day.amounts)


def _window(draft: Draft, earliest: Bound | None, latest: Bound | None, period: Period) -> Draft:
    """The window between the limits; the plan's first or last day stands for one that is not said."""
    assert earliest is not None
    first = as_day(earliest.day, last=False)
    last = as_day(latest.day, last=True) if latest is not None else _end_of_plan(earliest.span, period)
    if last is None:
        return draft
    window = InWindow(earliest.span, DayRange(earliest.span, first, last))
    return replace(draft, window=window, bounds=[])


def _end_of_plan(span: Span, period: Period) -> CalendarDay | None:
    last = period.last
    return CalendarDay(span, last.day, last.month, last.year) if last is not None else None
