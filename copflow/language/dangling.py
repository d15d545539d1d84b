"""Finds words of a clause that end a name, with nothing behind them that they begin: `board review on in May`.

What stands behind is a clause without them, and whole; so nobody would know that a date was lost, or a word is left.
Names may end so too (`sign in`), which phrasal.py knows.
"""

from collections.abc import Sequence

from copflow.diagnostics.diagnostic import Diagnostics, Edit, Fix
from copflow.diagnostics.prose import quoted
from copflow.diagnostics.source import Span
from copflow.language.names import Phrases, name_key
from copflow.language.phrasal import PHRASAL
from copflow.language.tokens import Token

NEVER_LAST = frozenset({"DURING", "EVERY", "UNTIL"})
"""Words that no name ends in; of those in PHRASAL it depends on the word before."""
PARTS_OF_MONTHS = frozenset({"EARLY", "LATE", "MID"})
AFTER_THE = frozenset(
    {"MONTH", "NTH", "NUMBER", "NUMBER_WORD", "ORDINAL", "START", "END", "UNIT", "WEEKDAY_NAME", "WORKDAY", "WORKING"}
)
"""The kinds of tokens before which `the` belongs to the clause (`kickoff, the Friday before`)."""
SLIPS = {
    **dict.fromkeys(("deu", "ude", "duee", "duue", "ddue"), "due"),
    **dict.fromkeys(("onn", "oon"), "on"),
    **dict.fromkeys(("iin", "ni"), "in"),
    **dict.fromkeys(("att", "aat"), "at"),
    **dict.fromkeys(("byy", "bby", "yb"), "by"),
    **dict.fromkeys(("fromm", "frmo", "rfom", "froom", "ffrom"), "from"),
    **dict.fromkeys(("forr", "foor", "ffor", "ofr"), "for"),
    **dict.fromkeys(("eevry", "evrey", "veery", "everry", "evvery", "everyy", "eevery"), "every"),
    **dict.fromkeys(("needds", "neds", "needss", "nedes", "eneds", "nneeds", "neeeds", "needsd"), "needs"),
}
"""Words with two letters in another order, or one twice, that are no words of their own (as `no` and `form` are)."""
BEFORE_THE = {"no": "on", "o": "on", "n": "on", "i": "in"}
"""Words that are others too; before `the Thursday after kickoff` they are rather slips."""
BEFORE_NO = frozenset({"and", "but", "or", "say", "says", "vote", "votes"})
"""`just say no, the Thursday after kickoff`."""


