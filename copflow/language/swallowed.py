"""Finds what a name without quotes has swallowed: misspelt clause words, and dates that no clause word begins.

Without this, `webinar 1 im November` would be an activity with a long name and no date, and nobody would know.
"""

import re
from collections.abc import Sequence

from copflow.dates.words import WEEK
from copflow.diagnostics.diagnostic import Diagnostics, Edit, Fix, Safety
from copflow.diagnostics.nearest import is_slip, nearest
from copflow.diagnostics.prose import quoted
from copflow.diagnostics.source import Span
from copflow.language.names import DASHES
from copflow.language.near_names import NearNames
from copflow.language.nodes import Due
from copflow.language.parser import ClauseParser
from copflow.language.tokens import Token

MOST_FIXES = 3
SHORT_NAME = 3
"""The longest word with a capital letter that is never a misspelt weekday."""
SHORT_WEEKDAY = 4
REACH = 3
"""How many tokens before a misspelt word the clause may begin that it belongs to (`on 3 Novembr`)."""

ALONE = frozenset(
    {
        "DAILY",
        "FORTNIGHTLY",
        "MONTHLY",
        "QUARTERLY",
        "WEEKLY",
        "YEARLY",
        "CANCELLED",
        "ONGOING",
        "OPTIONAL",
        "PRIVATE",
        "TBD",
        "TENTATIVE",
    }
)
NEAR_ALONE = 0.77
"""Words that are whole clauses, and how near a word at the end of a name must be to be taken for one of them."""

AHEAD = 40
"""How many tokens after it are looked at: more than any clause has, and not a whole line again for each word."""


