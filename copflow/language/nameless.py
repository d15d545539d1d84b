"""Lines whose name is none: what is left where a clause lost its first word, or a line its name.

`due, needs kickoff` would be an activity `due`, `: Archives on 12 May` one of no series, and a bare purpose or address
below an activity the name of a step.
"""

from collections.abc import Sequence
from itertools import islice, pairwise

from copflow.diagnostics.diagnostic import Diagnostics, Edit, Fix
from copflow.diagnostics.prose import quoted
from copflow.diagnostics.source import Span
from copflow.language.heads import Head, HeadReader
from copflow.language.names import trimmed
from copflow.language.nodes import Kind
from copflow.language.tokens import Token

NEVER_A_NAME = frozenset(
    {"AT", "BY", "DUE", "DURING", "EVERY", "FOR", "FROM", "IN", "NEEDS", "OF", "ON", "UNTIL", "WITH"}
)
"""Words that are no name alone."""
MOST_SHAPES = 3
"""How many shapes are offered before a colon."""


class Nameless:
    """Looks at the names of one text, when all of them are known and before any clause is read."""

    def __init__(self, heads: Sequence[Head], reader: HeadReader, found: Diagnostics) -> None:
        self._text = reader.text
        self._reader = reader
        self._found = found
        self._purposes = _purposes_in_use(heads)
        self._path: list[Head] = []
        self._with_purpose: dict[Span, bool] = {}

    def inspect(self, head: Head) -> None:
        """Report what is wrong, and read the line as what it looks like. Heads are looked at in their order."""
        del self._path[head.part.depth :]
        self._path.append(head)
        if head.entry.kind is not Kind.ACTIVITY:
            return
        tokens = head.part.tokens
        name = trimmed(tokens[: head.rest])
        if head.nested and len(tokens) == 1 and not head.part.children:
            self._bare(head, tokens[0])
        elif not head.nested and len(name) == 1 and name[0].type in NEVER_A_NAME:
            head.entry.kind = Kind.BROKEN  # `_nameless` of document.py reports it
        elif tokens[0].type == "COLON":
            self._before_colon(head, tokens[0])
        elif head.rest < len(tokens) and tokens[head.rest - 1].type == "COLON" and self._is_shape(name):
            self._behind_colon(head, name, tokens[head.rest - 1])

    def _bare(self, head: Head, token: Token) -> None:
        """A step that has nothing but an address for a name, or a purpose that the plan has."""
        if token.type == "URL":
            self._lacks(head, token, "link", "Is it a link of the line above?", is_name=False)
        elif token.type != "STRING" and str(token.value).casefold() in self._purposes and not self._has_purpose(head):
            self._lacks(head, token, "purpose", "Is it the purpose of the line above?", is_name=True)

    def _has_purpose(self, head: Head) -> bool:
        """Whether the activity above says what it is for."""
        above = self._path[head.part.depth - 1].part
        known = self._with_purpose.get(above.span)
        if known is None:
            lines = (above.tokens, *(child.tokens for child in above.children))
            known = any(token.type == "PURPOSE" for tokens in lines for token in tokens)
            self._with_purpose[above.span] = known
        return known

    def _lacks(self, head: Head, token: Token, word: str, question: str, *, is_name: bool) -> None:
        written = self._text[token.start : token.end]
        shown = quoted(written) if is_name else "This address"
        fixes = [Fix(f'Write "{word}" before it', (Edit(Span(token.start, token.start), f"{word} "),))]
        if is_name:
            fixes.append(Fix("Put the name in quotation marks", (Edit(token.span, f'"{written}"'),)))
        title = f"{shown} would be the name of a step. {question}"
        self._found.report("swallowed-word", token.span, title, fixes=fixes)
        head.part.tokens = [Token(word.upper(), word, token.start, token.start), token]
        head.entry.kind, head.entry.name, head.rest = Kind.CLAUSES, None, 0

    def _before_colon(self, head: Head, colon: Token) -> None:
        shapes = islice(self._reader.shapes.shown, MOST_SHAPES)
        fixes = [Fix(f'Write "{name}:"', (Edit(Span(colon.start, colon.end), f"{name}:"),)) for name in shapes]
        note = "What stands before a colon says which series it belongs to: `lecture: Archives on 12 May`."
        title = "Nothing stands before this colon: the beginning of the name is missing."
        self._found.report("missing-name", colon.span, title, notes=(note,), fixes=fixes)
        tokens = trimmed(head.part.tokens[1 : head.rest])
        head.entry.name = self._reader.know(tokens) or head.entry.name

    def _behind_colon(self, head: Head, name: Sequence[Token], colon: Token) -> None:
        """Report it; with its colon the name is one of the series, which has its steps."""
        written = self._text[name[0].start : name[-1].end]
        note = f"Say what it is called (`{written}: Archives`), or leave the colon out if it has no name of its own."
        title = f"Which {written} is it? Nothing stands behind this colon."
        self._found.report("missing-name", colon.span, title, notes=(note,))
        head.entry.name = self._reader.name_of([*name, colon])

    def _is_shape(self, name: Sequence[Token]) -> bool:
        return bool(name) and self._reader.shapes.match(name, 0) == len(name)


def _purposes_in_use(heads: Sequence[Head]) -> frozenset[str]:
    """The purposes that the plan declares, or gives to something: elsewhere `practice` is a step like any other."""
    found = set[str]()
    for head in heads:
        tokens = head.part.tokens
        if tokens[0].type == "PURPOSES":
            found |= {str(token.value).casefold() for token in tokens[1:] if token.type not in ("AND", "COMMA")}
        pairs = pairwise(tokens)
        found |= {str(two.value).casefold() for one, two in pairs if one.type == "PURPOSE" and two.type != "STRING"}
    return frozenset(found)
