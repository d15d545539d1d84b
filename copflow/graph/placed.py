"""A day of each year: `every 2 years on the Tuesday after the first Monday of November`."""

from datetime import date
from typing import Any

from copflow.dates.forms import CalendarDay, DayForm, MonthPoint, MonthWindow, QuarterWindow
from copflow.dates.named import NamedTimes
from copflow.dates.names import Ref
from copflow.dates.nesting import parts
from copflow.dates.recurrence import Recurrence
from copflow.dates.words import MONTH
from copflow.language.plan import Draft

MONTHS_OF_YEAR = 12
DATED = (CalendarDay, MonthPoint, MonthWindow, QuarterWindow)
SLOTS = ("anchor", "of", "first", "last")
"""Where forms have other forms."""


def placed(form: DayForm, day: date, named: NamedTimes) -> DayForm:
    """The form in the year of a day: the years that it leaves out are that one."""
    made: DayForm = _placed(form, day, named)
    return made


def _placed(form: Any, day: date, named: NamedTimes) -> Any:
    if isinstance(form, DATED):
        return form._replace(year=day.year) if form.year is None else form
    if isinstance(form, Ref):
        return _of_year(form, day.year) if _lacks_year(form) and named.day(form.name.text, day.year) else form
    slots = [slot for slot in SLOTS if getattr(form, slot, None) is not None]
    return form._replace(**{slot: _placed(getattr(form, slot), day, named) for slot in slots}) if slots else form


def _of_year(ref: Ref, year: int) -> Ref:
    """`Thanksgiving 2026` of `Thanksgiving`."""
    name = ref.name._replace(text=f"{ref.name.text} {year}", key=f"{ref.name.key} {year}")
    return ref._replace(name=name)


def _lacks_year(ref: Ref) -> bool:
    return not ref.name.key[-4:].isdecimal()


def is_yearly(draft: Draft) -> bool:
    """Whether a rule repeats the activity by years, and its day leaves out the year: it is a day of each of them."""
    rule = draft.every[0].rule
    by_years = isinstance(rule, Recurrence) and rule.unit == MONTH and rule.step % MONTHS_OF_YEAR == 0
    return by_years and draft.day is not None and _is_yearless(draft.day.day)


def _is_yearless(form: Any) -> bool:
    if isinstance(form, DATED):
        return form.year is None
    if isinstance(form, Ref):
        return _lacks_year(form)
    return any(part is not None and _is_yearless(part) for part in parts(form))
