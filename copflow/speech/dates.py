"""What the clauses of dates and of repetitions say, in sentences."""

from typing import assert_never

from copflow.dates import speak
from copflow.dates.forms import CalendarDay, DayRange, Offset
from copflow.dates.recurrence import DateList
from copflow.dates.years import YearFinder
from copflow.language.nodes import (
    After,
    Bound,
    Bounds,
    Due,
    Every,
    Except,
    FromDay,
    FromDays,
    InWindow,
    Limit,
    MovedTo,
    Numbered,
    OnDay,
    RepeatClause,
    Times,
    Together,
    Until,
)
from copflow.language.standing import StateClause
from copflow.schedule.done import past_day
from copflow.speech.forms import FormWords, name_words, names_words
from copflow.speech.rhythms import rhythm_words

When = InWindow | OnDay | Offset | FromDays | FromDay | Bound | Bounds | After | Together | StateClause


def due_words(clause: Due, forms: FormWords) -> str:
    """`It is a task, due 1 week before "webinar 1" begins.`"""
    if clause.when is None:
        return "It is a task: it has a deadline rather than takes place."
    if isinstance(clause.when, StateClause):
        return "It is a task, whose date is still to be found."
    return f"It is a task, due {when_words(clause.when, forms)}."


def when_words(clause: When, forms: FormWords) -> str:
    """When it is, without `it is`: `in November 2026`, `no later than Mon 30 November 2026`."""
    match clause:
        case InWindow(window=DayRange() as days):
            return f"on some day from {forms(days)}"
        case InWindow():
            return f"in {forms(clause.window)}"
        case OnDay():
            return f"on {forms(clause.day)}"
        case Offset():
            return forms(clause)
        case FromDays():
            return f"from {forms(clause.days)}; the last day counts"
        case FromDay():
            return f"from {forms(clause.first)} on"
        case Bound():
            return _bound(clause, forms)
        case Bounds():
            return f"{_bound(clause.earliest, forms)} and {_bound(clause.latest, forms)}"
        case After():
            return f"after {names_words(clause.refs)}, which must be finished first"
        case Together():
            return f"on the same day as {name_words(clause.ref)}"
        case StateClause():
            return clause.state.value
        case _:
            assert_never(clause)


def _bound(clause: Bound, forms: FormWords) -> str:
    """`no later than Mon 30 November 2026`, `before Mon 3 May 2027, which does not count`."""
    if not clause.strict:
        return f"{clause.limit.value} {forms(clause.day)}"
    side = "before" if clause.limit is Limit.LATEST else "after"
    return f"{side} {forms(clause.day)}, which does not count"


def repeat_words(clause: RepeatClause, forms: FormWords) -> str:
    """`It is repeated on the first Tuesday of every month.`"""
    match clause:
        case Every(rule=DateList() as days):
            return f"It is repeated: it is on {speak.listed([forms(day) for day in days.days])}."
        case Every(rule=rule):
            assert not isinstance(rule, DateList)
            start = f", from {forms(clause.start)} on" if clause.start is not None else ""
            return f"It is {'then ' if clause.then else ''}repeated {rhythm_words(rule)}{start}."
        case Until():
            return f"It goes on until {forms(clause.last)}, which counts."
        case Times():
            return f"It is repeated {speak.count(clause.number, 'time')}."
        case Except():
            return _except(clause, forms)
        case MovedTo():
            return f"It is moved to {forms(clause.day)}."
        case Numbered():
            return f"Each one is known by a number; the first has the number {clause.first}."
        case _:
            assert_never(clause)


def _except(clause: Except, forms: FormWords) -> str:
    """What is left out, in the author's words: a date without a year is left out in every year."""
    items = [forms.own(item.span) for item in clause.items] + (["holidays and closures"] if clause.holidays else [])
    more = " What is left out keeps its number." if clause.skip else ""
    yearless = any(isinstance(item, CalendarDay) and item.year is None for item in clause.items)
    years = " A day without a year is left out in every year." if yearless else ""
    return f"Left out: {speak.listed(items)}.{years}{more}"


def done_words(day: CalendarDay, finder: YearFinder) -> str:
    """` on Tue 3 November 2026`, with the year that is taken for what has passed."""
    found = past_day(day, finder)
    if found is None:
        return ""
    taken = "" if day.year is not None else f"; no year is written, and I took {found.year}"
    return f" on {speak.day(found)}{taken}"
