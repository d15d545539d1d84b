"""The pictures of the page, ready to be put into it."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from markupsafe import Markup

from copflow.dates import speak
from copflow.overview.connections import connections_of
from copflow.overview.purposes import purposes_of
from copflow.overview.rhythm import Gap, Rhythm, mode_of, rhythm_of
from copflow.overview.standing import Stand
from copflow.pictures.graph import graphs
from copflow.pictures.rhythm import rhythm_drawing
from copflow.pictures.svg import Drawing
from copflow.pictures.timeline import timelines
from copflow.schedule.model import Schedule

WEEK = 7
FEW_WEEKS = 3


class Picture(NamedTuple):
    """A picture: its title, the element, and whether it is shown at first where there are several."""

    title: str
    svg: Markup
    is_open: bool


class Gapped(NamedTuple):
    """The longest time without a gathering, in words, and its ends."""

    words: str
    first: date
    last: date


class Pictures:
    """All pictures of one plan."""

    def __init__(self, schedule: Schedule, stands: Sequence[Stand], today: date, *, private: bool) -> None:
        connections = connections_of(schedule, private=private)
        purposes = rhythm_of(schedule, private=private)
        self.timelines = _pictures(timelines(schedule, stands, today, private=private))
        self.graphs = _pictures(graphs(schedule, stands, connections))
        self.rhythms = [_picture(one) for one in _rhythms(schedule, purposes, private=private)]
        self.rhythm_words = _balance(purposes)
        self.gap = _gap(purposes.gap)


def _rhythms(schedule: Schedule, purposes: Rhythm, *, private: bool) -> list[Drawing]:
    """By purpose, and by the way to take part if there are several."""
    modes = rhythm_of(schedule, mode_of, private=private)
    if not purposes.months:
        return []
    first = rhythm_drawing(purposes, purposes_of(schedule.entries))._replace(title="By purpose")
    if len(modes.rows) < 2:
        return [first]
    second = rhythm_drawing(modes, (), unsaid="not said")
    return [first, second._replace(title="By how people take part", key="rhythm-modes")]


def _pictures(drawings: Sequence[Drawing]) -> list[Picture]:
    return [_picture(one, is_open=number == 0) for number, one in enumerate(drawings)]


def _picture(drawing: Drawing, *, is_open: bool = True) -> Picture:
    return Picture(drawing.title, Markup(drawing.inline()), is_open)


def _balance(rhythm: Rhythm) -> str:
    """`17 live moments, 36 hours in all.`"""
    live, minutes = sum(row.live for row in rhythm.rows), sum(row.minutes for row in rhythm.rows)
    hours = f", {speak.length(minutes)} in all" if minutes else ""
    return f"{speak.count(live, 'live moment')}{hours}." if live else "Nothing here brings people together at one time."


def _gap(gap: Gap | None) -> Gapped | None:
    if gap is None:
        return None
    weeks = round(gap.days / WEEK)
    words = speak.count(weeks, "week") if weeks >= FEW_WEEKS else speak.count(gap.days, "day")
    return Gapped(words, gap.first, gap.last)
