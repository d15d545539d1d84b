"""The table of forms that other tools and other habits have inside a line, and what copflow says for each.

A row is an expression and a function that says what is meant. Quoted texts are never looked at.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from copflow.dates.words import MONTH_NAMES, MONTHS
from copflow.diagnostics.prose import quoted
from copflow.language.periods import Beginning, year_of_week

UNDECIDED = "TBD"
"""As what is read of which only the author knows the date."""
MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
UNIT = r"(?:working |business )?(?:day|week|month|year|hour|minute|fortnight)s?"
COUNT = r"[0-9]{1,3}|an?|one|two|three|four|five|six"
UNITS = {"d": "day", "w": "week", "m": "month", "y": "year", "h": "hour"}
FREQUENCIES = {"DAILY": "day", "WEEKLY": "week", "MONTHLY": "month", "YEARLY": "year"}
CRON_DAYS = {"*": "every day", "1-5": "every weekday", "mon-fri": "every weekday"}
WEEKDAYS = ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
HOURS_OF_HALF = 12


class Context(NamedTuple):
    """What is known where a form is found: whether the line stands below another one, the name of that one, the people's
    names, the first words of the plan's lines, and when the plan begins."""

    nested: bool
    above: str
    people: frozenset[str]
    first_words: frozenset[str]
    begins: Beginning | None


class Said(NamedTuple):
    """What is said of a form: the title (`{}` is what is written), what to write instead, and what else it may mean.

    `read`: as what it is read, where that is not what to write. `append` is written at the end of the line. `rule` is
    what is reported.
    """

    title: str
    write: str | None = None
    others: tuple[str, ...] = ()
    read: str | None = None
    notes: tuple[str, ...] = ()
    append: str = ""
    rule: str = "unknown-word"


class Form(NamedTuple):
    """A row: the expression, what is said of what it finds (None if it is none), and whether it may go on behind a
    semicolon."""

    form: re.Pattern[str]
    say: Callable[[re.Match[str], Context], Said | None]
    goes_on: bool = False


def _form(form: str, say: Callable[[re.Match[str], Context], Said | None], *, goes_on: bool = False) -> Form:
    return Form(re.compile(form, re.IGNORECASE), say, goes_on)


def count(number: int | str, unit: str) -> str:
    """`1 week`, `2 weeks`."""
    unit = unit.casefold().rstrip("s")
    return f"{number} {unit}" if str(number) in ("1", "a", "an", "one") else f"{number} {unit}s"


# ---- counting down, and lengths ------------------------------------------------------------------------


def _countdown(found: re.Match[str], context: Context) -> Said | None:
    """`T-2 weeks`, `R-5`: days or weeks before an event, which the letter stands for."""
    letter, number, short, unit, lead = found["letter"], int(found["number"]), found["short"], found["unit"], found["lead"]
    if not (lead or unit or short):
        return None
    amount = count(number, UNITS.get((short or "").casefold(), "") or unit or "day")
    title = "What days are counted from is said by its name: {} has a letter for it."
    due = "due " if (lead or "").strip().casefold() in ("", "on", "at", "by", "due") else lead
    if context.nested:
        return Said(title, f"{due}{amount} before")
    anchors = [word for word in ("release", "race", "go-live", "deadline", "launch") if word.startswith(letter.casefold())]
    if named := [word for word in anchors if word in context.first_words]:
        return Said(title, f"{due}{amount} before {named[0]}", read=f"{due}{UNDECIDED}" if due == "due " else UNDECIDED)
    note = f"Name what it counts from: `{due}{amount} before kickoff`."
    return Said(title, read=f"{due}{UNDECIDED}" if due == "due " else UNDECIDED, notes=(note,))


def _duration(found: re.Match[str], _context: Context) -> Said | None:
    """`P2W`, `PT1H`, `PT1H30M`: a length of ISO 8601."""
    time, parts = bool(found["time"]), re.findall(r"([0-9]+)([a-z])", found["parts"].casefold())
    units = UNITS | ({"m": "minute"} if time else {})
    if not parts or any(unit not in units for _number, unit in parts):
        return None
    length = " and ".join(count(int(number), units[unit]) for number, unit in parts)
    return Said(f"A length is written in words: {{}} is {length}.", length)


