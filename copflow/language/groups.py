"""Groups behind `by` that nobody declared, and that became the end of a name: `potluck by the book club on 3 May`."""

from collections.abc import Sequence

from copflow.diagnostics.diagnostic import Diagnostics, Edit, Fix
from copflow.diagnostics.prose import quoted
from copflow.diagnostics.source import Span
from copflow.language.names import Phrases
from copflow.language.tokens import Token

GROUPS = frozenset(
    {"board", "club", "committee", "crew", "editors", "group", "members", "organisers", "organizers", "panel"}
    | {"staff", "task-force", "team", "trustees", "volunteers"}
)
"""Words that end what a group of people is called who do the work: `by the lake` is a place, and a concert `by the
youth choir` is called so."""
MOST_WORDS = 5


def group_in_name(
    tokens: Sequence[Token], end: int, text: str, people: Phrases, found: Diagnostics, *, first: int
) -> int | None:
    """Report a group at the end of a name (the tokens from `first` up to `end`). Returns the number of tokens that the
    name rather has, None where there is no group. A plan that declares nobody says nowhere who does what."""
    while end > first and tokens[end - 1].type in ("COMMA", "COLON"):
        end -= 1
    low = max(first + 1, end - MOST_WORDS - 2)
    at = next((at for at in range(end - 2, low - 1, -1) if tokens[at].type == "BY"), None)
    if at is None or not people.shown or tokens[first].type == "STRING" or tokens[at + 1].type != "THE" or end - at < 3:
        return None
    if text[tokens[end - 1].start : tokens[end - 1].end].casefold() not in GROUPS:
        return None
    if any(people.match(tokens, place) for place in range(at + 1, end)):
        return None
    span = Span(tokens[at + 2].start, tokens[end - 1].end)
    name = Span(tokens[first].start, span.end)
    written = text[span.start : span.end]
    title = f"There is no person and no team {quoted(written)}; I took it as part of the name."
    notes = (
        f"A team has a line of its own: `team {written}: Sam and Ana`.",
        "A group that only takes part stands behind `with`.",
    )
    fixes = (Fix("Put the name in quotation marks", (Edit(name, f'"{text[name.start : name.end]}"'),)),)
    found.report("unknown-person", span, title, notes=notes, fixes=fixes)
    return at
