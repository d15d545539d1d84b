"""Where new words go in a plan's text, and how they are set there: as the lines around them are."""

from collections.abc import Callable, Iterator, Sequence

from copflow.compile import Compilation
from copflow.diagnostics.diagnostic import Edit
from copflow.diagnostics.source import LINE_END, Span
from copflow.editing.change import Change
from copflow.editing.place import Place, lines_of
from copflow.language.nodes import Entry
from copflow.language.tokens import tokenise
from copflow.language.walk import entries_of

BLANKS = " \t\u00a0"
UNIT = "  "
"""How much deeper a line is set in where the file has no example of it."""
Way = Callable[[str], Change]
"""A change, by what stands between a name and the clause."""


def added(place: Place, clause: str, compilation: Compilation) -> Iterator[Change]:
    """The ways to say something more of an activity at its place, the best one first."""
    inserter = Inserter(compilation)
    if place.beside:
        yield from _both(inserter.line_beside(place, clause))
    elif place.missing:
        yield from inserter.steps(place, clause)
    else:
        yield inserter.behind(place.entry, clause)
        yield from inserter.steps(Place(place.entry, ("",)), clause)


def _both(way: Way) -> Iterator[Change]:
    yield way(" ")
    yield way(", ")


class Inserter:
    """Makes changes of one plan's text."""

    def __init__(self, compilation: Compilation) -> None:
        self._source = compilation.source
        self._document = compilation.document

    # ---- the ways --------------------------------------------------------------------------------------

    def behind(self, entry: Entry, clause: str) -> Change:
        """Behind the last clause of a line or part."""
        last = tokenise(self._source.text, *entry.span)[0][-1]
        return Change(_at(last.end, f" {clause}" if last.type == "COMMA" else f", {clause}"), clause)

    def steps(self, place: Place, clause: str) -> Iterator[Change]:
        """What is new below an entry: a part behind its line, or lines below it, as those that are there."""
        head = self._head(place.entry)
        below = self._below(place, head, clause)
        if head is not place.entry or len(place.missing) > 1:
            yield from _both(below)
            return
        part = self._part(head, place.missing[0], clause)
        has_lines = any(self._line(child) != self._line(head) for child in head.children)
        for way in (below, part) if has_lines else (part, below):
            yield from _both(way)

    def line_beside(self, place: Place, clause: str) -> Way:
        """A line of its own behind the repetition that it is about, and behind other lines about that."""
        end = self._end_of_block(self._last_about(place.entry))
        return self._lines(end, place.missing, clause, self._indent(place.entry))

    def _part(self, head: Entry, name: str, clause: str) -> Way:
        """`; guide done 3 November` behind the last part of a line."""
        last = tokenise(self._source.text, *self._line(head))[0][-1]
        mark = "" if last.type == "SEMICOLON" else ";"
        return lambda between: Change(_at(last.end, f"{mark} {_said(name, clause, between)}"), clause)

    def _below(self, place: Place, head: Entry, clause: str) -> Way:
        """Lines below a line. A part of a line cannot have any: it gets a line of its own first."""
        entry, indent = place.entry, self._indent_below(head)
        if entry is head:
            return self._lines(self._end_of_block(head), place.missing, clause, indent)
        names = (self._source.slice(entry.span), *place.missing)
        gone = Edit(Span(self._semicolon_before(entry), entry.span.end), "")
        way = self._lines(self._line(head).end, names, clause, indent)
        return lambda between: way(between)._replace(more=(gone,))

    def _lines(self, end: int, names: Sequence[str], clause: str, indent: str) -> Way:
        """Lines behind a line that ends there, each below the one before."""
        line_end, unit = self._line_end(end), self._unit(end, indent)

        def way(between: str) -> Change:
            texts = [*names[:-1], _said(names[-1], clause, between)]
            lines = (f"{line_end}{indent}{unit * depth}{text}" for depth, text in enumerate(texts))
            return Change(_at(end, "".join(lines)), clause)

        return way

    # ---- how lines are -----------------------------------------------------------------------------------

    def _line(self, entry: Entry) -> Span:
        return self._source.line_at(entry.span.start)

    def _head(self, entry: Entry) -> Entry:
        """The first entry of the line."""
        start = self._line(entry).start
        return next(one for one in entries_of(self._document) if one.span.start >= start)

    def _semicolon_before(self, entry: Entry) -> int:
        """Where the semicolon before a part is, with the blanks before that."""
        before = tokenise(self._source.text, self._line(entry).start, entry.span.start)[0]
        return before[-2].end if len(before) > 1 else before[-1].start

    def _end_of_block(self, entry: Entry) -> int:
        """Where the last line of an entry's block ends."""
        return self._source.line_at(max(lines_of(self._source, entry))).end

    def _last_about(self, owner: Entry) -> Entry:
        """A repetition, or the last of the lines right behind it that say more of it."""
        entries = list(self._document.entries)
        last = owner
        for entry in entries[entries.index(owner) + 1 :]:
            if entry.name is None or owner.name is None or not _is_about(entry, owner):
                break
            last = entry
        return last

    def _indent(self, entry: Entry) -> str:
        line = self._source.slice(self._line(entry))
        return line[: len(line) - len(line.lstrip(BLANKS))]

    def _indent_below(self, head: Entry) -> str:
        """How the lines below an entry are set in."""
        child = next((child for child in head.children if self._line(child) != self._line(head)), None)
        if child is not None:
            return self._indent(child)
        indent = self._indent(head)
        return indent + self._unit(head.span.start, indent)

    def _unit(self, offset: int, indent: str) -> str:
        """How much deeper a line is set in than the one above it: as the first one of the file is."""
        source = self._source
        lines = (source.text[start:end] for start, end in source.lines_of(source.file(offset)))
        found = next((line for line in lines if line[:1] in BLANKS and line.strip()), UNIT)
        unit = found[: len(found) - len(found.lstrip(BLANKS))]
        return unit if not indent or unit[0] == indent[-1] else indent[-1] if indent[-1] == "\t" else UNIT

    def _line_end(self, offset: int) -> str:
        """What ends the line that ends there; of a last line without one, what ends the line before."""
        file, text = self._source.file(offset), self._source.text
        here = LINE_END.match(text, offset, file.end)
        before = self._source.line_at(offset).start
        found = here or LINE_END.search(text, max(file.start, before - 2), before)
        return found.group() if found else "\n"


def _is_about(entry: Entry, owner: Entry) -> bool:
    """Whether a line says more of a repetition, or of one of several."""
    assert entry.name is not None and owner.name is not None
    if owner.numbers is None:
        return entry.name.key == owner.name.key
    return entry.name.key.rpartition(" ")[0] == owner.name.key


def _said(name: str, clause: str, between: str) -> str:
    return f"{name}{between}{clause}" if name else clause


def _at(offset: int, text: str) -> Edit:
    return Edit(Span(offset, offset), text)
