"""A lint of feeds as they lie on the wire: what readers forgive or read wrongly in silence, and RFC 5545 forbids.

It has a reading of lines of its own, so that a mistake of the library that writes feeds is not made a second time
here. Some rules are stricter than the standard, where some calendar program shows something wrong (flaw.PROFILE).
"""

from collections.abc import Iterator, Sequence

from copflow.feed.lint.counts import count_flaws
from copflow.feed.lint.flaw import Flaw
from copflow.feed.lint.lines import Property, read_line
from copflow.feed.lint.octets import Physical, Unfolded, octet_flaws, physical_lines, unfold
from copflow.feed.lint.times import time_flaws
from copflow.feed.lint.tree import Component, grow
from copflow.feed.lint.values import value_flaws
from copflow.feed.lint.whole import whole_flaws
from copflow.feed.lint.zones import declared_zones, zone_flaws


def lint_feed(data: bytes) -> list[Flaw]:
    """Everything that is wrong with a feed, in the order of its lines; nothing for a good one.

    One mistake is one flaw: what can only follow from another flaw is not told. Of a feed that does not nest only the
    lines are looked at.
    """
    lines = physical_lines(data)
    if not data.strip():
        return [Flaw(1, "empty-feed", "The feed is empty; subscribers' programs then delete all that they have.")]
    read = list(_read(lines))
    grown = grow(read, lines[-1].number)
    if grown.is_something_else:
        return grown.flaws
    flaws = [*octet_flaws(data, lines), *(flaw for flaw in read if isinstance(flaw, Flaw)), *grown.flaws]
    if grown.calendar is not None:
        flaws += _component_flaws(grown.calendar)
        if not lines[-1].end:
            flaws.append(Flaw(lines[-1].number, "no-final-line-end", "The last line does not end with CRLF."))
    return sorted(flaws)


def _read(lines: Sequence[Physical]) -> Iterator[Property | Flaw]:
    """The properties and what is wrong with their characters and forms, in the order of the lines."""
    for line in unfold(lines):
        if isinstance(line, Unfolded):
            yield from read_line(line)
        else:
            yield line


def _component_flaws(calendar: Component) -> Iterator[Flaw]:
    zones = declared_zones(calendar)
    for component in calendar.walk():
        yield from count_flaws(component)
        yield from (flaw for line in component.properties for flaw in value_flaws(line, component.name))
        yield from time_flaws(component, zones)
    yield from zone_flaws(calendar)
    yield from whole_flaws(calendar)
