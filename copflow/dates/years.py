"""From forms to days: finds the year that a date leaves out, by the plan's period or by today."""

from collections.abc import Callable, Sequence
from datetime import date
from itertools import islice
from typing import NamedTuple, assert_never

from copflow.dates import speak
from copflow.dates.arithmetic import FIRST_YEAR, LAST_YEAR, days_in_month, iso_week, month_end, month_start
from copflow.dates.forms import (
    LAST,
    CalendarDay,
    IsoWeek,
    MonthPoint,
    MonthWindow,
    NthWeek,
    Part,
    Period,
    QuarterWindow,
    YearWindow,
)
from copflow.dates.words import MONTH_NAMES, WEEKDAY_NAMES, ordinal_word
from copflow.diagnostics.diagnostic import Diagnostics, Edit, Fix, replace
from copflow.diagnostics.source import Span

Window = tuple[date, date]
"""The first and the last day of a window; both count."""
CalendarWindow = MonthWindow | QuarterWindow | YearWindow | IsoWeek | NthWeek
"""The windows that hang on nothing but the calendar and the plan's period."""

SHOWN_YEARS = 6
"""How many of the years that fit are offered."""
PART_DAYS = {Part.EARLY: (1, 10), Part.MID: (11, 20), Part.LATE: (21, 31)}


class Guess(NamedTuple):
    """A year that was taken because nothing gives it."""

    span: Span
    text: str


