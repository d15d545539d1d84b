"""What authors bring along from other tools and other languages: `T-2 weeks`, `KW 46`, `[x]`, `owner: Sam`.

Each is reported with the words that copflow has for it, and then read as if they stood there: so one habit costs one
message, and whatever hangs on the line has a date. Where only the author knows what is meant, the date is to be
decided. This happens before names are known, on the tokens of each part of a line.
"""

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from copflow.diagnostics.diagnostic import Diagnostics, Edit, Fix, Safety
from copflow.diagnostics.prose import quoted
from copflow.diagnostics.source import Span
from copflow.language.foreign_said import MONTH, Context, Said
from copflow.language.heads import person_tokens
from copflow.language.lines import Part
from copflow.language.periods import first_day
from copflow.language.tokens import Token, tokenise

if TYPE_CHECKING:
    from copflow.language.foreign_lines import Line

WORTH_A_LOOK = re.compile(
    r"""\b(?=\w)(?: [DRT]-[0-9] | PT?[0-9] | (?:[KC]W|W)\s?[0-9] | Q[1-4][/'\u2019-] | FREQ= | or\b
        | from\s[0-9]+\s+[0-9] | m(?:in|ax)(?:imum)?\b | (?:before|after|prior\sto)\s+(?:[0-9]|an?\b|one|two|three)
        | weeks\s[0-9] | (?:tomorrow|today|yesterday)\b | (?:fir|la)st\sday
        | on\s(?:the\s)?(?:"""
    + MONTH
    + r""")\s(?:first|second|third|fourth|last|[1-4](?:st|nd|rd|th))\s )
      | [/-]Q[1-4] | [0-9]\.(?=[\s,;]|$) | \* | @(?<!\S@) | <- | ['\u2019][0-9] | \s(?<=(?:st|nd|rd|th)\s)of\s
      | [\[|] | :\s | __ | == | ,\s*[0-9]{4}-""",
    re.IGNORECASE | re.VERBOSE,
)
"""A line without any of these has none of the forms: one look instead of one for each."""
DATE_KINDS = frozenset({"ISO_DATE", "MONTH", "NUMBER"})
"""The kinds of tokens with which a date begins."""
MOST_PEOPLE_LOOKED_AT = 1_000


