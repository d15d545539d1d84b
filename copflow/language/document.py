"""Text to Document: lines, then the heads of all of them, then clause by clause."""

from collections.abc import Sequence

from copflow.diagnostics.diagnostic import Diagnostics
from copflow.diagnostics.source import Source
from copflow.language.dangling import NameEnds
from copflow.language.double_commas import report_double_commas
from copflow.language.foreign import OtherTools
from copflow.language.groups import group_in_name
from copflow.language.heads import Head, HeadReader
from copflow.language.indented_siblings import report_indented_siblings
from copflow.language.lines import LineReader
from copflow.language.nameless import Nameless
from copflow.language.nodes import Broken, Document, Kind
from copflow.language.parser import ClauseParser
from copflow.language.swallowed import NameInspector
from copflow.language.tokens import is_unclosed
from copflow.language.vocabulary import WORDS

ORDERS = frozenset({"AFTER", "BEFORE"})
"""Words of a name that begin a clause if the name behind them is known."""

MOST_WORDS, MOST_LOST = 12, 3
"""Among how many words of a name a clause is looked for that became a part of it, and how many."""


def read_document(source: Source, found: Diagnostics) -> Document:
    """The tree of a plan's text. Every mistake is reported, and costs no more than its own clause."""
    lines = LineReader(source, found)
    lines.read()
    OtherTools(source.text, lines.parts, found).read(lines.parts)
    reader = HeadReader(source, lines.parts, found)
    heads = reader.read(lines.parts)
    reader.look_again(heads)
    nameless = Nameless(heads, reader, found)
    for head in heads:
        nameless.inspect(head)
    report_indented_siblings(heads, source.text, found)
    report_double_commas(heads, found)
    parser = ClauseParser(source.text, reader, found)
    inspector = NameInspector(source.text, parser, found)
    ends = NameEnds(source.text, reader.names, found)
    _look_at_names(heads, reader, inspector, ends)
    for head in heads:
        if found.is_full:  # nobody reads on; what is not read is known to be unknown
            head.entry.clauses.append(Broken(head.entry.span, dates=True))
            found.pass_over(head.entry.span)
        else:
            _read_clauses(head, parser, found)
    top = [head.entry for head in heads if head.part.depth == 0]
    return Document(tuple(top), tuple(lines.comments), source.files)


def _look_at_names(heads: Sequence[Head], reader: HeadReader, inspector: NameInspector, ends: NameEnds) -> None:
    """All names are looked at before any clause is read, as clauses refer to them; those that seem to name others
    (`notes after webinar`) last, when it is known what stands before a date that was swallowed."""
    naming = [head for head in heads if any(token.type in ORDERS for token in head.part.tokens[: head.rest])]
    numbers = {id(head) for head in naming}
    known = len(reader.names.shown)
    for head in heads:
        _know_lost_name(head, reader)
    for head in heads if len(reader.names.shown) > known else ():
        reader.end_again(head)
    for head in heads:
        if id(head) not in numbers and not ends.found.is_full:
            _look_at_name(head, reader, inspector)
            _look_at_end(head, reader, ends)
    for head in naming:
        if len(reader.names.shown) > known:
            reader.end_again(head)
        if not ends.found.is_full:
            _look_at_name(head, reader, inspector)
            _look_at_end(head, reader, ends)


def _look_at_name(head: Head, reader: HeadReader, inspector: NameInspector) -> None:
    """Where a name has swallowed its activity's date, the date is lost, and the name is what stands before it."""
    entry, tokens = head.entry, head.part.tokens
    if entry.kind not in (Kind.ACTIVITY, Kind.SHAPE):
        return
    dated = reader.is_dated(tokens, head.rest)
    end = inspector.inspect(tokens, head.rest, nested=head.nested, dated=dated)
    if end == 0:  # `on third Wensday` below an activity: not a step of it, but a clause
        entry.kind, entry.name = Kind.CLAUSES, None
    elif end:
        entry.name = reader.know(tokens[1 if entry.kind is Kind.SHAPE else 0 : end]) or entry.name
    open_quote = any(is_unclosed(reader.text, token) for token in tokens[: head.rest])  # it takes all that follows
    if end is not None or open_quote:
        entry.clauses.append(Broken(entry.span, dates=True))


def _look_at_end(head: Head, reader: HeadReader, ends: NameEnds) -> None:
    """The same for words that end a name and belong to no clause; another date of the activity stays."""
    entry, tokens = head.entry, head.part.tokens
    if entry.kind not in (Kind.ACTIVITY, Kind.SHAPE) or entry.clauses:
        return
    first = 1 if entry.kind is Kind.SHAPE else 0
    dated = reader.is_dated(tokens, head.rest)
    group = group_in_name(tokens, head.rest, reader.text, reader.people, ends.found, first=first)
    if group is not None:
        entry.name = reader.know(tokens[first:group]) or entry.name
        return
    end = ends.inspect(tokens, head.rest, first=first, dated=dated)
    if end is not None:
        entry.name = reader.know(tokens[first:end]) or entry.name
        if not dated:
            entry.clauses.append(Broken(entry.span, dates=True))


def _know_lost_name(head: Head, reader: HeadReader) -> None:
    """`kickoff on 10 Mayy` has no date, as its clause became a part of the name: other lines call it `kickoff`."""
    entry, tokens = head.entry, head.part.tokens
    is_whole = entry.kind is Kind.ACTIVITY and head.rest == len(tokens) and tokens[0].type != "STRING"
    if is_whole and not head.nested and not any(child.kind is Kind.CLAUSES for child in entry.children):
        words = (reader.text[token.start : token.end].casefold() for token in tokens[:-1][:MOST_WORDS])
        for at in [at for at, word in enumerate(words) if at and word in WORDS][:MOST_LOST]:
            reader.know(tokens[:at])


def _read_clauses(head: Head, parser: ClauseParser, found: Diagnostics) -> None:
    entry, tokens = head.entry, head.part.tokens
    match entry.kind:
        case Kind.PERSON:
            entry.clauses = parser.clauses(tokens, 0, "person")
        case Kind.TEAM:
            entry.clauses = parser.clauses([token for token in tokens if token.type != "COLON"], 0, "team")
        case Kind.AWAY:
            entry.clauses = parser.clauses(tokens, head.rest, "away")
        case Kind.PLAN:
            entry.clauses = parser.clauses(tokens, head.rest, "setting")
        case Kind.CLAUSES:
            at = head.rest if entry.clauses else 0
            entry.clauses.extend(parser.clauses(tokens, at, "clause" if head.nested else "setting", nested=True))
        case Kind.ACTIVITY | Kind.SHAPE | Kind.MORE:
            entry.clauses.extend(parser.clauses(tokens, head.rest, "clause", nested=head.nested))
        case Kind.BROKEN:
            _nameless(head, found)


def _nameless(head: Head, found: Diagnostics) -> None:
    """A line at the top that begins with a clause lacks a name; a setting stands where none can."""
    title = "This line says when or how, but not of what: it has no name."
    note = "Indent it below the activity that it is about, or begin it with a name."
    if head.nested:
        title = "This belongs to the plan, and stands below an activity."
        note = "Put it at the beginning of a line. If it is the name of a step, put that in quotation marks."
    found.report("misplaced-line", head.entry.span, title, notes=(note,))
