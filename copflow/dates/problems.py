"""What can be wrong with a date form when it meets the calendar.

Each is said once for each place and window, as a shape says the same of each of its activities.
"""

from collections.abc import Collection, Sequence
from datetime import date

from copflow.dates import speak
from copflow.dates.arithmetic import FIRST_YEAR, LAST_YEAR, iso_week, month_end
from copflow.dates.forms import ANY_DAY, DayRange, NthWeekday, ProgrammeWeek, ReaderDay, WeekdayInWindow
from copflow.dates.names import Ref
from copflow.dates.words import MONTH_NAMES, WEEKDAY_NAMES, YEAR, ordinal_word
from copflow.dates.years import Window, YearFinder
from copflow.diagnostics.diagnostic import Diagnostics, Label, Link, replace
from copflow.diagnostics.nearest import nearest
from copflow.diagnostics.prose import quoted
from copflow.diagnostics.source import Span

CANDIDATES = 5
"""How many days are offered where one has to be chosen."""


class Problems:
    """Reports the problems of one plan's dates."""

    def __init__(self, found: Diagnostics) -> None:
        self._found = found
        self._reported: set[tuple[Span, object]] = set()

    def _once(self, span: Span, key: object) -> bool:
        """Whether this is said for the first time."""
        is_new = (span, key) not in self._reported
        self._reported.add((span, key))
        return is_new

    def too_far(self, span: Span) -> None:
        """A date beyond the years of a plan."""
        if self._once(span, "far"):
            title = f"This leads out of the years that copflow knows ({FIRST_YEAR} to {LAST_YEAR})."
            self._found.report("limit-reached", span, title)

    def nothing_above(self, span: Span) -> None:
        """A date that counts from nothing: `until the day after`."""
        if self._once(span, "above"):
            note = "Name what it counts from: a date, or an activity."
            self._found.report(
                "missing-anchor", span, "This counts from something, and nothing is named.", notes=(note,)
            )

    def no_month(self, form: NthWeekday | WeekdayInWindow) -> None:
        """A weekday inside another date, such as a limit, that does not say of which month it is."""
        if self._once(form.span, "month"):
            title = "Nothing says of which month this is."
            self._found.report("missing-date", form.span, title, notes=("Add the month behind it: `of November`.",))

    def backwards(self, form: DayRange, first: date, last: date) -> None:
        """A range that ends before it begins; its ends may be said in two clauses."""
        if self._once(form.span, (first, last)):
            title = f"This ends on {speak.day(last)}, before it begins on {speak.day(first)}."
            begin, end = form.first.span, form.last.span
            chain = (
                Link(begin, "the first day", speak.day(first), "too late"),
                Link(end, "the last day", speak.day(last), "too early"),
            )
            is_apart = end.start >= form.span.end or end.end <= form.span.start
            labels = (Label(end, f"ends on {speak.day(last)}"),) if is_apart else ()
            self._found.report("date-conflict", form.span, title, labels=labels, chain=chain)

    def choice(self, form: WeekdayInWindow, window: Window, days: Sequence[date]) -> None:
        """A weekday that its window has several times, or not at all."""
        if not self._once(form.span, window):
            return
        name = WEEKDAY_NAMES[form.weekday]
        if not days:
            self._found.report("no-such-weekday", form.span, f"There is no {name} from {speak.days(*window)}.")
            return
        shown = speak.listed([speak.plain_day(day) for day in days[:CANDIDATES]], "or")
        fixes = [replace(form.span, speak.plain_day(day), f"Write {speak.plain_day(day)}") for day in days[:CANDIDATES]]
        title = f"Which {name}? There are {len(days)} of them from {speak.days(*window)}."
        self._found.report("ambiguous-date", form.span, title, notes=(f"It may be {shown}.",), fixes=fixes)

    def no_weekday(self, form: NthWeekday, window: Window, last: date | None) -> None:
        """A fifth Friday that its month lacks; `last` is the last one that there is."""
        if not self._once(form.span, window):
            return
        name = {None: "working day", ANY_DAY: "day"}.get(form.weekday) or WEEKDAY_NAMES[form.weekday or 0]
        first, end = window
        is_month = first.day == 1 and end == month_end(first.year, first.month)
        where = f"{MONTH_NAMES[first.month - 1]} {first.year}" if is_month else f"The time from {speak.days(*window)}"
        is_last = f"; the last one is {speak.day(last)}" if last else ""
        title = f"{where} has no {ordinal_word(form.ordinal)} {name}{is_last}."
        self._found.report("no-such-weekday", form.span, title)

    def no_count(self, form: ProgrammeWeek, finder: YearFinder) -> None:
        """`week 3` of a plan that does not say from when its weeks count: once for all such weeks."""
        if not self._once(Span(0, 0), "count"):
            return
        fixes = []
        if 1 <= form.number <= 52:
            iso = f"{_year_of_week(form.number, finder)}-W{form.number:02d}"
            fixes.append(replace(form.span, iso, f"Write {iso}, the calendar week (ISO 8601)"))
        title = f"Which week {form.number}? The plan does not say from when its weeks count."
        notes = ("For weeks of the programme write a line of the plan: weeks count from 14 September",)
        self._found.report("ambiguous-date", form.span, title, notes=notes, fixes=fixes)

    def reader_day(self, form: ReaderDay, readings: Sequence[str]) -> None:
        """`this Friday`; the readings are those of today."""
        if not self._once(form.span, "reader"):
            return
        lead = "" if not form.alone else "on " if readings[0][0].isdigit() and form.unit != YEAR else "in "
        fixes = [replace(form.span, f"{lead}{text}", f'Write "{lead}{text}"') for text in readings]
        what = "day" if form.weekday is not None else form.unit or ("month" if form.month else "day")
        title = f"Which {what} this is depends on the day on which it is read."
        self._found.report(
            "reader-day", form.span, title, notes=("A plan is read all year: write the date.",), fixes=fixes
        )

    def no_such_week(self, form: ProgrammeWeek, weeks: int) -> None:
        """`week 20` of a term of 16 weeks."""
        if form.of is not None and self._once(form.span, weeks):
            title = f"{quoted(form.of.name.text)} has {speak.count(weeks, 'week')}, the last one included."
            self._found.report("no-such-date", form.span, title)

    def unknown(self, ref: Ref, names: Collection[str]) -> None:
        """A name of nothing that has days by itself; `names` are those that do."""
        if self._once(ref.span, "name"):
            note = "Here may stand a term, a closure or a holiday, but no activity."
            title = f"There is no period and no holiday {quoted(ref.name.text)}."
            near = nearest(ref.name.text, names, most=1)
            fixes = [replace(ref.span, name, f'Write "{name}"') for name in near]
            self._found.report("unknown-name", ref.span, title, notes=() if near else (note,), fixes=fixes)

    def ring(self, ref: Ref) -> None:
        """A period that begins or ends on itself."""
        if self._once(ref.span, "ring"):
            self._found.report("cycle", ref.span, f"{quoted(ref.name.text)} begins or ends where it does itself.")


def _year_of_week(number: int, finder: YearFinder) -> int:
    """The first year whose calendar week of that number is not over when the plan begins."""
    start = finder.period.first or finder.today
    week = iso_week(start.year, number)
    return start.year + (week is not None and week[1] < start)