class NameInspector:
    """Inspects the names of one text."""

    def __init__(self, text: str, parser: ClauseParser, found: Diagnostics) -> None:
        self._text = text
        self._parser = parser
        self._starts = parser.starts
        self._found = found
        self._near_names = NearNames(text, parser.known)

    def inspect(self, tokens: Sequence[Token], end: int, *, nested: bool, dated: bool) -> int | None:
        """Report what the name (the tokens up to `end`) has swallowed. Where the activity's date is lost by it, the
        number of tokens that the name rather has; None where it is not.

        A date in the name of an activity that says no other one (`dated`) was to be its date, which makes it an error.
        """
        if tokens[0].type == "STRING":
            return None
        for at in range(0 if nested else 1, end):
            if tokens[at].type in ("WORD", "NUMBER_WORD", "THEN"):  # `no later then 3 May`
                first = self._misspelt(tokens, at, end, nested=nested, dated=dated)
                if first is not None:
                    return first
        first = self._doubled(tokens, end)
        if first is None:
            first = self._part_of_amount(tokens, end)
        if first is None:
            first = self._left_over(tokens, end)
        if first is None:
            first = self._near_name(tokens, end, nested=nested, dated=dated)
        while tokens[end - 1].type in ("COMMA", "COLON") and end > 1:
            end -= 1
        if first is None:
            first = self._state(tokens, end, dated=dated)
        if first is not None:
            return first
        first = self._date(tokens, end, "date-in-name" if dated else "missing-date", nested=nested)
        return None if dated else first

    def _part_of_amount(self, tokens: Sequence[Token], end: int) -> int | None:
        """`review 1.5 weeks before`, `half a week before`, `a few days before`: an amount that is no whole number, of
        which the clause has only the end."""
        if not 1 < end < len(tokens) or not self._is_amount(tokens, end):
            return None
        begin = end - 1
        while begin > 1 and tokens[begin - 1].type in AMOUNT_WORDS:
            begin -= 1
        span = Span(tokens[begin].start, tokens[end - 1].end)
        written = self._text[span.start : span.end]
        title = f"How many? I count whole days, weeks and months, and took {quoted(written)} as part of the name."
        note = "Write a whole number (`10 days before`, `1 week and 3 days before`), or `2 to 3 weeks before`."
        self._found.report("swallowed-word", span, title, label="read as part of the name", notes=(note,))
        return begin

    def _left_over(self, tokens: Sequence[Token], end: int) -> int | None:
        """`report in two weeks after kickoff`: the clause is whole without the word before it."""
        if not 1 < end < len(tokens) or tokens[end - 1].type not in ("AT", "IN", "ON"):
            return None
        row = self._starts.clause_in_name(tokens, end)
        if row is None or row.name != "offset":
            return None
        word = tokens[end - 1]
        written = self._text[word.start : word.end]
        name = self._text[tokens[0].start : word.end]
        fixes = (
            Fix(f'Delete "{written}"', (Edit(Span(word.start, tokens[end].start), ""),)),
            Fix("Put the name in quotation marks", (Edit(Span(tokens[0].start, word.end), f'"{name}"'),)),
        )
        title = f"I took {quoted(written)} as part of the name: no such word stands before an amount."
        self._found.report("swallowed-word", word.span, title, label="read as part of the name", fixes=fixes)
        return end - 1

    def _is_amount(self, tokens: Sequence[Token], end: int) -> bool:
        """Whether the clause at `end` counts units, and the name before it ends like the beginning of an amount."""
        counted, last = tokens[end], tokens[end - 1]
        if counted.type not in ("NUMBER", "NUMBER_WORD", "UNIT", "WORKING", "WORKDAY"):
            return False
        if last.type == "COMMA":  # `2,5 weeks before`
            is_number = end > 2 and tokens[end - 2].type == "NUMBER" and counted.type == "NUMBER"
            return is_number and tokens[end - 2].end == last.start and last.end == counted.start
        written = self._text[last.start : last.end].casefold()
        return written in PARTS_OF_AMOUNTS or FRACTION.fullmatch(written) is not None

    def _misspelt(self, tokens: Sequence[Token], at: int, end: int, *, nested: bool, dated: bool) -> int | None:
        """The token at which a clause would begin if a word were another one, which is then reported."""
        token = tokens[at]
        least = max(0 if nested else 1, at - REACH)
        for first in range(at + 1 - least):  # the longest clause first: `from 3 ot 5 May`
            read: dict[tuple[str, object], tuple[int, str]] = {}
            for word, other in self._parser.likely(token):
                trial = [*tokens[least:at], other, *tokens[at + 1 : at + AHEAD]]
                if (
                    least + first == at
                    and at + 1 + (tokens[at + 1 :][:1] != [] and tokens[at + 1].type == "THE") >= end
                    and _ends_a_name(token, other)
                ):
                    continue
                if not self._is_other(token, other, word) and (stop := self._begins(trial, first)):
                    if self._goes_on(trial, stop):
                        continue  # `every member canvass` is no `every November`
                    read.setdefault((other.type, other.value), (stop, word))
            if read:
                most = max(stop for stop, _word in read.values())
                words = [word for stop, word in read.values() if stop == most]
                self._report(tokens[:end], token, words, dated=dated)
                return least + first
        return None

    def _goes_on(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a name goes on behind what would be a clause."""
        return at < len(tokens) and tokens[at].type == "WORD" and not self._starts.clause_in_name(tokens, at)

    def _is_other(self, token: Token, other: Token, word: str) -> bool:
        """Whether a word is not a misspelling: `outgoing` is not `ongoing`, nor `Sue` anything."""
        written = self._text[token.start : token.end]
        alone = other.type in ALONE and not nearest(written, (word,), least=NEAR_ALONE)
        return alone or self._is_proper(token, other)

    def _is_proper(self, token: Token, other: Token) -> bool:
        """`call Sue on 3 May`: a word with a capital letter is a name, unless a month or a weekday is meant; of three
        letters, `Sam` is no `Sat`; `is` is never `this`."""
        written = self._text[token.start : token.end]
        if written.istitle() and len(written) <= SHORT_NAME and other.type == "WEEKDAY_NAME":
            return True
        if other.type == "THIS" and len(written) < SHORT_NAME:
            return True
        if other.value == "till" or written == "duo":  # `over the hill party`, where there is a party; `string duo`
            return True
        return written[0].isupper() and not written.isupper() and other.type not in ("MONTH", "WEEKDAY_NAME")

    def _state(self, tokens: Sequence[Token], end: int, *, dated: bool) -> int | None:
        """`survey done` without a date, `guide done` beside a `guide`: a state that lacks its comma."""
        if end < 2 or tokens[end - 1].type not in ("DONE", "CONFIRMED"):
            return None
        if not self._parser.is_name(tokens[: end - 1]):
            return None
        at = tokens[end - 2].end
        written = self._text[tokens[end - 1].start : tokens[end - 1].end]
        title = f"I took {quoted(written)} as part of the name. After a name it needs a comma."
        fixes = [Fix(f'Write ", {written}"', (Edit(Span(at, at), ","),))]
        if dated:
            name = self._text[tokens[0].start : tokens[end - 1].end]
            whole = Span(tokens[0].start, tokens[end - 1].end)
            fixes.append(Fix("Put the name in quotation marks", (Edit(whole, f'"{name}"'),)))
        self._found.report("swallowed-word", tokens[end - 1].span, title, label="read as part of the name", fixes=fixes)
        return end - 1

    def _doubled(self, tokens: Sequence[Token], end: int) -> int | None:
        """`lunch at at 12:00`."""
        if end < 2 or end == len(tokens) or tokens[end - 1].type != tokens[end].type:
            return None
        if tokens[end].type not in NEVER_TWICE:  # `sit in in June` is fine
            return None
        twice = Span(tokens[end - 1].start, tokens[end].start)
        written = self._text[tokens[end].start : tokens[end].end]
        fixes = (Fix(f'Write "{written}" once', (Edit(twice, ""),), Safety.SAFE),)
        self._found.report("swallowed-word", twice, f"{quoted(written)} stands here twice.", fixes=fixes)
        return end - 1

    def _near_name(self, tokens: Sequence[Token], end: int, *, nested: bool, dated: bool) -> int | None:
        """`party after kickof`; of an activity without a date, `party after the gala` too."""
        for at, span, near in self._near_names.behind(tokens, 0 if nested else 1, end):
            written = self._text[span.start : span.end]
            if near is not None:
                self._report(tokens[:end], Token("NAME", written, *span), [near], dated=dated)
                return at
            if not (dated or nested) and tokens[at].type in ("AFTER", "BEFORE"):
                name = quoted(self._text[tokens[0].start : tokens[at - 1].end])
                verb = "follow" if tokens[at].type == "AFTER" else "precede"
                title = f"{name} has no date, and there is no activity {quoted(written)} that it could {verb}."
                self._found.report("missing-date", span, title, label="no activity has this name")
                return at
        return None

    def _begins(self, tokens: Sequence[Token], at: int) -> int:
        """The end of the whole clause that begins here, 0 if none does: `needs` only with a name that there is."""
        row = self._starts.clause_in_name(tokens, at) if self._starts.leads(tokens[at]) else None
        if row is None:
            return 0
        if tokens[at].type == "NEEDS" and not self._parser.knows(tokens, at + 1):
            return 0
        if tokens[at].type in ("EVERY", "EACH", "UNTIL") and self._is_no_date(tokens, at + 1):
            return 0
        attempt = self._parser.parse(tokens, at, "clause")
        if isinstance(attempt.result, Due) and attempt.result.when is None:
            return 0  # `membership dues collected` is a name: no date follows
        return attempt.stop if attempt.result is not None else 0

    def _is_no_date(self, tokens: Sequence[Token], at: int) -> bool:
        """`every member canvass`, `until we meet again`: what has no capital letter is no misspelt month, and what is
        short besides no weekday."""
        if at >= len(tokens) or not self._text[tokens[at].start].islower():
            return False
        is_short = tokens[at].end - tokens[at].start <= SHORT_NAME
        return tokens[at].type == "MONTH" or (tokens[at].type == "WEEKDAY_NAME" and is_short)

    def _report(self, tokens: Sequence[Token], token: Token, words: Sequence[str], *, dated: bool) -> None:
        written = self._text[token.start : token.end]
        whole = Span(tokens[0].start, tokens[-1].end)
        name = self._text[whole.start : whole.end]
        before = next((one.type for one in reversed(tokens) if one.end <= token.start), "")
        is_sure = not dated and token.type != "NAME" and (written.islower() or before in ("NUMBER", "NTH"))
        is_sure = is_sure and len(words) == 1 and is_slip(written, words, least=LONG_ENOUGH)
        safety = Safety.SAFE if is_sure else Safety.SUGGESTED
        fixes = [Fix(f'Write "{word}"', (Edit(token.span, word),), safety) for word in words[:MOST_FIXES]]
        if dated:  # without another date, quotation marks would not help
            fixes.append(Fix("Put the name in quotation marks", (Edit(whole, f'"{name}"'),)))
        self._found.report(
            "swallowed-word",
            token.span,
            f"I took {quoted(written)} as part of the name. Is it meant to be {quoted(words[0])}?",
            label="read as part of the name",
            fixes=fixes,
        )

    def _date(self, tokens: Sequence[Token], end: int, rule: str, *, nested: bool) -> int | None:
        """The token at which a date begins in the name, which is then reported. `webinar 3 November` is `webinar 3`."""
        for at in range(1, end):
            if tokens[at].type == "WEEKDAY_NAME" and at + 1 < end and (length := _date_length(tokens, at + 1, end)):
                self._report_date(rule, tokens, at, at + 1 + length)
                return at
            if length := _date_length(tokens, at, end):
                self._report_date(rule, tokens, at, at + length)
                return at + 1 if tokens[at].type == "NUMBER" and length == 2 else at
            if rule == "missing-date" and self._is_window_at_end(tokens, at, end, nested=nested):
                self._report_date(rule, tokens, at, end)
                return at
            if rule == "missing-date" and _is_half_offset(tokens, at, end):
                self._report_stub(rule, Span(tokens[at].start, tokens[end - 1].end))
                return at
            if self._is_stub(tokens, at, end):
                self._report_stub(rule, Span(tokens[at].start, tokens[at + 1].end))
                return at
        return None

    def _is_window_at_end(self, tokens: Sequence[Token], at: int, end: int, *, nested: bool) -> bool:
        """`kickoff October`, `tour Q4`, `demo week 3`: a window ends the name of an activity that has no date. Steps
        need none, and are often named so (`reading week 3`)."""
        if not nested and at + 1 == end and tokens[at].type == "QUARTER":
            return True
        if not nested and at + 2 <= end and tokens[at].value == WEEK and tokens[at + 1].type in ("NUMBER", "MINUS"):
            return at + 2 == end or tokens[at + 2].type == "OF"
        return at + 1 == end and tokens[at].type == "MONTH" and self._text[tokens[at].start].isupper()

    def _is_stub(self, tokens: Sequence[Token], at: int, end: int) -> bool:
        """`at 3`, `for 2`, `in 2027` and then nothing that a name goes on with; `at 14.00`, `on 9-13 November`."""
        if at + 1 >= end or tokens[at].type not in STUBS:
            return False
        number = tokens[at + 1]
        if at + 2 == end and number.type == "MONTH" and tokens[at].type != "OF":  # `on March`
            return True
        if number.type == "WORD":
            return NUMBERS.fullmatch(self._text, number.start, number.end) is not None
        return number.type in ("NUMBER", "YEAR") and (at + 2 == end or tokens[at + 2].type in ("COMMA", "TO"))

    def _report_stub(self, rule: str, span: Span) -> None:
        written = self._text[span.start : span.end]
        title = f"{quoted(written)} became part of a name: it is not a whole date, time or length."
        note = "Say it whole (`at 15:00`, `for 3 days`, `from 9 to 13 May`), or put the name in quotation marks."
        self._found.report(rule, span, title, label="read as part of the name", notes=(note,))

    def _report_date(self, rule: str, tokens: Sequence[Token], at: int, end: int) -> None:
        """Report the date that the tokens from `at` on are; beside another date no fix is offered, as it may be meant
        as a part of the name. A word that does not fit (`at 3 May`) is replaced."""
        date = tokens[at:end]
        span = Span(date[0].start, date[-1].end)
        written = self._text[span.start : span.end]
        words = _clause_words(date)
        said = self._text[tokens[at - 1].start : tokens[at - 1].end].casefold()
        words = [INSTEAD[said]] if said in INSTEAD else words
        if tokens[at - 1].type == "TO" and rule == "missing-date":
            whole = Span(tokens[at - 1].start, span.end)
            title = f"From when on? {quoted(self._text[whole.start : whole.end])} says only the last day."
            note = "Say the first day too, as in `from 9 to 13 November`."
            self._found.report(rule, whole, title, label="read as part of the name", notes=(note,))
            return
        is_stub = tokens[at - 1].type in STUBS or said in INSTEAD
        has_dash = said in DASHES  # `webinar 1 - 10 November`
        before = Span(tokens[at - 1].start if is_stub or has_dash else span.start, span.start)
        fixes = []
        if rule == "missing-date":
            fixes = [Fix(f'Write "{word} {written}"', (Edit(before, f"{word} "),)) for word in words]
            behind_number = has_dash or tokens[at - 1].type in ("COLON", "COMMA", "NUMBER")
            if (
                [token.type for token in date] == ["NUMBER", "MONTH"]
                and before.start == span.start
                and not behind_number
            ):
                month = Span(date[1].start, date[1].start)  # `webinar 1 May`
                fixes.append(Fix(f'Write "in {self._text[date[1].start : date[1].end]}"', (Edit(month, "in "),)))
        title = f"{quoted(written)} became part of a name, because no word such as {quoted(words[0])} stands before it."
        self._found.report(rule, span, title, label="read as part of the name", fixes=fixes)


LONG_ENOUGH = 5
"""How many letters a word of a name has that is mended unasked: `order form 3 May` is not `order from 3 May`."""


def _ends_a_name(token: Token, other: Token) -> bool:
    """`dry run 1 week before`, `plan B 1 week before`: before a clause that is whole without it, a short word is no
    `Sun`, a letter no `by`, and `phase ii` has no `in`."""
    length = token.end - token.start
    return (
        length == 1 or str(token.value).casefold() == "ii" or (other.type == "WEEKDAY_NAME" and length <= SHORT_WEEKDAY)
    )


def _is_half_offset(tokens: Sequence[Token], at: int, end: int) -> bool:
    """`set-up 1 before`, `clean-up 1 day`, `slides day before`: an offset that lacks a part ends the name."""
    if at + 2 != end:
        return False
    kinds = (tokens[at].type, tokens[at + 1].type)
    return kinds == ("NUMBER", "UNIT") or (kinds[0] in ("NUMBER", "UNIT") and kinds[1] in ("BEFORE", "AFTER"))


def _clause_words(tokens: Sequence[Token]) -> list[str]:
    """The words that make a clause of a date."""
    kinds = [token.type for token in tokens]
    if kinds[0] in ("CLOCK", "HOUR"):
        return ["at"]
    if "TO" in kinds:
        return ["from"]
    is_window = kinds in (["MONTH", "YEAR"], ["MONTH"]) or kinds[0] in WINDOW_LEADS
    return ["in"] if is_window else ["on"]


NUMBERS = re.compile(r"[0-9]+(?:[.:h\u2013-][0-9]+)*h?(?:[ap]m)?", re.IGNORECASE)
"""Numbers in a form that copflow does not read: `14.00`, `14h`, `9-13`."""
WINDOW_LEADS = frozenset({"EARLY", "ISO_WEEK", "LATE", "MID", "QUARTER", "UNIT"})
"""The kinds of tokens with which a window begins that is no month."""
PARTS_OF_AMOUNTS = frozenset({"half", "few", "couple", "several", "some", "many"})
"""Words that say how many, and not how many exactly."""
AMOUNT_WORDS = frozenset({"ABOUT", "AND", "COMMA", "NUMBER", "NUMBER_WORD"})
"""The kinds of tokens that stand in an amount before those."""
FRACTION = re.compile(r"[0-9]+[.,/][0-9]+|[0-9]*[\u00bc-\u00be]")
"""`1.5`, `1/2`, a half sign."""
INSTEAD = {
    "latest": "by",
    "deadline": "due",
    "earliest": "no earlier than",
    "since": "from",
    "starts": "from",
    "w/c": "in the week of",
}
"""What people write before a date, and the words that copflow has for it."""
NEVER_TWICE = frozenset({"AT", "DUE", "FOR", "FROM", "NEEDS"})
VERSION = re.compile(r"[0-9]{1,2}\.[0-9]{1,2}\.[0-9]")
"""`release 1.35.0`: no year has one digit."""
STUBS = frozenset({"AT", "BY", "FOR", "FROM", "IN", "ON"})


def _date_length(tokens: Sequence[Token], at: int, end: int) -> int:
    """How many tokens from `at` on look like a date or a time, 0 if they do not."""
    kind = tokens[at].type
    if kind in ("ISO_DATE", "ISO_WEEK", "CLOCK", "HOUR") or (
        kind == "SLASH_DATE" and tokens[at].end - tokens[at].start > 5 and not VERSION.fullmatch(str(tokens[at].value))
    ):
        return 1
    follows = tokens[at + 1].type if at + 1 < end else ""
    if kind in ("NUMBER", "NTH") and follows == "TO" and at + 3 < end and tokens[at + 3].type == "MONTH":
        return 4
    if kind in ("NUMBER", "NTH") and follows == "MONTH":
        return 2
    if kind == "MONTH" and follows in ("NUMBER", "NTH", "YEAR"):
        return 2
    if kind in ("EARLY", "MID", "LATE") and follows == "MONTH":
        return 2
    return 2 if kind == "ORDINAL" and follows == "WEEKDAY_NAME" else 0
