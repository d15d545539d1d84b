"""What is said of a clause that could not be read, and the replacement that would make it readable.

A replacement of one word is offered only after it was tried: the clause must be read with it.
"""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from copflow.dates import speak
from copflow.dates.words import ordinal
from copflow.dates.zones import ABBREVIATIONS, ANYWHERE_ON_EARTH
from copflow.diagnostics.diagnostic import Diagnostic, Fix, Safety, replace
from copflow.diagnostics.nearest import is_slip, nearest
from copflow.diagnostics.prose import quoted
from copflow.diagnostics.rules import RULES
from copflow.diagnostics.source import Span
from copflow.language.completions import Broken, lack
from copflow.language.row import ClauseRow
from copflow.language.table import SETTINGS
from copflow.language.tokens import Token
from copflow.language.vocabulary import MEANT, WORDS
from copflow.language.zone_names import zones_near

if TYPE_CHECKING:
    from copflow.language.parser import ClauseParser, Parse

_WHERE_ACTIVITIES_STAND = "Activities stand at the beginning of the line, not indented below the plan."

_WHAT_STANDS_HERE = "After a name stand clauses, such as: in November; on 3 May; due 1 week before; at 14:00; by Sam."

_TIMES_IN_TURN = "An activity has one time. Times that the activities of a series take one by one end with `in turn`."

LEADS = {
    "CLOCK": "at",
    "HOUR": "at",
    "ISO_DATE": "on",
    "NTH": "on",
    "ORDINAL": "on",
    "MONTH": "in",
    "NUMBER": "on",
    "QUARTER": "in",
    "SLASHED": "time zone",
    "URL": "link",
    "WEEKDAY_NAME": "on",
}
"""The words that make clauses of what is often written without one."""

