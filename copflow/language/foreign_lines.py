"""The table of what other tools put at the beginning of a line: boxes, keys with a colon, rows of a table, titles.

A row is an expression that is tried at the first word, and a function that says what is meant.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from copflow.diagnostics.prose import quoted
from copflow.language.foreign_said import MONTH, UNDECIDED, Said
from copflow.language.repair import LEADS
from copflow.language.tokens import tokenise

TITLE = "title"
"""The name of the row whose lines are no activity."""

KEYS = {
    "date": "on", "day": "on", "when": "on", "time": "at", "start": "from", "starts": "from", "deadline": "due",
    "duration": "for", "length": "for", "owner": "by", "assignee": "by", "responsible": "by", "who": "by",
    "requires": "needs", "depends on": "needs", "dependencies": "needs", "after": "after",
    "location": "at", "where": "at", "venue": "at", "description": "note", "notes": "note", "details": "note",
    "url": "link", "repeat": "every", "repeats": "every", "status": "", "state": "",
}  # fmt: skip
"""Keys as forms and tables have them, and the word that copflow has for each."""
QUOTED_KEYS = frozenset({"location", "where", "venue", "description", "notes", "details"})
DAYS = rf"[0-9]{{1,2}} (?:{MONTH})(?: [0-9]{{4}})?|(?:{MONTH}) [0-9]{{1,2}}(?:,? [0-9]{{4}})?"
DATE = rf"(?:[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}|{DAYS})"
"""A day as it may stand before a name."""
CLAUSE_WORDS = re.compile(r"(?<!\S)(?:at|for|by|due|needs|from|in|on|with|note|online|purpose|tag)\b|,")


class Line(NamedTuple):
    """A row: its name, the expression, what is said of it; whether it may, or must, stand below another line."""

    name: str
    form: re.Pattern[str]
    say: Callable[[re.Match[str]], Said | None]
    nested: bool = True
    only_nested: bool = False


def _box(found: re.Match[str]) -> Said:
    """`[ ]`, `[x]`: a box of a list, as Markdown has them."""
    title = "I read no boxes such as {}; what is done is said in words: `done`."
    return Said(title, "", append=", done" if found["mark"].strip() else "")


def _to_do(_found: re.Match[str]) -> Said:
    return Said("{} would be a part of the name: a task says when it is due, and no more.", "")


def _title(found: re.Match[str]) -> Said:
    return Said("I read no titles such as {}: what is only for readers stands after #.", f"# {found['text'].strip()}")


def _row(found: re.Match[str]) -> Said:
    """`| webinar 1 | 10 November |`: its cells with the words that they lack."""
    name, *cells = [cell.strip() for cell in found["cells"].split("|")]
    said = [_with_lead(cell) for cell in cells if cell]
    if not said or None in said:
        return Said("I read no rows of tables.", read=f"{name} {UNDECIDED}")
    return Said("I read no rows of tables.", " ".join([name, *filter(None, said)]))


def _cells(found: re.Match[str]) -> Said | None:
    """`webinar 1,2026-11-10,14:00`: a row of a spreadsheet."""
    said = [_with_lead(found["day"]), _with_lead(found["time"])]
    return Said("I read no rows of spreadsheets.", " ".join([found["name"].strip(), *filter(None, said)]))


def _with_lead(cell: str) -> str | None:
    """`on 10 November`, `at 14:00`; None where nobody knows what the cell is."""
    tokens = tokenise(cell, 0, len(cell))[0]
    lead = LEADS.get(tokens[0].type) if tokens else None
    return f"{lead} {cell}" if lead is not None else None


def _key(found: re.Match[str]) -> Said | None:
    """`owner: Sam`, `date: 2026-11-10`: a key of a form."""
    key, value = " ".join(found["key"].casefold().split()), found["value"].strip()
    word = KEYS.get(key)
    if word is None or not value:
        return None
    first = tokenise(value, 0, len(value))[0][:1]
    if word == "on" and first and first[0].type == "MONTH":
        word = "in"
    if key in QUOTED_KEYS and not value.startswith('"'):
        value = f'"{value}"'
    title = f"{quoted(found['key'] + ':')} is a key of another tool; copflow has a word for it."
    return Said(title, f"{word} {value}".strip())


def _date_first(found: re.Match[str]) -> Said:
    """`10 November: webinar 1`."""
    day, rest = found["day"], found["rest"].strip()
    behind = CLAUSE_WORDS.search(rest)
    at = behind.start() if behind else len(rest)
    name, more = rest[:at].strip(), rest[at:]
    gap = "" if more.startswith(",") or not more else " "
    title = "The name stands first, then its date."
    return Said(title, f"{name} on {day}{gap}{more}", read=f"{name} {UNDECIDED}{gap}{more}")


def _line(name: str, form: str, say: Callable[[re.Match[str]], Said | None], flags: int = re.IGNORECASE) -> Line:
    return Line(name, re.compile(form, flags), say, only_nested=name == "key")


LINES: tuple[Line, ...] = (
    _line("box", r"\[(?P<mark>[ x]?)\](?=\s)", _box),
    _line("to do", r"(?:TODO|FIXME|TO DO):(?=\s+\S)", _to_do, 0),
    _line(TITLE, r"(?P<mark>\*\*|__|==+)(?P<text>[^*_=\n]+)(?P=mark):?(?=\s*$)", _title, re.MULTILINE),
    _line("row", r"\|(?P<cells>[^\n;\"]*)\|(?=\s*$)", _row, re.MULTILINE),
    _line(
        "cells",
        r"(?P<name>[^,;\"\n]+),\s*(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})\s*,\s*(?P<time>[0-9]{1,2}:[0-9]{2})",
        _cells,
    ),
    _line("key", r"(?P<key>[A-Za-z]+(?: [a-z]+)?):\s(?P<value>[^\n;#]*)", _key),
    _line("date first", rf"(?P<day>{DATE})(?::| [-\u2013\u2014])\s+(?P<rest>[^\n;#\"]+)", _date_first),
)
