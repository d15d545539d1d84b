"""What is said of a clause that could not be read, and the replacement that would make it readable.

A replacement of one word is offered only after it was tried: the clause must be read with it.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from copflow.dates.words import ordinal
from copflow.diagnostics.diagnostic import Diagnostic, Fix, replace
from copflow.diagnostics.nearest import nearest
from copflow.diagnostics.prose import quoted
from copflow.diagnostics.rules import RULES
from copflow.diagnostics.source import Span
from copflow.language.row import ClauseRow
from copflow.language.table import SETTINGS
from copflow.language.tokens import Token
from copflow.language.vocabulary import WORDS

if TYPE_CHECKING:
    from copflow.language.parser import ClauseParser, Parse

_WHERE_ACTIVITIES_STAND = "Activities stand at the beginning of the line, not indented below the plan."

MOST_REPAIRS = 200
"""How many broken clauses of a text replacements are tried for; a text with more was not meant to be a plan."""
LOOK_BACK = 4
"""How many words before the place that broke are tried."""

# What could have stood at a place, in the author's words. Kinds that only go on with something are left out.
WORDS_FOR = {
    "NAME": "a name",
    "NUMBER": "a number",
    "UNIT": "days, weeks or months",
    "MONTH": "a month",
    "WEEKDAY_NAME": "a weekday",
    "STRING": "a text in quotation marks",
    "URL": "an address that begins with https://",
    "CLOCK": "a time such as 14:00",
    "BEFORE": "before or after",
    "TO": "to",
    "WORKING": "working day",
    "MOVE": "move to",
    "ZONE": "zone",
    "SLASHED": "a code such as US/NY",
    "TIME": "time",
    "NEXT": "next working day or previous working day",
    "OF": "of",
}


class Repair:
    """Explains broken clauses for one parser."""

    def __init__(self, text: str, parser: "ClauseParser") -> None:
        self._text = text
        self._parser = parser
        self._left = MOST_REPAIRS

    def explain(
        self, tokens: Sequence[Token], at: int, end: int, attempt: "Parse", start: str, row: ClauseRow | None
    ) -> tuple[Diagnostic, int]:
        """The finding for the clause that begins at `at`, and the token at which reading goes on.

        That is `end`, where the next clause starts, unless a replacement shows that the clause is longer.
        """
        self._left -= 1
        repair = next(self._replacements(tokens, at, attempt.stop, start), None) if self._left >= 0 else None
        if repair is not None:
            token, word, stop = repair
            title = f"I do not understand {quoted(self._written([token]))} here. Is it meant to be {quoted(word)}?"
            fixes = (replace(token.span, word, f'Write "{word}"'),)
            return _finding("unknown-word", token.span, title, _expected(attempt.takes, row), fixes), max(stop, at + 1)
        return self._unrepaired(tokens[:end], at, attempt, start, row), end

    def _unrepaired(
        self, tokens: Sequence[Token], at: int, attempt: "Parse", start: str, row: ClauseRow | None
    ) -> Diagnostic:
        bad = attempt.stop
        whole = Span(tokens[at].start, tokens[-1].end)
        if bad == at and start == "setting":
            title = f"{quoted(self._written(tokens[at:]))} is not a setting of a plan."
            settings = f"Settings: {'; '.join(setting.example for setting in SETTINGS)}."
            return _finding("unknown-word", whole, title, (settings, _WHERE_ACTIVITIES_STAND))
        if bad == at:
            title = f"I do not understand {quoted(self._written(tokens[at:]))} here."
            note = "If it belongs to the name, put the whole name in quotation marks."
            return _finding("unknown-word", whole, title, (note,))
        read = self._written(tokens[at:bad])
        notes = _expected(attempt.takes, row)
        if bad >= len(tokens) or tokens[bad].type == "COMMA":
            return _finding("unreadable-clause", whole, f"Something is missing after {quoted(read)}.", notes)
        title = f"{quoted(read)} cannot go on with {quoted(self._written(tokens[bad : bad + 1]))}."
        return _finding("unreadable-clause", tokens[bad].span, title, notes)

    def _written(self, tokens: Sequence[Token]) -> str:
        return " ".join(self._text[tokens[0].start : tokens[-1].end].split())

    def _replacements(self, tokens: Sequence[Token], at: int, bad: int, start: str) -> Iterator[tuple[Token, str, int]]:
        """Words that make the clause readable, each with the token it stands for and the end of the clause then.

        Nearest to the break first.
        """
        for place in range(min(bad, len(tokens) - 1), max(at, bad - LOOK_BACK) - 1, -1):
            token = tokens[place]
            for word, other in likely(token, self._text):
                attempt = self._parser.parse([*tokens[:place], other, *tokens[place + 1 :]], at, start)
                if attempt.result is not None and attempt.stop > min(bad, len(tokens) - 1):
                    yield token, word, attempt.stop


def likely(token: Token, text: str) -> list[tuple[str, Token]]:
    """The words of the language that a word may be a misspelling of, each as the token that it would be."""
    if token.type == "WORD" and isinstance(token.value, int):  # `23th`
        word = ordinal(token.value)
        return [(word, token._replace(type="NTH"))]
    if token.end - token.start < 2 or not text[token.start].isalpha():
        return []
    written = text[token.start : token.end]
    least = 0.5 if len(written) < 4 else 0.6
    found = []
    for word in nearest(written, WORDS, least=least, most=6):
        kind, value = WORDS[word]
        if word != written.casefold():
            shown = word.capitalize() if kind in ("MONTH", "WEEKDAY_NAME") else word
            found.append((shown, token._replace(type=kind, value=value)))
    return found


def _expected(takes: Iterable[str], row: ClauseRow | None) -> tuple[str, ...]:
    """What could have stood at the place, and what the clause looks like when it is whole."""
    could = [words for kind, words in WORDS_FOR.items() if kind in takes]
    notes = [f"Here could stand: {', '.join(could[:4])}."] if could and row else []
    return (*notes, f"A whole one: {row.example}") if row else tuple(notes)


def _finding(rule: str, span: Span, title: str, notes: Sequence[str] = (), fixes: Sequence[Fix] = ()) -> Diagnostic:
    return Diagnostic(rule, RULES[rule].severity, title, span, notes=tuple(notes), fixes=tuple(fixes))
