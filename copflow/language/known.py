"""Names by which a date may be said: those of the plan's activities and periods, and those that holidays have."""

from collections.abc import Sequence

from copflow.dates.feasts import ALIASES, FIXED, FROM_EASTER
from copflow.language.names import Phrases
from copflow.language.tokens import Token

OF_REGIONS = (
    "columbus day", "diwali", "eid", "election day", "independence day", "juneteenth", "labor day", "labour day",
    "martin luther king jr. day", "may day", "memorial day", "thanksgiving", "thanksgiving day", "veterans day",
)  # fmt: skip
FEASTS = frozenset((*ALIASES, *FIXED, *FROM_EASTER, *OF_REGIONS))
"""Names that are known without any plan; when those of regions are, its regions say."""
MOST_WORDS = 6
ENDINGS = frozenset({"day", "eve", "holiday", "monday"})
"""How names of holidays end: `Labor Day`, `Christmas Eve`, `Whit Monday`, `Spring Bank Holiday`."""
PERIOD_WORDS = frozenset(
    {"term", "semester", "trimester", "session", "season", "period", "break", "phase", "sprint", "holidays"}
)
"""How names of stretches of time end, so that `in exam period` is a window where an activity has that name."""


def looks_like_holiday(key: str) -> bool:
    """Whether a name (in lower case) is one that holidays have: `labor day`, `thanksgiving`, `easter week`."""
    words = key.removesuffix(" week").split(" ")
    return " ".join(words) in FEASTS or (len(words) > 1 and words[-1] in ENDINGS)


class Known:
    """Tells whether a name stands at a token by which a date may be said."""

    def __init__(self, text: str, names: Phrases) -> None:
        self._text = text
        self.names = names
        self.periods = Phrases(text)

    def length(self, tokens: Sequence[Token], at: int) -> int:
        """How many tokens from there on are the name of an activity, a period or a holiday; 0 if none."""
        length = self.periods.match(tokens, at) or self.names.match(tokens, at) or self.holiday(tokens, at)
        return length + self._is_week(tokens, at + length) if length else 0

    def period(self, tokens: Sequence[Token], at: int) -> int:
        """The same for periods: terms, closures, activities that are named like one, and weeks by a name."""
        if length := self.periods.match(tokens, at):
            return length
        length = self.names.match(tokens, at) or self.holiday(tokens, at)
        if length and self._is_week(tokens, at + length):
            return length + 1
        return length if length and self._word(tokens[at + length - 1]) in PERIOD_WORDS else 0

    def _is_week(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether `week` stands there and goes on with the name before it: `release week`, but not `demo week 3`."""
        if at >= len(tokens) or self._word(tokens[at]) != "week":
            return False
        return at + 1 >= len(tokens) or tokens[at + 1].type not in ("NUMBER", "MINUS")

    def holiday(self, tokens: Sequence[Token], at: int) -> int:
        """The same for holidays: a name that everybody knows, or words with capitals that end in `Day` or `Eve`."""
        words: list[str] = []
        for end in range(at, min(at + MOST_WORDS, len(tokens))):
            if tokens[end].type not in ("WORD", "UNIT", "WEEKDAY_NAME", "NUMBER_WORD", "ORDINAL", "OF", "NTH", "MONTH"):
                break
            words.append(self._word(tokens[end]))
        for length in range(len(words), 0, -1):
            if " ".join(words[:length]).replace("\u2019", "'") in FEASTS:
                return self._with_year(tokens, at, length)
            if length > 1 and words[length - 1] in ENDINGS and self._is_capital(tokens, at, length):
                return self._with_year(tokens, at, length)
        return 0

    def _is_capital(self, tokens: Sequence[Token], at: int, length: int) -> bool:
        ends = (tokens[at], tokens[at + length - 1])
        return tokens[at].type == "WORD" and all(self._text[token.start].isupper() for token in ends)

    def _with_year(self, tokens: Sequence[Token], at: int, length: int) -> int:
        end = at + length
        if end < len(tokens) and self._word(tokens[end]).strip("()") == "observed":
            length, end = length + 1, end + 1
        return length + (end < len(tokens) and tokens[end].type == "YEAR")

    def _word(self, token: Token) -> str:
        return self._text[token.start : token.end].casefold()