class NameEnds:
    """Looks at the ends of the names of one text; `names` are those that other lines may mean."""

    def __init__(self, text: str, names: Phrases, found: Diagnostics) -> None:
        self._text = text
        self._names = names
        self.found = found

    def inspect(self, tokens: Sequence[Token], end: int, *, first: int, dated: bool) -> int | None:
        """Report what ends the name (the tokens from `first` up to `end`) and is no part of it. Returns the number of
        tokens that the name rather has, None where nothing is wrong."""
        if tokens[first].type == "STRING" or end >= len(tokens):
            return None
        stop = end
        while stop > first + 1 and tokens[stop - 1].type in ("COMMA", "COLON"):
            stop -= 1
        has_the = tokens[stop - 1].type == "THE" and stop > first + 2
        if has_the and not (stop == end and tokens[end].type in AFTER_THE):
            return self._article(tokens, first, stop, end)
        last = stop - 1 - has_the
        if last <= first:
            return None
        if self._is_slip(tokens, last, has_the=has_the):
            return self._misspelt(tokens, first, last)
        begin = last if self._is_dangling(tokens, last) else self._rest_of_date(tokens, first, last, dated=dated)
        return self._report(tokens, first, begin, stop - has_the, end) if begin is not None else None

    def _is_dangling(self, tokens: Sequence[Token], last: int) -> bool:
        """Whether nothing can end in this word. `articles in due 3 May` says that they have come in; before a comma
        with a blank, something is lost."""
        kind = tokens[last].type
        if kind == "IN" and not self._is_gap(tokens, last):
            return False
        return kind in NEVER_LAST or (kind in PHRASAL and self._word(tokens[last - 1]) not in PHRASAL[kind])

    def _is_gap(self, tokens: Sequence[Token], last: int) -> bool:
        """Whether a comma follows that has a blank before it, or only a part of a month does."""
        behind = tokens[last + 1]
        return behind.type in PARTS_OF_MONTHS or (behind.type == "COMMA" and behind.start > tokens[last].end)

    def _rest_of_date(self, tokens: Sequence[Token], first: int, last: int, *, dated: bool) -> int | None:
        """`in mid`; `on the second`, where the activity has no other date."""
        begin = last - 1 - (tokens[last - 1].type == "THE")
        if begin <= first:
            return None
        kinds = (tokens[begin].type, tokens[last].type)
        if kinds[0] == "IN" and kinds[1] in PARTS_OF_MONTHS:
            return begin if self._is_dangling(tokens, begin) else None
        return begin if kinds[0] == "ON" and kinds[1] in ("ORDINAL", "NTH") and not dated else None

    def _article(self, tokens: Sequence[Token], first: int, stop: int, end: int) -> int:
        """`talk on the after Easter Sunday`: no name ends in an article."""
        begin = stop - 1
        if begin - 1 > first and (tokens[begin - 1].type in PHRASAL or tokens[begin - 1].type in NEVER_LAST):
            begin -= 1
        return self._report(tokens, first, begin, stop, end)

    def _is_slip(self, tokens: Sequence[Token], last: int, *, has_the: bool) -> bool:
        written = self._text[tokens[last].start : tokens[last].end]
        if written in SLIPS:
            return True
        if not has_the or written not in BEFORE_THE or self._word(tokens[last - 1]) in BEFORE_NO:
            return False
        name = name_key(self._text[tokens[0].start : tokens[last].end])
        return not self._names.knows_key(f"{name}i")  # `phase i`, where there is a `phase ii`

    def _misspelt(self, tokens: Sequence[Token], first: int, last: int) -> int:
        token = tokens[last]
        written = self._text[token.start : token.end]
        word = SLIPS.get(written) or BEFORE_THE[written]
        name = Span(tokens[first].start, token.end)
        fixes = (
            Fix(f'Write "{word}"', (Edit(token.span, word),)),
            Fix("Put the name in quotation marks", (Edit(name, f'"{self._text[name.start : name.end]}"'),)),
        )
        title = f"I took {quoted(written)} as part of the name. Is it meant to be {quoted(word)}?"
        self.found.report("swallowed-word", token.span, title, label="read as part of the name", fixes=fixes)
        return last

    def _report(self, tokens: Sequence[Token], first: int, begin: int, stop: int, end: int) -> int:
        """Report the words from `begin` to `stop`, behind which the clause at `end` begins."""
        span = Span(tokens[begin].start, tokens[stop - 1].end)
        name = Span(tokens[first].start, span.end)
        written = self._text[span.start : span.end]
        title = f"I took {quoted(written)} as part of the name: what belongs to it does not follow."
        notes: tuple[str, ...] = ("Write what belongs behind it, or delete it.",)
        fixes = [
            Fix(f'Delete "{written}"', (Edit(Span(tokens[begin - 1].end, span.end), ""),)),
            Fix("Put the name in quotation marks", (Edit(name, f'"{self._text[name.start : name.end]}"'),)),
        ]
        if tokens[begin].type == "OF" and tokens[end].type == "MOVED":
            before = self._text[name.start : span.start].strip()
            notes = (f"Say which one it is about: `{before} of 6 October, moved to 8 October`.",)
            fixes = []
        self.found.report("swallowed-word", span, title, label="read as part of the name", notes=notes, fixes=fixes)
        return begin if not self._is_known(tokens[first:begin]) else begin + 1

    def _is_known(self, tokens: Sequence[Token]) -> bool:
        """Whether it would be the name of another activity, whose mistake this is not."""
        return self._names.knows_key(name_key(self._text[tokens[0].start : tokens[-1].end]))

    def _word(self, token: Token) -> str:
        return self._text[token.start : token.end].casefold()
