"""What of two compared plans is told, and to whom: to those who have the calendar, or to the author of the plan."""

from collections.abc import Iterator
from typing import NamedTuple

from copflow.compile import Compilation
from copflow.dates import speak
from copflow.diagnostics.source import Source, Span
from copflow.editing.follow import when_words
from copflow.feed.changes import Change, Changes, Place, State, What, When, Why
from copflow.feed.compare import Comparison, Move, Pair
from copflow.feed.details import Details
from copflow.language.standing import State as Standing
from copflow.outputs.facts import MOST_REASONS, stands_alone
from copflow.outputs.identity import plan_title
from copflow.outputs.states import tells_of_private
from copflow.schedule.model import Entry, Open

ORDER = list(What)


class View(NamedTuple):
    """To whom it is told. `everything`: what is in no calendar too, as it has no date, or no entry of its own.
    `private`: what is kept out of published calendars too. `places`: the plan is written, so that it has lines."""

    everything: bool = False
    private: bool = False
    places: bool = True


SUBSCRIBERS = View()
AUTHOR = View(everything=True, private=True)


def changes_of(comparison: Comparison, view: View = SUBSCRIBERS, former_file: str | None = None) -> Changes:
    """What is told of a comparison."""
    teller = _Teller(comparison, view)
    changes = sorted(teller.changes(), key=lambda change: ORDER.index(change.what))
    was, now = plan_title(comparison.old), plan_title(comparison.new)
    return Changes(
        comparison.new.source.name,
        State.COMPARED,
        tuple(changes),
        former_file,
        now,
        was if was != now else None,
        comparison.is_judged,
        left_out=teller.left_out,
    )


def new_plan(compilation: Compilation, view: View = SUBSCRIBERS) -> Changes:
    """What is told of a plan that was not there before: all that it brings."""
    changes = tuple(
        Change(What.ADDED, entry.activity.full_name, now=when_of(entry), place=_own_place(entry, compilation, view))
        for entry in _all_told(compilation, view)
    )
    return Changes(compilation.source.name, State.NEW, changes, title=plan_title(compilation))


def deleted_plan(compilation: Compilation, view: View = SUBSCRIBERS) -> Changes:
    """What is told of a plan that is not there any more: all that it takes away."""
    told = _all_told(compilation, view)
    changes = tuple(Change(What.GONE, entry.activity.full_name, was=when_of(entry)) for entry in told)
    is_sure = not compilation.has_errors
    return Changes(compilation.source.name, State.GONE, changes, title=plan_title(compilation), is_sure=is_sure)


def _all_told(compilation: Compilation, view: View) -> list[Entry]:
    entries = compilation.schedule.entries
    return [entry for entry in entries if _is_told(entry, compilation, view) and _is_dated(entry)]


def when_of(entry: Entry, words: str | None = None) -> When:
    """When an activity is, in these words, or the usual ones."""
    return When(
        words or when_words(entry),
        entry.first,
        entry.last,
        isinstance(entry.when, Open),
        speak.clock(entry.hours.start) if entry.hours else None,
        entry.hours.minutes if entry.hours else None,
        entry.zone.key if entry.zone and entry.hours else None,
    )


def _is_told(entry: Entry, compilation: Compilation, view: View) -> bool:
    """Whether it would be told of, if it has a date."""
    if view.everything:
        return True
    if entry.activity.is_private and not view.private:
        return False
    return stands_alone(entry, compilation.schedule.entries)


def _is_dated(entry: Entry) -> bool:
    return entry.first is not None


