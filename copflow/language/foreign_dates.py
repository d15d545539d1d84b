"""Dates as other tools and other habits write them: `KW 46`, `Q1/2027`, `10.11.`, `3 or 4 November`."""

import re

from copflow.dates.words import MONTH_NAMES
from copflow.language.foreign_said import MONTH, UNDECIDED, Context, Said
from copflow.language.periods import year_of_week


def calendar_week(found: re.Match[str], context: Context) -> Said | None:
    """`KW 46`, `CW 46`: a calendar week, which is written with its year."""
    number = int(found["number"])
    if not 1 <= number <= 53:
        return None
    title = "A calendar week is written with its year, and {} has none."
    if context.begins is None:
        return Said(title, read=UNDECIDED, notes=("Write it as in `in 2026-W46`.",))
    lead = "in" if found["lead"].casefold() == "on" else found["lead"]
    return Said(title, f"{lead} {year_of_week(number, context.begins)}-W{number:02d}")


def quarter(found: re.Match[str], _context: Context) -> Said:
    number, year = found["first"] or found["second"], found["year"] or found["other"]
    year = year if len(year) == len("2027") else f"20{year}"
    lead = found["lead"] or "in "
    return Said(
        "A quarter and its year stand beside each other: {} has a mark between them.", f"{lead}Q{number} {year}"
    )


def with_full_stops(found: re.Match[str], _context: Context) -> Said | None:
    """`10.11.`: day and month, as both numbers end with a full stop."""
    day, month = int(found["day"]), int(found["month"])
    if not (1 <= month <= len(MONTH_NAMES) and 1 <= day <= 31):
        return None
    lead = found["lead"] or "on "
    return Said("A month is written by its name: {} has only numbers.", f"{lead}{day} {MONTH_NAMES[month - 1]}")


def short_year(found: re.Match[str], _context: Context) -> Said:
    return Said("A year is written with four digits.", f"20{found['year']}")


def one_or_other(found: re.Match[str], _context: Context) -> Said:
    """`on 3 or 4 November`: copflow keeps one date for each activity."""
    first, second, month, lead = found["first"], found["second"], found["month"], found["lead"]
    days = (f"{lead} {first} {month}", f"{lead} {second} {month}")
    note = f"Until it is decided, `between {first} and {second} {month}` keeps both."
    return Said(
        "An activity has one day, and {} are two.", days[0], days[1:], UNDECIDED, (note,), rule="ambiguous-date"
    )


def range_without_to(found: re.Match[str], _context: Context) -> Said:
    return Said("Between the two days of a range stands `to`.", f"from {found['first']} to {found['second']}")


def month_first(found: re.Match[str], _context: Context) -> Said:
    """`on September third Thursday`."""
    day = f"{found['nth']} {found['weekday']} of {found['month']}"
    return Said("The weekday stands first, then the month.", f"{found['lead']}{day}", rule="unreadable-clause")


def days_of_months(found: re.Match[str], _context: Context) -> Said:
    """`on the 15th of March and June`."""
    days = [f"{found['day']} {month}" for month in re.findall(MONTH, found["months"], re.IGNORECASE)]
    if found["lead"]:
        return _several(found["lead"], days)
    said = f"on {', '.join(days[:-1])} and {days[-1]}"
    return Said("Each month has its own day: write the day beside each of them.", said, rule="unreadable-clause")


def weeks(found: re.Match[str], _context: Context) -> Said:
    """`on Wednesday of weeks 3, 5 and 7`."""
    return _several(found["lead"], [f"{found['day']} of week {week}" for week in re.findall("[0-9]+", found["weeks"])])


def _several(lead: str, days: list[str]) -> Said:
    """Several days, which take a line each."""
    first, *others = [f"{lead}on {day}" for day in days]
    note = f"Each takes a line of its own; the next one says `{others[0]}`."
    return Said("These are several days: {}.", first, tuple(others), UNDECIDED, (note,), rule="ambiguous-date")


def last_day(found: re.Match[str], context: Context) -> Said | None:
    """`debrief on the last day`, below a fest of several days."""
    if not context.nested:
        return None
    which = found["which"].casefold()
    write = f"{found['lead']}on the {which} day of {context.above}" if context.above else None
    return Said(f"Of what is this the {which} day? It would be a part of the name.", write, read=UNDECIDED)


def either_day(found: re.Match[str], _context: Context) -> Said:
    return Said("This is one day: the limit has one word, `by`.", f"by {found['rest']}")


def reader_day(_found: re.Match[str], _context: Context) -> Said:
    title = "Which day {} is depends on the day on which it is read."
    return Said(title, read=UNDECIDED, notes=("A plan is read all year: write the date.",), rule="reader-day")
