"""Clause by clause: feeds the tokens of one clause to the LALR parser, and goes on after a broken one.

The tables say at each token what could be taken. Where it could take a NAME, the words of a name are gathered here,
the longest known name first, so that `needs report on diversity, purpose tasks` needs no quotes.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from copflow.diagnostics.diagnostic import Diagnostics
from copflow.diagnostics.source import Span
from copflow.language import absences, people
from copflow.language.heads import HeadReader
from copflow.language.lalr import Feeder, driver
from copflow.language.names import make_name
from copflow.language.nodes import Broken, By, Clause, Formerly, Link, ModeClause, Note, Place, Purpose, Tag, With
from copflow.language.repair import Repair, likely
from copflow.language.row import ClauseRow, Flaw
from copflow.language.standing import Remind, StateClause
from copflow.language.tokens import Token
from copflow.language.zone_names import is_zone_word

ENDS_A_NAME = frozenset({"BY", "IN_TURN", "COMMA", "DUE", "LINK", "NEEDS", "NOTE", "OR", "STRING", "EMAIL", "URL"})
"""Kinds of tokens that end a name inside a clause whatever follows them."""


ENDS_A_LIST = ENDS_A_NAME | {"PURPOSE", "TAG", "ONLINE"}
"""Kinds of tokens that end a list after a comma, unless they begin a known name."""
COUNTS = frozenset({"NUMBER", "NUMBER_WORD", "YEAR"})
ENDS_OF = frozenset({"END", "START"})
DATE_WORDS = frozenset({"MONTH", "NTH", "NUMBER", "ORDINAL", "WEEKDAY_NAME"})
LONGEST_WORD = 12
SHORTEST_ALONE = 5
AHEAD = 8
"""The longest word that may be a misspelt clause word, and how many tokens after it are looked at."""
DEEPEST = 80
"""How many states a clause may be deep: some 18 dates, of which each is counted from the next."""
FURTHEST_TURN = 60
"""How many tokens after a time `in turn` may stand."""
LINES = {"person": people.ROW, "team": people.TEAM_ROW, "away": absences.ROW}
"""The rows of lines that are no activities, by where reading of them starts."""
NEARNESS = frozenset({"AFTER", "BEFORE", "FOLLOWING", "PRIOR"})
NO_DATES = (By, Formerly, Link, ModeClause, Note, Place, Purpose, Remind, StateClause, Tag, With)


class Parse(NamedTuple):
    """One attempt at a clause: what was built (None if it broke), the token after it or the one that broke it, and
    the feeder that tells what would have been taken there."""

    result: Any
    stop: int
    feeder: Feeder


class ClauseParser:
    """Reads clauses from tokens. `text` is the source's; the names are those that the reader of its heads found."""

    def __init__(self, text: str, reader: HeadReader, found: Diagnostics) -> None:
        self.text = text
        self._names, self._people, self._series = reader.names, reader.people, reader.series
        self.known = reader.known
        self.starts = reader.starts
        self._found = found
        self._driver = driver()
        self._repair = Repair(text, self)
        self._likely: dict[str, list[tuple[str, Token]]] = {}

    def clauses(self, tokens: Sequence[Token], at: int, start: str, *, nested: bool = False) -> list[Clause]:
        """The clauses (`start` is `clause`, or `setting` for a plan's) from a token to the end of its part.

        `nested`: they stand below an activity.
        """
        self._repair.nested = nested
        clauses: list[Clause] = []
        while at < len(tokens):
            if tokens[at].type == "COMMA":
                at += 1
                continue
            if self._found.is_full:
                clauses.append(_as_broken(tokens, at, len(tokens), None))
                break
            clause, at = self._clause(tokens, at, start)
            if isinstance(clause, Broken) and not clause.what and clauses and isinstance(clauses[-1], NO_DATES):
                clause = clause._replace(dates=False)  # `by Sam, Zo`: the rest of what sets no date sets none
            clauses.append(clause)
        return clauses

    def _clause(self, tokens: Sequence[Token], at: int, start: str) -> tuple[Clause, int]:
        row = self._start(tokens, at, start)
        attempt = self.parse(tokens, at, start)
        if row is None and tokens[at].type in ENDS_OF:  # `end of dya` is no end of an activity `dya`
            attempt = attempt._replace(result=None, stop=at)
        result, stop, _feeder = attempt
        row = row or self.starts.led_by(tokens[at]) or LINES.get(start)
        if result is None or self._goes_on(tokens, stop, start):
            broken = self._broken(tokens, at, attempt, start, row)
            if broken is not None:
                return broken
        if isinstance(result, Flaw):
            self._found.report(result.rule, result.span, result.title, notes=result.notes, fixes=result.fixes)
            return _as_broken(tokens, at, stop, row), stop
        return result, stop

    def _goes_on(self, tokens: Sequence[Token], at: int, start: str) -> bool:
        """Whether a word follows that starts no clause: perhaps it goes on with this one (`to 3 Jnauary`)."""
        return at < len(tokens) and tokens[at].type == "WORD" and not self._start(tokens, at, start)

    def _start(self, tokens: Sequence[Token], at: int, start: str) -> ClauseRow | None:
        find = self.starts.setting if start == "setting" else self.starts.clause
        return find(tokens, at)

    # ---- one parse -------------------------------------------------------------------------------------

    def parse(self, tokens: Sequence[Token], at: int, start: str) -> Parse:
        """One clause from a token on."""
        return self._run(self._driver.begin(start), tokens, at, start)

    def _run(self, feeder: Feeder, tokens: Sequence[Token], at: int, start: str) -> Parse:
        """Feed tokens until the clause is whole or broken; the first one belongs to it in any case."""
        begin = at
        while at < len(tokens):
            place, token, takes = at, tokens[at], feeder.takes()
            kind = token.type
            if feeder.depth > DEEPEST:
                flaw = Flaw(
                    "limit-reached", token.span, "The dates of this clause are nested deeper than copflow reads."
                )
                return Parse(flaw, len(tokens), feeder)
            if (
                kind == "COMMA"
                and start == "setting"
                and "NOT" in takes
                and at + 1 < len(tokens)
                and tokens[at + 1].type == "NOT"
            ):
                at += 1  # `weeks count from 14 September, not counting winter break`
                continue
            if kind == "COMMA":
                lists = self._reminds if tokens[begin].type == "REMIND" else self._lists
                if "COMMA" not in takes or not lists(feeder, tokens, at + 1, start):
                    break
                fed, at = feeder.feed(kind, token), at + 1
            elif found := self._named(feeder, takes, tokens, at):
                kind, length = found
                fed, at = feeder.feed(kind, self._gather(tokens, at, length)), at + length
            elif at > begin and self.starts.leads(token) and self._start(tokens, at, start) and feeder.can_end():
                longer = self._longer(feeder, tokens, at, start) if kind in takes else None
                if longer is not None:
                    return longer
                break
            elif kind == "IN" and tokens[begin].type == "BY" and not self._is_turn(tokens, at):
                break  # `by Sam in November`
            elif kind in takes and (takes[kind] >= 0 or feeder.accepts(kind) or not feeder.can_end()):
                fed, at = feeder.feed(kind, token), at + 1  # a table that reduces first may promise too much
            elif kind == "WORD" and "ZONE_WORD" in takes and is_zone_word(self.text[token.start : token.end]):
                fed, at = feeder.feed("ZONE_WORD", token), at + 1
            elif kind == "THE" or (kind == "COLON" and at > begin):
                at += 1
                continue
            else:
                break
            if not fed:
                return Parse(None, place, feeder)
        return Parse(feeder.finish() if feeder.can_end() else None, at, feeder)

    def _goes_on_with_not(self, takes: Mapping[str, int], tokens: Sequence[Token], at: int) -> bool:
        """`weeks count from 14 September, not counting winter break`."""
        return "NOT" in takes and at < len(tokens) and tokens[at].type == "NOT"

    def _named(
        self, feeder: Feeder, takes: Mapping[str, int], tokens: Sequence[Token], at: int
    ) -> tuple[str, int] | None:
        """The name that stands here and may stand here, and its length: one by which a date may be said, or any."""
        known = "KNOWN" in takes
        is_date = tokens[at].type in DATE_WORDS and tokens[at].type in takes  # `First Friday on first Friday of May`
        if known and not is_date and (length := self.known.length(tokens, at)) and feeder.accepts("KNOWN"):
            return "KNOWN", length
        if "NAME" not in takes or (known and not feeder.accepts("NAME")):  # tables may promise too much
            return None
        length = self._name(tokens, at, tokens[at].type in takes)
        return ("NAME", length) if length else None

    def _lists(self, feeder: Feeder, tokens: Sequence[Token], at: int, start: str) -> bool:
        """Whether what follows a comma goes on with the clause: it starts none of its own, and could be taken.

        Times go on only to be taken in turn; what follows may begin with a word that also starts a clause.
        """
        if at == len(tokens):
            return False
        after = feeder.copy()
        if not after.feed("COMMA", tokens[at - 1]):
            return False
        if tokens[at].type != "YEAR" and feeder.accepts("IN_TURN") and not after.accepts("NAME"):
            return any(token.type == "IN_TURN" for token in tokens[at : at + FURTHEST_TURN])
        if self._start(tokens, at, start):
            return False
        if tokens[at].type in ENDS_A_LIST and not self._names.match(tokens, at):
            return False
        is_known = self._names.match(tokens, at) or self._people.match(tokens, at)
        if not is_known and self._is_misspelt_clause(tokens, at):
            return False
        return after.accepts(tokens[at].type) or after.accepts("NAME") or self._takes_known(after, tokens, at)

    def _takes_known(self, feeder: Feeder, tokens: Sequence[Token], at: int) -> bool:
        return feeder.accepts("KNOWN") and self.known.length(tokens, at) > 0

    def _reminds(self, _feeder: Feeder, tokens: Sequence[Token], at: int, start: str) -> bool:
        """`remind 1 day before, 1 week before`: what follows a comma is a reminder and no date, unless a name follows
        from which it would count."""
        at += at < len(tokens) and tokens[at].type == "AND"
        kinds = [token.type for token in tokens[at : at + 3]]
        if len(kinds) < 3 or kinds[0] not in COUNTS or kinds[1] != "UNIT":
            return False
        if kinds[2] != "BEFORE" or at + 3 == len(tokens):
            return kinds[2] in ("AND", "BEFORE", "COMMA")
        return tokens[at + 3].type in ("AND", "COMMA") or self._start(tokens, at + 3, start) is not None

    def _is_turn(self, tokens: Sequence[Token], at: int) -> bool:
        """`in turn`, misspelt or not."""
        if tokens[at].type != "IN" or at + 1 == len(tokens):
            return False
        follows = tokens[at + 1]
        return follows.type == "TURN" or any(other.type == "TURN" for _word, other in self.likely(follows))

    def _longer(self, feeder: Feeder, tokens: Sequence[Token], at: int, start: str) -> Parse | None:
        """The clause with what could also start one of its own (`due` and `1 week before`), if that is whole too."""
        longer = self._run(feeder.copy(), tokens, at, start)
        ends = longer.stop == len(tokens)
        if isinstance(longer.result, Flaw) and not ends and tokens[longer.stop].type in NEARNESS:
            return None  # `every year on the Friday before Thanksgiving` has no weekday of the year
        whole = ends or self._ends_name(tokens, longer.stop)
        return longer if longer.result is not None and whole else None

    def _name(self, tokens: Sequence[Token], at: int, is_word: bool) -> int:
        """How many tokens from `at` on are a name here; 0 where the token is rather a word of the language."""
        if tokens[at].type == "STRING":
            return 1
        if tokens[at].type == "THE" and not self._names.match(tokens, at):
            return 0
        if length := self.known.length(tokens, at) or self._people.match(tokens, at):
            return length
        length = self._series.match(tokens, at)
        if length and (at + length == len(tokens) or self._ends_name(tokens, at + length)):
            return length
        if is_word or tokens[at].type in ENDS_A_NAME or self.starts.clause(tokens, at):
            return 0
        if at > 1 and tokens[at - 2].type in ("START", "END") and self._is_near_unit(tokens[at]):
            return 0  # `end of dya`
        if self._is_misspelt_clause(tokens, at) or self._is_broken_clause(tokens, at):
            return 0
        end = at + 1
        while end < len(tokens) and not self._ends_name(tokens, end):
            end += 1
        return end - at

    def _is_misspelt_clause(self, tokens: Sequence[Token], at: int) -> bool:
        """`needs guide, ay Ada`: not a name that the plan lacks, but a clause with a wrong letter."""
        size = tokens[at].end - tokens[at].start
        if tokens[at].type != "WORD" or size > LONGEST_WORD or (at + 1 == len(tokens) and size < SHORTEST_ALONE):
            return False
        if size == 2 and self.text[tokens[at].start : tokens[at].end].isupper():
            return False  # `holidays DE, FR`
        for _word, other in self.likely(tokens[at]):
            row = self.starts.clause([other, *tokens[at + 1 : at + AHEAD]], 0)
            if row is not None and not row.strong:
                return True
        return False

    def _is_near_unit(self, token: Token) -> bool:
        return any(other.type in ("MONTH", "UNIT") for _word, other in self.likely(token))

    def _is_broken_clause(self, tokens: Sequence[Token], at: int) -> bool:
        """`for 4 dyas`: a clause word with a number behind it, rather than a name."""
        follows = tokens[at + 1].type if at + 1 < len(tokens) else ""
        return tokens[at].type in ("AT", "FOR", "FROM", "IN", "ON") and follows in ("NUMBER", "NUMBER_WORD", "CLOCK")

    def likely(self, token: Token) -> list[tuple[str, Token]]:
        """What a word may be a misspelling of. Remembered, as texts repeat words."""
        written = self.text[token.start : token.end].casefold()
        known = self._likely.get(written)
        if known is None:
            known = self._likely[written] = likely(token, self.text)
        return [(word, other._replace(start=token.start, end=token.end)) for word, other in known]

    def _ends_name(self, tokens: Sequence[Token], at: int) -> bool:
        kind = tokens[at].type
        ends = kind in ENDS_A_NAME or kind == "AND" or self._is_turn(tokens, at)
        return ends or bool(self.starts.clause_in_name(tokens, at))

    def _gather(self, tokens: Sequence[Token], at: int, length: int) -> Token:
        name = make_name(self.text, tokens[at : at + length])
        return Token("NAME", name, name.span.start, name.span.end)

    def is_name(self, tokens: Sequence[Token]) -> bool:
        """Whether the tokens are the name of an activity, and nothing more."""
        return bool(tokens) and self._names.match(tokens, 0) == len(tokens)

    def knows(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a known activity's name, or `every`, stands at a token."""
        return at < len(tokens) and (tokens[at].type == "EVERY" or self._names.match(tokens, at) > 0)

    # ---- clauses that could not be read ----------------------------------------------------------------

    def _broken(
        self, tokens: Sequence[Token], at: int, attempt: Parse, start: str, row: ClauseRow | None
    ) -> tuple[Clause, int] | None:
        """The clause as broken and reported; None if it has a flaw that no replacement mends."""
        end = self.next_start(tokens, max(at + 1, attempt.stop), start)
        explained = self._repair.explain(tokens, at, end, attempt, start, row)
        if explained is None:
            return None
        finding, end = explained
        self._found.add(finding)
        return _as_broken(tokens, at, end, row), end

    def next_start(self, tokens: Sequence[Token], at: int, start: str) -> int:
        """The next token at which a clause starts, where reading goes on after a broken one."""
        if start in LINES:
            return len(tokens)
        find = self.starts.setting if start == "setting" else self.starts.clause_in_name
        while at < len(tokens) and not find(tokens, at) and not self._repair.is_other_time(tokens, at):
            at += 1
        return at


def _as_broken(tokens: Sequence[Token], at: int, end: int, row: ClauseRow | None) -> Broken:
    span = Span(tokens[at].start, tokens[end - 1].end)
    return Broken(span, dates=row is None or row.dates, what=row.name if row else "")
