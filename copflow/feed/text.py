"""What an edit does to the dates of a plan, as text: a paragraph below what was found in it."""

from collections.abc import Iterator, Sequence

from copflow.dates import speak
from copflow.diagnostics.prose import quoted
from copflow.diagnostics.source import Source
from copflow.editing.follow import when_words
from copflow.feed.cause import Cause
from copflow.feed.compare import Comparison, Kind, Move, Pair
from copflow.reports.canvas import Canvas, Look
from copflow.reports.safe import safe
from copflow.schedule.model import Entry

MOST_SHOWN = 30
"""How many of each kind are listed."""
NO_DATE = "no date moves."
NEW = "this plan is new."
ALSO = {
    Kind.SETTLED: " (it has a day now)",
    Kind.OPENED: " (its day is open now)",
    Kind.TIME: " (another time)",
}


def text(name: str, against: str, comparison: Comparison | str, canvas: Canvas, was: str | None = None) -> str:
    """`my-year.plan, against main: 3 dates move`, and which; `was` is the path that the plan had.

    Instead of a comparison there may be a sentence, of a plan that is new or is as it was.
    """
    where = f"{safe(name)}, against {safe(against)}{f' ({safe(was)})' if was is not None else ''}"
    if isinstance(comparison, str):
        return f"{where}: {comparison}\n"
    if not comparison.has_differences:
        return f"{where}: {NO_DATE}\n"
    heading = canvas.paint(f"{where}:", Look.STRONG)
    counts = speak.listed(list(_counts(comparison)))
    lines = [f"{heading} {counts or 'no date moves'}", *_moves(comparison), *_others(comparison)]
    if not comparison.is_judged:
        lines.append("  One of the two has errors, so what looks new or gone may only be not understood.")
    return "".join(f"{line}\n" for line in lines)


def _counts(comparison: Comparison) -> Iterator[str]:
    moved = len(comparison.moved)
    if moved:
        yield f"{speak.count(moved, 'date')} {'moves' if moved == 1 else 'move'}"
    for found, words in (
        (comparison.added, "new"),
        (comparison.gone, "gone"),
        (comparison.cancelled, "cancelled"),
        (comparison.restored, "not cancelled any more"),
        (comparison.renamed, "renamed"),
    ):
        if found:
            yield f"{len(found)} {words}"


# ---- what moves ----------------------------------------------------------------------------------------


def _moves(comparison: Comparison) -> Iterator[str]:
    """The moves, by the line of the new plan that made them."""
    by_cause: dict[Cause | None, list[Move]] = {}
    for move in comparison.moved:
        by_cause.setdefault(move.cause, []).append(move)
    for cause in sorted(by_cause, key=lambda one: (one is None, one.span if one is not None else (0, 0))):
        yield f"  {_why(cause, comparison.new.source)}"
        yield from _some([f"    {safe(_move(move))}" for move in by_cause[cause]], "    ")


def _why(cause: Cause | None, source: Source) -> str:
    if cause is None:
        return "because of what the plan does not say any more:"
    file, line = source.file(cause.span.start), source.position(cause.span.start).line
    where = f"line {line}" if not file.start else f"{file.name}, line {line}"
    return safe(f"because of {where}, {quoted(cause.words)}:")


def _move(move: Move) -> str:
    return f"{move.new.activity.full_name}: {move.was} -> {move.now}{ALSO.get(move.kind, '')}"


# ---- what else is different ----------------------------------------------------------------------------


def _others(comparison: Comparison) -> Iterator[str]:
    for found, words in (
        (comparison.added, "new"),
        (comparison.gone, "gone"),
        (comparison.cancelled, "cancelled"),
        (comparison.restored, "not cancelled any more"),
    ):
        yield from _listed(found, words)
    if comparison.renamed:
        yield "  renamed:"
        yield from _some([f"    {safe(_rename(pair))}" for pair in comparison.renamed], "    ")


def _listed(entries: Sequence[Entry], words: str) -> Iterator[str]:
    if entries:
        yield f"  {words}:"
        yield from _some([f"    {safe(f'{one.activity.full_name}: {when_words(one)}')}" for one in entries], "    ")


def _rename(pair: Pair) -> str:
    return f"{pair.old.activity.full_name} -> {pair.new.activity.full_name}"


def _some(lines: Sequence[str], indent: str) -> Iterator[str]:
    yield from lines[:MOST_SHOWN]
    if len(lines) > MOST_SHOWN:
        yield f"{indent}and {len(lines) - MOST_SHOWN:,} more"
