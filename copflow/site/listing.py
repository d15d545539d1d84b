"""The page that lists the plans of a publication: when each begins and ends, and what is next in it."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from copflow.compile import Compilation
from copflow.outputs.identity import plan_title
from copflow.outputs.text import one_line
from copflow.overview.standing import stands
from copflow.overview.upcoming import in_words, upcoming
from copflow.reports.dated import dates_of
from copflow.reports.summary import dates_in_words
from copflow.site.page import written

MOST_NEXT = 3


class Coming(NamedTuple):
    """Something that is next: `in 7 days`, its name, and its day."""

    words: str
    name: str
    day: date


class Listed(NamedTuple):
    """A plan in the list. `path`: of its page, from this one. `holds`: how many dates."""

    title: str
    path: str
    holds: str
    first: date | None
    last: date | None
    next: Sequence[Coming]


class _Content(NamedTuple):
    """What the template reads."""

    title: str
    plans: Sequence[Listed]
    today: date


def listed(compilation: Compilation, path: str, today: date) -> Listed:
    """What is said of a plan. What is private is not told."""
    schedule = compilation.schedule
    public = [entry for entry in schedule.entries if not entry.activity.is_private]
    found = upcoming(schedule, stands(schedule, today), today, private=False)[:MOST_NEXT]
    return Listed(
        plan_title(compilation),
        path,
        dates_in_words(dates_of(schedule._replace(entries=public))),
        min((entry.first for entry in public if entry.first is not None), default=None),
        max((entry.last for entry in public if entry.last is not None), default=None),
        [Coming(in_words(one.days), one_line(one.entry.activity.full_name), one.day) for one in found],
    )


def listing(plans: Sequence[Listed], today: date) -> bytes:
    """The page, in UTF-8."""
    return written("listing.html", _Content("Plans", plans, today), scripts=())
