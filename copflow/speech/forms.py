"""Date forms in words: what was understood, with the year that was taken and the day that a rule gives."""

from typing import assert_never

from copflow.compile import Compilation
from copflow.dates import speak
from copflow.dates.evaluate import Evaluator, no_activity
from copflow.dates.forms import (
    ANY_DAY,
    LAST,
    Anchor,
    Beside,
    CalendarDay,
    DayForm,
    DayOffset,
    DayRange,
    EndOf,
    IsoWeek,
    MonthBeside,
    MonthOffset,
    MonthPoint,
    MonthWindow,
    NamedWindow,
    NthWeek,
    NthWeekday,
    Offset,
    OffsetAmount,
    ProgrammeWeek,
    QuarterWindow,
    ReaderDay,
    SameDay,
    Side,
    WeekdayInWindow,
    WeekWindow,
    WindowForm,
    WorkingDayOffset,
    YearWindow,
)
from copflow.dates.named import NamedTimes
from copflow.dates.names import Ref
from copflow.dates.words import MONTH_NAMES, WEEKDAY_NAMES, ordinal_word
from copflow.dates.years import PART_DAYS
from copflow.diagnostics.diagnostic import Diagnostics
from copflow.diagnostics.source import Source, Span
from copflow.schedule.dated import written
from copflow.speech.years import Years

AnyForm = Anchor | MonthPoint
ABOVE = "the activity above"


class FormWords:
    """The words for the forms of one plan. `above`: what a date counts from that names nothing."""

    def __init__(self, source: Source, years: Years, evaluator: Evaluator, above: str = ABOVE) -> None:
        self._source = source
        self.years = years
        self._evaluator = evaluator
        self._above = above

    def below(self, above: str) -> "FormWords":
        """The same words, where dates count from another activity."""
        return FormWords(self._source, self.years, self._evaluator, above)

    def own(self, span: Span) -> str:
        """The author's own words."""
        return written(self._source, span)

    def __call__(self, form: AnyForm) -> str:
        """`the second Tuesday of November 2026`, `1 week before "webinar 1" begins`."""
        match form:
            case Ref():
                return name_words(form)
            case CalendarDay():
                return self._calendar_day(form)
            case MonthPoint():
                return self(MonthWindow(form.span, form.month, form.year))
            case MonthWindow() | QuarterWindow() | YearWindow() | IsoWeek() | NthWeek():
                return self._window(form)
            case WeekWindow() | MonthBeside() | ProgrammeWeek() | NamedWindow() | DayRange():
                return self._linked_window(form)
            case _:
                return self._day(form)

    # ---- days ------------------------------------------------------------------------------------------

    def _calendar_day(self, form: CalendarDay) -> str:
        day = self.years.finder.day(form)
        return speak.day(day) if day is not None else self.own(form.span)

    def _day(self, form: DayForm) -> str:
        match form:
            case CalendarDay():
                return self._calendar_day(form)
            case NthWeekday():
                nth = "last" if form.ordinal == LAST else ordinal_word(form.ordinal)
                return f"the {nth} {_kind(form.weekday)}{self._of(form.of)}"
            case WeekdayInWindow():
                return f"the one {WEEKDAY_NAMES[form.weekday]}{self._of(form.of)}"
            case Beside():
                return self._beside(form)
            case Offset():
                return f"{amounts_words(form)} {self._side(form.side, form.anchor)}"
            case SameDay():
                return f"the same day as {self.anchor(form.anchor)}"
            case EndOf():
                return f"the {'last' if form.last else 'first'} day of {self(form.of)}"
            case ReaderDay():
                return self.own(form.span)
            case _:
                assert_never(form)

    def _of(self, window: WindowForm | None) -> str:
        return f" of {self(window)}" if window is not None else " of the time that it is in"

    def _beside(self, form: Beside) -> str:
        nth = "" if form.ordinal == 1 else f"{ordinal_word(form.ordinal)} "
        side = f"on or {form.side.value}" if form.or_on else form.side.value
        return f"the {nth}{_kind(form.weekday)} {side} {self.anchor(form.anchor)}"

    def _side(self, side: Side, anchor: Anchor | None) -> str:
        """`before "webinar 1" begins`: an activity has a first and a last day, and it matters which one counts."""
        is_activity = anchor is None or isinstance(anchor, Ref)
        verb = {Side.BEFORE: " begins", Side.AFTER: " ends"}[side] if is_activity else ""
        return f"{side.value} {self.anchor(anchor)}{verb}"

    def anchor(self, anchor: Anchor | None) -> str:
        """What a date counts from."""
        return self._above if anchor is None else self(anchor)

    # ---- windows ---------------------------------------------------------------------------------------

    def _window(self, form: MonthWindow | QuarterWindow | YearWindow | IsoWeek | NthWeek) -> str:
        window = self.years.finder.window(form)
        if window is None:
            return self.own(form.span)
        match form:
            case MonthWindow(part=None):
                return f"{MONTH_NAMES[form.month - 1]} {window[0].year}"
            case MonthWindow(part=part):
                assert part is not None
                first, last = PART_DAYS[part][0], window[1].day
                month = f"{MONTH_NAMES[form.month - 1]} {window[0].year}"
                return f"{part.value} {month} (its days {first} to {last})"
            case QuarterWindow():
                months = f"{MONTH_NAMES[window[0].month - 1]} to {MONTH_NAMES[window[1].month - 1]}"
                return f"Q{form.quarter} {window[0].year} ({months})"
            case YearWindow():
                return f"{form.year}"
            case IsoWeek():
                return f"week {form.week} of {form.year} ({speak.days(*window)})"
            case NthWeek():
                nth = "last" if form.ordinal == LAST else ordinal_word(form.ordinal)
                return f"the {nth} week of {self(form.of)} (its days {window[0].day} to {window[1].day})"
            case _:
                assert_never(form)

    def _linked_window(self, form: WeekWindow | MonthBeside | ProgrammeWeek | NamedWindow | DayRange) -> str:
        match form:
            case WeekWindow():
                return f"{_steps(form.weeks, 'week')} of {self.anchor(form.anchor)}"
            case MonthBeside():
                return f"{_steps(form.months, 'month')} of {self.anchor(form.anchor)}"
            case ProgrammeWeek(of=None):
                return f"week {form.number} of the weeks that the plan counts"
            case ProgrammeWeek(of=of):
                assert of is not None
                return f"week {form.number} of {self(of)}"
            case NamedWindow():
                return self._named(form)
            case DayRange():
                return f"{self(form.first)} to {self(form.last)}"
            case _:
                assert_never(form)

    def _named(self, form: NamedWindow) -> str:
        windows = self._evaluator.windows(form, no_activity)
        days = f" ({speak.days(*windows.low)})" if windows is not None and windows.low == windows.high else ""
        return f"{name_words(form.ref)}{days}"


