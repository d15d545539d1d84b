"""What an edit of a plan does to those who have its calendar. The table of rules that compare two plans."""

from collections.abc import Callable, Iterator

from copflow.checks.allowed import not_allowed
from copflow.diagnostics.diagnostic import Diagnostic
from copflow.feed import identity_change, mass_move, vanishing_event
from copflow.feed.compare import Comparison

FEED_RULES: dict[str, Callable[[Comparison], Iterator[Diagnostic]]] = {
    "identity-change": identity_change.check,
    "vanishing-event": vanishing_event.check,
    "mass-move": mass_move.check,
}


def feed_findings(comparison: Comparison) -> list[Diagnostic]:
    """What the rules find and no comment allows, in the order of the new text; nothing where a plan has errors."""
    if not comparison.is_judged:
        return []
    found = [finding for check in FEED_RULES.values() for finding in check(comparison)]
    new = comparison.new
    found = not_allowed(new.source, new.document.comments, found)
    return sorted(found, key=lambda finding: (finding.span, finding.rule, finding.title))
