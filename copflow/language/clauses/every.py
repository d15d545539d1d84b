"""`every first Tuesday`, `every 2 weeks on Tuesday`, `monthly on the 15th`: what happens again and again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from copflow.dates.arithmetic import days_in_month
from copflow.dates.forms import ANY_DAY, LAST, NthWeekday
from copflow.dates.recurrence import QUARTER, MonthDay, NamedDay, Recurrence
from copflow.dates.words import DAY, FORTNIGHT, MONTH, MONTH_NAMES, WEEK, WEEKDAY_NAMES, YEAR, ordinal
from copflow.dates.words import QUARTER as QUARTER_UNIT
from copflow.diagnostics.source import Span
from copflow.language import rhythms_refused as refused
from copflow.language.nodes import Every
from copflow.language.row import ClauseRow, Flaw, Valued, span_of

MOST_STEPS = 1_000
"""The longest step of a repetition, in its units."""
STEPS = {
    DAY: (DAY, 1),
    WEEK: (WEEK, 1),
    FORTNIGHT: (WEEK, 2),
    MONTH: (MONTH, 1),
    QUARTER_UNIT: (MONTH, QUARTER),
    YEAR: (MONTH, 12),
}
RHYTHMS = {
    "DAILY": (DAY, 1),
    "WEEKLY": (WEEK, 1),
    "FORTNIGHTLY": (WEEK, 2),
    "MONTHLY": (MONTH, 1),
    "QUARTERLY": (MONTH, QUARTER),
    "YEARLY": (MONTH, 12),
}
A_LEAP_YEAR = 2024
MONDAY_TO_FRIDAY = (0, 1, 2, 3, 4)


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


def every_clause(parts: Sequence[Any]) -> object:
    """A rule, perhaps with the day from which it holds: `then every third Tuesday from July`."""
    then, rule, _from, start = parts
    return Every(span_of(parts), rule, start, then is not None)


def every_from(parts: Sequence[Any]) -> object:
    """`from July every third Tuesday`."""
    return Every(span_of(parts), parts[-1], parts[1])


# ---- rules ---------------------------------------------------------------------------------------------


def each_week(parts: Sequence[Any]) -> object:
    """`every Tuesday and Thursday`."""
    return Recurrence(span_of(parts), WEEK, weekdays=parts[-1].value)


def each_other_week(parts: Sequence[Any]) -> object:
    """`every other Tuesday`."""
    return Recurrence(span_of(parts), WEEK, 2, weekdays=parts[-1].value)


def each_weekday(parts: Sequence[Any]) -> object:
    """`every weekday`: Monday to Friday, holidays too unless they are excepted."""
    return Recurrence(span_of(parts), DAY, weekdays=MONDAY_TO_FRIDAY)


def each_working_day(parts: Sequence[Any]) -> object:
    """`every working day`: those of the plan, without holidays and closures."""
    return Recurrence(span_of(parts), DAY, working=True)


def each_unit(parts: Sequence[Any]) -> object:
    """`every week on Tuesday`, `every month`."""
    return _stepped(parts, 1, parts[1], parts[-1])


def each_units(parts: Sequence[Any]) -> object:
    """`every 2 weeks on Tuesday`, `every other week`."""
    count = 2 if parts[1].type == "OTHER" else parts[1].value
    if not 1 <= count <= MOST_STEPS:
        return Flaw("limit-reached", parts[1].span, f"A repetition has steps of 1 to {MOST_STEPS:,}.")
    return _stepped(parts, count, parts[2], parts[-1])


def _stepped(parts: Sequence[Any], count: int, unit: Any, on: On | None) -> object:
    if unit.value not in STEPS:
        return Flaw(
            "unreadable-clause", unit.span, f"Things are repeated by days, weeks and months, not by {unit.value}s."
        )
    step, size = STEPS[unit.value]
    return _rule(span_of(parts), step, size * count, on)


def _rule(span: Span, unit: str, count: int, on: On | None) -> object:
    """A rule whose days fit its step: a week has weekdays, a month has numbered days."""
    if on is None:
        return Recurrence(span, unit, count)
    if unit == DAY or (unit == WEEK and on.days):
        return Flaw("unreadable-clause", on.span, f"A {unit} has no such day.", ("Say it of every month.",))
    if unit == MONTH and on.weekdays:
        note = "Say which one: monthly on the first Tuesday."
        return Flaw("unreadable-clause", on.span, "A month has several of them.", (note,))
    named = any(isinstance(day, NamedDay) for day in on.days)
    if named and count % 12:
        return Flaw("unreadable-clause", on.span, "This day comes once a year.", ("Write: every year on Labor Day",))
    if not (named or on.months):
        return Recurrence(span, unit, count, on.weekdays, on.days)
    return Recurrence(span, unit, 1, on.weekdays, on.days, on.months, max(1, count // 12))


def each_nth(parts: Sequence[Any]) -> object:
    """`every first and third Tuesday of the month`, `every 15th`, `every second week on Tuesday`."""
    nths = parts[1].value
    what = parts[2] if isinstance(parts[2], Valued) and not _is_months(parts[2]) else None
    months, on = next((part for part in parts[2:] if _is_months(part)), None), _on(parts[-1])
    if what is not None and len(nths) == 1 and nths[0].value > 1 and months is None and _is_step(what):
        return _stepped_by(parts, nths[0].value, DAY if what.value == ANY_DAY else what.value, on)
    if on is not None:
        return Flaw("unreadable-clause", on.span, "This says twice on which days it is.")
    days = _nth_days([parts[1], what, months])
    if isinstance(days, Flaw):
        return days
    doubtful = months is None and len(days.days) == 1 and _is_second_weekday(days.days[0])
    step = months.value.step if months is not None else 1
    return Recurrence(span_of(parts), MONTH, step, (), days.days, days.months, doubtful=doubtful)


def _is_second_weekday(day: NthWeekday | MonthDay | NamedDay) -> bool:
    return isinstance(day, NthWeekday) and day.ordinal == 2 and day.weekday is not None


def _is_step(what: Valued) -> bool:
    """Whether it is a unit that is counted from the first one on: `every third week`, `every 3rd day`."""
    return what.value == ANY_DAY or isinstance(what.value, str)


def _stepped_by(parts: Sequence[Any], count: int, unit: str, on: On | None) -> object:
    if unit not in STEPS or count > MOST_STEPS:
        return Flaw("unreadable-clause", span_of(parts), "Things are repeated by days, weeks, months and years.")
    step, size = STEPS[unit]
    return _rule(span_of(parts), step, size * count, on)


def once_a(parts: Sequence[Any]) -> object:
    """`once a month`."""
    return _stepped(parts, parts[1].value, parts[2], parts[-1])


def nth_of_each(parts: Sequence[Any]) -> Recurrence | Flaw:
    """`first Tuesday of every month`, `last working day of each month`."""
    months = parts[-1]
    what = next((part for part in parts if getattr(part, "type", "") in ("WEEKDAY_NAME", "WORKING", "UNIT")), None)
    counts = (
        None if what is None else counted([part for part in parts[:-2] if part.type not in ("ON", "ORDINAL", "NTH")])
    )
    nth = next(part for part in parts if part.type in ("ORDINAL", "NTH"))
    days = _nth_days([Valued(nth.span, [nth]), counts, months]) if not isinstance(counts, Flaw) else counts
    if isinstance(days, Flaw):
        return days
    return Recurrence(span_of(parts), MONTH, months.value.step, (), days.days, days.months)


def on_nth_of_each(parts: Sequence[Any]) -> object:
    """The same with `on`, as a clause of its own."""
    rule = nth_of_each(parts[1:])
    return rule if isinstance(rule, Flaw) else Every(span_of(parts), rule)


def each_date(parts: Sequence[Any]) -> object:
    """`every 25 December`, `every March 1st`."""
    on = on_month_day(parts[1:])
    return on if isinstance(on, Flaw) else Recurrence(span_of(parts), MONTH, 1, (), on.days, on.months)


def each_known(parts: Sequence[Any]) -> object:
    """`every Thanksgiving`."""
    return Recurrence(span_of(parts), MONTH, days=on_known_day(parts[1:]).days)


def each_month(parts: Sequence[Any]) -> object:
    """`every May and November`: some day of them."""
    return Recurrence(span_of(parts), MONTH, months=_months(parts[-1]))


def rhythm(parts: Sequence[Any]) -> object:
    """`monthly on the last working day`, `weekly`, `quarterly in March and September`."""
    word, _on, on, _in, months = parts
    unit, count = RHYTHMS[word.type]
    rule = _rule(span_of(parts), unit, count, on)
    if months is None or isinstance(rule, Flaw):
        return rule
    assert isinstance(rule, Recurrence)
    return rule._replace(months=_months(months), step=1)


def on_alternate(parts: Sequence[Any]) -> object:
    """`on alternate Tuesdays`."""
    return Every(span_of(parts), Recurrence(span_of(parts), WEEK, 2, weekdays=parts[-1].value))


def on_weekdays(parts: Sequence[Any]) -> object:
    """`Tuesdays and Thursdays`, with `on` as a clause of its own."""
    weekdays = tuple(part.value for part in parts if part.type == "WEEKDAYS")
    rule = Recurrence(span_of(parts), WEEK, weekdays=weekdays)
    return Every(span_of(parts), rule) if parts[0].type == "ON" else rule


def on_counted(parts: Sequence[Any]) -> object:
    """`on first and third Tuesday`, `on second Thursday of February, May and August`."""
    weekday = next(part for part in parts if getattr(part, "type", "") in ("WEEKDAY_NAME", "WEEKDAYS"))
    ordinals = [part for part in parts if getattr(part, "type", "") in ("ORDINAL", "NTH")]
    days = tuple(NthWeekday(weekday.span, one.value, weekday.value) for one in ordinals)
    months = _months(parts[-1]) if parts[-1] is not None and parts[-1] is not weekday else ()
    return Every(span_of(parts), Recurrence(span_of(parts), MONTH, 1, (), days, months))


# ---- days of a week or a month -------------------------------------------------------------------------


def on_weekday_list(parts: Sequence[Any]) -> object:
    """`Tuesday and Thursday` after `on`."""
    return On(parts[0].span, weekdays=parts[0].value)


def on_nth(parts: Sequence[Any]) -> object:
    """`the 15th`, `the last working day`, `the first Monday of September` after `on`."""
    return _nth_days(parts)


def on_known_day(parts: Sequence[Any]) -> On:
    """`Labor Day` after `every year on`."""
    name = parts[0].value
    return On(name.span, days=(NamedDay(name.span, name.text),))


def on_month_day(parts: Sequence[Any]) -> On | Flaw:
    """`5 March` after `yearly on`."""
    month = next(part for part in parts if part.type == "MONTH")
    day = next(part for part in parts if part.type != "MONTH")
    span = span_of(parts)
    if not 1 <= day.value <= days_in_month(A_LEAP_YEAR, month.value):
        return Flaw("no-such-date", span, f"There is no {day.value} {MONTH_NAMES[month.value - 1]}.")
    return On(span, days=(MonthDay(day.span, day.value),), months=(month.value,))


def _nth_days(parts: Sequence[Any]) -> On | Flaw:
    """`nths [counted] [OF months]`."""
    nths, what = parts[0], parts[1] if len(parts) > 1 and isinstance(parts[1], Valued) else None
    months = _months(parts[-1]) if parts[-1] is not None and parts[-1] is not what else ()
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


def _months(part: Any) -> tuple[int, ...]:
    """The months of `of February and May`; none for `of the month`, which is every month."""
    if isinstance(part, Valued):
        return part.value.months if isinstance(part.value, Months) else tuple(part.value)
    return (part.value,) if part is not None and part.type == "MONTH" else ()


def months(parts: Sequence[Any]) -> object:
    """`of the month`, `of each quarter`, `of May`, `of February and May`."""
    part = parts[-1]
    if isinstance(part, Valued) or part.type == "MONTH":
        return Valued(span_of(parts), Months(_months(part)))
    if part.value not in (MONTH, QUARTER_UNIT, YEAR):
        return Flaw("unreadable-clause", part.span, f"Days of a month are counted, not of a {part.value}.")
    return Valued(span_of(parts), Months(step=STEPS[part.value][1]))


def _is_months(part: Any) -> bool:
    return isinstance(part, Valued) and isinstance(part.value, Months)


def _on(part: Any) -> On | None:
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


ROW = ClauseRow(
    name="every",
    example="every first Tuesday",
    starts=(
        "EVERY|EACH ORDINAL|NTH|WEEKDAY_NAME|WEEKDAYS|NUMBER|NUMBER_WORD|WEEKDAY|WORKING|WORKDAY|OTHER|ALTERNATE|MONTH",
        "EVERY|EACH UNIT ON|FROM|AT|IN|UNTIL|$",
        "EVERY|EACH ODD|EVEN UNIT",
        "EVERY|EACH WEEKEND|WEEKENDS $",
        "EVERY $",
        "EVERY|EACH HOLIDAY",
        "THEN EVERY|DAILY|WEEKLY|FORTNIGHTLY|MONTHLY|QUARTERLY|YEARLY",
        "DAILY|WEEKLY|FORTNIGHTLY|MONTHLY|QUARTERLY|YEARLY ON|FROM|AT|IN|UNTIL|$",
        "ALTERNATE WEEKDAYS|WEEKDAY_NAME",
        "ON ALTERNATE WEEKDAYS|WEEKDAY_NAME",
        "ORDINAL|NTH WEEKDAY_NAME OF EVERY|EACH",
        "ONCE|TWICE NUMBER_WORD UNIT",
        "NUMBER|NUMBER_WORD TIMES NUMBER_WORD UNIT",
        "BIWEEKLY|BIMONTHLY|SEMI ON|FROM|AT|IN|UNTIL|$",
        "WEEKENDS $",
        "WEEKDAYS AND WEEKDAYS",
        "WEEKDAYS $",
        "WEEKDAYS AT|FROM|UNTIL",
        "ON WEEKDAY $",
    ),
    build={
        "every_clause": every_clause,
        "every_from": every_from,
        "each_week": each_week,
        "each_other_week": each_other_week,
        "each_weekday": each_weekday,
        "each_working_day": each_working_day,
        "each_unit": each_unit,
        "each_units": each_units,
        "each_nth": each_nth,
        "each_month": each_month,
        "rhythm": rhythm,
        "on_weekdays": on_weekdays,
        "on_counted": on_counted,
        "on_weekday_list": on_weekday_list,
        "on_nth": on_nth,
        "on_month_day": on_month_day,
        "on_known_day": on_known_day,
        "each_date": each_date,
        "each_known": each_known,
        "weekday_list": weekday_list,
        "a_weekday": a_weekday,
        "nths": nths,
        "counted": counted,
        "month_list": month_list,
        "months": months,
        "each_of": months,
        "nth_of_each": nth_of_each,
        "on_nth_of_each": on_nth_of_each,
        "on_alternate": on_alternate,
        "once_a": once_a,
        **refused.BUILDERS,
    },
    dates=True,
)
