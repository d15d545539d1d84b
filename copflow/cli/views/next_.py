"""What is next: the late, then this week, then the days after it."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from copflow.cli.views.looks import standing_mark
from copflow.cli.views.sheet import BAD, GAP, PALE, PLAIN, SOON, STRONG, Line, Piece, Sheet, wrapped
from copflow.cli.views.table import Column, Row, table
from copflow.dates import speak
from copflow.outputs.facts import plain_name, window_of
from copflow.outputs.titles import window_words
from copflow.overview.standing import Standing
from copflow.overview.upcoming import Next, in_words
from copflow.schedule.model import Entry, Schedule

WIDE = 100
"""From this width on, what something is for has a column of its own."""
NARROW, MOST_PLAN = 80, 20
"""Below this width the plan has no column, but stands behind the name, cut to so many columns."""
LATE = "Late"
SHAPE = (
    Column(),  # the day
    Column(),  # the time
    Column(),  # the mark
    Column(gives=1),  # what
    Column(gives=2, most=30, cut=True),  # for what
    Column(gives=3, most=20),  # who
    Column(),  # when, in words
    Column(gives=4, most=26, cut=True),  # the plan
)


class Told(NamedTuple):
    """Something that is next, in its schedule, and the title of its plan."""

    one: Next
    schedule: Schedule
    plan: str


class Times(NamedTuple):
    """The day that it is, the last day of this week, and how many days are looked at."""

    today: date
    week_ends: date
    days: int

    @property
    def last(self) -> date:
        """The last day that is looked at."""
        return self.today + timedelta(self.days)

    def group(self, one: Next) -> str | None:
        """The heading under which it stands, None for what is later."""
        if one.is_late:
            return LATE
        if one.day > self.last:
            return None
        return "This week" if one.day <= self.week_ends else f"Next {speak.count(self.days, 'day')}"


def next_lines(told: Sequence[Told], times: Times, sheet: Sheet) -> Iterator[Line]:
    """What is next under its headings; if there is nothing, the first thing after that."""
    shown = [one for one in told if times.group(one.one) is not None]
    if not shown:
        yield from _nothing(told, times, sheet)
    title = None
    are_many = len({id(one.schedule) for one in told}) > 1
    rows = [row_of(one, sheet, of_plan=are_many) for one in shown]
    for one, lines in zip(shown, table(rows, SHAPE, sheet), strict=True):
        if (group := times.group(one.one)) != title:
            yield from [] if title is None else [[]]
            yield [Piece(group or "", BAD if group == LATE else STRONG)]
            title = group
        yield from lines
        for why in _reasons(one.one):
            yield from ([Piece(f"{GAP * 2}{part}", SOON)] for part in wrapped(sheet.text(why), sheet.width - 4))


def _reasons(one: Next) -> Sequence[str]:
    """Why it is late or at risk, unless its day says it."""
    return () if one.is_late and window_of(one.entry) is None else one.stand.why


def _nothing(told: Sequence[Told], times: Times, sheet: Sheet) -> Iterator[Line]:
    days = speak.count(times.days, "day")
    yield from sheet.paragraph(f"Nothing is late, and nothing is due or takes place in the next {days}.")
    if told:
        first = told[0].one
        words = f"Then: {speak.day(first.day)}, {first.entry.activity.full_name} ({in_words(first.days)})."
        yield from sheet.paragraph(words, PALE)


# ---- one of them -------------------------------------------------------------------------------------------


def row_of(told: Told, sheet: Sheet, *, of_plan: bool = False) -> Row:
    """The columns of something that is next, with its plan if there are several."""
    one, entry = told.one, told.one.entry
    is_narrow = sheet.width < NARROW
    is_wide = sheet.width >= (WIDE + WIDE // 2 if of_plan else WIDE)
    what = entry.activity.name.text if is_wide else plain_name(entry.activity, told.schedule.entries)
    if of_plan and is_narrow:
        what += f" ({sheet.fit(told.plan, MOST_PLAN)})"
    look = BAD if one.is_late else SOON if one.days < 7 else PALE
    return (
        Piece(short_day(one)),
        Piece(clock(entry), PALE),
        mark_of(one, sheet),
        Piece(sheet.text(what + open_words(entry)), PLAIN if entry.activity.is_task else STRONG),
        Piece(sheet.text(f"for {one.of}" if one.of and is_wide else ""), PALE),
        Piece(sheet.text(owners(entry))),
        Piece(in_words(one.days), look),
        Piece(sheet.text(told.plan if of_plan and not is_narrow else ""), PALE),
    )


def mark_of(one: Next, sheet: Sheet) -> Piece:
    """Whether it takes place or is due, or that it is late or at risk."""
    is_task, marks = one.entry.activity.is_task, sheet.marks
    urgent = standing_mark(one.stand.standing, marks)
    if urgent is not None:
        return Piece(urgent, BAD if one.is_late else f"bold {SOON}")
    return Piece(marks.task if is_task else marks.live, "yellow" if is_task else "green")


def short_day(one: Next) -> str:
    """`Tue  3 Nov`, with the year if it is not this one."""
    weekday, _number, month, year = speak.day(one.day).split(" ")
    this = (one.day - timedelta(one.days)).year
    return f"{weekday} {one.day.day:>2} {month[:3]}{f' {year}' if one.day.year != this else ''}"


def clock(entry: Entry) -> str:
    """`14:00`, `due`, `due 17:00`."""
    parts = ["due"] if entry.activity.is_task else []
    return " ".join([*parts, speak.clock(entry.hours.start)] if entry.hours is not None else parts)


def owners(entry: Entry) -> str:
    """Who does it."""
    return ", ".join(person.name.text for person in entry.activity.owners)


def open_words(entry: Entry) -> str:
    """` (some day in March 2027)` of what has no day yet."""
    window = window_of(entry)
    return f" (some day {window_words(*window)})" if window is not None else ""


def next_record(told: Told) -> dict[str, Any]:
    """It for programs."""
    one, entry = told.one, told.one.entry
    return {
        "plan": told.plan,
        "name": entry.activity.full_name,
        "for": one.of,
        "kind": "deadline" if entry.activity.is_task else "event",
        "day": one.day.isoformat(),
        "days": one.days,
        "time": speak.clock(entry.hours.start) if entry.hours is not None else None,
        "day_is_set": window_of(entry) is None,
        "who": [person.name.text for person in entry.activity.owners],
        "standing": one.stand.standing.value,
        "is_late": one.stand.standing is Standing.LATE,
        "why": list(one.stand.why),
    }
