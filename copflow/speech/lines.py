"""How each line of a plan was understood: every part of it, every clause, and what comes of it."""

from collections.abc import Iterator, Sequence

from copflow.compile import Compilation
from copflow.diagnostics.diagnostic import Diagnostic
from copflow.diagnostics.rules import Severity
from copflow.diagnostics.source import File, Span
from copflow.language.nodes import Entry, Kind
from copflow.speech.model import About, LineKind, LineSpeech, Said
from copflow.speech.parts import PartSpeaker

KINDS = {
    Kind.ACTIVITY: LineKind.ACTIVITY,
    Kind.SHAPE: LineKind.SHAPE,
    Kind.PLAN: LineKind.PLAN,
    Kind.PERSON: LineKind.PERSON,
    Kind.TEAM: LineKind.TEAM,
    Kind.AWAY: LineKind.ABSENCE,
    Kind.CLAUSES: LineKind.SETTING,
    Kind.MORE: LineKind.MORE,
    Kind.BROKEN: LineKind.UNREAD,
}
WORDS = {Severity.ERROR: "Error", Severity.WARNING: "Warning"}


def read_lines(compilation: Compilation, file: File) -> list[LineSpeech]:
    """All lines of one of the plan's files, blank ones too."""
    return _Lines(compilation, file).read()


class _Lines:
    """The lines of one file. What is said is gathered by the offset at which its line starts."""

    def __init__(self, compilation: Compilation, file: File) -> None:
        self._compilation = compilation
        self._source = compilation.source
        self._file = file
        self._said: dict[int, list[Said]] = {}
        self._kinds: dict[int, LineKind] = {}
        self._wrong: set[int] = set()

    def read(self) -> list[LineSpeech]:
        document = self._compilation.document.of(self._file)
        speaker = PartSpeaker(self._compilation)
        for entry, above in _with_above(document.entries):
            start = self._start(entry.span)
            self._kinds.setdefault(start, _kind(entry, above))
            self._said.setdefault(start, []).extend(speaker.part(entry, above))
        for comment in document.comments:
            self._comment(comment)
        for finding in self._compilation.findings:
            self._finding(finding)
        return [self._line(number, start) for number, start in enumerate(self._starts(), 1)]

    def _starts(self) -> Iterator[int]:
        """Where lines begin; behind the line end of the last one there is none."""
        for start, _end in self._source.lines_of(self._file):
            if start < self._file.end or start == self._file.start:
                yield start

    def _start(self, span: Span) -> int:
        return self._source.line_at(span.start).start

    def _comment(self, span: Span) -> None:
        start = self._start(span)
        alone = start not in self._said
        self._kinds.setdefault(start, LineKind.COMMENT)
        words = "" if alone else " ".join(self._source.slice(span).split())
        text = "This is a comment, which copflow does not read." if alone else "A comment, which copflow does not read."
        self._said.setdefault(start, []).append(Said(About.COMMENT, span, text, words))

    def _finding(self, finding: Diagnostic) -> None:
        """What is wrong on a line is said behind what was understood of it."""
        if finding.severity is Severity.INFO or self._source.file(finding.span.start) != self._file:
            return
        start = self._start(finding.span)
        if finding.severity is Severity.ERROR:
            self._wrong.add(start)
        text = f"{WORDS[finding.severity]}: {finding.title} [{finding.rule}]"
        self._said.setdefault(start, []).append(Said(About.FINDING, finding.span, text))

    def _line(self, number: int, start: int) -> LineSpeech:
        span = self._source.line_at(start)
        said = self._said.get(start, [])
        text = self._source.slice(span)
        kind = self._kinds.get(start, LineKind.UNREAD if text.strip() else LineKind.BLANK)
        whole = [one for one in said if one.about is not About.FINDING]
        if kind is LineKind.UNREAD and not whole:
            said = [Said(About.PART, span, "This line could not be read."), *said]
        elif kind is LineKind.BLANK and not whole:
            said = [Said(About.PART, span, "There is nothing on this line."), *said]
        is_understood = start not in self._wrong and kind is not LineKind.UNREAD
        return LineSpeech(number, span, kind, tuple(said), is_understood)


def _with_above(entries: Sequence[Entry]) -> Iterator[tuple[Entry, tuple[Entry, ...]]]:
    """Every entry in the order of the text, with those above it, the outermost first."""
    waiting: list[tuple[Entry, tuple[Entry, ...]]] = [(entry, ()) for entry in reversed(entries)]
    while waiting:
        entry, above = waiting.pop()
        yield entry, above
        waiting.extend((child, (*above, entry)) for child in reversed(entry.children))


def _kind(entry: Entry, above: tuple[Entry, ...]) -> LineKind:
    is_below = any(one.kind in (Kind.ACTIVITY, Kind.SHAPE, Kind.MORE) for one in above)
    if entry.kind is Kind.ACTIVITY and is_below:
        return LineKind.STEP
    if entry.kind is Kind.CLAUSES and is_below:
        return LineKind.MORE
    return KINDS[entry.kind]
