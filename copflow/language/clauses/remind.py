"""`remind 1 week and 1 day before`: when people want to be reminded, of one activity or as the plan's default."""

from collections.abc import Sequence
from typing import Any

from copflow.dates.forms import Side
from copflow.diagnostics.diagnostic import replace
from copflow.language.amounts import DAYS_IN, MINUTES_IN, Amount
from copflow.language.row import ClauseRow, Flaw, Valued, span_of
from copflow.language.standing import Remind, Reminder


def remind_clause(parts: Sequence[Any]) -> object:
    """`remind` and one or several times before it; `remind never` has none, whatever the plan says."""
    reminders = [one for part in parts if isinstance(part, Valued) for one in part.value]
    return Remind(span_of(parts), tuple(dict.fromkeys(reminders)))


def remind_at(parts: Sequence[Any]) -> object:
    """`1 week and 1 day before`: two reminders."""
    side = parts[-1]
    if side.value is not Side.BEFORE:
        fixes = (replace(side.span, "before", "Write before"),)
        return Flaw("unreadable-clause", side.span, "A reminder comes before, not after.", fixes=fixes)
    reminders = [_reminder(part) for part in parts if isinstance(part, Amount)]
    flaw = next((one for one in reminders if isinstance(one, Flaw)), None)
    return flaw or Valued(span_of(parts), reminders)


def _reminder(amount: Amount) -> Reminder | Flaw:
    if amount.count == 0:
        return Flaw("unreadable-clause", amount.span, "This reminder comes with the activity, and not before it.")
    if amount.unit in DAYS_IN:
        return Reminder(days=amount.count * DAYS_IN[amount.unit])
    if amount.unit in MINUTES_IN:
        return Reminder(minutes=amount.count * MINUTES_IN[amount.unit])
    return Flaw(
        "unreadable-clause", amount.span, f"Reminders are in minutes, hours, days or weeks, not {amount.unit}s."
    )


ROW = ClauseRow(
    name="remind",
    example="remind 1 week and 1 day before",
    starts=("REMIND NUMBER|YEAR|NUMBER_WORD|NEVER",),
    build={"remind_clause": remind_clause, "remind_at": remind_at},
)
