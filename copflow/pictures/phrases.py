"""Words that pictures share: short dates, and what is told when one points at a mark."""

from datetime import date

from copflow.dates import speak
from copflow.dates.words import MONTH_NAMES, WEEKDAY_NAMES
from copflow.outputs.facts import window_of
from copflow.outputs.text import one_line
from copflow.overview.lanes import mark_days
from copflow.overview.standing import Stand, Standing
from copflow.pictures.svg import name
from copflow.schedule.model import Entry


def short(day: date, *, weekday: bool = False, year: bool = False) -> str:
    """`3 Nov`, `Tue 3 Nov`, `Tue 3 Nov 2026`."""
    before = f"{WEEKDAY_NAMES[day.weekday()][:3]} " if weekday else ""
    return f"{before}{day.day} {MONTH_NAMES[day.month - 1][:3]}{f' {day.year}' if year else ''}"


def short_days(entry: Entry, *, year: bool = False) -> str:
    """When it is: `Tue 3 Nov`; `3 to 5 Nov` of several days or a window; of a task when it is due."""
    first, last = mark_days(entry) or (date.min, date.min)
    is_window = window_of(entry) is not None
    if first == last or (entry.activity.is_task and not is_window):
        return short(last, weekday=True, year=year)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {short(last, year=year)}"
    return f"{short(first, year=year and first.year != last.year)} to {short(last, year=year)}"


def owners_of(entry: Entry) -> str:
    """`Amina and Sam`, empty if nobody is named."""
    return speak.listed([name(owner.name.text) for owner in entry.activity.owners])


def about(entry: Entry, stand: Stand) -> str:
    """An activity with a date in words: what, when, who, and how it stands."""
    words = "" if stand.standing in (Standing.COMING, Standing.PAST) else stand.standing.value
    told = filter(None, (_when(entry), owners_of(entry), words))
    return f"{name(one_line(entry.activity.full_name))}: {' · '.join(told)}"


def _when(entry: Entry) -> str:
    first, last = mark_days(entry) or (date.min, date.min)
    if window_of(entry) is not None:
        return f"day not set, {speak.days(first, last)}"
    if entry.activity.is_task:
        return f"due {speak.day(last)}"
    return f"{speak.days(first, last)}{f', {speak.clock(entry.hours.start)}' if entry.hours else ''}"
