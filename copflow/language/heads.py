"""What each part of the text is: an activity, a shape, a person, the plan's header, or clauses of the part above.

Heads are read before clauses, for the whole text: clauses refer to names, and a name without quotes is found most
surely when all names are known.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from copflow.dates.words import WEEK
from copflow.diagnostics.diagnostic import Diagnostics, Safety, replace
from copflow.diagnostics.nearest import is_slip, nearest
from copflow.diagnostics.prose import quoted
from copflow.diagnostics.source import Source
from copflow.language.absences import AFTER_AWAY, away_at
from copflow.language.completions import MAIL_WITHOUT_AT
from copflow.language.includes import bare_name, is_misspelt
from copflow.language.known import Known
from copflow.language.lines import Part
from copflow.language.names import Phrases, make_name, name_key, trimmed
from copflow.language.nodes import Entry, Kind, Name
from copflow.language.orders import before_orders
from copflow.language.people import team_name
from copflow.language.repeats import Repetitions, look_for_repeats
from copflow.language.starts import Starts
from copflow.language.tokens import Token

PURPOSES = ("relationships", "practice", "tasks", "knowledge")
"""The purposes of a plan that declares none."""

IN_NAMES_TOO = frozenset({"DUE", "NEEDS", "TIME"})
"""Words that begin names at the beginning of a line (`Due diligence workshop`, `Time zone workshop`)."""
SAY_WHEN = frozenset({"due", "from", "in", "offset", "on"})
"""The clauses that say when an activity is."""
STUBS = frozenset({"AT", "FOR", "FROM", "IN", "ON"})
CLAUSE_AT_LINE_START = frozenset({"BY", "DUE", "LINK", "NEEDS", "NOTE", "PURPOSE", "TAG", "WITH"})
"""Words that start a clause at the beginning of an indented line whatever follows: what they are about does not
set a date, so that a broken one would pass unseen as the name of a step."""


SETTING_WORDS = ("closed", "from", "holidays", "on", "purposes", "time", "weeks", "working")
"""The first words of settings, which no period's name may be near to."""
AFTER_CLOSED = frozenset({"FROM", "ISO_DATE", "MONTH", "NTH", "NUMBER", "ON", "SLASH_DATE", "WEEKDAY_NAME"})
"""What may follow `closed` where the line is a setting that is not indented, rather than an activity."""
MOST_PERIOD_WORDS = 6
LEAST_CLOSED = 4
"""How many letters a misspelt `closed` has more than."""


@dataclass(slots=True)
class Head:
    """A part of the text with what it is, and the token at which its clauses begin."""

    part: Part
    entry: Entry
    rest: int
    nested: bool