def form_words(compilation: Compilation) -> FormWords:
    """The words for the forms of a plan."""
    plan, schedule = compilation.plan, compilation.schedule
    years = Years(schedule.period, schedule.today)
    forms = {form.name.casefold(): form.days for form in plan.closures if form.name}
    forms |= {key: term.days for key, term in plan.terms.items()}
    named = NamedTimes(forms, schedule.calendar, None)
    evaluator = Evaluator(years.finder, schedule.calendar, named, Diagnostics())
    return FormWords(compilation.source, years, evaluator)


def name_words(ref: Ref) -> str:
    """`"webinar 1"`, `every "webinar"`."""
    return f'every "{ref.name.text}"' if ref.every else f'"{ref.name.text}"'


def names_words(refs: tuple[Ref, ...]) -> str:
    """`"A", "B" and every "webinar"`."""
    return speak.listed([name_words(ref) for ref in refs])


def amounts_words(form: Offset) -> str:
    """`about 1 week and 2 days`, `2 to 3 weeks`."""
    amounts = speak.listed([_amount(amount) for amount in form.amounts])
    far = f" to {_amount(form.most)}" if form.most is not None else ""
    return f"{'about ' if form.about else ''}{amounts}{far}"


def _amount(amount: OffsetAmount) -> str:
    match amount:
        case DayOffset(days=days) if days and days % 7 == 0:
            return speak.count(days // 7, "week")
        case DayOffset(days=days):
            return speak.count(days, "day")
        case MonthOffset(months=months):
            return speak.count(months, "month")
        case WorkingDayOffset(days=days):
            return speak.count(days, "working day")
        case _:
            assert_never(amount)


def _kind(weekday: int | None) -> str:
    """`Tuesday`, `working day`, `day`."""
    if weekday is None:
        return "working day"
    return "day" if weekday == ANY_DAY else WEEKDAY_NAMES[weekday]


def _steps(number: int, unit: str) -> str:
    """`the week`, `2 weeks after the week`."""
    if not number:
        return f"the {unit}"
    side = "after" if number > 0 else "before"
    return f"the {unit} {side} that" if abs(number) == 1 else f"{speak.count(abs(number), unit)} {side} the {unit}"