class OtherTools:
    """Reads the forms of other tools in one text."""

    def __init__(self, text: str, parts: Sequence[Part], found: Diagnostics) -> None:
        self._text = text
        self._found = found
        people = (part.tokens[1] for part in parts[:MOST_PEOPLE_LOOKED_AT] if _is_person(part))
        self._people = frozenset(str(token.value) for token in people)
        self._first_words = frozenset(str(part.tokens[0].value).casefold() for part in parts)
        self._first_day = first_day(parts)

    def read(self, parts: list[Part]) -> None:
        """Look at the parts and at all below them; a line that is only a title is taken out."""
        waiting: list[tuple[list[Part], Part | None]] = [(parts, None)]
        while waiting:
            siblings, above = waiting.pop()
            kept = [part for part in siblings if self._read(part, above)]
            if above is None:
                kept = [one for part in kept for one in self._with_absences(part)]
            if len(kept) != len(siblings):
                siblings[:] = kept
            waiting.extend((part.children, part) for part in siblings if part.children)

    def _read(self, part: Part, above: Part | None) -> bool:
        """Whether the part stays."""
        start, end = part.span
        if not (part.tokens[0].type in DATE_KINDS or WORTH_A_LOOK.search(self._text, start, end)):
            return True
        from copflow.language.foreign_lines import LINES, TITLE  # many plans need none of these expressions

        for line in LINES:
            if found := line.form.match(self._text, start, end):
                if line.name == TITLE:
                    return not self._is_title(part, line, found)
                self._line(part, line, found, above)
                break
        self._forms(part, above)
        return True

    def _with_absences(self, part: Part) -> list[Part]:
        """A person, and behind her the lines `away …` that stand below her, as lines of their own."""
        name = person_tokens(part.tokens) if part.children and _is_person(part) else []
        away = [child for child in part.children if name and child.tokens[0].type == "AWAY"]
        if not away:
            return [part]
        shown = self._text[name[0].start : name[-1].end]
        for child in away:
            start = self._text.rfind("\n", 0, child.span.start) + 1
            is_own_line = not self._text[start : child.span.start].strip()
            place = Span(start if is_own_line else child.span.start, child.span.start)
            fix = Fix(f'Write "{shown} away" at the beginning of the line', (Edit(place, f"{shown} "),))
            title = f"An absence stands on a line of its own, behind the name: {quoted(f'{shown} away')}."
            self._found.report("misplaced-line", child.span, title, fixes=(fix,) if is_own_line else ())
        part.children = [child for child in part.children if child not in away]
        return [part, *(Part([*name, *child.tokens], 0, child.children) for child in away)]

    def _is_title(self, part: Part, line: "Line", found: re.Match[str]) -> bool:
        """`**Autumn**`: a title of Markdown, which a comment can be."""
        said = line.say(found)
        if part.children or said is None:
            return False
        self._report(part.span, said)
        return True

    def _line(self, part: Part, line: "Line", found: re.Match[str], above: Part | None) -> None:
        said = line.say(found) if above is None or line.nested else None
        if said is None or (line.only_nested and above is None):
            return
        span = Span(found.start(), found.end())
        self._report(span, said, part.span.end)
        if part.tokens[-1].end > span.end or said.write:
            self._put(part, span, said.read if said.read is not None else said.write or "")
            self._append(part, said.append)

    def _forms(self, part: Part, above: Part | None) -> None:
        """Every form on the line, one after another; quoted texts are left alone."""
        from copflow.language.foreign_forms import FORMS

        context = Context(above is not None, _bare_name(above), self._people, self._first_words, self._first_day)
        for form in FORMS:
            start, end = part.span
            if form.goes_on:
                end = max(end, self._text.find("\n", end))
            found = form.form.search(self._text, start, end)
            if found is None or not _is_plain(part.tokens, found.start()):
                continue
            said = form.say(found, context)
            if said is not None and found.start() > start:
                span = Span(found.start(), found.end())
                self._report(span, said)
                self._put(part, span, said.read if said.read is not None else said.write or "")

    def _report(self, span: Span, said: Said, end: int = 0) -> None:
        """Say it, with what to write instead, and what at the end of the line."""
        more = (Edit(Span(end, end), said.append),) if said.append else ()
        writes = (said.write, *said.others) if said.write is not None else said.others
        fixes = [
            Fix(
                _title(text or said.append.strip(", ")),
                (Edit(_with_blank(self._text, span, text), text), *more),
                Safety.SUGGESTED,
            )
            for text in writes
        ]
        written = self._text[span.start : span.end]
        title = said.title.replace("{}", quoted(written))
        self._found.report(said.rule, span, title, notes=said.notes, fixes=fixes)

    def _put(self, part: Part, span: Span, text: str) -> None:
        """Put what is meant into the place of what is written: tokens of that text, at the place of what is written."""
        before = [token for token in part.tokens if token.end <= span.start]
        after = [token for token in part.tokens if token.start >= span.end]
        if tokens := [*before, *_placed(self._text, span, text), *after]:
            part.tokens = tokens
        part.children = [child for child in part.children if child.span.start >= span.end]

    def _append(self, part: Part, text: str) -> None:
        """Tokens of a text behind the last one."""
        end = part.span.end
        part.tokens += [token._replace(start=end, end=end) for token in tokenise(text, 0, len(text))[0]]


def _title(text: str) -> str:
    return f'Write "{text}"' if text else "Delete it"


def _placed(text: str, span: Span, meant: str) -> list[Token]:
    """The tokens of what is meant, each where its word stands in what is written; others where the last one ended."""
    placed, at = [], span.start
    for token in tokenise(meant, 0, len(meant))[0]:
        word = re.escape(meant[token.start : token.end])
        found = re.compile(rf"(?<!\w){word}(?!\w)", re.IGNORECASE).search(text, at, span.end)
        start, at = found.span() if found else (at, at)
        placed.append(token._replace(start=start, end=at))
    return placed


def _with_blank(text: str, span: Span, written: str) -> Span:
    """What is deleted takes the blank behind it along."""
    end = span.end
    while not written and end < len(text) and text[end] == " ":
        end += 1
    return Span(span.start, end)


def _is_plain(tokens: Iterable[Token], at: int) -> bool:
    """Whether a place is in a word that is read, and in no quoted text and no comment."""
    return any(token.type != "STRING" and token.start <= at < token.end for token in tokens)


def _bare_name(part: Part | None) -> str:
    """The words with which the line above begins, up to the first one of the language."""
    words: list[str] = []
    for token in part.tokens if part is not None else ():
        if token.type not in ("WORD", "NUMBER") or not str(token.value).strip(":"):
            break
        words.append(str(token.value))
    return " ".join(words)


def _is_person(part: Part) -> bool:
    return part.tokens[0].type == "PERSON" and len(part.tokens) > 1