class HeadReader:
    """Reads the heads of all parts, and gathers the names that they declare."""

    def __init__(self, source: Source, parts: Sequence[Part], found: Diagnostics) -> None:
        self.text = text = source.text
        self._found = found
        self._firsts = _first_of_each_file(source, parts)
        for part in parts:
            self._mend(part, is_first=part.tokens[0].start in self._firsts)
        self.people = Phrases(text)
        self._declared: list[str] = []
        self.names = Phrases(text)
        self.series = Phrases(text)
        self.shapes = Phrases(text)
        self.known = Known(text, self.names)
        self._declare(parts)
        self.starts = Starts(self.people, self.purposes, self.known)
        for part in parts:
            if part.tokens[0].type == "PLAN":
                self._declare_periods(part.children)
            elif part.tokens[0].type == "CLOSED" and part.tokens[-1].type == "STRING":
                self._declare_periods([part])

    def _mend(self, part: Part, *, is_first: bool) -> None:
        """Report `pln "A year"`, `persn Sam`, `ech webinar`, `holidys US`, and read them as what they look like.

        Taken for activities, they would take the plan's settings and people with them.
        """
        first, *rest = part.tokens
        kinds = [token.type for token in rest]
        if kinds[:1] == ["WORD"] and first.value == WEEK and self._mend_second(part.tokens):
            return
        if first.type != "WORD" or not kinds:
            return
        if is_misspelt(part.tokens, self.text):
            word = "include"
        elif is_first and kinds[0] == "STRING" and (len(kinds) == 1 or part.children):
            word = "plan"
        elif kinds[-1] == "EMAIL" or (kinds[-1] == "STRING" and 2 <= len(kinds) <= 4 and set(kinds[:-1]) == {"WORD"}):
            word = "person"
        elif kinds == ["SLASHED"] or (kinds == ["WORD"] and self._is_region(rest[0])):
            word = "holidays"
        elif kinds == ["ZONE", "SLASHED"]:
            word = "time"
        elif kinds[0] in ("FROM", "NUMBER", "MONTH", "ISO_DATE") and first.end - first.start > LEAST_CLOSED:
            word = "closed"
        elif part.children and set(kinds) == {"WORD"}:
            word = "each"
        elif kinds == ["WORD"]:
            word = "person"
        else:
            return
        written = self.text[first.start : first.end]
        if nearest(written, (word,), least=0.5 if kinds[-1] in ("STRING", "EMAIL") else 0.7):
            title = f"I do not understand {quoted(written)} here. Is it meant to be {quoted(word)}?"
            safety = Safety.SAFE if is_slip(written, (word,)) else Safety.SUGGESTED
            fixes = (replace(first.span, word, f'Write "{word}"', safety),)
            self._found.report("unknown-word", first.span, title, fixes=fixes)
            part.tokens[0] = first._replace(type=word.upper(), value=word)

    def _is_region(self, token: Token) -> bool:
        """Whether a word looks like a country's code: `holdays US`."""
        written = self.text[token.start : token.end]
        return written.isupper() and len(written) == 2

    def _mend_second(self, tokens: list[Token]) -> bool:
        """`weeks coutn from 14 September`, `weeks strat on Sunday`."""
        second = tokens[1]
        written = self.text[second.start : second.end]
        for word in nearest(written, ("count", "start"), least=0.6, most=1):
            title = f"I do not understand {quoted(written)} here. Is it meant to be {quoted(word)}?"
            safety = Safety.SAFE if is_slip(written, (word,)) else Safety.SUGGESTED
            fixes = (replace(second.span, word, f'Write "{word}"', safety),)
            self._found.report("unknown-word", second.span, title, fixes=fixes)
            tokens[1] = second._replace(type=word.upper(), value=word)
            return True
        return False

    def _declare(self, parts: Sequence[Part]) -> None:
        """Find the people and the purposes first: whether `by` and `purpose` start a clause depends on them."""
        purposes: list[str] = []
        for part in (*parts, *(child for parent in parts for child in parent.children)):
            kind = part.tokens[0].type
            if kind == "PERSON" and (tokens := person_tokens(part.tokens)):
                self._declare_person(part.tokens, tokens)
            elif kind == "PURPOSES":
                purposes += [str(token.value).casefold() for token in part.tokens[1:]]
        self.purposes = tuple(purposes or PURPOSES)
        for part in parts:
            if part.tokens[0].type == "TEAM" and len(part.tokens) > 2:
                tokens = team_name(part.tokens, self.people)
                self.people.add(make_name(self.text, tokens), tokens)
                self._declared.append(make_name(self.text, tokens).text)

    def _declare_periods(self, parts: Sequence[Part]) -> None:
        """Know the terms of a plan's header (`fall term from 24 August to 11 December`) and its named closures."""
        for part in parts:
            tokens = part.tokens
            if tokens[0].type == "CLOSED" and tokens[-1].type == "STRING":
                words = name_key(str(tokens[-1].value)).split()
                self.known.periods.add_key(" ".join(words), len(words), words[0] if words else "")
                continue
            end = next((at for at, token in enumerate(tokens) if token.type in ("FOR", "FROM")), 0)
            name = tokens[1:end] if tokens[0].type == "TERM" and end >= 2 else tokens[:end]
            if 1 <= len(name) <= MOST_PERIOD_WORDS and not self._is_setting(tokens, name):
                self.known.periods.add(make_name(self.text, name), name)

    def _is_setting(self, tokens: Sequence[Token], name: Sequence[Token]) -> bool:
        """Whether a line of the header says something else, or looks like a misspelling of it (`clsed from …`)."""
        first = self.text[name[0].start : name[0].end].casefold()
        return bool(self.starts.setting(tokens, 0)) or bool(nearest(first, SETTING_WORDS, least=0.7))

    def _declare_person(self, tokens: Sequence[Token], name: Sequence[Token]) -> None:
        """Know a person by the name that stands first, and by the full name in quotation marks."""
        self.people.add(make_name(self.text, name), name)
        self._declared.append(make_name(self.text, name).text)
        full = [token for token in tokens[len(name) + 1 :] if token.type == "STRING"]
        if words := name_key(str(full[0].value)).split() if full else []:
            self.people.add_key(" ".join(words), len(words), words[0])

    def read(self, parts: Sequence[Part]) -> list[Head]:
        """The heads of the parts and of all below them, each before its children, in the order of the text."""
        heads: list[Head] = []
        waiting: list[tuple[Part, Head | None]] = [(part, None) for part in reversed(parts)]
        while waiting:
            part, above = waiting.pop()
            head = self._head(part, above)
            heads.append(head)
            if above is not None:
                above.entry.children.append(head.entry)
            waiting.extend((child, head) for child in reversed(part.children))
        return heads

    def _head(self, part: Part, above: Head | None) -> Head:
        tokens = part.tokens
        if above is None:
            entry, rest = self._top(part, tokens)
        elif above.entry.kind is Kind.PLAN or (above.entry.kind is Kind.CLAUSES and not above.nested):
            entry, rest = Entry(Kind.CLAUSES, part.span), 0
            return Head(part, entry, rest, nested=False)
        else:
            entry, rest = self._nested(part, tokens)
        return Head(part, entry, rest, nested=above is not None)

    def _top(self, part: Part, tokens: list[Token]) -> tuple[Entry, int]:
        match tokens[0].type:
            case "PLAN" if len(tokens) == 1:
                return Entry(Kind.PLAN, part.span), 1
            case "PLAN" if tokens[1].type == "STRING" or self._is_header(part, tokens):
                return self._named(Kind.PLAN, part, 1, 2 if tokens[1].type == "STRING" else self._setting_start(tokens))
            case "PERSON" if person_tokens(tokens):
                return Entry(Kind.PERSON, part.span), 0
            case "TEAM" if len(tokens) > 1 and self._name_end(tokens, 1) == len(tokens):
                return Entry(Kind.TEAM, part.span), 0
            case "EACH" if len(tokens) > 1:
                return self._named(Kind.SHAPE, part, 1, self._name_end(tokens, 2))
            case "INCLUDE" if bare_name(tokens, self.text):
                return Entry(Kind.CLAUSES, part.span), 0
        self._mend_away(tokens)
        if away := away_at(tokens, self.people, self._declared, self.text):
            return Entry(Kind.AWAY, part.span, make_name(self.text, tokens[:away])), away
        is_default = tokens[0].type == "REMIND"  # `1 day before` in it is no clause of its own
        is_zone = tokens[-1].type == "AOE" and len(tokens) <= len(("time", "zone", "AoE"))
        is_move = [token.type for token in tokens[:2]] == ["ON", "CLOSED"]  # `… move to next working day` is no day
        is_weeks = tokens[0].value == WEEK and len(tokens) > 1 and tokens[1].type in ("COUNT", "START")
        is_closure = tokens[0].type == "CLOSED" and len(tokens) > 1 and tokens[1].type in AFTER_CLOSED
        is_whole = (
            is_default or is_zone or is_move or is_weeks or is_closure or self._name_end(tokens, 1) == len(tokens)
        )
        if self.starts.setting(tokens, 0) and is_whole:
            return Entry(Kind.CLAUSES, part.span), 0
        if tokens[0].type not in IN_NAMES_TOO and self.starts.clause_in_name(tokens, 0):
            return Entry(Kind.BROKEN, part.span), 0
        return self._activity(part, tokens, least=1)

    def _mend_away(self, tokens: list[Token]) -> None:
        """Report `Sam awya 23 to 27 November`, and read it as what it looks like."""
        at = self.people.match(tokens, 0)
        if not at or at + 1 >= len(tokens) or tokens[at].type != "WORD" or tokens[at + 1].type not in AFTER_AWAY:
            return
        written = self.text[tokens[at].start : tokens[at].end]
        if nearest(written, ("away",), least=0.7):
            title = f"I do not understand {quoted(written)} here. Is it meant to be {quoted('away')}?"
            safety = Safety.SAFE if is_slip(written, ("away",)) else Safety.SUGGESTED
            fixes = (replace(tokens[at].span, "away", 'Write "away"', safety),)
            self._found.report("unknown-word", tokens[at].span, title, fixes=fixes)
            tokens[at] = tokens[at]._replace(type="AWAY", value="away")

    def _is_header(self, part: Part, tokens: list[Token]) -> bool:
        """`plan Spring term` without quotes: only as the first line, and only if it has no clause of an activity."""
        end = self._setting_start(tokens)
        return part.tokens[0].start in self._firsts and self._name_end(tokens[:end], 1) == end

    def _setting_start(self, tokens: list[Token]) -> int:
        return next((at for at in range(2, len(tokens)) if self.starts.setting(tokens, at)), len(tokens))

    def _nested(self, part: Part, tokens: list[Token]) -> tuple[Entry, int]:
        if self._is_of_the_plan(tokens):
            return Entry(Kind.BROKEN, part.span), 0
        if self._is_step(tokens):
            return self._activity(part, tokens, least=1)
        if (
            self._is_stub(tokens)
            or self._is_state(tokens)
            or self.starts.clause_in_name(tokens, 0)
            or tokens[0].type in CLAUSE_AT_LINE_START
        ):
            return Entry(Kind.CLAUSES, part.span), 0
        return self._activity(part, tokens, least=1)

    def look_again(self, heads: Sequence[Head]) -> None:
        """Look once more, when all names are known: `after kickoff` begins a clause only if there is a kickoff."""
        for name in before_orders(
            [head.part.tokens[: head.rest] for head in heads if head.entry.kind is Kind.ACTIVITY]
        ):
            self.know(name)
        repetitions = Repetitions(heads, self, self._found)
        for head in heads:
            entry, tokens = head.entry, head.part.tokens
            if entry.kind not in (Kind.ACTIVITY, Kind.SHAPE) or tokens[0].type == "STRING":
                continue
            is_step = head.nested and entry.kind is Kind.ACTIVITY
            if is_step and not self._is_step(tokens) and self.starts.clause_in_name(tokens, 0):
                entry.kind, entry.name, head.rest = Kind.CLAUSES, None, 0
                continue
            self.end_again(head)
            if entry.kind is Kind.ACTIVITY:
                look_for_repeats(head, repetitions)

    def end_again(self, head: Head) -> None:
        """Look once more where the name of an activity or a shape ends: more names may be known now."""
        entry, tokens = head.entry, head.part.tokens
        if entry.kind not in (Kind.ACTIVITY, Kind.SHAPE) or tokens[0].type == "STRING":
            return
        end = self._name_end(tokens, 2 if entry.kind is Kind.SHAPE else 1)
        if end < head.rest:
            head.rest = end
            entry.name = self.know(tokens[1 if entry.kind is Kind.SHAPE else 0 : end]) or entry.name

    def _is_of_the_plan(self, tokens: list[Token]) -> bool:
        """A setting, a person, a shape or a plan, which cannot stand below an activity."""
        match tokens[0].type:
            case "PLAN":
                return len(tokens) > 1 and tokens[1].type == "STRING"
            case "PERSON":
                return len(tokens) == 2 or tokens[-1].type in ("STRING", "EMAIL")
            case "TEAM":
                return len(tokens) > 2 and (tokens[2].type == "COLON" or self.people.match(tokens, len(tokens) - 1) > 0)
            case "EACH":
                return len(tokens) > 1
            case "INCLUDE" if bare_name(tokens, self.text):
                return True
            case _ if (name := self.people.match(tokens, 0)) and name < len(tokens) and tokens[name].type == "AWAY":
                return away_at(tokens, self.people, (), self.text) > 0
            case _:
                row = self.starts.setting(tokens, 0)
                return row is not None and not self.starts.clause_in_name(tokens, 0)

    def _is_step(self, tokens: list[Token]) -> bool:
        """`due diligence report due 3 May`, `note cards due 1 week before`: a name that begins with a clause word, as
        nothing that the clause needs follows it and a date comes later."""
        if (
            tokens[0].type not in ("DUE", "LINK", "NEEDS", "NOTE", "PURPOSE", "TAG", "WITH")
            or len(tokens) < 3
            or tokens[1].type != "WORD"
        ):
            return False
        for at in range(2, len(tokens)):
            if tokens[at].type == "COMMA" or (row := self.starts.clause_in_name(tokens, at)):
                return tokens[at].type != "COMMA" and row is not None and row.dates
        return False

    def _is_state(self, tokens: list[Token]) -> bool:
        """`done` and `confirmed` begin names too, but not where a clause or nothing follows."""
        return tokens[0].type in ("DONE", "CONFIRMED") and self.starts.clause(tokens, 0) is not None

    def _is_stub(self, tokens: list[Token]) -> bool:
        """`in the week of` and nothing more: words of the language only are rather a broken clause than a name."""
        kinds = [token.type for token in tokens[:2]]
        if kinds[0] in ("CLOCK", "HOUR") or (kinds[0] in ("ORDINAL", "NTH") and kinds[1:] == ["WEEKDAY_NAME"]):
            return True  # `18:00 for 2 hours`, `second Tuesday at 19:00`
        if kinds == ["AT", "WORD"] and self.text[tokens[1].start].isdigit():
            return True  # `at 18.00`
        return kinds[0] in STUBS and all(token.type not in ("WORD", "STRING", "SLASHED") for token in tokens[1:])

    def _activity(self, part: Part, tokens: list[Token], least: int) -> tuple[Entry, int]:
        quoted = tokens[0].type == "STRING"
        entry, rest = self._named(Kind.ACTIVITY, part, 0, 1 if quoted else self._name_end(tokens, least))
        if entry.name is None or not entry.name.text:
            return Entry(Kind.BROKEN, part.span), rest
        self._know(entry.name, trimmed(tokens[:rest]))
        return entry, rest

    def name_of(self, tokens: Sequence[Token]) -> Name:
        """The name that the tokens spell."""
        return make_name(self.text, tokens)

    def know_numbers(self, tokens: Sequence[Token], numbers: range) -> None:
        """Know `webinar 1` to `webinar 4`."""
        key, first = make_name(self.text, tokens).key, name_key(self.text[tokens[0].start : tokens[0].end])
        self.series.add_key(key, len(tokens), first)
        for number in numbers:
            self.names.add_key(f"{key} {number}", len(tokens) + 1, first)

    def know(self, tokens: list[Token]) -> Name | None:
        """The name that the tokens are, known from now on."""
        tokens = trimmed(tokens)
        name = make_name(self.text, tokens) if tokens else None
        if name is not None:
            self._know(name, tokens)
        return name

    def _know(self, name: Name, tokens: list[Token]) -> None:
        self.names.add(name, tokens)
        if not name.quoted and tokens[0].type == "WORD" and len(tokens) > 1:
            self._know_series(tokens)

    def is_dated(self, tokens: list[Token], at: int) -> bool:
        """Whether a clause from `at` on may say when."""
        return any(
            row.name in SAY_WHEN and not _is_only_weekday(tokens, place)
            for place in range(at, len(tokens))
            if (row := self.starts.clause_in_name(tokens, place)) is not None
        )

    def _know_series(self, tokens: list[Token]) -> None:
        """`webinar 1`, `webinar: Open data`: `webinar` alone is a name too, after `every`."""
        cut = next((at for at, token in enumerate(tokens) if token.type in ("NUMBER", "COLON", "YEAR")), 0)
        if cut:
            key = name_key(self.text[tokens[0].start : tokens[cut - 1].end])
            self.series.add_key(key, cut, name_key(self.text[tokens[0].start : tokens[0].end]))

    def _name_end(self, tokens: list[Token], least: int) -> int:
        """The token at which the first clause after a name starts."""
        starts = self.starts
        for at in range(least, len(tokens)):
            if starts.leads(tokens[at]) and starts.clause_in_name(tokens, at):
                return at
        return len(tokens)

    def _named(self, kind: Kind, part: Part, first: int, end: int) -> tuple[Entry, int]:
        tokens = trimmed(part.tokens[first:end])
        name: Name | None = make_name(self.text, tokens) if tokens else None
        if kind is Kind.SHAPE and name is not None:
            self.series.add(name, tokens)
            self.shapes.add(name, tokens)
        return Entry(kind, part.span, name), end


