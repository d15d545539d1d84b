"""One of a series that is indented below another one of it: `webinar 2` below `webinar 1`.

As a step of the first one it would have neither its own place in the series nor the steps of its shape.
"""

import re
from collections.abc import Iterator, Sequence

from copflow.diagnostics.diagnostic import Diagnostics, Edit, Fix, Label
from copflow.diagnostics.prose import quoted
from copflow.diagnostics.source import LINE_END, Span
from copflow.language.heads import Head
from copflow.language.lines import Part
from copflow.language.nodes import Kind, Name

NUMBERED = re.compile(r"(?P<series>.*[^\W\d]) #?(?P<number>\d{1,3})")
"""`webinar 2`; what ends in a year is rather about that year."""


def report_indented_siblings(heads: Sequence[Head], text: str, found: Diagnostics) -> None:
    """Report the first one below each activity; the fix is for all of them."""
    for parent, siblings in _families(heads):
        above, name = parent.entry.name, siblings[0].entry.name
        assert above is not None and name is not None
        edits = [edit for head in siblings for edit in _dedented(head.part, parent.part, text)]
        others = f" and {len(siblings) - 1} more" if len(siblings) > 1 else ""
        found.report(
            "indented-sibling",
            name.span,
            f"{quoted(name.text)} is indented below {quoted(above.text)}, and so is read as a step of it.",
            labels=(Label(above.span, "the line that it stands below"),),
            fixes=(Fix(f'Put "{name.text}"{others} beside it', tuple(edits)),) if edits else (),
        )


def _families(heads: Sequence[Head]) -> Iterator[tuple[Head, list[Head]]]:
    """Each activity with those below it that are of the same series."""
    path: list[Head] = []
    families: list[tuple[Head, list[Head]]] = []
    latest: dict[int, list[Head]] = {}
    for head in heads:
        del path[head.part.depth :]
        if path and _are_siblings(path[-1].entry.name, head.entry.name) and head.entry.kind is Kind.ACTIVITY:
            if id(path[-1]) not in latest:
                latest[id(path[-1])] = []
                families.append((path[-1], latest[id(path[-1])]))
            latest[id(path[-1])].append(head)
        path.append(head)
    yield from families


def _are_siblings(one: Name | None, other: Name | None) -> bool:
    """Whether the names are those of two of one series, by their numbers; quoted ones are meant as they are."""
    if one is None or other is None or one.quoted or other.quoted or one.key == other.key:
        return False
    first, second = NUMBERED.fullmatch(one.key), NUMBERED.fullmatch(other.key)
    return first is not None and second is not None and first["series"] == second["series"]


def _dedented(part: Part, above: Part, text: str) -> Iterator[Edit]:
    """The edits that put a part beside the one above it, with all that stands below it."""
    start, begin = part.span.start, _line_start(text, part.span.start)
    indent = _indent(text, _line_start(text, above.span.start))
    old = text[begin:start]
    if old.strip():  # behind a semicolon
        mark = text.rfind(";", begin, start)
        if not text[mark + 1 : start].strip():
            yield Edit(Span(mark, start), f"\n{indent}")
        return
    end = _end(part)
    while begin < end:
        if text.startswith(old, begin):
            yield Edit(Span(begin, begin + len(old)), indent)
        after = LINE_END.search(text, begin)
        begin = after.end() if after is not None else end


def _end(part: Part) -> int:
    """Where the last line ends that belongs to a part."""
    while part.children:
        part = part.children[-1]
    return part.span.end


def _line_start(text: str, at: int) -> int:
    while at and text[at - 1] not in "\r\n":
        at -= 1
    return at


def _indent(text: str, begin: int) -> str:
    end = begin
    while text[end : end + 1] in (" ", "\t"):
        end += 1
    return text[begin:end]
