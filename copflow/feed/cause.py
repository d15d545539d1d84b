"""Which line of an edit moved a date: the first step of its story that is another one now."""

from collections import Counter
from collections.abc import Mapping
from itertools import zip_longest
from typing import NamedTuple

from copflow.compile import Compilation
from copflow.diagnostics.source import Span
from copflow.language.nodes import (
    ClosedSetting,
    HolidaysSetting,
    Kind,
    MoveSetting,
    PeriodSetting,
    TermSetting,
    WeeksSetting,
    WeeksSkip,
    WeekStartSetting,
    WorkingDaysSetting,
    ZoneClause,
)
from copflow.language.nodes import (
    Entry as Line,
)
from copflow.language.walk import entries_of
from copflow.schedule.dated import written
from copflow.schedule.model import Entry, Reason

DATING = (
    PeriodSetting,
    TermSetting,
    WeeksSetting,
    WeeksSkip,
    WeekStartSetting,
    WorkingDaysSetting,
    HolidaysSetting,
    ClosedSetting,
    MoveSetting,
    ZoneClause,
)
"""The settings on which dates hang, those first that move most."""


class Cause(NamedTuple):
    """The words that made a date another one, and their place in the new plan."""

    words: str
    span: Span


class Causes:
    """Finds the causes of one edit. `before`: the entries before it, by the numbers of those after it."""

    def __init__(self, old: Compilation, new: Compilation, before: Mapping[int, Entry]) -> None:
        self._new = new
        self._before = before
        self._known: dict[int, Cause | None] = {}
        self._changed = _changed_lines(old, new)
        self._setting = self._changed_setting()

    def of(self, entry: Entry) -> Cause | None:
        """Why the date of an entry is another one; None if no line of the new plan says so."""
        chain, seen = [entry], {entry.activity.number}
        while (number := chain[-1].activity.number) not in self._known and (above := self._moved_above(chain[-1])):
            if above.activity.number in seen:  # they wait for each other in a ring
                break
            chain.append(above)
            seen.add(above.activity.number)
        cause = self._known[number] if number in self._known else self._own(chain[-1])
        for link in chain:
            self._known[link.activity.number] = cause
        return cause

    def _moved_above(self, entry: Entry) -> Entry | None:
        """What the date counts from, if that moved too."""
        if entry.first is None:
            return self._undated_above(entry)
        if entry.follows is None:
            return None
        above = self._new.schedule.entries[entry.follows]
        old = self._before.get(above.activity.number)
        return above if old is not None and (old.when, old.hours) != (above.when, above.hours) else None

    def _undated_above(self, entry: Entry) -> Entry | None:
        """What it waits for that has no date any more, as it has none itself."""
        if entry.activity.undated is not None:
            return None
        targets = (self._new.schedule.entries[edge.target] for edge in entry.activity.edges)
        return next((above for above in targets if above.first is None and self._was_dated(above)), None)

    def _was_dated(self, entry: Entry) -> bool:
        old = self._before.get(entry.activity.number)
        return old is not None and old.first is not None

    def _own(self, entry: Entry) -> Cause | None:
        """The first of its own steps that is new, or leads to another day; `TBD` where it has no date any more."""
        if entry.first is None and entry.activity.undated is not None:
            return self._cause(entry.activity.undated.span)
        old = self._before[entry.activity.number]
        for was, now in zip_longest(old.reasons, entry.reasons):
            if now is None or (was is not None and _same(was, now)):
                continue
            if was is not None and was.text == now.text and self._setting is not None:
                return self._setting  # the same words lead to another day
            if now.span is not None:
                return self._cause(now.span)
            return self._setting
        if old.hours != entry.hours and entry.activity.time is not None:
            return self._cause(entry.activity.time.span)
        if entry.activity.length is not None and entry.when != old.when:
            return self._cause(entry.activity.length.span)
        return self._setting or self._line_of(entry)

    def _line_of(self, entry: Entry) -> Cause | None:
        """The activity's own line, if the edit is there."""
        span = entry.activity.span
        return self._cause(span) if self._is_changed(span.start) else None

    def _cause(self, span: Span) -> Cause:
        return Cause(written(self._new.source, span), span)

    def _is_changed(self, offset: int) -> bool:
        return self._new.source.line_at(offset).start in self._changed

    def _changed_setting(self) -> Cause | None:
        """The setting of the plan that the edit changed; of several the one that moves most."""
        found = [
            clause
            for line in entries_of(self._new.document)
            if _is_setting(line)
            for clause in line.clauses
            if isinstance(clause, DATING) and self._is_changed(clause.span.start)
        ]
        found.sort(key=lambda clause: DATING.index(clause.__class__))
        return self._cause(found[0].span) if found else None


def _is_setting(line: Line) -> bool:
    return line.kind in (Kind.PLAN, Kind.CLAUSES)


def _same(was: Reason, now: Reason) -> bool:
    return (was.text, was.day, was.until) == (now.text, now.day, now.until)


def _changed_lines(old: Compilation, new: Compilation) -> frozenset[int]:
    """Where lines of the new plan begin that the old one does not have, blanks aside."""
    known = Counter(" ".join(line.split()) for line in old.source.text.splitlines())
    changed = set()
    for start in new.source.line_starts:
        text = " ".join(new.source.slice(new.source.line_at(start)).split())
        known[text] -= 1
        if known[text] < 0:
            changed.add(start)
    return frozenset(changed)
