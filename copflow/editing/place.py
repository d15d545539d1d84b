"""Where in a plan's text an activity has words of its own, or where they would go."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from copflow.compile import Compilation
from copflow.dates.arithmetic import days_in_month
from copflow.dates.forms import CalendarDay, MonthWindow
from copflow.dates.words import MONTH_NAMES
from copflow.diagnostics.source import Source
from copflow.graph.model import Activity
from copflow.language.nodes import Clause, Entry, Kind, Name


class Place(NamedTuple):
    """The nearest line (or part of a line) that speaks of an activity.

    `missing`: the names of what is still to be written below it, as they are written, the outermost first; none if the
    activity has a line of its own. `beside`: the first of them goes behind the line and its block, as it speaks of one
    member of a repetition or of `webinar 1 to 4`.
    """

    entry: Entry
    missing: tuple[str, ...] = ()
    beside: bool = False

    @property
    def is_occurrence(self) -> bool:
        """Whether what is written there is said of one occurrence: `community call of 6 October`."""
        if self.beside:
            return self.entry.numbers is None and len(self.missing) == 1
        return self.entry.kind is Kind.MORE and not self.missing


def place_of(compilation: Compilation, activity: Activity) -> Place | None:
    """The place of an activity; None for an occurrence of a step, of which the language cannot speak."""
    root, *steps = _way_to(compilation, activity)
    place = _top(compilation, root)
    for step in steps:
        if place is None or (step.origin is not None and step.origin is not root.origin):
            return None
        own = None if place.missing else _step(place.entry, step.name.key)
        place = Place(own) if own else place._replace(missing=(*place.missing, _written(step.name)))
    return place


def own_lines(entry: Entry) -> Iterator[Entry]:
    """An entry, and the lines and parts below it that go on with it; not its steps."""
    waiting = [entry]
    while waiting:
        line = waiting.pop()
        yield line
        waiting.extend(child for child in reversed(line.children) if child.kind is Kind.CLAUSES)


def own_clauses(place: Place) -> list[Clause]:
    """The clauses that an activity has of its own, in the order of the text."""
    return [] if place.missing else [clause for line in own_lines(place.entry) for clause in line.clauses]


def _way_to(compilation: Compilation, activity: Activity) -> list[Activity]:
    """The activity and all above it, the outermost first."""
    way = [activity]
    while (parent := way[-1].parent) is not None:
        way.append(compilation.graph.activities[parent])
    return way[::-1]


def _step(entry: Entry, key: str) -> Entry | None:
    children = (child for line in own_lines(entry) for child in line.children)
    return next((child for child in children if _is_named(child, key)), None)


def _is_named(entry: Entry, key: str) -> bool:
    return entry.kind is Kind.ACTIVITY and entry.name is not None and entry.name.key == key and entry.numbers is None


def _top(compilation: Compilation, root: Activity) -> Place | None:
    """The place of an activity that is no step."""
    entries = compilation.document.entries
    own = next((entry for entry in entries if _is_named(entry, root.name.key)), None)
    if own and (root.origin is None or root.full_name == root.name.text):
        return Place(own)
    if more := next((entry for entry in entries if speaks_of(entry, root)), None):
        return Place(more)
    owner = next((entry for entry in entries if _makes(entry, root)), None)
    if owner is None or owner.name is None:
        return None
    name = _written(owner.name)
    if owner.numbers is not None:
        number = root.name.text.rpartition(" ")[2]
        return Place(owner, (f"{name} {number}",), beside=True)
    return Place(owner, (f"{name} of {_day_of(compilation, root)}",), beside=True)


def speaks_of(entry: Entry, root: Activity) -> bool:
    """Whether a line is about this occurrence: `community call of 6 October`."""
    if entry.kind is not Kind.MORE or entry.occurrence is None or entry.name is None or root.origin is None:
        return False
    return entry.name.key in _names_of(root) and _means(entry.occurrence, root)


def _makes(entry: Entry, root: Activity) -> bool:
    """Whether a line gives the repetition, or the several, that the activity is one of."""
    if entry.kind is not Kind.ACTIVITY or entry.name is None or entry.name.key not in _names_of(root):
        return False
    if entry.numbers is None:
        return root.origin is not None
    number = root.name.key.rpartition(" ")[2]
    return number.isdecimal() and entry.numbers[0] <= int(number) <= entry.numbers[1]


def _names_of(root: Activity) -> tuple[str, ...]:
    """An occurrence has the name of its repetition, unless it is numbered: then that is its series."""
    return (root.name.key,) if root.series is None else (root.name.key, root.series)


def _means(form: CalendarDay | MonthWindow, root: Activity) -> bool:
    """As graph.members has it: without a year, the occurrence of any year."""
    assert root.origin is not None
    day = root.origin.first
    if form.year not in (None, day.year) or form.month != day.month:
        return False
    return isinstance(form, MonthWindow) or form.day == day.day


def _day_of(compilation: Compilation, root: Activity) -> str:
    """The day by which a line names an occurrence, with its year if that is not clear."""
    assert root.origin is not None
    day = root.origin.first
    others = (other for other in compilation.graph.activities if other.key[0] == root.key[0])
    firsts = {other.origin.first for other in others if other.origin is not None}
    same = [first for first in firsts if (first.month, first.day) == (day.month, day.day)]
    return day_words(compilation, day, is_clear=len(same) == 1)


def day_words(compilation: Compilation, day: date, *, is_clear: bool = True) -> str:
    """`3 November`, as a plan writes it; with its year, unless the period of the plan tells that."""
    period = compilation.schedule.period
    month = MONTH_NAMES[day.month - 1]
    if not is_clear or period.first is None or period.last is None or not period.holds(day):
        return f"{day.day} {month} {day.year}"
    years = range(period.first.year, period.last.year + 1)
    days = [date(year, day.month, min(day.day, days_in_month(year, day.month))) for year in years]
    return f"{day.day} {month}" if sum(map(period.holds, days)) == 1 else f"{day.day} {month} {day.year}"


def _written(name: Name) -> str:
    """A name as a plan writes it, in quotation marks if its own line has them."""
    return f'"{name.text}"' if name.quoted else name.text


def lines_of(source: Source, entry: Entry) -> Iterator[int]:
    """Where the text of each line of an entry's block begins, that of the entry first."""
    waiting, seen = [entry], set()
    while waiting:
        one = waiting.pop()
        start = source.line_at(one.span.start).start
        if start not in seen:
            seen.add(start)
            yield start
        waiting.extend(reversed(one.children))
