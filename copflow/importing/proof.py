"""The proof of an import: the plan is compiled, and what a calendar would show of it compared with the feed.

Where a piece gives something else, or has an error, its next way to be written takes its place, until all agree.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta

from copflow.compile import Compilation
from copflow.dates.forms import END_OF_DAY
from copflow.diagnostics.rules import Severity
from copflow.diagnostics.source import Source
from copflow.importing.model import Shown
from copflow.importing.notes import Notes
from copflow.importing.pieces import Piece, Unit
from copflow.outputs.facts import calendar_days, session_of, stands_alone
from copflow.outputs.text import shorten
from copflow.outputs.titles import MOST, title_of
from copflow.schedule.model import Entry

Compile = Callable[[Source], Compilation]
MOST_ROUNDS = 12
"""How often the plan is compiled to find what does not give what it should."""
NAME = "import.plan"


def prove(head: Sequence[str], units: Sequence[Unit], compiled: Compile, notes: Notes) -> list[Piece]:
    """The pieces that give what they should, in order; what can be said in no way is noted, and left out."""
    for at in range(MOST_ROUNDS):
        live = [unit for top in units for unit in top.units() if unit.piece is not None]
        live.sort(key=lambda unit: unit.piece.first if unit.piece else date.max)
        pieces = [unit.piece for unit in live if unit.piece is not None]
        wrong = _wrong(head, pieces, compiled)
        if not wrong:
            return pieces
        for number in wrong:
            unit = live[number]
            if at == MOST_ROUNDS - 1 or not unit.advance():
                _lose(unit, notes)
    live = [unit for top in units for unit in top.units() if unit.piece is not None]
    return sorted((unit.piece for unit in live if unit.piece is not None), key=lambda piece: piece.first)


def _lose(unit: Unit, notes: Notes) -> None:
    unit.piece, unit.rest = None, []
    one = unit.occurrences[0]
    notes.add(
        one.line, "A plan cannot say this so that a calendar shows the same; it is left out.", one.name, lost=True
    )


def text_of(head: Sequence[str], pieces: Iterable[Piece]) -> str:
    """The plan. Pieces of several lines stand apart."""
    lines, apart = list(head), True
    for piece in pieces:
        is_long = len(piece.lines) > 1
        if (is_long or apart) and lines:
            lines.append("")
        lines += piece.lines
        apart = is_long
    return "".join(f"{line}\n" for line in lines)


def _wrong(head: Sequence[str], pieces: Sequence[Piece], compiled: Compile) -> list[int]:
    """The numbers of the pieces that do not give what they should."""
    text = text_of(head, pieces)
    source = Source(NAME, text)
    compilation = compiled(source)
    owners = _owners(head, pieces)
    found: dict[int, Counter[Shown]] = defaultdict(Counter)
    for line, one in _shown(compilation):
        found[owners[line - 1]][one] += 1
    bad = {
        owners[source.position(finding.span.start).line - 1]
        for finding in compilation.findings
        if finding.severity is Severity.ERROR
    }
    return [at for at, piece in enumerate(pieces) if at in bad or found[at] != piece.expected]


def _owners(head: Sequence[str], pieces: Sequence[Piece]) -> list[int]:
    """For each line of the plan the number of its piece, -1 for none."""
    owners, apart = [-1] * len(head), True
    for at, piece in enumerate(pieces):
        is_long = len(piece.lines) > 1
        if (is_long or apart) and owners:
            owners.append(-1)
        owners += [at] * len(piece.lines)
        apart = is_long
    return [*owners, -1]


def _shown(compilation: Compilation) -> Iterator[tuple[int, Shown]]:
    """What a calendar shows of a plan, each with the line of its activity."""
    entries = compilation.schedule.entries
    for entry in entries:
        found = shown_of(entry, entries) if stands_alone(entry, entries) else None
        if found is not None:
            yield compilation.source.position(entry.activity.name.span.start).line, found


def shown_of(entry: Entry, entries: Sequence[Entry]) -> Shown | None:
    """What a calendar shows of an entry, as outputs.ics_event writes it; None without a date."""
    words = shorten(title_of(entry, entries), MOST)
    session = session_of(entry)
    if session is not None:
        is_end = entry.activity.is_task and entry.hours is not None and entry.hours.start == END_OF_DAY
        back = session.end - session.start if is_end else timedelta(0)
        return Shown(session.start - back, session.end - back, words)
    days = calendar_days(entry)
    return Shown(days[0], days[1] + timedelta(1), words) if days is not None else None


def differences(feed: Counter[Shown], exported: Counter[Shown]) -> Iterator[str]:
    """What is in one and not in the other, in words."""
    for missing in sorted((feed - exported).elements(), key=str):
        yield f"The feed has {_words(missing)}, and the plan has not."
    for extra in sorted((exported - feed).elements(), key=str):
        yield f"The plan has {_words(extra)}, and the feed has not."


def _words(one: Shown) -> str:
    return f'"{one.title}" on {one.start:%Y-%m-%d}'
