"""Carries out a change of a plan: of the ways to write it, the first one that says what is wanted and nothing else."""

from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import chain
from typing import NamedTuple

from copflow.compile import Compilation
from copflow.diagnostics.diagnostic import Diagnostic
from copflow.diagnostics.source import Span
from copflow.editing.change import Change
from copflow.editing.errors import errors_of, new_errors
from copflow.editing.place import Place, own_lines, place_of
from copflow.editing.sameness import Key, by_key, differing, strangely_moved
from copflow.graph.model import Activity
from copflow.language.nodes import Broken, Clause
from copflow.language.walk import entries_of

Compile = Callable[[Sequence[str]], Compilation]
"""Compiles a plan whose files have these texts."""


class Changed(NamedTuple):
    """The change, and what comes of it."""

    change: Change
    texts: tuple[str, ...]
    new: Compilation


class Unchanged(NamedTuple):
    """Nothing is to be done, and why."""

    why: str


class Refused(NamedTuple):
    """The plan would be wrong, or the words are not what is wanted: why, and the findings, with the text that they
    are about."""

    why: str
    of: Compilation | None = None
    findings: tuple[Diagnostic, ...] = ()


class Fault(NamedTuple):
    """A fault of copflow: what would have changed and should not have."""

    what: str


Outcome = Changed | Unchanged | Refused | Fault


class Wish(NamedTuple):
    """What is wanted of an activity: `says` tells whether a clause says it, `holds` whether the changed plan has it.
    `free` are the fields that may differ then, by the key of an activity; `unread` is said of words that do not say it.
    `bears_errors`: the plan may have errors by it, as it is only asked what would come of it.
    """

    key: Key
    says: Callable[[Clause], bool]
    holds: Callable[[Activity], bool]
    free: Callable[[Key], Collection[str]]
    unread: str
    bears_errors: bool = False


NO_PLACE = "it is one occurrence of a step, of which a plan cannot speak"


def readable_place(old: Compilation, activity: Activity) -> Place | Refused:
    """The place of an activity, if its own line can be read."""
    place = place_of(old, activity)
    if place is None:
        return Refused(NO_PLACE)
    lines = [] if place.beside else list(own_lines(place.entry))
    if not any(isinstance(clause, Broken) for line in lines for clause in line.clauses):
        return place
    errors = errors_of(old.findings)
    findings = [error for error in errors if any(line.span.start <= error.span.start < line.span.end for line in lines)]
    return Refused("its own line cannot be read", old, tuple(findings))


def carry_out(old: Compilation, changes: Iterable[Change], wish: Wish, compiled: Compile) -> Outcome:
    """The first change that is right. If there is none, the first one that says what is wanted tells what is wrong, or
    else the first one."""
    said: Refused | Fault | None = None
    first: Refused | Fault | None = None
    for change in changes:
        texts = change.texts(old.source)
        if texts == tuple(old.source.text[file.start : file.end] for file in old.source.files):
            return Unchanged("the plan says so already")
        new = compiled(texts)
        is_said = _is_said(new, change, wish)
        wrong = _wrong(old, new, change, wish, is_said=is_said)
        if wrong is None:
            return Changed(change, texts, new)
        first = first or wrong
        said = said or (wrong if is_said else None)
    return said or first or Refused(wish.unread)


def _wrong(old: Compilation, new: Compilation, change: Change, wish: Wish, *, is_said: bool) -> Refused | Fault | None:
    """What is wrong with a change, None if nothing is."""
    errors = new_errors(old, new, change)
    if not is_said:  # errors elsewhere on the line come of words that were taken for something else
        errors = [error for error in errors if error.span.start > change.written.start]
        return Refused("" if errors else wish.unread, new, tuple(errors))
    if errors:
        return None if wish.bears_errors else Refused("", new, tuple(errors))
    what = _what_else(old, new, wish)
    return Fault(what) if what is not None else None


def _is_said(new: Compilation, change: Change, wish: Wish) -> bool:
    """Whether the new words are one clause, and that says what is wanted."""
    clause = clause_at(new, change.written)
    return clause is not None and wish.says(clause)


def clause_at(compilation: Compilation, span: Span) -> Clause | None:
    """The clause that has just these words; an article may stand before them."""
    for entry in entries_of(compilation.document):
        if entry.span.start <= span.start and span.end <= entry.span.end:
            for clause in entry.clauses:
                before = compilation.source.text[span.start : clause.span.start].casefold().split()
                if clause.span.end == span.end and clause.span.start >= span.start and before in ([], ["the"]):
                    return clause
    return None


def _what_else(old: Compilation, new: Compilation, wish: Wish) -> str | None:
    """What is not as it should be after a change without errors, None if all is."""
    activity = by_key(new).get(wish.key)
    if activity is None or not wish.holds(activity):
        return "the activity does not have what was asked for"
    others = chain(differing(old, new, wish.free), strangely_moved(old, new, wish.key))
    return next((f'"{name}" changes too' for name in others), None)
