"""Joins the files that a plan includes to its text, before anything is read.

Each file is joined once, whatever ways lead to it, behind the file that names it first. A file that is not joined is
reported at its `include` line, and what hangs on it is not: its names may stand in that file.
"""

import posixpath
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from copflow.diagnostics.diagnostic import Diagnostics, Fix, Label, replace
from copflow.diagnostics.nearest import nearest
from copflow.diagnostics.prose import quoted
from copflow.diagnostics.source import File, Source, Span
from copflow.language.files import SUFFIX, Files, IncludedFile, Refused, resolve

if TYPE_CHECKING:
    from copflow.language.lines import Part
    from copflow.language.tokens import Token

MOST_INCLUDES = 100
"""How many files the `include` lines of a plan and of its files may name."""
MAX_DEPTH = 10
"""How deep included files may include others."""
MAX_CHARACTERS = 4 * 1024 * 1024
"""How long the texts of a plan and its files may be, all together."""

UNREAD = frozenset({"include", "period", "time zone", "closed days"})
"""What a file that could not be joined may have said."""


class Joined(NamedTuple):
    """A source with all its files, and the settings that may stand in those that are missing."""

    source: Source
    unread: frozenset[str] = frozenset()


def join(source: Source, files: Files, found: Diagnostics) -> Joined:
    """The source with the files that it includes. A plan that includes none is given back as it is."""
    if not _may_include(source.text):
        return Joined(source)
    own = source.files[0]  # of a source that was joined before, the files are asked for again
    joiner = _Joiner(files, found)
    joiner.add(own, source.text[own.start : own.end], ())
    joined = Source(source.name, "\n".join(joiner.texts), joiner.files)
    return Joined(joined, UNREAD if joiner.incomplete else frozenset())


# ---- the lines -----------------------------------------------------------------------------------------


def _may_include(text: str) -> bool:
    """Whether it is worth while to look at the lines; most plans include nothing."""
    folded = text.casefold()
    return "include" in folded or any(f"{SUFFIX}{mark}" in folded for mark in ('"', "\u201d"))


def included_names(text: str, start: int, found: Diagnostics) -> Iterator["Token"]:
    """The names of files in the `include` lines of a text, as its quoted tokens. A text that is too long is refused,
    with the place after `start`; what else is wrong with its lines is said when they are read."""
    if not _may_include(text):
        return
    from copflow.language.lines import LineReader  # most plans include nothing, and many are known without being read

    own = Diagnostics()
    reader = LineReader(Source("", text), own)
    reader.read()
    if own.is_refused:
        too_long = own.in_order()[-1]
        found.refuse(Span(too_long.span.start + start, too_long.span.end + start), too_long.title)
    waiting = reader.parts[::-1]
    while waiting:
        part = waiting.pop()
        waiting.extend(reversed(part.children))
        if is_include(part, text):
            yield from (token for token in part.tokens if token.type == "STRING")
        elif name := bare_name(part.tokens, text):
            yield name


def is_include(part: "Part", text: str) -> bool:
    """Whether a part is an `include` with one file or several and nothing else, the word perhaps misspelt."""
    first, *rest = part.tokens
    kinds = {token.type for token in rest}
    if "STRING" not in kinds or not kinds <= {"STRING", "COMMA", "AND", "COLON"}:
        return False
    return first.type == "INCLUDE" or is_misspelt(part.tokens, text)


def is_misspelt(tokens: Sequence["Token"], text: str) -> bool:
    """`inclde "webinars.plan"`: a word and the name of a plan."""
    first, *rest = tokens
    if first.type != "WORD" or [token.type for token in rest] != ["STRING"]:
        return False
    return str(rest[0].value).endswith(SUFFIX) and bool(nearest(text[first.start : first.end], ("include",)))


def bare_name(tokens: Sequence["Token"], text: str) -> "Token | None":
    """The name in `include webinars.plan`, without its quotation marks, as if it had them."""
    rest = [token for token in tokens[1:] if token.type != "COLON"]
    if tokens[0].type != "INCLUDE" or not rest:
        return None
    start, end = rest[0].start, rest[-1].end
    name = text[start:end]
    return rest[0]._replace(type="STRING", value=name, end=end) if name.casefold().endswith(SUFFIX) else None


# ---- the files -----------------------------------------------------------------------------------------


class _Way(NamedTuple):
    """A file on the way from the plan to an include line; `span` is the line that includes it."""

    key: str
    name: str
    span: Span