def _at_least(found: re.Match[str], _context: Context) -> Said:
    word = "at least" if found["word"].casefold().startswith("min") else "at most"
    return Said(f"A limit is said in words: {quoted(found['word'])} is {quoted(word)}.", f"{word} {found['rest']}")


def _swapped_offset(found: re.Match[str], _context: Context) -> Said | None:
    """`before 2 weeks webinar 1`: the amount stands first."""
    if (found["lead"] or "").casefold().strip() in ("not", "no", "or"):
        return None
    title = "The amount stands first, then before or after."
    lead = found["lead"] or ""
    return Said(title, f"{lead}{found['amount']} {found['side']}", rule="unreadable-clause")


# ---- dates ---------------------------------------------------------------------------------------------


def _calendar_week(found: re.Match[str], context: Context) -> Said | None:
    """`KW 46`, `CW 46`: a calendar week, which is written with its year."""
    number = int(found["number"])
    if not 1 <= number <= 53:
        return None
    title = "A calendar week is written with its year, and {} has none."
    if context.begins is None:
        return Said(title, read=UNDECIDED, notes=("Write it as in `in 2026-W46`.",))
    lead = "in" if found["lead"].casefold() == "on" else found["lead"]
    return Said(title, f"{lead} {year_of_week(number, context.begins)}-W{number:02d}")


def _quarter(found: re.Match[str], _context: Context) -> Said:
    number, year = found["first"] or found["second"], found["year"] or found["other"]
    year = year if len(year) == len("2027") else f"20{year}"
    lead = found["lead"] or "in "
    return Said("A quarter and its year stand beside each other: {} has a mark between them.", f"{lead}Q{number} {year}")


def _with_full_stops(found: re.Match[str], _context: Context) -> Said | None:
    """`10.11.`: day and month, as both numbers end with a full stop."""
    day, month = int(found["day"]), int(found["month"])
    if not (1 <= month <= len(MONTH_NAMES) and 1 <= day <= 31):
        return None
    lead = found["lead"] or "on "
    return Said("A month is written by its name: {} has only numbers.", f"{lead}{day} {MONTH_NAMES[month - 1]}")


def _short_year(found: re.Match[str], _context: Context) -> Said:
    return Said("A year is written with four digits.", f"20{found['year']}")


def _one_or_other(found: re.Match[str], _context: Context) -> Said:
    """`on 3 or 4 November`: copflow keeps one date for each activity."""
    first, second, month, lead = found["first"], found["second"], found["month"], found["lead"]
    days = (f"{lead} {first} {month}", f"{lead} {second} {month}")
    note = f"Until it is decided, `between {first} and {second} {month}` keeps both."
    return Said("An activity has one day, and {} are two.", days[0], days[1:], UNDECIDED, (note,), rule="ambiguous-date")


def _range_without_to(found: re.Match[str], _context: Context) -> Said:
    return Said("Between the two days of a range stands `to`.", f"from {found['first']} to {found['second']}")


def _month_first(found: re.Match[str], _context: Context) -> Said:
    """`on September third Thursday`."""
    day = f"{found['nth']} {found['weekday']} of {found['month']}"
    return Said("The weekday stands first, then the month.", f"{found['lead']}{day}", rule="unreadable-clause")


def _days_of_months(found: re.Match[str], _context: Context) -> Said:
    """`on the 15th of March and June`."""
    days = [f"{found['day']} {month}" for month in re.findall(MONTH, found["months"], re.IGNORECASE)]
    if found["lead"]:
        return _several(found["lead"], days)
    said = f"on {', '.join(days[:-1])} and {days[-1]}"
    return Said("Each month has its own day: write the day beside each of them.", said, rule="unreadable-clause")


