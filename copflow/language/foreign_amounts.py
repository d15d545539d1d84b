"""Amounts as other tools write them: `T-2 weeks`, `P2W`, `min 2 weeks before`; and what programs repeat by."""

import re

from copflow.diagnostics.prose import quoted
from copflow.language.foreign_said import UNDECIDED, Context, Said, count

UNITS = {"d": "day", "w": "week", "m": "month", "y": "year", "h": "hour"}
ANCHORS = ("release", "race", "go-live", "deadline", "launch")
"""What the letter of a countdown stands for, where an activity is called so."""
FREQUENCIES = {"DAILY": "day", "WEEKLY": "week", "MONTHLY": "month", "YEARLY": "year"}
CRON_DAYS = {"*": "every day", "1-5": "every weekday", "mon-fri": "every weekday"}
WEEKDAYS = ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def countdown(found: re.Match[str], context: Context) -> Said | None:
    """`T-2 weeks`, `R-5`: days or weeks before an event, which the letter stands for."""
    letter, number, short, unit, lead = (
        found["letter"],
        int(found["number"]),
        found["short"],
        found["unit"],
        found["lead"],
    )
    if not (lead or unit or short):
        return None
    amount = count(number, UNITS.get((short or "").casefold(), "") or unit or "day")
    title = "What days are counted from is said by its name: {} has a letter for it."
    due = "due " if (lead or "").strip().casefold() in ("", "on", "at", "by", "due") else lead
    if context.nested:
        return Said(title, f"{due}{amount} before")
    anchors = [word for word in ANCHORS if word.startswith(letter.casefold())]
    if named := [word for word in anchors if word in context.first_words]:
        return Said(title, f"{due}{amount} before {named[0]}", read=f"{due}{UNDECIDED}" if due == "due " else UNDECIDED)
    note = f"Name what it counts from: `{due}{amount} before kickoff`."
    return Said(title, read=f"{due}{UNDECIDED}" if due == "due " else UNDECIDED, notes=(note,))


def duration(found: re.Match[str], _context: Context) -> Said | None:
    """`P2W`, `PT1H`, `PT1H30M`: a length of ISO 8601."""
    time, parts = bool(found["time"]), re.findall(r"([0-9]+)([a-z])", found["parts"].casefold())
    units = UNITS | ({"m": "minute"} if time else {})
    if not parts or any(unit not in units for _number, unit in parts):
        return None
    length = " and ".join(count(int(number), units[unit]) for number, unit in parts)
    return Said(f"A length is written in words: {{}} is {length}.", length)


def at_least(found: re.Match[str], _context: Context) -> Said:
    word = "at least" if found["word"].casefold().startswith("min") else "at most"
    return Said(f"A limit is said in words: {quoted(found['word'])} is {quoted(word)}.", f"{word} {found['rest']}")


def swapped_offset(found: re.Match[str], _context: Context) -> Said | None:
    """`before 2 weeks webinar 1`: the amount stands first."""
    if (found["lead"] or "").casefold().strip() in ("not", "no", "or"):
        return None
    title = "The amount stands first, then before or after."
    lead = found["lead"] or ""
    return Said(title, f"{lead}{found['amount']} {found['side']}", rule="unreadable-clause")


def cron(found: re.Match[str], _context: Context) -> Said | None:
    """`0 9 * * 1-5`: minute, hour, day, month, weekday."""
    minute, hour, day, month, weekday = found["fields"].split()
    if "*" not in found["fields"] or not all(re.fullmatch(r"[\w*/,-]+", one) for one in (minute, hour, day, month)):
        return None
    title = "I read no cron lines such as {}; when it is, is said in words."
    days = CRON_DAYS.get(weekday.casefold()) or (
        weekday.isdigit() and int(weekday) < 8 and f"every {WEEKDAYS[int(weekday)]}"
    )
    if days and (day, month) == ("*", "*") and minute.isdigit() and hour.isdigit():
        return Said(title, f"{days} at {int(hour)}:{int(minute):02d}")
    return Said(title, read=UNDECIDED, notes=("For example: every weekday at 9:00.",))


def rrule(found: re.Match[str], _context: Context) -> Said:
    """`FREQ=WEEKLY;INTERVAL=2;BYDAY=TU`: a rule of iCalendar, of which the simple ones are said in words."""
    fields = dict(field.split("=", 1) for field in found["rule"].strip(";").upper().split(";") if "=" in field)
    unit, interval = FREQUENCIES.get(fields.get("FREQ", ""), "week"), fields.get("INTERVAL", "1")
    said = f"every {unit}" if interval == "1" else f"every {interval} {unit}s"
    day = {name[:2].upper(): name for name in WEEKDAYS}.get(fields.get("BYDAY", ""), "")
    return Said(
        "I read no rules of iCalendar such as {}; when it is, is said in words.", f"{said}{day and f' on {day}'}"
    )


def at_person(found: re.Match[str], context: Context) -> Said | None:
    name = found["name"]
    return Said("A person is named after `by`.", f"by {name}") if name in context.people else None


def or_person(found: re.Match[str], context: Context) -> Said | None:
    """`by Sam or Ana`."""
    one, other = found["one"], found["other"]
    if one not in context.people or other not in context.people:
        return None
    title = "Who does it: {} leaves that open."
    return Said(title, f"by {one} and {other}", (f"by {one}", f"by {other}"), rule="unreadable-clause")


def arrow(_found: re.Match[str], _context: Context) -> Said:
    return Said("I read no arrows; what comes first is named after `needs`.", "needs")
