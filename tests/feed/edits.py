"""Plans before and after an edit, compared."""

from collections.abc import Sequence
from datetime import date

from copflow.compile import Compilation, compile_plan
from copflow.diagnostics.diagnostic import Diagnostic, Edit
from copflow.diagnostics.source import Source
from copflow.editing.edits import apply_edits
from copflow.feed import feed_findings
from copflow.feed.compare import Comparison, compare

TODAY = date(2026, 7, 1)
HEAD = 'plan "Year" from August 2026 to July 2027\n'


def compiled(text: str) -> Compilation:
    return compile_plan(Source("year.plan", text), today=TODAY)


def again(texts: Sequence[str]) -> Compilation:
    return compiled(texts[0])


def edited(before: str, after: str) -> Comparison:
    """The comparison of two plans, below a first line that both have."""
    return compare(compiled(HEAD + before), compiled(HEAD + after), again)


def found(before: str, after: str) -> list[Diagnostic]:
    return feed_findings(edited(before, after))


def rules(before: str, after: str) -> list[str]:
    return [finding.rule for finding in found(before, after)]


def mended(before: str, after: str) -> str:
    """The plan after the edit, with the first fix of the only finding, without its first line."""
    [finding] = found(before, after)
    edits: tuple[Edit, ...] = finding.fixes[0].edits
    assert finding.fixes[0].proof is not None
    return apply_edits(HEAD + after, edits).removeprefix(HEAD)