def _weeks(found: re.Match[str], _context: Context) -> Said:
    """`on Wednesday of weeks 3, 5 and 7`."""
    return _several(found["lead"], [f"{found['day']} of week {week}" for week in re.findall("[0-9]+", found["weeks"])])


def _several(lead: str, days: list[str]) -> Said:
    """Several days, which take a line each."""
    first, *others = [f"{lead}on {day}" for day in days]
    note = f"Each takes a line of its own; the next one says `{others[0]}`."
    return Said("These are several days: {}.", first, tuple(others), UNDECIDED, (note,), rule="ambiguous-date")


def _last_day(found: re.Match[str], context: Context) -> Said | None:
    """`debrief on the last day`, below a fest of several days."""
    if not context.nested:
        return None
    which = found["which"].casefold()
    write = f"{found['lead']}on the {which} day of {context.above}" if context.above else None
    return Said(f"Of what is this the {which} day? It would be a part of the name.", write, read=UNDECIDED)


def _either_day(found: re.Match[str], _context: Context) -> Said:
    return Said("This is one day: the limit has one word, `by`.", f"by {found['rest']}")


def _reader_day(found: re.Match[str], _context: Context) -> Said:
    title = "Which day {} is depends on the day on which it is read."
    return Said(title, read=UNDECIDED, notes=("A plan is read all year: write the date.",), rule="reader-day")


# ---- programs ------------------------------------------------------------------------------------------


def _cron(found: re.Match[str], _context: Context) -> Said | None:
    """`0 9 * * 1-5`: minute, hour, day, month, weekday."""
    minute, hour, day, month, weekday = found["fields"].split()
    if "*" not in found["fields"] or not all(re.fullmatch(r"[\w*/,-]+", one) for one in (minute, hour, day, month)):
        return None
    title = "I read no cron lines such as {}; when it is, is said in words."
    days = CRON_DAYS.get(weekday.casefold()) or (weekday.isdigit() and int(weekday) < 8 and f"every {WEEKDAYS[int(weekday)]}")
    if days and (day, month) == ("*", "*") and minute.isdigit() and hour.isdigit():
        return Said(title, f"{days} at {int(hour)}:{int(minute):02d}")
    return Said(title, read=UNDECIDED, notes=("For example: every weekday at 9:00.",))


def _rrule(found: re.Match[str], _context: Context) -> Said:
    """`FREQ=WEEKLY;INTERVAL=2;BYDAY=TU`: a rule of iCalendar, of which the simple ones are said in words."""
    fields = dict(field.split("=", 1) for field in found["rule"].strip(";").upper().split(";") if "=" in field)
    unit, interval = FREQUENCIES.get(fields.get("FREQ", ""), "week"), fields.get("INTERVAL", "1")
    said = f"every {unit}" if interval == "1" else f"every {interval} {unit}s"
    day = {name[:2].upper(): name for name in WEEKDAYS}.get(fields.get("BYDAY", ""), "")
    return Said("I read no rules of iCalendar such as {}; when it is, is said in words.", f"{said}{day and f' on {day}'}")


def _at_person(found: re.Match[str], context: Context) -> Said | None:
    name = found["name"]
    return Said("A person is named after `by`.", f"by {name}") if name in context.people else None


def _or_person(found: re.Match[str], context: Context) -> Said | None:
    """`by Sam or Ana`."""
    one, other = found["one"], found["other"]
    if one not in context.people or other not in context.people:
        return None
    title = "Who does it: {} leaves that open."
    return Said(title, f"by {one} and {other}", (f"by {one}", f"by {other}"), rule="unreadable-clause")


def _arrow(_found: re.Match[str], _context: Context) -> Said:
    return Said("I read no arrows; what comes first is named after `needs`.", "needs")