class _Joiner:
    """Gathers the files of one plan."""

    def __init__(self, files: Files, found: Diagnostics) -> None:
        self._files = files
        self._found = found
        self._asked: dict[str, IncludedFile | Refused] = {}
        self._joined: set[str] = set()
        self._names = 0
        self._characters = 0
        self.files: list[File] = []
        self.texts: list[str] = []
        self.incomplete = False

    def add(self, file: File, text: str, way: tuple[_Way, ...]) -> None:
        """Join a file and those that it includes; no deeper than MAX_DEPTH."""
        self._characters += len(text)
        self.files.append(file)
        self.texts.append(text)
        if not way:  # the plan itself
            way = (_Way(file.path, file.path, Span(0, 0)),)
            self._asked[file.path] = IncludedFile(file.path, file.name, text)
        self._joined.add(way[-1].key)
        for token in included_names(text, file.start, self._found) if file.is_text else ():
            span = Span(file.start + token.start, file.start + token.end)
            self._names += 1
            if self._names == MOST_INCLUDES + 1:
                self._found.refuse(
                    span, f"The plan includes more than {MOST_INCLUDES} files; copflow reads none of it."
                )
                return
            self._include(file, str(token.value), span, way)

    def _include(self, by: File, written: str, span: Span, way: tuple[_Way, ...]) -> None:
        path = resolve(written, by.path)
        if isinstance(path, Refused):
            self._refuse(span, path, by)
            return
        if path not in self._asked:
            self._asked[path] = self._files(path)
        answer = self._asked[path]
        if isinstance(answer, Refused):
            self._refuse(span, answer, by)
        elif ring := way[_index(way, answer.key) :]:
            self._report_loop(ring, span)
        elif answer.key not in self._joined:
            self._join(answer, path, span, way)

    def _join(self, file: IncludedFile, path: str, span: Span, way: tuple[_Way, ...]) -> None:
        if len(way) > MAX_DEPTH:
            title = f"Files may include each other {MAX_DEPTH} deep, not deeper."
            self._refuse(span, Refused("limit-reached", title))
        elif self._characters + len(file.text) > MAX_CHARACTERS:
            size = f"{MAX_CHARACTERS // 1024 // 1024} MiB"
            title = f"With {quoted(path)} the plan and its files are larger than the {size} that copflow reads."
            self._refuse(span, Refused("too-large", title))
        else:
            start = self.files[-1].end + 1
            place = File(file.name, path, start, start + len(file.text), file.finding is None)
            self.add(place, file.text, (*way, _Way(file.key, path, span)))
            if file.finding is not None:
                self._unreadable(file.finding.span, start, span, file)

    # ---- what is wrong ---------------------------------------------------------------------------------

    def _unreadable(self, inside: Span, start: int, span: Span, file: IncludedFile) -> None:
        """The finding about a file as a whole, with the line that includes it."""
        assert file.finding is not None
        self.incomplete = True
        moved = Span(inside.start + start, inside.end + start)
        self._found.add(file.finding._replace(span=moved, labels=(Label(span, "it is included here"),)))

    def _refuse(self, span: Span, refused: Refused, by: File | None = None) -> None:
        self.incomplete = True
        fixes = tuple(_fix(span, path, by) for path in refused.instead) if by is not None else ()
        self._found.report(refused.rule, span, refused.title, notes=refused.notes, fixes=fixes)

    def _report_loop(self, ring: Sequence[_Way], span: Span) -> None:
        names = [one.name for one in ring]
        title = "This file includes itself."
        if len(ring) > 1:
            title = f"These {len(ring)} files include each other in a ring."
        labels = [Label(one.span, f"includes {quoted(one.name)}") for one in ring[1:]]
        note = f"The ring: {' -> '.join([*names, names[0]])}."
        label = f"includes {quoted(names[0])}"
        self._found.report("include-loop", span, title, label=label, labels=labels, notes=(note,))


def _index(way: Sequence[_Way], key: str) -> int:
    """Where on the way a file is, its length if it is not on it."""
    return next((at for at, one in enumerate(way) if one.key == key), len(way))


def _fix(span: Span, path: str, by: File) -> Fix:
    """Write another path, as it is seen from the file that includes it."""
    shown = posixpath.relpath(path, posixpath.dirname(by.path) or ".")
    return replace(span, f'"{shown}"', f'Write "{shown}"')
