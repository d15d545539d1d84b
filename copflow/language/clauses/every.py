"""`every first Tuesday`, `every 2 weeks on Tuesday`, `monthly on the 15th`: what happens again and again."""

from collections.abc import Sequence
from typing import Any

from copflow.dates.forms import ANY_DAY, NthWeekday
from copflow.dates.recurrence import QUARTER, MonthDay, NamedDay, Recurrence
from copflow.dates.words import DAY, MONTH, WEEK
from copflow.diagnostics.source import Span
from copflow.language import rhythm_days
from copflow.language import rhythms_refused as refused
from copflow.language.nodes import Every
from copflow.language.rhythm_days import STEPS, On, is_months, months_of, nth_days, on_part
from copflow.language.row import ClauseRow, Flaw, Valued, span_of

MOST_STEPS = 1_000
"""The longest step of a repetition, in its units."""
RHYTHMS = {
    "DAILY": (DAY, 1),
    "WEEKLY": (WEEK, 1),
    "FORTNIGHTLY": (WEEK, 2),
    "MONTHLY": (MONTH, 1),
    "QUARTERLY": (MONTH, QUARTER),
    "YEARLY": (MONTH, 12),
}
MONDAY_TO_FRIDAY = (0, 1, 2, 3, 4)


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
    count = 2 if parts[1].type in ("ALTERNATE", "OTHER") else parts[1].value
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
    counts = parts[1].value
    what = parts[2] if isinstance(parts[2], Valued) and not is_months(parts[2]) else None
    months, on = next((part for part in parts[2:] if is_months(part)), None), on_part(parts[-1])
    if what is not None and len(counts) == 1 and counts[0].value > 1 and months is None and _is_step(what):
        return _stepped_by(parts, counts[0].value, DAY if what.value == ANY_DAY else what.value, on)
    if on is not None:
        return Flaw("unreadable-clause", on.span, "This says twice on which days it is.")
    days = nth_days([parts[1], what, months])
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
    nth = next(part for part in parts if part.type in ("ORDINAL", "NTH"))
    words = [part for part in parts[:-2] if part is not nth]
    what = rhythm_days.counted(words) if words else None
    days = what if isinstance(what, Flaw) else nth_days([Valued(nth.span, [nth]), what, months])
    if isinstance(days, Flaw):
        return days
    return Recurrence(span_of(parts), MONTH, months.value.step, (), days.days, days.months)


def on_nth_of_each(parts: Sequence[Any]) -> object:
    """The same with `on`, as a clause of its own, or without it."""
    rule = nth_of_each(parts[1:] if parts[0].type == "ON" else parts)
    return rule if isinstance(rule, Flaw) else Every(span_of(parts), rule)


def each_date(parts: Sequence[Any]) -> object:
    """`every 25 December`, `every March 1st`."""
    on = rhythm_days.on_month_day(parts[1:])
    return on if isinstance(on, Flaw) else Recurrence(span_of(parts), MONTH, 1, (), on.days, on.months)


def each_known(parts: Sequence[Any]) -> object:
    """`every Thanksgiving`."""
    return Recurrence(span_of(parts), MONTH, days=rhythm_days.on_known_day(parts[1:]).days)


def each_month(parts: Sequence[Any]) -> object:
    """`every May and November`: some day of them."""
    return Recurrence(span_of(parts), MONTH, months=months_of(parts[-1]))


def rhythm(parts: Sequence[Any]) -> object:
    """`monthly on the last working day`, `weekly`, `quarterly in March and September`."""
    word, _on, on, _in, months = parts
    unit, count = RHYTHMS[word.type]
    rule = _rule(span_of(parts), unit, count, on)
    if months is None or isinstance(rule, Flaw):
        return rule
    assert isinstance(rule, Recurrence)
    return rule._replace(months=months_of(months), step=1)


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
    months = months_of(parts[-1]) if parts[-1] is not None and parts[-1] is not weekday else ()
    return Every(span_of(parts), Recurrence(span_of(parts), MONTH, 1, (), days, months))


ROW = ClauseRow(
    name="every",
    example="every first Tuesday",
    starts=(
        "EVERY|EACH WEEKDAY_NAME|WEEKDAYS|NUMBER|WEEKDAY|WORKDAY|MONTH",
        "EVERY|EACH ORDINAL|NTH WEEKDAY_NAME|WEEKDAYS|UNIT|WORKING|AND|COMMA|OF|ON|FROM|AT|IN|UNTIL|$",
        "EVERY|EACH OTHER|ALTERNATE WEEKDAY_NAME|WEEKDAYS|UNIT",
        "EVERY|EACH NUMBER_WORD|WORKING UNIT",
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
        "ORDINAL|NTH WEEKDAY_NAME OF UNIT $",
        "ORDINAL|NTH WEEKDAYS",
        "ORDINAL|NTH AND ORDINAL|NTH WEEKDAYS",
        "ON ORDINAL|NTH WEEKDAYS",
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
        **rhythm_days.BUILDERS,
        "nth_of_each_alone": on_nth_of_each,
        "each_date": each_date,
        "each_known": each_known,
        "on_nth_of_each": on_nth_of_each,
        "on_alternate": on_alternate,
        "once_a": once_a,
        **refused.BUILDERS,
    },
    dates=True,
)