LEAD = r"(?P<lead>(?:due |on |by |at |in )*)"
FORMS: tuple[Form, ...] = (
    _form(rf"(?<!\S){LEAD}(?P<letter>[DRT])-(?P<number>[0-9]{{1,3}})(?P<short>[dwm])?(?: (?P<unit>{UNIT}))?(?=[\s,;]|$)(?: before)?", _countdown),
    _form(r"(?<!\S)P(?P<time>T)?(?P<parts>(?:[0-9]+[A-Z])+)(?=[\s,;]|$)", _duration),
    _form(rf"(?<!\S)(?P<word>min(?:imum)?\.?|max(?:imum)?\.?) (?P<rest>(?:{COUNT}) {UNIT} (?:before|after|prior))\b", _at_least),
    _form(rf"(?<!\S)(?P<lead>\w+ )?(?P<side>before|after|prior to) (?P<amount>(?:{COUNT}) {UNIT})(?= (?!before|after|prior|from|later|earlier|in )\w|$)", _swapped_offset),
    _form(r"(?<!\S)(?P<lead>in|on|due|by) (?:the )?(?:KW|CW|W) ?(?P<number>[0-9]{1,2})(?=[\s,;]|$)", _calendar_week),
    _form(r"(?<!\S)(?P<lead>(?:in |due |by )?)(?:Q(?P<first>[1-4])[/'’-](?P<year>[0-9]{2}(?:[0-9]{2})?)|(?P<other>[0-9]{4})[/-]Q(?P<second>[1-4]))(?=[\s,;]|$)", _quarter),
    _form(r"(?<!\S)(?P<lead>(?:due |on |by |from )?)(?P<day>[0-9]{1,2})\.(?P<month>[0-9]{1,2})\.(?=[\s,;]|$)", _with_full_stops),
    _form(r"(?<=[a-z0-9] )['’](?P<year>[0-9]{2})(?=[\s,;]|$)", _short_year),
    _form(rf"(?<!\S)(?P<lead>(?:due )?on|due) (?P<first>[0-9]{{1,2}}) or (?P<second>[0-9]{{1,2}}) (?P<month>{MONTH})\b", _one_or_other),
    _form(rf"(?<!\S)from (?P<first>[0-9]{{1,2}}) (?P<second>[0-9]{{1,2}} (?:{MONTH}))\b", _range_without_to),
    _form(rf"(?<!\S)(?P<lead>(?:due )?on (?:the )?)(?P<month>{MONTH}) (?P<nth>first|second|third|fourth|last|[1-4](?:st|nd|rd|th)) (?P<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b", _month_first),
    _form(rf"(?<!\S)(?P<lead>due )?on (?:the )?(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th) of (?P<months>(?:{MONTH})(?:(?:, | and |, and )(?:{MONTH})\b)+)", _days_of_months),
    _form(r"(?<!\S)(?P<lead>(?:due )?)on (?P<day>(?:mon|tues|wednes|thurs|fri|satur|sun)day) of weeks (?P<weeks>[0-9]+(?:(?:, and |, | and )[0-9]+)+)", _weeks),
    _form(r"(?<!\S)(?P<lead>(?:due )?)on (?:the )?(?P<which>first|last) day(?=[,;]|$)", _last_day),
    _form(rf"(?<!\S)(?:by or (?:before|on)|(?:on|before) or by) (?P<rest>[0-9]{{1,2}}|{MONTH})(?=\s)", _either_day),
    _form(r"(?<=\S )(?:due )?(?:tomorrow|yesterday|today)(?=[,;]|$)", _reader_day),
    _form(r"(?<!\S)(?P<fields>[0-9*/,-]+ +[0-9*/,-]+ +[0-9*/,-]+ +[0-9*/,-]+ +[\w*/,-]+)(?=\s|$)", _cron),
    _form(r"(?<!\S)(?:RRULE:)?(?P<rule>FREQ=[A-Z]+(?:;[A-Z]+=[\w,+-]+)*);?", _rrule, goes_on=True),
    _form(r"(?<!\S)@(?P<name>[^\W\d_][\w-]*)(?=[\s,;]|$)", _at_person),
    _form(r"(?<!\S)by (?P<one>[^\W\d_][\w-]*) or (?P<other>[^\W\d_][\w-]*)(?=[\s,;]|$)", _or_person),
    _form(r"(?<!\S)<-(?=\s)", _arrow),
)  # fmt: skip
