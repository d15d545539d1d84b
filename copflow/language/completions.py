"""What a clause that stops in the middle lacks: quotation marks, a unit, a side, a last day.

Each of these is one question with its answers, where the grammar could only list all that might go on.
"""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from copflow.dates import speak
from copflow.diagnostics.diagnostic import Fix, replace
from copflow.diagnostics.prose import quoted
from copflow.diagnostics.source import Span
from copflow.language.tokens import Token

SINGLE_QUOTES = "'\u2018\u2019`"
"""What some write instead of the quotation marks of a text."""
UNDECIDED = frozenset({"soon", "later", "sometime", "eventually", "someday", "undecided", "unknown", "open"})
"""Words for a date that nobody knows yet."""
FRACTION = re.compile(r"[0-9]+[.,/][0-9]+|[0-9]*[\u00bc-\u00be]")
MAIL_WITHOUT_AT = re.compile(r"[^\s@.]+(?:\.[^\s@.]+)+\.[a-z]{2,}", re.IGNORECASE)
"""`sam.library.example`: a mail address that lost its @."""
SHORT_HOURS = 12
"""How many of something are rather hours than minutes."""
COUNTS = frozenset({"NUMBER", "NUMBER_WORD"})


class Broken(NamedTuple):
    """A clause that broke: the text, its tokens to its end, and how many of them were read.

    `nested`: it stands below an activity, from which it may count. `start`: a `clause`, or of a `person`.
    """

    text: str
    tokens: Sequence[Token]
    read: int
    nested: bool
    start: str = "clause"

    @property
    def kinds(self) -> list[str]:
        """The kinds of its tokens."""
        return [token.type for token in self.tokens]

    @property
    def is_over(self) -> bool:
        """Whether something is missing at its end."""
        return self.read >= len(self.tokens) or self.tokens[self.read].type == "COMMA"

    def written(self, first: int, last: int | None = None) -> str:
        """What stands from one token to before another, blanks folded."""
        span = self.span(first, last)
        return " ".join(self.text[span.start : span.end].split())

    def span(self, first: int, last: int | None = None) -> Span:
        """The place of tokens."""
        return Span(self.tokens[first].start, self.tokens[:last][-1].end)


class Lack(NamedTuple):
    """What is said: the rule, the place, the title, notes and fixes."""

    span: Span
    title: str
    fixes: tuple[Fix, ...] = ()
    notes: tuple[str, ...] = ()
    rule: str = "unreadable-clause"


def lack(broken: Broken) -> Lack | None:
    """What the clause lacks, None if only the grammar can tell."""
    for ask in ASKED:
        if (found := ask(broken)) is not None:
            return found
    return None


def _quotes(broken: Broken) -> Lack | None:
    """`at room 204`, `note bring the forms`, `formerly seminar 1`."""
    title = QUOTED.get(broken.kinds[0])
    if title is None or len(broken.tokens) < 2 or broken.read != 1 or broken.kinds[1] in ("COMMA", "STRING"):
        return None
    span = broken.span(1)
    if (
        broken.kinds[0] == "AT"
        and not broken.text[span.start].isalpha()
        and broken.text[span.start] not in SINGLE_QUOTES
    ):
        return None
    text = f'"{broken.text[span.start : span.end].strip(SINGLE_QUOTES)}"'
    return Lack(span, title, (replace(span, text, f"Write {text}"),))


QUOTED = {
    "AT": "After `at` stands a time, or a place in quotation marks.",
    "NOTE": "A note stands in quotation marks.",
    "FORMERLY": "A former name stands in quotation marks.",
}


def _unit_of_length(broken: Broken) -> Lack | None:
    """`for 90`."""
    if broken.kinds[:1] != ["FOR"] or len(broken.tokens) != 2 or broken.kinds[1] not in COUNTS:
        return None
    number = int(str(broken.tokens[1].value))
    units = ("hour", "day") if number < SHORT_HOURS else ("minute", "day")
    lengths = [f"for {speak.count(number, unit)}" for unit in units]
    fixes = tuple(replace(broken.span(0), one, f"Write {one}") for one in lengths)
    return Lack(broken.span(0), f"How long is that? {quoted(broken.written(0))} has no unit.", fixes)


def _unit_of_offset(broken: Broken) -> Lack | None:
    """`due 2 before`."""
    at = 1 if broken.kinds[0] == "DUE" else 0
    kinds = broken.kinds[at : at + 2]
    if len(kinds) < 2 or kinds[0] not in COUNTS or kinds[1] not in ("BEFORE", "AFTER") or broken.read != at + 1:
        return None
    number = int(str(broken.tokens[at].value))
    amounts = [speak.count(number, unit) for unit in ("day", "week")]
    fixes = tuple(replace(broken.span(at, at + 1), one, f"Write {one}") for one in amounts)
    return Lack(broken.span(at, at + 2), f"Days or weeks? {quoted(broken.written(at, at + 2))} has no unit.", fixes)