class _Teller:
    """Goes through one comparison. `left_out` counts what is private and not told."""

    def __init__(self, comparison: Comparison, view: View) -> None:
        self._comparison = comparison
        self._old, self._new = comparison.old, comparison.new
        self._view = view
        self._moves = {move.new.activity.number: move for move in comparison.moved}
        self._details = Details(self._old, self._new, private=view.private)
        self.left_out = 0

    def changes(self) -> Iterator[Change]:
        """All that is told; of each sort in the order of the text."""
        for pair in self._comparison.pairs:
            yield from self._of_pair(pair)
        for entry in self._comparison.added:
            if self._is_seen(entry, self._new):
                yield self._added(entry)
            else:
                self._leave_out(entry)
        for entry in self._comparison.gone:
            if self._is_seen(entry, self._old):
                yield self._gone(entry)
            else:
                self._leave_out(entry)

    def _is_seen(self, entry: Entry, compilation: Compilation) -> bool:
        return _is_told(entry, compilation, self._view) and (self._view.everything or _is_dated(entry))

    def _leave_out(self, entry: Entry) -> None:
        """Count what is only left out because it is private."""
        if entry.activity.is_private and not self._view.private and _is_dated(entry):
            self.left_out += 1

    # ---- what both plans have --------------------------------------------------------------------------

    def _of_pair(self, pair: Pair) -> Iterator[Change]:
        old, new = pair
        was, now = _is_told(old, self._old, self._view), _is_told(new, self._new, self._view)
        if not was and not now:
            if new.activity.number in self._moves or old.activity.is_cancelled != new.activity.is_cancelled:
                self._leave_out(new if _is_dated(new) else old)
        elif not self._view.everything and not _is_dated(old) and not _is_dated(new):
            return  # it is in no calendar, and was in none
        elif was and now:
            yield from self._same(pair)
        elif was and _is_dated(old):
            yield self._gone(old)
        elif now and _is_dated(new):
            yield self._added(new)

    def _same(self, pair: Pair) -> Iterator[Change]:
        """What is different of something that people had and have."""
        old, new = pair
        name, place = new.activity.full_name, self._place(new)
        move = self._moves.get(new.activity.number)
        if move is not None:
            yield self._moved(move)
        if old.activity.is_cancelled != new.activity.is_cancelled:
            what = What.CANCELLED if new.activity.is_cancelled else What.RESTORED
            yield Change(what, name, now=when_of(new), why=self._cancelled(new), place=place)
        if old.activity.name.text != new.activity.name.text:
            yield Change(What.RENAMED, name, now=when_of(new), place=place, former_name=old.activity.full_name)
        if details := self._details.of(old, new):
            yield Change(What.DETAILS, name, now=when_of(new), place=place, details=details)

    def _moved(self, move: Move) -> Change:
        old, new = move.old, move.new
        was, now = when_of(old, move.was), when_of(new, move.now)
        return Change(What.MOVED, new.activity.full_name, was, now, move.how, self._why(move), self._place(new))

    def _why(self, move: Move) -> Why:
        """The edit, in its own words unless these are of something private."""
        if move.cause is None:
            return Why()
        entries = self._new.schedule.entries
        hides = not self._view.private and tells_of_private(move.new, entries, MOST_REASONS)
        return self._said(move.cause.span, "" if hides else move.cause.words)

    def _cancelled(self, entry: Entry) -> Why | None:
        clause = entry.activity.states.get(Standing.CANCELLED)
        if clause is None:
            return None
        return self._said(clause.span, " ".join(self._new.source.slice(clause.span).split()))

    def _said(self, span: Span, words: str) -> Why:
        return Why(words, place_of(self._new.source, span.start) if self._view.places else None)

    # ---- what one of them has --------------------------------------------------------------------------

    def _added(self, entry: Entry) -> Change:
        return Change(What.ADDED, entry.activity.full_name, now=when_of(entry), place=self._place(entry))

    def _gone(self, entry: Entry) -> Change:
        return Change(What.GONE, entry.activity.full_name, was=when_of(entry))

    def _place(self, entry: Entry) -> Place | None:
        return _own_place(entry, self._new, self._view)


def _own_place(entry: Entry, compilation: Compilation, view: View) -> Place | None:
    return place_of(compilation.source, entry.activity.name.span.start) if view.places else None


def place_of(source: Source, offset: int) -> Place:
    """The line of a place in the text."""
    file = source.file(offset)
    return Place(file.name, source.position(offset).line, bool(file.start))