PHRASES = (ANYWHERE_ON_EARTH, "end of day", "in turn")
"""Tokens of several words, which are misspelt as a whole."""
CLOCKS = frozenset({"CLOCK", "CLOCK_WORD", "HALF", "HOUR"})
"""The kinds of tokens that end a time of day."""
NEVER_MEANT = frozenset({"BIMONTHLY", "BIWEEKLY", "SEMI"})
"""The kinds of words that are refused, so that none of them is offered."""
MEANT_WORDS = [word for word in WORDS if word not in ("till", "thru")]
"""The words that a misspelt one may be: these two are near too many others, and have longer forms."""
MOST_REPAIRS = 200
"""How many broken clauses of a text replacements are tried for; a text with more was not meant to be a plan."""
MOST_FIXES = 3
MOST_LISTED = 2
"""How many kinds of words are listed: a longer list helps less than a whole clause."""
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
    "FROM": "from",
    "IN_TURN": "in turn",
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
        self.nested = False

    def explain(
        self, tokens: Sequence[Token], at: int, end: int, attempt: "Parse", start: str, row: ClauseRow | None
    ) -> tuple[Diagnostic, int] | None:
        """The finding for the clause that begins at `at`, and the token at which reading goes on.

        That is `end`, where the next clause starts, unless a replacement shows that the clause is longer. None if the
        clause is whole but for a flaw, and no replacement mends it.
        """
        self._left -= 1
        if attempt.result is None and (finding := self._without_lead(tokens, at, attempt, start)):
            return finding
        if turn := self._in_turn(tokens, at, attempt):
            return turn, at + 2
        repairs = self._replacements(tokens, at, attempt.stop, start) if self._left >= 0 else []
        if repairs:
            token, word, stop = repairs[0]
            title = f"I do not understand {quoted(self._written([token]))} here. Is it meant to be {quoted(word)}?"
            others = [other for _token, other, _stop in repairs]
            is_place = token.start and self._before(tokens, token) == "IN" and self._text[token.start].isupper()
            is_sure = not is_place and is_slip(self._written([token]), others)  # `in Augusta` is not `in August`
            safety = Safety.SAFE if is_sure else Safety.SUGGESTED
            fixes = [replace(token.span, other, f'Write "{other}"') for other in others]
            fixes[0] = fixes[0]._replace(safety=safety)
            return _finding("unknown-word", token.span, title, fixes=fixes), max(stop, at + 1)
        if attempt.result is not None:
            return None
        return self._unrepaired(tokens[:end], at, attempt, start, row), end

    def _before(self, tokens: Sequence[Token], token: Token) -> str:
        """The kind of the word before this one."""
        return next((one.type for one in reversed(tokens) if one.end <= token.start), "")

    def _in_turn(self, tokens: Sequence[Token], at: int, attempt: "Parse") -> Diagnostic | None:
        """`in trun`: two words that are one token, so that no other word can be tried in the place of the second."""
        word = tokens[at + 1] if tokens[at].type == "IN" and attempt.stop == at + 1 < len(tokens) else None
        if word is None or word.type != "WORD" or not nearest(self._written([word]), ("turn",), least=0.5):
            return None
        title = f'I do not understand {quoted(self._written([word]))} here. Is it meant to be "turn"?'
        safety = Safety.SAFE if is_slip(self._written([word]), ("turn",)) else Safety.SUGGESTED
        return _finding("unknown-word", word.span, title, fixes=(replace(word.span, "turn", 'Write "turn"', safety),))

    def _without_lead(
        self, tokens: Sequence[Token], at: int, attempt: "Parse", start: str
    ) -> tuple[Diagnostic, int] | None:
        """`Friday 8 November 2024` without `on`: the word that makes a clause of it, if most is read with that."""
        word = LEADS.get(tokens[at].type)
        if word is None or start != "clause" or " " in word:
            return None
        kind, value = WORDS[word]
        lead = Token(kind, value, tokens[at].start, tokens[at].start)
        led = self._parser.parse([*tokens[:at], lead, *tokens[at:]], at, start)
        is_weekday = tokens[at].type == "WEEKDAY_NAME" and led.stop - 1 == attempt.stop == at + 1  # `Tuesday` alone
        if led.result is None or (led.stop - 1 <= attempt.stop and not is_weekday):
            return None
        return self._unknown(tokens[: led.stop - 1], at), led.stop - 1

    def _unrepaired(
        self, tokens: Sequence[Token], at: int, attempt: "Parse", start: str, row: ClauseRow | None
    ) -> Diagnostic:
        bad, first = attempt.stop, tokens[at]
        if at and first.type == "NUMBER" and len(str(first.value)) == 2 and tokens[at - 1].type == "MONTH":
            fix = replace(first.span, f"20{first.value}", f'Write "20{first.value}"')
            return _finding("unknown-word", first.span, "A year is written with four digits.", fixes=(fix,))
        lacks = lack(Broken(self._text, tokens[at:], bad - at, self.nested)) if start == "clause" else None
        if lacks is not None:
            return _finding(lacks.rule, lacks.span, lacks.title, lacks.notes, lacks.fixes)
        whole = Span(tokens[at].start, tokens[-1].end)
        if bad == at and start == "setting":
            title = f"{quoted(self._written(tokens[at:]))} is not a setting of a plan."
            settings = f"Settings: {'; '.join(setting.example for setting in SETTINGS)}."
            return _finding("unknown-word", whole, title, (settings, _WHERE_ACTIVITIES_STAND))
        follows = tokens[at + 1].type if at + 1 < len(tokens) else ""
        is_day = first.type == "WEEKDAY_NAME" and follows in ("NUMBER", "NTH", "MONTH")  # `at 14:00 Friday 3 May`
        if bad == at or is_day or (first.type == "NUMBER" and follows in ("MONTH", "TO")):  # `9-11 am`
            return self._unknown(tokens, at)
        if fixes := self._hours(tokens, at):
            return _finding("bad-time", whole, "Which hour of the day is that?", fixes=fixes)
        if length := self._length(tokens, at):
            title = f"I do not understand {quoted(self._written(tokens[at + 1 :]))} as a length."
            return _finding("unreadable-clause", whole, title, _expected(attempt, row), (length,))
        read = self._written(tokens[at:bad])
        notes = _expected(attempt, row)
        if bad >= len(tokens) or tokens[bad].type == "COMMA":
            return _finding("unreadable-clause", whole, f"Something is missing after {quoted(read)}.", notes)
        title = f"{quoted(read)} cannot go on with {quoted(self._written(tokens[bad : bad + 1]))}."
        return _finding("unreadable-clause", tokens[bad].span, title, notes)

    def _hours(self, tokens: Sequence[Token], at: int) -> list[Fix]:
        """`at 9`, `at 6.30`: the times that may be meant."""
        if tokens[at].type != "AT" or at + 1 == len(tokens):
            return []
        token = tokens[at + 1]
        found = re.fullmatch(r"([0-9]{1,2})(?:[.h]([0-9]{2}))?h?", self._written([token]))
        if found is None or int(found[1]) > 23 or self._written(tokens[at + 2 : at + 3] or tokens[:1]) == "m":
            return []
        hour, minute = int(found[1]), found[2] or "00"
        follows = self._written(tokens[at + 2 : at + 3] or tokens[:1]).casefold().replace("\u2019", "'")
        span = Span(token.start, tokens[at + 2].end if follows == "o'clock" else token.end)
        hours = [hour, hour + 12] if 1 <= hour <= 11 and found[2] is None else [hour]
        return [replace(span, f"{one}:{minute}", f"Write {one}:{minute}") for one in hours]

    def _length(self, tokens: Sequence[Token], at: int) -> Fix | None:
        """`for 2h`, `for 1h30`, `for 1:30`: the minutes or hours that are meant."""
        if tokens[at].type != "FOR" or at + 1 == len(tokens):
            return None
        found = re.fullmatch(r"([0-9]{1,2})[ ]?(?:h|:(?=[0-9]))([0-9]{2})?", self._written(tokens[at + 1 :]))
        if found is None:
            return None
        hours, minutes = int(found[1]), int(found[2] or 0)
        length = f"{hours * 60 + minutes} minutes" if minutes else speak.count(hours, "hour")
        return replace(Span(tokens[at + 1].start, tokens[-1].end), length, f"Write {length}")

    def is_other_time(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether `/ 19:00 PDT` stands here: the same time again in another zone."""
        follows = tokens[at + 1].type if at + 1 < len(tokens) else ""
        return tokens[at].type == "WORD" and self._written([tokens[at]]) in "/=|" and follows in ("CLOCK", "HOUR")

    def _beside_time(self, tokens: Sequence[Token], at: int) -> Sequence[str]:
        """The zones that may be meant by `Paris`, `New York time` or `Eastern` beside a time."""
        if not at or tokens[at - 1].type not in CLOCKS or tokens[at].type != "WORD":
            return ()
        end = at + 1
        while end < len(tokens) and tokens[end].type == "WORD":
            end += 1
        return zones_near(self._written(tokens[at:end]), least=0.85)

    def _unknown(self, tokens: Sequence[Token], at: int) -> Diagnostic:
        """Words that begin no clause, with the word that would make one of them if there is one."""
        first, whole = tokens[at], Span(tokens[at].start, tokens[-1].end)
        written = self._written(tokens[at:])
        is_range = first.type == "NUMBER" and at + 1 < len(tokens) and tokens[at + 1].type == "TO"
        word = "from" if is_range else LEADS.get(first.type)
        zones = ABBREVIATIONS.get(self._written([first]).upper(), ())
        if zones:
            title = f"{quoted(written)} is an abbreviation that does not say which time zone it is."
            fixes = [replace(whole, f"time zone {zone}", f'Write "time zone {zone}"') for zone in zones]
            return _finding("zone-abbreviation", whole, title, fixes=fixes)
        if self.is_other_time(tokens, at):
            title = f"{quoted(written)} is another time. One with its zone is enough: calendars show readers their own."
            return _finding("repeated-clause", whole, title, fixes=(replace(whole, "", "Delete it"),))
        if named := self._beside_time(tokens, at):
            title = f"{quoted(written)} is not the name of a time zone."
            fixes = [replace(whole, zone, f'Write "{zone}"') for zone in named]
            return _finding("bad-setting", whole, title, fixes=fixes)
        title = f"I do not understand {quoted(written)} here."
        if near := nearest(written, PHRASES, least=0.75, most=1):
            safety = Safety.SAFE if is_slip(written, near) else Safety.SUGGESTED
            fix = replace(whole, near[0], f'Write "{near[0]}"', safety)
            return _finding("unknown-word", whole, f"{title[:-1]}. Is it meant to be {quoted(near[0])}?", fixes=(fix,))
        if word is not None:
            fix = replace(Span(first.start, first.start), f"{word} ", f'Write "{word} {self._written([first])}"')
            several = first.type in CLOCKS and any(token.type in CLOCKS for token in tokens[:at])
            if several:
                return _finding("unknown-word", whole, title, (_TIMES_IN_TURN,))
            return _finding("unknown-word", whole, title, fixes=(fix,))
        return _finding("unknown-word", whole, title, (_WHAT_STANDS_HERE,))

    def _written(self, tokens: Sequence[Token]) -> str:
        return " ".join(self._text[tokens[0].start : tokens[-1].end].split())

    def _replacements(self, tokens: Sequence[Token], at: int, bad: int, start: str) -> list[tuple[Token, str, int]]:
        """The words that make the clause readable, each with the token it stands for and the end of the clause then.

        They all stand for one word, the nearest to the break that helps. Those with which most is read come first.
        """
        for place in range(min(bad, len(tokens) - 1), max(at, bad - LOOK_BACK) - 1, -1):
            token = tokens[place]
            if place == at and token.type not in ("WORD", "NOT"):  # the clause's own word is right
                continue
            if bad >= len(tokens) and token.type in ("END", "ON", "START"):  # `by end of`: something is missing
                continue
            read: dict[tuple[str, object], tuple[Token, str, int]] = {}  # `week` and `weeks` are one meaning
            for word, other in likely(token, self._text):
                attempt = self._parser.parse([*tokens[:place], other, *tokens[place + 1 :]], at, start)
                if attempt.result is not None and attempt.stop > min(bad, len(tokens) - 1):
                    read.setdefault((other.type, other.value), (token, word, attempt.stop))
            if read:
                most = max(stop for _token, _word, stop in read.values())
                return [repair for repair in read.values() if repair[2] == most][:MOST_FIXES]
        return []


def likely(token: Token, text: str) -> list[tuple[str, Token]]:
    """The words of the language that a word may be a misspelling of, each as the token that it would be."""
    if token.type == "WORD" and isinstance(token.value, int):  # `23th`
        word = ordinal(token.value)
        return [(word, token._replace(type="NTH"))]
    written = text[token.start : token.end]
    meant = MEANT.get(written.casefold(), ())
    if not meant and (len(written) < 2 or not written[0].isalpha()):
        return []
    least = 0.5 if len(written) < 4 else 0.6
    found = []
    for word in (*meant, *nearest(written, MEANT_WORDS, least=least, most=9)):
        kind, value = WORDS[word]
        if word != written.casefold() and kind not in NEVER_MEANT:
            shown = word.capitalize() if kind in ("MONTH", "WEEKDAY_NAME", "WEEKDAYS") else word
            found.append((shown, token._replace(type=kind, value=value)))
    return found


def _expected(attempt: "Parse", row: ClauseRow | None) -> tuple[str, ...]:
    """What could have stood at the place, and what the clause looks like when it is whole."""
    if row is None:
        return ()
    could = [words for kind, words in WORDS_FOR.items() if attempt.feeder.accepts(kind)]
    if len(could) > 1 and "to" in could:  # of `due 2`: that it may go on as `2 to 3 weeks before` helps nobody
        could.remove("to")
    whole = f"A whole one: {row.example}"
    if row.strong:
        whole += ". If the word belongs to the name, put the whole name in quotation marks."
    return (f"Here could stand: {speak.listed(could, 'or')}.", whole) if 1 <= len(could) <= MOST_LISTED else (whole,)


def _finding(rule: str, span: Span, title: str, notes: Sequence[str] = (), fixes: Sequence[Fix] = ()) -> Diagnostic:
    return Diagnostic(rule, RULES[rule].severity, title, span, notes=tuple(notes), fixes=tuple(fixes))
