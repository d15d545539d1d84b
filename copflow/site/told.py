"""What the page tells besides the dates: what changed, and what is wrong with the plan."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from copflow.diagnostics.diagnostic import Diagnostic
from copflow.diagnostics.rules import Severity
from copflow.diagnostics.source import Source
from copflow.feed.changes import Change, Changes, What
from copflow.feed.words import COUNTED, also, details, summary
from copflow.outputs.text import one_line, shorten

MOST_CHANGES = 40
MOST_PROBLEMS = 20
LONGEST_LINE = 200
TITLES = {What.MOVED: "Moved", **{what: words.capitalize() for what, words in COUNTED.items()}}


class Told(NamedTuple):
    """A change: of what, when it was and is, and what else there is to say."""

    name: str
    was: str
    now: str
    more: str


class Group(NamedTuple):
    """The changes of one sort, and how many are left out."""

    title: str
    changes: Sequence[Told]
    left: int


class Summary(NamedTuple):
    """What changed since the last publication."""

    summary: str
    groups: Sequence[Group]


def told_changes(changes: Changes) -> Summary:
    """What changed, by sorts."""
    return Summary(summary(changes).removesuffix(".") + ".", list(_groups(changes)))


def _groups(changes: Changes) -> Iterator[Group]:
    for what, title in TITLES.items():
        found = changes.of(what)
        if found:
            yield Group(title, [_told(change) for change in found[:MOST_CHANGES]], max(0, len(found) - MOST_CHANGES))


def _told(change: Change) -> Told:
    was = change.was.words if change.was is not None and change.what is What.MOVED else ""
    now = change.now.words if change.now is not None else ""
    return Told(one_line(change.name), was, now, one_line(_more(change)))


def _more(change: Change) -> str:
    parts = [also(change).strip(" ()")] if also(change) else []
    if change.why is not None and change.why.words:
        line = f", line {change.why.place.line}" if change.why.place is not None else ""
        parts.append(f"because of “{change.why.words}”{line}")
    if change.former_name is not None:
        parts.append(f"it was {change.former_name}")
    return ", ".join([*parts, *([details(change)] if change.details else [])])


class Problem(NamedTuple):
    """A flaw of the plan: what it is, in which line, what stands there, and how it is mended."""

    title: str
    line: str
    text: str
    notes: Sequence[str]
    fixes: Sequence[str]


def told_problems(problems: Iterable[Diagnostic], source: Source) -> list[Problem]:
    """The errors of a plan, in its order."""
    return [_problem(one, source) for one in problems if one.severity is Severity.ERROR]


def _problem(one: Diagnostic, source: Source) -> Problem:
    file, start = source.file(one.span.start), one.span.start
    name = f" of {one_line(file.path)}" if file.start else ""
    text = source.slice(source.line_at(start)).strip() if file.is_text else ""
    return Problem(
        one_line(one.title),
        f"line {source.position(start).line}{name}",
        shorten(one_line(text), LONGEST_LINE),
        [one_line(note) for note in one.notes],
        [one_line(fix.title) for fix in one.fixes],
    )
