"""Components (RFC 5545, 3.6): what begins and ends in what."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from copflow.feed.lint.flaw import Flaw, quoted
from copflow.feed.lint.lines import Property

INSIDE: dict[str, frozenset[str]] = {
    "VCALENDAR": frozenset({"VEVENT", "VTODO", "VTIMEZONE"}),
    "VEVENT": frozenset({"VALARM"}),
    "VTODO": frozenset({"VALARM"}),
    "VTIMEZONE": frozenset({"STANDARD", "DAYLIGHT"}),
}
"""Which components stand in which. Journals and busy times are in no feed."""
DEEPEST = 4
"""How many components are read that stand in each other; a calendar has three."""


@dataclass(slots=True)
class Component:
    """A component: its own properties and the components in it, in their order.

    `line`: where it begins. `is_unread`: whether some line in it has no form, so that a property may be missing for
    that reason only.
    """

    name: str
    line: int
    properties: list[Property] = field(default_factory=list)
    components: list["Component"] = field(default_factory=list)
    is_unread: bool = False

    def all(self, *names: str) -> list[Property]:
        """The properties of some names."""
        return [each for each in self.properties if each.name in names]

    def first(self, name: str) -> Property | None:
        """The first property of a name."""
        return next((each for each in self.properties if each.name == name), None)

    def walk(self) -> Iterator["Component"]:
        """This component and all in it."""
        yield self
        for component in self.components:
            yield from component.walk()


@dataclass(slots=True)
class Grown:
    """The calendar, None where its lines do not nest, and what is wrong with the nesting.

    `is_something_else`: whether no line in it begins anything, so that the lines are not worth a word.
    """

    calendar: Component | None
    flaws: list[Flaw]
    is_something_else: bool = False


def grow(lines: Sequence[Property | Flaw], last: int) -> Grown:
    """The calendar of a feed. `last`: the number of the feed's last line. What stands after a flaw is not read."""
    first = next((line for line in lines if isinstance(line, Property)), None)
    if first is None or (first.name, first.value.upper()) != ("BEGIN", "VCALENDAR"):
        title = "The feed does not begin with BEGIN:VCALENDAR."
        begins = any(isinstance(line, Property) and line.name == "BEGIN" for line in lines)
        return Grown(None, [Flaw(1, "no-calendar", title)], is_something_else=not begins)
    calendar = Component("VCALENDAR", first.line)
    flaws = list(_fill(calendar, lines[lines.index(first) + 1 :], last))
    whole = not any(flaw.rule in ("nesting", "truncated") for flaw in flaws)
    return Grown(calendar if whole else None, flaws)


def _fill(calendar: Component, lines: Sequence[Property | Flaw], last: int) -> Iterator[Flaw]:
    """Put every line where it belongs."""
    stack = [calendar]
    for index, line in enumerate(lines):
        if isinstance(line, Flaw):
            stack[-1].is_unread = True
        elif line.name in ("BEGIN", "END"):
            flaw = _begin(stack, line) if line.name == "BEGIN" else _end(stack, line)
            if flaw is not None:
                yield flaw
                if flaw.rule == "nesting":
                    return
        else:
            stack[-1].properties.append(line)
            yield from _order(stack[-1], line)
        if not stack:
            yield from _rest(lines[index + 1 :])
            return
    title = f"The feed ends inside {stack[-1].name}: END:VCALENDAR is missing, so it was cut off."
    yield Flaw(last, "truncated", title)


def _begin(stack: list[Component], line: Property) -> Flaw | None:
    """Begin a component, and say what is wrong with that."""
    name = line.value.upper()
    outer = stack[-1]
    inner = Component(name, line.line)
    outer.components.append(inner)
    stack.append(inner)
    if name in INSIDE.get(outer.name, ()):
        return None
    if len(stack) > DEEPEST or any(name in INSIDE.get(component.name, ()) for component in stack[:-2]):
        return _mismatch(line, outer)
    return Flaw(line.line, "misplaced-component", f"{quoted(name)} has no place in {outer.name}.")


def _end(stack: list[Component], line: Property) -> Flaw | None:
    inner = stack.pop()
    return _mismatch(line, inner) if line.value.upper() != inner.name else None


def _mismatch(line: Property, inner: Component) -> Flaw:
    title = f"{line.name}:{line.value[:20]} stands here, but {inner.name} of line {inner.line} has not ended."
    return Flaw(line.line, "nesting", title)


def _order(component: Component, line: Property) -> Iterator[Flaw]:
    """A property behind a component in the same one."""
    if component.components:
        title = f"{line.name} stands behind {component.components[-1].name}; properties of {component.name} come first."
        yield Flaw(line.line, "property-after-component", title)


def _rest(lines: Sequence[Property | Flaw]) -> Iterator[Flaw]:
    """What stands behind the calendar; many readers read only the first."""
    line = next((line for line in lines if isinstance(line, Property)), None)
    if line is not None:
        yield Flaw(line.line, "after-calendar", "Something stands behind END:VCALENDAR; many readers never see it.")
