"""Writes another date in the place of one, in the way in which that was written."""

from collections.abc import Iterator
from datetime import date

from copflow.dates.words import MONTH_NAMES, WEEKDAY_NAMES, ordinal
from copflow.diagnostics.diagnostic import Edit
from copflow.diagnostics.source import Span
from copflow.language.tokens import Token, tokenise

SHORT = 4
"""Names of so many letters are short ones: `Nov`, `Sept`, `Tues`."""


def year_edits(text: str, span: Span, years: int) -> Iterator[Edit]:
    """The years within a date, that many later: `2026`, `2026-W46`, `2026-11-10`."""
    for token in tokenise(text, *span)[0]:
        written = text[token.start : token.end]
        if token.type == "YEAR":
            digits = written.strip("()")
            start = token.start + written.index(digits)
            yield Edit(Span(start, start + len(digits)), str(int(digits) + years))
        elif token.type in ("ISO_WEEK", "ISO_DATE"):
            yield Edit(Span(token.start, token.start + 4), str(int(written[:4]) + years))


def day_edits(text: str, span: Span, day: date) -> Iterator[Edit]:
    """What makes a written day another one. The parts that are not written stay away."""
    for token in tokenise(text, *span)[0]:
        new = _part(text[token.start : token.end], token, day)
        if new is not None:
            yield Edit(token.span, new)


def _part(written: str, token: Token, day: date) -> str | None:
    match token.type:
        case "ISO_DATE":
            return day.isoformat()
        case "NUMBER":
            return str(day.day)
        case "NTH":
            return ordinal(day.day)
        case "MONTH":
            return _named(written, MONTH_NAMES[day.month - 1])
        case "WEEKDAY_NAME":
            return _named(written, WEEKDAY_NAMES[day.weekday()])
        case "YEAR":
            return f"({day.year})" if written.startswith("(") else str(day.year)
        case _:
            return None


def _named(written: str, name: str) -> str:
    """The name, as short as the one that was written."""
    if name.casefold().startswith(written.casefold().rstrip(".")) or written.casefold() == "sept":
        return written
    return f"{name[:3]}{'.' if written.endswith('.') else ''}" if len(written.rstrip(".")) <= SHORT else name
