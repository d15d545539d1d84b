"""What each setting of a plan says, and what is said of people, in sentences."""

from typing import assert_never

from copflow.compile import Compilation
from copflow.dates import speak
from copflow.dates.forms import CalendarDay, DayRange, MonthPoint, MoveTo
from copflow.dates.words import WEEKDAY_NAMES
from copflow.language.nodes import (
    AwayClause,
    ClosedSetting,
    HolidaysSetting,
    IncludeSetting,
    MoveSetting,
    PeriodSetting,
    PersonClause,
    PurposesSetting,
    Setting,
    TeamClause,
    TermSetting,
    WeeksSetting,
    WeeksSkip,
    WeekStartSetting,
    WorkingDaysSetting,
    ZoneClause,
)
from copflow.language.standing import Remind
from copflow.speech.activity_clauses import remind_words
from copflow.speech.forms import FormWords, names_words


def setting_words(clause: Setting, forms: FormWords, compilation: Compilation) -> str:
    """What a setting says of the plan."""
    match clause:
        case PeriodSetting():
            return _period(clause, forms, compilation)
        case ZoneClause():
            return f"The plan's times are those of {clause.zone.text}."
        case HolidaysSetting():
            return f"Public holidays of {_listed(clause.regions)} are closed days."
        case ClosedSetting():
            return _closed(clause, forms)
        case MoveSetting():
            return _move(clause)
        case WorkingDaysSetting():
            days = [WEEKDAY_NAMES[day] for day in sorted(clause.weekdays)]
            return f"Working days are {speak.listed(days)}."
        case TermSetting():
            return f'"{clause.name.text}" is the time from {forms(clause.days)}; both days count.'
        case WeeksSetting(weeks=weeks):
            number = 0 if weeks.down else 1
            return f"Week {number} of the plan is the week of {forms.anchor(weeks.anchor)}."
        case _:
            return _rest(clause)


def _rest(clause: WeeksSkip | WeekStartSetting | PurposesSetting | IncludeSetting | Remind) -> str:
    match clause:
        case WeeksSkip():
            return f"Weeks of {names_words(clause.refs)} are not counted."
        case WeekStartSetting():
            return f"Weeks begin on {WEEKDAY_NAMES[clause.weekday]}."
        case PurposesSetting():
            return f"The purposes of the plan are {_listed(clause.purposes)}."
        case IncludeSetting():
            files = speak.listed([f'"{name.text}"' for name in clause.files])
            return f"What is in {files} is part of the plan."
        case Remind():
            return remind_words(clause, "whatever says nothing else")
        case _:
            assert_never(clause)


def _listed(names: tuple[object, ...]) -> str:
    return speak.listed([str(getattr(name, "text", name)) for name in names])


def _period(clause: PeriodSetting, forms: FormWords, compilation: Compilation) -> str:
    """The days, and how a year that is not written was found: there is no period yet that would tell it."""
    period = compilation.schedule.period
    if period.first is None or period.last is None:
        return f"The plan is from {forms(clause.days)}."
    days = f"The plan is from {speak.days(period.first, period.last)}; both days count."
    first, last = _has_year(clause.days.first), _has_year(clause.days.last)
    if first and last:
        return days
    if not first and not last:
        today = speak.day(compilation.schedule.today)
        return f"{days} No year is written; I took {period.first.year}, the next one after {today}."
    return f"{days} One year is not written; I took the one in which the last day comes soonest after the first."


def _has_year(form: object) -> bool:
    return not isinstance(form, CalendarDay | MonthPoint) or form.year is not None


def _closed(clause: ClosedSetting, forms: FormWords) -> str:
    name = f' ("{clause.name}")' if clause.name else ""
    if not is_yearly(clause.days):
        return f"Closed from {forms(clause.days)}{name}; both days count."
    return f"Closed on these days of every year, as no year is written: {forms.own(clause.days.span)}{name}."


def is_yearly(days: DayRange) -> bool:
    """Whether a closure comes every year: its days have no year."""
    ends = (days.first, days.last)
    return all(isinstance(end, CalendarDay | MonthPoint) and end.year is None for end in ends)


def _move(clause: MoveSetting) -> str:
    kinds = [*(["tasks"] if clause.tasks else []), *(["meetings"] if clause.meetings else [])]
    what = speak.listed(kinds).capitalize()
    if clause.to is MoveTo.KEEP:
        return f"{what} on closed days keep their day, and a warning says so."
    return f"{what} on closed days move to the {clause.to.value}."


def person_words(clause: PersonClause | TeamClause | AwayClause, forms: FormWords, who: str) -> str:
    """What a line says of a person or a team; `who` is away."""
    match clause:
        case PersonClause():
            full = f", {clause.full_name}" if clause.full_name else ""
            mail = ", with a mail address" if clause.mail else ""
            return f'"{clause.name.text}" is a person{full}{mail}.'
        case TeamClause():
            return f'"{clause.name.text}" is a team: {_listed(clause.members)}.'
        case AwayClause():
            days = forms(clause.when)
            when = f"from {days}" if isinstance(clause.when, DayRange) else f"all of {days}"
            return f'"{who}" is away {when}{f" ({clause.why})" if clause.why else ""}; every day of it counts.'
        case _:
            assert_never(clause)
