"""What a date form is made of: the forms and names inside it, found without recursion."""

from collections.abc import Iterator
from typing import NamedTuple

from copflow.dates.forms import (
    Anchor,
    Beside,
    CalendarDay,
    DayForm,
    DayRange,
    EndOf,
    IsoWeek,
    MonthBeside,
    MonthPoint,
    MonthWindow,
    NamedWindow,
    NthWeek,
    NthWeekday,
    Offset,
    ProgrammeWeek,
    QuarterWindow,
    ReaderDay,
    SameDay,
    WeekdayInWindow,
    WeekWindow,
    WindowForm,
    YearWindow,
)
from copflow.dates.names import Ref
from copflow.diagnostics.source import Span

MAX_NESTING = 12
"""How deep dates may be nested (`the day before the Friday before …`)."""
Form = Anchor | MonthPoint
DAYS = (NthWeekday, WeekdayInWindow, Beside, Offset, SameDay, EndOf)
"""The forms of a day that may have others inside."""


class Hook(NamedTuple):
    """What a form counts from: a name, or (None) the activity above; `span` is the form's that says so, `reader` what
    it means where there is no activity above."""

    ref: Ref | None
    span: Span
    reader: ReaderDay | None = None


def parts(form: Form) -> Iterator["Form | None"]:
    """The forms directly inside a form; None where one is left out."""
    match form:
        case NthWeekday() | WeekdayInWindow():
            if form.of is not None:
                yield form.of
        case Beside() | Offset() | SameDay() | WeekWindow() | MonthBeside():
            yield form.anchor
        case EndOf():
            yield form.of
        case NthWeek():
            yield form.of
        case ProgrammeWeek():
            if form.of is not None:
                yield form.of
        case NamedWindow():
            yield form.ref
        case DayRange():
            yield form.first
            yield form.last
        case Ref() | CalendarDay() | MonthPoint() | MonthWindow() | QuarterWindow() | YearWindow() | IsoWeek():
            pass
        case ReaderDay():
            pass


def hooks(form: Form) -> Iterator[Hook]:
    """Every name that a form counts from, and every place where it counts from the activity above."""
    waiting: list[Form] = [form]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Ref):
            yield Hook(one, one.span)
            continue
        for part in parts(one):
            if part is None:
                yield Hook(None, one.span, getattr(one, "reader", None))
            else:
                waiting.append(part)


def counts_weeks(form: Form) -> bool:
    """Whether the form has a week of the plan's own count."""
    waiting: list[Form] = [form]
    while waiting:
        one = waiting.pop()
        if isinstance(one, ProgrammeWeek) and one.of is None:
            return True
        waiting.extend(part for part in parts(one) if part is not None)
    return False


def lacks_window(form: DayForm) -> bool:
    """Whether it is, or counts from, a weekday of a window that it does not say: `the day after the first Monday`."""
    one: Form | None = form
    while True:
        match one:
            case NthWeekday() | WeekdayInWindow():
                return one.of is None
            case Beside() | Offset() | SameDay():
                one = one.anchor
            case EndOf():
                one = one.of
            case _:
                return False


def in_window(form: DayForm, window: WindowForm) -> DayForm:
    """The form with the window that lacks_window() misses; it is nested no deeper than MAX_NESTING."""
    match form:
        case NthWeekday() | WeekdayInWindow():
            return form._replace(of=window)
        case Beside(anchor=anchor) | Offset(anchor=anchor) | SameDay(anchor=anchor) if isinstance(anchor, DAYS):
            return form._replace(anchor=in_window(anchor, window))
        case EndOf(of=of) if isinstance(of, DAYS):
            return form._replace(of=in_window(of, window))
        case _:
            return form


def depth(form: Form) -> int:
    """How deep it is nested, 1 for a form without others inside."""
    waiting: list[tuple[Form, int]] = [(form, 1)]
    most = 1
    while waiting:
        one, level = waiting.pop()
        most = max(most, level)
        waiting.extend((part, level + 1) for part in parts(one) if part is not None)
    return most
