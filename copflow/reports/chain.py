"""The steps by which dates came about that do not fit: the lines of the plan, and their days below each other."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copflow.diagnostics.diagnostic import Diagnostic
from copflow.diagnostics.source import File, Source
from copflow.reports.canvas import LOOKS, Canvas, Look
from copflow.reports.excerpt import CUT, LEAST, beside, gutter, numbered_line
from copflow.reports.safe import cells, safe

GAP = "  "
SHORT_DAY = re.compile(r"^(\w{3}) (?=[0-9] )")
"""`Sat 9 May`, which has a blank more where it stands below `Tue 12 May`."""


class _Row(NamedTuple):
    """A step as it is shown. `goes_on`: it is of the same line as the one above it, and has no number."""

    file: File
    number: int
    goes_on: bool
    text: str
    day: str
    verdict: str


def steps(source: Source, finding: Diagnostic, canvas: Canvas) -> Iterator[str]:
    """`4 | report due 3 days before board review  Sat  9 May 2026  <- too early`, for each step of the chain."""
    rows = list(_rows(source, finding))
    days = max((cells(row.day) for row in rows), default=0)
    texts = _fitted(rows, days, canvas.width)
    at = source.file(finding.span.start)
    for row, text in zip(rows, texts, strict=True):
        if row.file != at:
            yield canvas.paint(f"  {safe(row.file.name)}:{row.number}", Look.STRONG)
        at = row.file
        verdict = canvas.paint(row.verdict, LOOKS[finding.severity])
        line = f"{text}{GAP}{_filled(row.day, days)}{GAP}{verdict}".rstrip()
        yield beside(row.number, line, canvas) if row.goes_on else numbered_line(row.number, line, canvas)


def _rows(source: Source, finding: Diagnostic) -> Iterator[_Row]:
    """The first step of a line shows the line, further ones what they say."""
    before = None
    for link in finding.chain:
        line = source.line_at(link.span.start)
        goes_on = line == before
        text = f"{GAP}{safe(link.text)}" if goes_on else safe(source.slice(line).expandtabs().strip())
        verdict = f"<- {safe(link.verdict)}" if link.verdict else ""
        day = SHORT_DAY.sub(r"\1  ", safe(link.day))
        file, number = source.file(line.start), source.position(line.start).line
        yield _Row(file, number, goes_on, text, day, verdict)
        before = line


def _fitted(rows: Sequence[_Row], days: int, width: int) -> list[str]:
    """The texts, filled up to the longest; what there is no room for is cut."""
    around = max((len(gutter(row.number)) + 1 + 2 * len(GAP) + days + cells(row.verdict) for row in rows), default=0)
    room = max(LEAST, width - around)
    texts = [row.text if cells(row.text) <= room else _cut(row.text, room) for row in rows]
    longest = max(map(cells, texts), default=0)
    return [_filled(text, longest) for text in texts]


def _cut(text: str, room: int) -> str:
    """As much of the beginning as there is room for."""
    cut = text[:room]
    while cells(cut) > room - len(CUT):
        cut = cut[:-1]
    return f"{cut}{CUT}"


def _filled(text: str, width: int) -> str:
    return text + " " * (width - cells(text))