def _side(broken: Broken) -> Lack | None:
    """`due 1 week`."""
    at = 1 if broken.kinds[0] == "DUE" else 0
    kinds = broken.kinds[at : at + 3]
    if kinds[1:2] == ["WORKING"]:
        kinds = [kinds[0], *kinds[2:]]
    if not broken.is_over or len(kinds) < 2 or kinds[0] not in COUNTS or kinds[1] != "UNIT" or broken.read - at > 3:
        return None
    amount = broken.written(at, broken.read)
    title = f"Before or after what? {quoted(broken.written(0, broken.read))} does not say."
    if not broken.nested:
        return Lack(broken.span(0), title, notes=(f"Name it: `{amount} before kickoff`, `{amount} after kickoff`.",))
    sides = [f"{amount} {side}" for side in ("before", "after")]
    return Lack(
        broken.span(0), title, tuple(replace(broken.span(at, broken.read), one, f"Write {one}") for one in sides)
    )


def _comment(broken: Broken) -> Lack | None:
    """`tag #budget`: what stands behind # is a comment."""
    end = broken.tokens[-1].end
    found = re.compile(r"[ \t]*#[ \t]*([^\s#,;]+)").match(broken.text, end)
    if not broken.is_over or broken.kinds[-1] not in ("TAG", "BY", "NEEDS", "PURPOSE", "WITH") or found is None:
        return None
    word = broken.written(len(broken.tokens) - 1)
    span = Span(broken.tokens[-1].start, found.end())
    title = f"What stands behind # is a comment, so that nothing follows {quoted(word)}."
    return Lack(span, title, (replace(span, f"{word} {found[1]}", f'Write "{word} {found[1]}"'),))


def _nothing(broken: Broken) -> Lack | None:
    """`needs`, `by`, `from 9 November to`, `on the 15th` at the end of a line."""
    if not broken.is_over:
        return None
    last = broken.kinds[min(broken.read, len(broken.tokens)) - 1]
    told = NOTHING.get(last if last in ("TO", "NTH") else broken.kinds[0] if broken.read == 1 else "")
    if told is None or (last == "TO" and broken.kinds[0] != "FROM") or (last == "NTH" and "ON" not in broken.kinds[:2]):
        return None
    title, note = told
    return Lack(broken.span(0), title.replace("{}", quoted(broken.written(0))), notes=(note,))


NOTHING = {
    "NEEDS": ("What does it need? Nothing stands after {}.", "Name what comes first: `needs guide drafted`."),
    "BY": ("By whom, or by when? Nothing stands after {}.", "For example: by Sam; by 30 November."),
    "TAG": ("Which tag? Nothing stands after {}.", "For example: tag outreach."),
    "WITH": ("With whom? Nothing stands after {}.", "For example: with sponsors."),
    "AT": ("At what time, or where? Nothing stands after {}.", 'For example: at 14:00; at "Main Library".'),
    "FOR": ("For how long? Nothing stands after {}.", "For example: for 90 minutes; for 3 days."),
    "DUE": ("When is it due? Nothing stands after {}.", "For example: due 3 November; due 1 week before."),
    "UNTIL": ("Until when? Nothing stands after {}.", "For example: until 30 June."),
    "TO": ("Until when? Nothing stands after {}.", "Say the last day: from 9 to 13 November."),
    "NTH": ("Of which month? {} does not say.", "For example: on the 15th of November."),
}


def _fraction(broken: Broken) -> Lack | None:
    """`due 1.5 weeks before`: amounts are whole."""
    at = broken.read
    if (
        (at and broken.kinds[0] not in ("DUE", "FOR"))
        or at >= len(broken.tokens)
        or not FRACTION.fullmatch(broken.written(at, at + 1))
    ):
        return None
    title = f"I count whole days, weeks and months, and {quoted(broken.written(at, at + 1))} is not whole."
    note = "Write a whole number (`10 days before`, `1 week and 3 days before`), or `2 to 3 weeks before`."
    return Lack(broken.span(at, at + 1), title, notes=(note,))


def _undecided(broken: Broken) -> Lack | None:
    """`due soon`."""
    at = broken.read
    if at != 0 or broken.written(0).casefold().strip(".?!") not in UNDECIDED:
        return None
    title = f"{quoted(broken.written(0))} is no date. One that is not known yet is TBD."
    return Lack(broken.span(0), title, (replace(broken.span(0), "TBD", "Write TBD"),), rule="unknown-word")


def _mail(broken: Broken) -> Lack | None:
    """`person Sam sam.library.example`."""
    at = broken.read
    if (
        broken.start != "person"
        or at >= len(broken.tokens)
        or not MAIL_WITHOUT_AT.fullmatch(broken.written(at, at + 1))
    ):
        return None
    written = broken.written(at, at + 1)
    mail = written.replace(".", "@", 1)
    title = f"{quoted(written)} is no mail address: it has no @."
    return Lack(broken.span(at, at + 1), title, (replace(broken.span(at, at + 1), mail, f"Write {mail}"),))


ASKED: tuple[Callable[[Broken], Lack | None], ...] = (
    _quotes,
    _unit_of_length,
    _unit_of_offset,
    _side,
    _comment,
    _fraction,
    _undecided,
    _nothing,
    _mail,
)
"""The questions, the surest first."""
