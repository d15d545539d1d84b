"""docs/dates.md is true: every row of its tables is written into a plan and gives what the row says.

A section has a block ```plan and tables; the head of the page says how a row is read.
"""

import re
from collections.abc import Iterator
from datetime import UTC, date
from typing import NamedTuple

import pytest

from copflow.compile import Compilation
from copflow.outputs.facts import session_of
from copflow.outputs.ics_event import EventWriter
from copflow.schedule.model import Entry
from tests.cli.transcript import ROOT
from tests.lang.specs import ANNOTATION, TODAY, compiled, facts, given
from tests.outputs.support import OPTIONS

PAGE = ROOT / "docs" / "dates.md"
HEAD = ["Written", "Result", "Rule, and why", "From"]
AUTHORITY = re.compile(r"RFC 5545 \d|ISO 8601|java\.time|Temporal|\[note \d+\]\((decisions/[\w-]+\.md)\)")
NEXT_DATE = re.compile(r", (?=[A-Z][a-z]{2} \d)")
NAMED = re.compile(r"(?P<name>[^:·]+): (?P<dates>.*)")


class Row(NamedTuple):
    """A row of a table: its line in the page, the plan it is written into, and its four cells."""

    line: int
    plan: str
    today: date
    cells: tuple[str, ...]

    @property
    def written(self) -> list[str]:
        """The lines of a plan that the first cell has."""
        return re.findall(r"`([^`]+)`", self.cells[0])

    @property
    def text(self) -> str:
        """The whole plan."""
        return self.plan + "".join(f"{line}\n" for line in self.written)

    def compiled(self) -> Compilation:
        """The whole plan, compiled."""
        return compiled(self.text, self.today)


def rows() -> Iterator[Row]:
    """Every row of every table. Whatever else begins with a stroke is a row too, and will fail."""
    plan, today, inside = "", TODAY, False
    for number, line in enumerate(PAGE.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("```plan"):
            plan, inside = "", True
            day = re.search(r"today=(\S+)", line)
            today = date.fromisoformat(day[1]) if day else TODAY
        elif line.startswith("```"):
            inside = False
        elif inside:
            plan += f"{line}\n"
        elif line.startswith("|"):
            cells = tuple(cell.strip() for cell in line.strip().strip("|").split("|"))
            if list(cells) != HEAD and set(line) != {"|", "-"}:
                yield Row(number, plan, today, cells)


ROWS = list(rows())


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.line}:{row.cells[0]}")
def test_row(row: Row) -> None:
    assert len(row.cells) == len(HEAD) and all(row.cells), "a row has four cells"
    assert row.written, "the first cell has no line of a plan"
    assert "".join(re.split(r"`[^`]+`", row.cells[0])).strip() == "", "the first cell has more than lines of a plan"
    compilation = row.compiled()
    pieces = [piece.strip() for piece in row.cells[1].split(";")]
    announced = [piece for piece in pieces if ANNOTATION.fullmatch(piece)]
    _check_findings(announced, compilation)
    dated = [piece for piece in pieces if piece not in announced]
    assert dated or announced, "the second cell says nothing"
    for piece in dated:
        _check_dates(piece, row, compilation)


def _check_findings(announced: list[str], compilation: Compilation) -> None:
    """Every error and warning must be announced; of notes those that are."""
    wanted = [ANNOTATION.findall(piece)[0] for piece in announced]
    found = [(severity, rule, finding) for _place, severity, rule, finding in given(compilation)]
    told = sorted((severity, rule) for severity, rule, _finding in found if severity != "info")
    assert told == sorted((severity, rule) for severity, rule, _fix in wanted if severity != "info")
    for severity, rule, fix in wanted:
        same = [finding for *kind, finding in found if kind == [severity, rule]]
        offered = [edit.text.strip() for finding in same for one in finding.fixes for edit in one.edits]
        assert same and (not fix or fix.strip() in offered), (rule, offered)


def _check_dates(piece: str, row: Row, compilation: Compilation) -> None:
    """`Fri 28 February 2025 · 10:00, …` of the last line, or of the activity that is named."""
    named = NAMED.fullmatch(piece)
    entries = compilation.schedule.entries
    if named:
        meant = [entry for entry in entries if entry.activity.full_name == named["name"]]
    else:
        meant = _of_last_line(row, compilation)
    dates = NEXT_DATE.split(named["dates"] if named else piece)
    told = [list(_all_facts(entry, compilation)) for entry in meant]
    assert [one[0] for one in told] == [one.split(" · ")[0] for one in dates]
    for one, facts_of in zip(dates, told, strict=True):
        assert set(one.split(" · ")) <= set(facts_of), (one, facts_of)


def _of_last_line(row: Row, compilation: Compilation) -> list[Entry]:
    """The entries that the last line of a plan makes, without those of its steps."""
    start = len(row.text) - len(row.written[-1]) - 1
    return [
        entry
        for entry in compilation.schedule.entries
        if entry.activity.parent is None and entry.activity.name.span.start >= start
    ]


def _all_facts(entry: Entry, compilation: Compilation) -> Iterator[str]:
    """What the specs know of an entry, the instant of its beginning, and the properties of its calendar entry."""
    yield from facts(entry)
    session = session_of(entry)
    if session is not None:
        yield session.start.astimezone(UTC).strftime("%Y-%m-%dT%H:%MZ")
    event = EventWriter(compilation, OPTIONS).write(entry)
    if event is not None:
        for name, value in re.findall(r"^([A-Z]+)[^:\n]*:(.*?)\r?$", event.content.decode(), re.MULTILINE):
            yield f"{name} {value}"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.line}:{row.cells[3]}")
def test_every_row_says_where_its_rule_comes_from(row: Row) -> None:
    found = list(AUTHORITY.finditer(row.cells[3]))
    assert found, row.cells[3]
    for note in (match[1] for match in found if match[1]):
        assert (PAGE.parent / note).is_file(), note


def test_every_section_has_rows() -> None:
    text = PAGE.read_text(encoding="utf-8")
    sections = text.split("\n## ")[1:]
    assert [section.splitlines()[0] for section in sections if "```plan" not in section or "\n| `" not in section] == []
    assert len(ROWS) == text.count("\n| `")
