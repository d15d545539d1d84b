"""Lines whose name is more than a name: `webinar 1 to 4 monthly from November` stands for several activities,
`community call of 6 October moved to 8 October` and `no community call in August` say more of a repetition."""

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from copflow.dates.arithmetic import FIRST_YEAR, LAST_YEAR
from copflow.dates.forms import CalendarDay, MonthWindow
from copflow.diagnostics.diagnostic import Diagnostics, replace
from copflow.diagnostics.nearest import nearest
from copflow.diagnostics.source import Span
from copflow.language.dateforms import calendar_day, year_out_of_range
from copflow.language.names import date_length
from copflow.language.nodes import Kind
from copflow.language.row import Flaw
from copflow.language.tokens import Token

if TYPE_CHECKING:
    from copflow.language.heads import Head, HeadReader

MOST_NUMBERS = 500
"""How many activities one line may stand for."""
LEAST_NEAR = 0.75
"""How near a name is to that of a repetition that it is a misspelling of."""
MOST_NEAR = 100
"""For how many names that is asked."""
REPEATS = frozenset({"every"})
SAYS_WHEN = frozenset({"ON", "IN", "FROM", "DURING", "UNTIL", "NUMBER", "OF"})


class Repetitions:
    """What is repeated in one text, asked when all its names are known."""

    def __init__(self, heads: Sequence["Head"], reader: "HeadReader", found: Diagnostics) -> None:
        self._heads = heads
        self.reader = reader
        self._found = found
        self._near_left = MOST_NEAR

    def is_near(self, tokens: Sequence[Token]) -> bool:
        """Whether the tokens nearly spell the name of a repetition; asked for a bounded number of names."""
        self._near_left -= 1
        written = self.reader.name_of(tokens).text
        return self._near_left >= 0 and bool(nearest(written, self._names, least=LEAST_NEAR, most=1))

    @cached_property
    def _names(self) -> list[str]:
        """The names of activities of which the line, or one below it, says how often they are."""
        tops = [head for head in self._heads if head.entry.kind is Kind.ACTIVITY and not head.nested]
        return [head.entry.name.text for head in tops if head.entry.name is not None and self._repeats(head)]

    def _repeats(self, head: "Head") -> bool:
        below = (child.tokens for child in head.part.children)
        return self.repeat(head.part.tokens, head.rest) or any(self.starts_rule(tokens, 0) for tokens in below)

    def repeat(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether some clause from a token on says how often something is, or gives it several dates."""
        return any(self.starts_rule(tokens, place) for place in range(at, len(tokens)))

    def starts_rule(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether such a clause starts at a token."""
        row = self.reader.starts.clause_in_name(tokens, at)
        return row is not None and row.name in REPEATS

    def report(self, flaw: Flaw) -> None:
        """Report a flaw of a line's name."""
        self._found.report(flaw.rule, flaw.span, flaw.title, notes=flaw.notes, fixes=flaw.fixes)


def look_for_repeats(head: "Head", repetitions: Repetitions) -> None:
    """Understand the names of one activity's line, when all names are known."""
    tokens = head.part.tokens
    if tokens[0].type in ("NO", "SKIP") and len(tokens) > 1 and (length := _left_out(tokens, repetitions)):
        _leave_out(head, repetitions, 1, length)
    elif _numbers(head, repetitions, tokens):
        pass
    elif not head.nested:
        _occurrence(head, repetitions, tokens)
        _know_numbers(head, repetitions)


def _left_out(tokens: Sequence[Token], repetitions: Repetitions) -> int:
    """The length of the name in `no community call in August`, misspelt or not; 0 where it is another line."""
    length = repetitions.reader.names.match_one(tokens, 1)
    if length and 1 + length < len(tokens) and tokens[1 + length].type in SAYS_WHEN:
        return length
    end = next((at for at in range(2, len(tokens)) if tokens[at].type in SAYS_WHEN), 0)
    return end - 1 if not length and end and repetitions.is_near(tokens[1:end]) else 0


def _leave_out(head: "Head", repetitions: Repetitions, at: int, length: int) -> None:
    """`no community call in August`: an exception of the repetition that has the name."""
    tokens = head.part.tokens
    word = tokens[at + length]
    if word.type == "OF":
        tokens = [*tokens[: at + length], *tokens[at + length + 1 :]]
    head.entry.kind = Kind.MORE
    head.entry.name = repetitions.reader.name_of(tokens[at : at + length])
    head.part.tokens = [
        Token("SKIP" if tokens[0].type == "SKIP" else "EXCEPT", "except", word.start, word.start),
        *tokens[at + length :],
    ]
    head.rest = 0


def _numbers(head: "Head", repetitions: Repetitions, tokens: Sequence[Token]) -> bool:
    """`webinar 1 to 4`: several, where there is a shape for them or they are repeated."""
    rest = head.rest
    while rest and tokens[rest - 1].type in ("COMMA", "COLON"):
        rest -= 1
    kinds = [token.type for token in tokens[max(0, rest - 3) : rest]]
    name = tokens[: rest - 3]
    if kinds != ["NUMBER", "TO", "NUMBER"] or not name:
        return False
    if not (repetitions.repeat(tokens, head.rest) or repetitions.reader.shapes.match(name, 0) == len(name)):
        return False
    first, last = int(str(tokens[rest - 3].value)), int(str(tokens[rest - 1].value))
    if flaw := _flaw_of_numbers(Span(tokens[rest - 3].start, tokens[rest - 1].end), first, last):
        repetitions.report(flaw)
        last = max(first, min(last, first + MOST_NUMBERS - 1))
    head.entry.numbers = first, last
    head.entry.name = repetitions.reader.name_of(name)
    repetitions.reader.know_numbers(name, range(first, last + 1))
    return True


def _flaw_of_numbers(span: Span, first: int, last: int) -> Flaw | None:
    if last < first:
        fixes = (replace(span, f"{last} to {first}", f'Write "{last} to {first}"'),)
        return Flaw("unreadable-clause", span, f"The numbers end with {last}, below {first}.", (), fixes)
    if last - first >= MOST_NUMBERS:
        return Flaw("limit-reached", span, f"One line stands for {MOST_NUMBERS} activities at most.")
    return None


def _know_numbers(head: "Head", repetitions: Repetitions) -> None:
    """`numbered from 12`: `community call 12` and the next ones are names from now on."""
    for tokens in (head.part.tokens, *(child.tokens for child in head.part.children)):
        at = next((at for at, token in enumerate(tokens) if token.type == "NUMBERED"), None)
        if at is not None and head.rest:
            numbers = [int(str(token.value)) for token in tokens[at + 2 : at + 3] if token.type in ("NUMBER", "YEAR")]
            first = numbers[0] if numbers and tokens[at + 1].type == "FROM" else 1
            repetitions.reader.know_numbers(head.part.tokens[: head.rest], range(first, first + MOST_NUMBERS))


def _occurrence(head: "Head", repetitions: Repetitions, tokens: Sequence[Token]) -> None:
    """`community call of 6 October`: an occurrence of the activity with that name.

    If there is none, it is still meant as one where it is moved, or where something with nearly that name is repeated.
    """
    end = head.rest
    while end and tokens[end - 1].type in ("COMMA", "COLON"):
        end -= 1
    cut = next((at for at in range(end - 1, 0, -1) if tokens[at].type == "OF"), 0)
    if not cut or cut + 1 == end or date_length(tokens[:end], cut + 1) != end - cut - 1:
        return
    is_known = repetitions.reader.names.match(tokens[:cut], 0) == cut
    is_moved = head.rest < len(tokens) and tokens[head.rest].type == "MOVED"
    if is_known or is_moved or repetitions.is_near(tokens[:cut]):
        day = _day(tokens[cut + 1 : end])
        head.entry.kind, head.entry.name = Kind.MORE, repetitions.reader.name_of(tokens[:cut])
        if isinstance(day, Flaw):  # then the line says nothing of any occurrence
            repetitions.report(day)
        else:
            head.entry.occurrence = day


def _day(tokens: Sequence[Token]) -> CalendarDay | MonthWindow | Flaw:
    """The day that the tokens are, or the month that has only one occurrence."""
    values = {token.type: token for token in tokens}
    span = Span(tokens[0].start, tokens[-1].end)
    if "ISO_DATE" in values:
        year, month, day = (int(part) for part in str(values["ISO_DATE"].value).split("-"))
        return calendar_day(span, day, month, year)
    year = int(str(values["YEAR"].value)) if "YEAR" in values else 0
    if year and not FIRST_YEAR <= year <= LAST_YEAR:
        return year_out_of_range(span, year)
    month = int(str(values["MONTH"].value))
    number = values.get("NUMBER") or values.get("NTH")
    if number is None:
        return MonthWindow(span, month, year or None)
    made = calendar_day(span, int(str(number.value)), month, year or None)
    weekday = values.get("WEEKDAY_NAME")
    return made._replace(weekday=int(str(weekday.value))) if weekday and isinstance(made, CalendarDay) else made