class YearFinder:
    """Resolves forms for one plan. What is wrong is reported at the form's place, once for each place."""

    def __init__(self, period: Period, today: date, found: Diagnostics) -> None:
        self.period = period
        self.today = today
        self.guesses: list[Guess] = []
        self._found = found
        self._seen: dict[CalendarDay | CalendarWindow | Span, date | Window | None] = {}

    def day(self, form: CalendarDay) -> date | None:
        """The day of a calendar date, None if that was reported."""
        if form not in self._seen:
            self._seen[form] = self._calendar_day(form)
        seen = self._seen[form]
        return seen if isinstance(seen, date) else None

    def window(self, form: CalendarWindow) -> Window | None:
        """The first and last day of a window, None if that was reported."""
        if form not in self._seen:
            self._seen[form] = self._window(form)
        seen = self._seen[form]
        return seen if isinstance(seen, tuple) else None

    def choose(self, span: Span, in_year: Callable[[int], Window | None], text: Callable[[int], str]) -> Window | None:
        """The window of the one year that fits, for what is not a form of its own, such as a holiday."""
        if span not in self._seen:
            self._seen[span] = self._choose(span, in_year, text)
        seen = self._seen[span]
        return seen if isinstance(seen, tuple) else None

    def range_end(self, form: CalendarDay | MonthPoint, *, last: bool) -> date | None:
        """The day at an end of a range: of a month its first or its last day."""
        if isinstance(form, CalendarDay):
            return self.day(form)
        window = self.window(MonthWindow(form.span, form.month, form.year))
        return window and window[1 if last else 0]

    # ---- one form --------------------------------------------------------------------------------------

    def _calendar_day(self, form: CalendarDay) -> date | None:
        day = date(form.year, form.month, form.day) if form.year is not None else self._day_without_year(form)
        if day is not None and form.weekday not in (None, day.weekday()):
            self._report_weekday(form, day)
        return day

    def _day_without_year(self, form: CalendarDay) -> date | None:
        """The one such day of the period."""

        def in_year(year: int) -> Window | None:
            if form.day > days_in_month(year, form.month):
                return None
            day = date(year, form.month, form.day)
            return day, day

        window = self._choose(form.span, in_year, lambda year: speak.plain_day(date(year, form.month, form.day)))
        return window and window[0]

    def _window(self, form: CalendarWindow) -> Window | None:
        match form:
            case MonthWindow():
                return self._with_year(form, lambda year: _month(form, year), f"{MONTH_NAMES[form.month - 1]}")
            case QuarterWindow():
                return self._with_year(form, lambda year: _quarter(form, year), f"Q{form.quarter}")
            case YearWindow():
                return date(form.year, 1, 1), date(form.year, 12, 31)
            case IsoWeek():
                return iso_week(form.year, form.week)
            case NthWeek():
                month = self.window(form.of)
                return month and self._nth_week(form, month)
            case _:
                assert_never(form)

    def _nth_week(self, form: NthWeek, month: Window) -> Window | None:
        first, last = month
        if form.ordinal == LAST:
            return date.fromordinal(last.toordinal() - 6), last
        begin = first.toordinal() + 7 * (form.ordinal - 1)
        if begin > last.toordinal():
            title = f"{MONTH_NAMES[first.month - 1]} {first.year} has no {ordinal_word(form.ordinal)} week."
            self._found.report("no-such-weekday", form.span, title)
            return None
        return date.fromordinal(begin), date.fromordinal(min(begin + 6, last.toordinal()))

    def _with_year(
        self, form: MonthWindow | QuarterWindow, in_year: Callable[[int], Window], name: str
    ) -> Window | None:
        if form.year is not None:
            return in_year(form.year)
        return self._choose(form.span, in_year, lambda year: f"{name} {year}")

    # ---- the year --------------------------------------------------------------------------------------

    def _choose(self, span: Span, in_year: Callable[[int], Window | None], text: Callable[[int], str]) -> Window | None:
        """The window of the one year that fits, reported if none or several do."""
        if self.period.first is None or self.period.last is None:
            return self._next(span, in_year, text)
        years = range(self.period.first.year, self.period.last.year + 1)
        inside = ((year, window) for year in years if (window := in_year(year)) and self._overlaps(window))
        first = list(islice(inside, SHOWN_YEARS + 1))
        if len(first) == 1:
            return first[0][1]
        if not first:
            return self._nearest(span, in_year)
        self._report_which(span, [year for year, _window in first], text)
        return None

    def _report_which(self, span: Span, years: Sequence[int], text: Callable[[int], str]) -> None:
        shown = years[:SHOWN_YEARS]
        candidates = [text(year) for year in shown]
        times = f"more than {SHOWN_YEARS}" if len(years) > SHOWN_YEARS else len(years)
        title = f"Which year? This occurs {times} times in the plan's period."
        note = f"It may be {speak.listed(candidates, 'or')}."
        fixes = _write_years(span, shown, candidates)
        self._found.report("ambiguous-year", span, title, notes=(note,), fixes=fixes)

    def _overlaps(self, window: Window) -> bool:
        assert self.period.first is not None and self.period.last is not None
        return window[0] <= self.period.last and self.period.first <= window[1]

    def _nearest(self, span: Span, in_year: Callable[[int], Window | None]) -> Window | None:
        """The such day that is nearest to the period, the later of two: outside the plan, as a check will say."""
        first, last = self.period.first, self.period.last
        assert first is not None and last is not None
        windows = [window for year in range(first.year - 1, last.year + 2) if (window := in_year(year))]
        if any(in_year(year) for year in range(first.year, last.year + 1)):
            return min(windows, key=lambda window: (max(first - window[1], window[0] - last), -window[0].toordinal()))
        self._report_no_day(span, first.year)
        return None

    def _report_no_day(self, span: Span, year: int) -> None:
        title = f"No year of the plan's period has this day ({year} has no 29 February)."
        fix = replace(span, "28 February", "Write the day before: 28 February")
        self._found.report("no-such-date", span, title, fixes=(fix,))

    def _next(self, span: Span, in_year: Callable[[int], Window | None], text: Callable[[int], str]) -> Window | None:
        """With no period: the next one that is not over today."""
        for year in range(max(self.today.year, FIRST_YEAR), min(self.today.year + 9, LAST_YEAR) + 1):
            window = in_year(year)
            if window is not None and window[1] >= self.today:
                self.guesses.append(Guess(span, text(year)))
                return window
        return None

    def report_guesses(self) -> None:
        """Say once for the whole plan which years were taken."""
        if not self.guesses:
            return
        first, *rest = sorted(self.guesses)
        title = f"The plan has no period, so I took the next one after {speak.day(self.today)}: {first.text}."
        texts = list(dict.fromkeys(guess.text for guess in rest if guess.text != first.text))
        notes = [f"Also taken: {', '.join(texts[:6])}{' and more' if len(texts) > 6 else ''}."] if texts else []
        notes.append(
            'Say the period in the plan\'s first lines: plan "Name", and below it `from August 2026 to May 2027`.'
        )
        years = {guess.span.end: guess.text[-4:] for guess in sorted(self.guesses, reverse=True)}
        edits = tuple(Edit(Span(end, end), f" {year}") for end, year in sorted(years.items()))
        fix = Fix(f"Write {first.text}" if len(edits) == 1 else "Write the years that I took", edits)
        self._found.report("year-guessed", first.span, title, notes=notes, fixes=(fix,))

    # ---- weekdays --------------------------------------------------------------------------------------

    def _report_weekday(self, form: CalendarDay, day: date) -> None:
        assert form.weekday is not None
        said, is_really = WEEKDAY_NAMES[form.weekday], WEEKDAY_NAMES[day.weekday()]
        shift = (form.weekday - day.weekday() + 3) % 7 - 3
        other = date.fromordinal(day.toordinal() + shift)
        fixes = [
            replace(form.span, f"{WEEKDAY_NAMES[one.weekday()]} {speak.plain_day(one)}", f"Write {speak.day(one)}")
            for one in (day, other)
        ]
        title = f"{speak.plain_day(day)} is a {is_really}, not a {said}."
        self._found.report("weekday-mismatch", form.span, title, fixes=fixes)


def weekdays_between(window: Window, weekday: int) -> list[date]:
    """Every such weekday of a window."""
    first = window[0].toordinal() + (weekday - window[0].weekday()) % 7
    return [date.fromordinal(day) for day in range(first, window[1].toordinal() + 1, 7)]


def _month(form: MonthWindow, year: int) -> Window:
    if form.part is None:
        return month_start(year, form.month), month_end(year, form.month)
    first, last = PART_DAYS[form.part]
    return date(year, form.month, first), date(year, form.month, min(last, days_in_month(year, form.month)))


def _quarter(form: QuarterWindow, year: int) -> Window:
    last_month = 3 * form.quarter
    return month_start(year, last_month - 2), month_end(year, last_month)


def _write_years(span: Span, years: Sequence[int], candidates: Sequence[str]) -> list[Fix]:
    end = Span(span.end, span.end)
    return [Fix(f"Write {text}", (Edit(end, f" {year}"),)) for year, text in zip(years, candidates, strict=True)]
