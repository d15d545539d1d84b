"""Lines whose name is more than a name: `webinar 1 to 4 monthly from November` stands for several activities,
`community call of 6 October moved to 8 October` and `no community call in August` say more of a repetition."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from copflow.dates.forms import CalendarDay, MonthWindow
from copflow.diagnostics.source import Span
from copflow.language.dateforms import calendar_day
from copflow.language.nodes import Kind
from copflow.language.tokens import Token

if TYPE_CHECKING:
    from copflow.language.heads import Head, HeadReader

MOST_NUMBERS = 500
"""How many activities one line may stand for."""
REPEATS = frozenset({"every"})
DATE_KINDS = frozenset({"NUMBER", "NTH", "MONTH", "YEAR", "ISO_DATE", "WEEKDAY_NAME", "COMMA", "THE", "OF"})


def look_for_repeats(head: "Head", reader: "HeadReader") -> None:
    """Understand the names of one activity's line, when all names are known."""
    tokens = head.part.tokens
    if (
        tokens[0].type == "NO"
        and len(tokens) > 1
        and (length := reader.names.match(tokens, 1))
        and _says_when(tokens, 1 + length)
    ):
        _leave_out(head, reader, 1, length)
    elif _numbers(head, reader, tokens):
        pass
    elif not head.nested:
        _occurrence(head, reader, tokens)


def _says_when(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].type in ("ON", "IN", "FROM", "DURING", "UNTIL", "NUMBER")


def _leave_out(head: "Head", reader: "HeadReader", at: int, length: int) -> None:
    """`no community call in August`: an exception of the repetition that has the name."""
    tokens = head.part.tokens
    word = tokens[at + length]
    head.entry.kind = Kind.MORE
    head.entry.name = reader.name_of(tokens[at : at + length])
    head.part.tokens = [Token("EXCEPT", "except", word.start, word.start), *tokens[at + length :]]
    head.rest = 0


def _numbers(head: "Head", reader: "HeadReader", tokens: Sequence[Token]) -> bool:
    """`webinar 1 to 4`: several, where there is a shape for them or they are repeated."""
    rest = head.rest
    while rest and tokens[rest - 1].type in ("COMMA", "COLON"):
        rest -= 1
    kinds = [token.type for token in tokens[max(0, rest - 3) : rest]]
    name = tokens[: rest - 3]
    if kinds != ["NUMBER", "TO", "NUMBER"] or not name:
        return False
    if not (_is_repeated(tokens, head.rest, reader) or reader.shapes.match(name, 0) == len(name)):
        return False
    first, last = int(str(tokens[rest - 3].value)), int(str(tokens[rest - 1].value))
    head.entry.numbers = first, last
    head.entry.name = reader.name_of(name)
    reader.know_numbers(name, range(first, min(last, first + MOST_NUMBERS - 1) + 1))
    return True


def _is_repeated(tokens: Sequence[Token], at: int, reader: "HeadReader") -> bool:
    """Whether a clause of the line repeats it, or gives it several dates."""
    for place in range(at, len(tokens)):
        row = reader.starts.clause_in_name(tokens, place)
        if row is not None and row.name in REPEATS:
            return True
    return False


def _occurrence(head: "Head", reader: "HeadReader", tokens: Sequence[Token]) -> None:
    """`community call of 6 October`: an occurrence of the activity with that name."""
    end = head.rest
    cut = next((at for at in range(end - 1, 0, -1) if tokens[at].type == "OF" and tokens[at - 1].type != "NTH"), 0)
    if not cut or not all(token.type in DATE_KINDS for token in tokens[cut + 1 : end]):
        return
    length = reader.names.match(tokens[:cut], 0)
    day = _day(tokens[cut + 1 : end]) if length == cut else None
    if day is not None:
        head.entry.kind = Kind.MORE
        head.entry.occurrence = day
        head.entry.name = reader.name_of(tokens[:cut])


def _day(tokens: Sequence[Token]) -> CalendarDay | MonthWindow | None:
    """The date that the tokens are: a day, or a month that has only one occurrence."""
    values = {token.type: token for token in tokens}
    if not tokens:
        return None
    span = Span(tokens[0].start, tokens[-1].end)
    if "ISO_DATE" in values:
        year, month, day = (int(part) for part in str(values["ISO_DATE"].value).split("-"))
    elif "MONTH" in values:
        year_token = values.get("YEAR")
        year = int(str(year_token.value)) if year_token else 0
        month = int(str(values["MONTH"].value))
        number = values.get("NUMBER") or values.get("NTH")
        if number is None:
            return MonthWindow(span, month, year or None)
        day = int(str(number.value))
    else:
        return None
    made = calendar_day(span, day, month, year or None)
    if not isinstance(made, CalendarDay):
        return None
    weekday = values.get("WEEKDAY_NAME")
    return made._replace(weekday=int(str(weekday.value))) if weekday else made
