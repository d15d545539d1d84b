"""One edit moves most dates of the plan: `on third Tuesday` in a shape, or the day of the kickoff."""

from collections import defaultdict
from collections.abc import Iterator

from copflow.checks.finding import finding
from copflow.diagnostics.diagnostic import Diagnostic
from copflow.diagnostics.prose import quoted
from copflow.feed.cause import Cause
from copflow.feed.changes import How
from copflow.feed.compare import Comparison, Move

SHARE = 0.5
"""More than this part of all dates."""
LEAST = 10
"""And more than so many."""
SHOWN = 3
MOVES = (How.MOVED, How.TIME)


def check(comparison: Comparison) -> Iterator[Diagnostic]:
    """Count the dates that each edit moves."""
    by_cause: dict[Cause, list[Move]] = defaultdict(list)
    for move in comparison.moved:
        if move.how in MOVES and move.cause is not None:
            by_cause[move.cause].append(move)
    for cause, moves in by_cause.items():
        if len(moves) > LEAST and len(moves) > SHARE * comparison.dates:
            title = f"{quoted(cause.words)} moves {len(moves)} of the plan's {comparison.dates} dates."
            notes = [f"{move.new.activity.full_name}: {move.was} -> {move.now}" for move in moves[:SHOWN]]
            if len(moves) > SHOWN:
                notes.append(f"and {len(moves) - SHOWN:,} more")
            yield finding("mass-move", cause.span, title, notes=notes)
