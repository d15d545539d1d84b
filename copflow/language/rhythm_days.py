"""The days of a rule of repetition: weekdays of a week, numbered days of a month, and the months themselves."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from copflow.dates.arithmetic import days_in_month
from copflow.dates.forms import ANY_DAY, LAST, NthWeekday
from copflow.dates.recurrence import QUARTER, MonthDay, NamedDay
from copflow.dates.words import DAY, FORTNIGHT, MONTH, MONTH_NAMES, WEEK, WEEKDAY_NAMES, YEAR, ordinal
from copflow.dates.words import QUARTER as QUARTER_UNIT
from copflow.diagnostics.source import Span
from copflow.language.row import Flaw, Valued, span_of

STEPS = {
    DAY: (DAY, 1),
    WEEK: (WEEK, 1),
    FORTNIGHT: (WEEK, 2),
    MONTH: (MONTH, 1),
    QUARTER_UNIT: (MONTH, QUARTER),
    YEAR: (MONTH, 12),
}


A_LEAP_YEAR = 2024
"""A year in which every month has all the days that it ever has."""


class Months(NamedTuple):
    """`of February and May`; of every month, if there are none. `step`: `of the quarter` is every third month."""

    months: tuple[int, ...] = ()
    step: int = 1


@dataclass(slots=True, frozen=True)
class On:
    """The days of a week or of a month that a rule says, and the months."""

    span: Span
    weekdays: tuple[int, ...] = ()
    days: tuple[NthWeekday | MonthDay | NamedDay, ...] = ()
    months: tuple[int, ...] = ()


def on_weekday_list(parts: Sequence[Any]) -> object:
    """`Tuesday and Thursday` after `on`."""
    return On(parts[0].span, weekdays=parts[0].value)


def on_nth(parts: Sequence[Any]) -> object:
    """`the 15th`, `the last working day`, `the first Monday of September` after `on`."""
    return nth_days(parts)


def on_known_day(parts: Sequence[Any]) -> On:
    """`Labor Day` after `every year on`."""
    name = parts[0].value
    return On(name.span, days=(NamedDay(name.span, name),))


def on_month_day(parts: Sequence[Any]) -> On | Flaw:
    """`5 March` after `yearly on`."""
    month = next(part for part in parts if part.type == "MONTH")
    day = next(part for part in parts if part.type != "MONTH")
    span = span_of(parts)
    if not 1 <= day.value <= days_in_month(A_LEAP_YEAR, month.value):
        return Flaw("no-such-date", span, f"There is no {day.value} {MONTH_NAMES[month.value - 1]}.")
    return On(span, days=(MonthDay(day.span, day.value),), months=(month.value,))


def nth_days(parts: Sequence[Any]) -> On | Flaw:
    """`nths [counted] [OF months]`."""
    nths, what = parts[0], parts[1] if len(parts) > 1 and isinstance(parts[1], Valued) else None
    months = months_of(parts[-1]) if parts[-1] is not None and parts[-1] is not what else ()
    days: list[NthWeekday | MonthDay | NamedDay] = []
    for one in nths.value:
        day = _nth_day(one, what)
        if isinstance(day, Flaw):
            return day
        days.append(day)
    return On(span_of(parts), days=tuple(days), months=months)


def _nth_day(one: Any, what: Valued | None) -> NthWeekday | MonthDay | Flaw:
    weekday = what.value if what is not None else ANY_DAY
    if isinstance(weekday, str):
        return Flaw("unreadable-clause", one.span, f"Days of a month are counted, not {weekday}s.")
    most = 31 if weekday == ANY_DAY else 5 if weekday is not None else 23
    if one.value != LAST and not 1 <= one.value <= most:
        name = {ANY_DAY: "day", None: "working day"}.get(weekday) or WEEKDAY_NAMES[weekday or 0]
        return Flaw("no-such-weekday", one.span, f"No month has a {ordinal(one.value)} {name}.")
    return MonthDay(one.span, one.value) if weekday == ANY_DAY else NthWeekday(one.span, one.value, weekday)


def months_of(part: Any) -> tuple[int, ...]:
    """The months of `of February and May`; none for `of the month`, which is every month."""
    if isinstance(part, Valued):
        return part.value.months if isinstance(part.value, Months) else tuple(part.value)
    return (part.value,) if part is not None and part.type == "MONTH" else ()


def months(parts: Sequence[Any]) -> object:
    """`of the month`, `of each quarter`, `of May`, `of February and May`."""
    part = parts[-1]
    if isinstance(part, Valued) or part.type == "MONTH":
        return Valued(span_of(parts), Months(months_of(part)))
    if part.value not in (MONTH, QUARTER_UNIT, YEAR):
        return Flaw("unreadable-clause", part.span, f"Days of a month are counted, not of a {part.value}.")
    return Valued(span_of(parts), Months(step=STEPS[part.value][1]))


def is_months(part: Any) -> bool:
    return isinstance(part, Valued) and isinstance(part.value, Months)


def on_part(part: Any) -> On | None:
    return part if isinstance(part, On) else None


def weekday_list(parts: Sequence[Any]) -> object:
    """`Monday to Thursday and Saturday`: each once, in the order of the week."""
    days: Iterable[int] = (day for part in parts if isinstance(part, Valued) for day in part.value)
    return Valued(span_of(parts), tuple(sorted(set(days))))


def a_weekday(parts: Sequence[Any]) -> object:
    """`Tuesdays` or a range of weekdays."""
    part = parts[0]
    return part if isinstance(part, Valued) else Valued(part.span, frozenset({part.value}))


def nths(parts: Sequence[Any]) -> object:
    """`first and third`."""
    return Valued(span_of(parts), [part for part in parts if part.type in ("ORDINAL", "NTH")])


def counted(parts: Sequence[Any]) -> object:
    """`Tuesday`, `working day`, `day`: a weekday, None, or ANY_DAY."""
    unit = parts[-1]
    if unit.type != "UNIT":
        return Valued(unit.span, unit.value)
    if len(parts) > 1 and unit.value == DAY:
        return Valued(span_of(parts), None)
    return Valued(span_of(parts), ANY_DAY if unit.value == DAY else unit.value)


def month_list(parts: Sequence[Any]) -> object:
    """`February, May and August`."""
    return Valued(span_of(parts), [part.value for part in parts if part is not None and part.type == "MONTH"])


BUILDERS = {
    "on_weekday_list": on_weekday_list,
    "on_nth": on_nth,
    "on_month_day": on_month_day,
    "on_known_day": on_known_day,
    "weekday_list": weekday_list,
    "a_weekday": a_weekday,
    "nths": nths,
    "counted": counted,
    "month_list": month_list,
    "months": months,
    "each_of": months,
}
