"""The heading of a view: the plan's title, and what there is in it."""

from collections.abc import Iterator

from copflow.cli.views.sheet import GAP, PALE, STRONG, Line, Piece, Sheet, columns
from copflow.compile import Compilation
from copflow.dates import speak
from copflow.dates.zones import zone_words
from copflow.outputs.facts import plan_zone
from copflow.reports.dated import dates_of
from copflow.reports.summary import dates_in_words
from copflow.schedule.model import Schedule


def heading(compilation: Compilation, sheet: Sheet) -> Iterator[Line]:
    """The title, and behind or below it what there is in the plan, and when."""
    facts = sheet.text(f" {sheet.marks.dot} ".join(facts_of(compilation)))
    title = sheet.text(compilation.plan.title or "")
    if title and columns(title) + len(GAP) + columns(facts) <= sheet.width:
        yield [Piece(title, STRONG), Piece(GAP), Piece(facts, PALE)]
        return
    if title:
        yield from sheet.paragraph(title, STRONG)
    yield from sheet.paragraph(facts, PALE)


def facts_of(compilation: Compilation) -> list[str]:
    """The file, how many dates it has, from when to when, and the time zone."""
    zone = plan_zone(compilation.plan)
    facts = (
        compilation.source.name,
        dates_in_words(dates_of(compilation.schedule)),
        _span(compilation.schedule),
        zone_words(zone) if zone else "",
    )
    return [fact for fact in facts if fact]


def _span(schedule: Schedule) -> str:
    """`8 October 2026 to 21 October 2027`."""
    extent = schedule.extent()
    if extent is None:
        return ""
    first, last = map(speak.plain_day, extent)
    return first if first == last else f"{first} to {last}"
