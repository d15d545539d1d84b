"""The builders of amounts, offsets and lengths: `2 weeks`, `3 working days`, `1 hour and 30 minutes`."""

from collections.abc import Sequence
from typing import Any

from copflow.dates.forms import DayLength, DayOffset, MinuteLength, MonthOffset, OffsetAmount, WorkingDayOffset
from copflow.dates.words import DAY, FORTNIGHT, HOUR, MINUTE, MONTH, WEEK, YEAR
from copflow.diagnostics.source import Span
from copflow.language.row import Builder, Flaw, Valued, span_of

MAX_COUNT = 10_000
MAX_WORKING_DAYS = 1_000
DAYS_IN = {DAY: 1, WEEK: 7, FORTNIGHT: 14}
MINUTES_IN = {MINUTE: 1, HOUR: 60}
MONTHS_IN = {MONTH: 1, YEAR: 12}


def plain_amount(parts: Sequence[Any]) -> object:
    """`2 weeks`, `90 minutes`: the number and the unit, judged by the clause that has it."""
    return _amount(parts, parts[1].value, MAX_COUNT)


def working_amount(parts: Sequence[Any]) -> object:
    """`2 working days`, `2 working weeks` is refused."""
    if len(parts) == 3 and parts[2].value != DAY:
        return Flaw("unreadable-clause", parts[2].span, f"Only days can be working ones, not a {parts[2].value}.")
    return _amount(parts, "working day", MAX_WORKING_DAYS)


def _amount(parts: Sequence[Any], unit: str, most: int) -> object:
    if parts[0].value > most:
        return Flaw("limit-reached", parts[0].span, f"This is more than the {most:,} {unit}s that copflow counts.")
    return Amount(parts[0].value, unit, span_of(parts))


class Amount:
    """A number of units, before the clause that has it says what it means."""

    __slots__ = ("count", "span", "unit")

    def __init__(self, count: int, unit: str, span: Span) -> None:
        self.count, self.unit, self.span = count, unit, span


def offset_amount(amount: Amount) -> OffsetAmount | Flaw:
    """The amount as an offset of whole days or months."""
    if amount.unit in DAYS_IN:
        return DayOffset(amount.count * DAYS_IN[amount.unit])
    if amount.unit in MONTHS_IN:
        return MonthOffset(amount.count * MONTHS_IN[amount.unit])
    if amount.unit in MINUTES_IN:
        return Flaw("unreadable-clause", amount.span, f"Offsets are in days, weeks or months, not in {amount.unit}s.")
    return WorkingDayOffset(amount.count)


def length(parts: Sequence[Any]) -> object:
    """`3 days`, `2 working days`, `1 hour [and] 30 minutes`."""
    first, _and, second = parts
    amounts = [amount for amount in (first, second) if amount is not None]
    if zero := next((amount for amount in amounts if amount.count == 0), None):
        return Flaw("unreadable-clause", zero.span, "This lasts no time at all; leave the length out.")
    if all(amount.unit in MINUTES_IN for amount in amounts):
        return Valued(span_of(parts), MinuteLength(sum(a.count * MINUTES_IN[a.unit] for a in amounts)))
    if first.unit == "working day" and second is None:
        return Valued(first.span, DayLength(first.count, working=True))
    if all(amount.unit in DAYS_IN for amount in amounts):
        if sum(a.count * DAYS_IN[a.unit] for a in amounts) > MAX_COUNT:
            return Flaw("limit-reached", span_of(parts), f"Nothing may last longer than {MAX_COUNT:,} days.")
        return Valued(span_of(parts), DayLength(sum(a.count * DAYS_IN[a.unit] for a in amounts)))
    return Flaw("unreadable-clause", span_of(parts), "A length is in minutes and hours, or in days and weeks.")


def odd_length(parts: Sequence[Any]) -> object:
    """`half an hour`, `1.5 hours`: one token, with its minutes."""
    if not parts[0].value:
        return Flaw("unreadable-clause", parts[0].span, "This lasts no time at all; leave the length out.")
    return Valued(parts[0].span, MinuteLength(parts[0].value))


BUILDERS: dict[str, Builder] = {
    "plain_amount": plain_amount,
    "working_amount": working_amount,
    "length": length,
    "odd_length": odd_length,
}