def _is_only_weekday(tokens: Sequence[Token], at: int) -> bool:
    """`on Tuesday`, which says no date by itself."""
    kinds = [token.type for token in tokens[at : at + 3]]
    return kinds[:2] == ["ON", "WEEKDAY_NAME"] and (len(kinds) == 2 or kinds[2] in ("AT", "COMMA"))


def _first_of_each_file(source: Source, parts: Sequence[Part]) -> frozenset[int]:
    """Where the first part of each file begins."""
    starts = [part.tokens[0].start for part in parts]
    firsts = (bisect_left(starts, file.start) for file in source.files)
    return frozenset(starts[at] for at in firsts if at < len(starts))


def person_tokens(tokens: Sequence[Token]) -> list[Token]:
    """The name's tokens of `person Sam "Sam Ortiz" sam@library.example`, empty where the line is something else.

    A name of up to three words, then nothing, a quoted name, or a mail address.
    """
    if len(tokens) > 1 and tokens[1].type == "STRING":
        return [tokens[1]]
    end = 1
    while end < len(tokens) and tokens[end].type not in ("STRING", "EMAIL", "COMMA"):
        if end > 1 and MAIL_WITHOUT_AT.fullmatch(str(tokens[end].value)):
            break
        end += 1
    return list(tokens[1:end]) if 2 <= end <= 4 else []
