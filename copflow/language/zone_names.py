"""What is said of a zone that is none: an abbreviation, an offset, a misspelt name, a city."""

from collections.abc import Sequence

from copflow.dates.zones import ABBREVIATIONS, FIXED, zone_names
from copflow.diagnostics.diagnostic import replace
from copflow.diagnostics.nearest import nearest
from copflow.diagnostics.prose import quoted
from copflow.diagnostics.source import Span
from copflow.language.row import Flaw

REGIONS: dict[str, Sequence[str]] = {
    "eastern": ("America/New_York",),
    "central": ("America/Chicago",),
    "mountain": ("America/Denver",),
    "pacific": ("America/Los_Angeles",),
}
"""The words of North America for its zones."""

NEAR_CITY = 0.7
"""How near the name of a city must be: Boston is no Vostok."""


def is_zone_word(written: str) -> bool:
    """Whether a word beside a time is a zone or looks like one: `UTC`, `CET`, `(PT)`."""
    word = written.strip("().")
    return word.upper() in ABBREVIATIONS or word.casefold() in FIXED


def zone_flaw(span: Span, written: str) -> Flaw:
    """Why a zone's name is none, with the names that may be meant."""
    if found := ABBREVIATIONS.get(written.upper()):
        title = f"{quoted(written)} is an abbreviation that does not say which time zone it is."
        return _flaw("zone-abbreviation", span, title, found)
    if written[-1:].isdigit() and ("+" in written or "-" in written or "\u2212" in written) and "/" not in written:
        title = f"{quoted(written)} is an offset from UTC and no time zone: it does not say when the clocks change."
        note = "Name the place whose clock it is, such as Europe/Berlin, or give the times in UTC."
        return Flaw("zone-abbreviation", span, title, (note,))
    notes = ("Time zones are named by area and place, such as America/New_York.",)
    return _flaw("bad-setting", span, f"There is no time zone {quoted(written)}.", zones_near(written), notes)


def zones_near(written: str, *, least: float = 0.6) -> Sequence[str]:
    """The zones whose name, or whose city, is near: `Europe/Berln`, `New York`, `Eastern`."""
    zones = zone_names()
    if found := REGIONS.get(written.split()[0].casefold() if written.split() else ""):
        return found
    places = {zone.rpartition("/")[2].replace("_", " "): zone for zone in zones}
    return nearest(written, zones, least=0.75, most=2) or [
        places[place] for place in nearest(written, places, least=max(least, NEAR_CITY), most=2)
    ]


def _flaw(rule: str, span: Span, title: str, zones: Sequence[str], notes: tuple[str, ...] = ()) -> Flaw:
    return Flaw(rule, span, title, notes, tuple(replace(span, zone, f'Write "{zone}"') for zone in zones))
