"""From plans to what is published of them."""

import re
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple, Protocol

from copflow.compile import Compilation
from copflow.diagnostics.rules import Severity
from copflow.feed.publication import CALENDAR, Publication, PublishedFile
from copflow.outputs import Options, ics
from copflow.outputs.identity import plan_title
from copflow.reports.canvas import Canvas
from copflow.reports.concise import headline
from copflow.workspace import clock
from copflow.workspace.plans import Reading, read_plan
from copflow.workspace.stamp import last_change
from copflow.workspace.trouble import Trouble

ERRORS = "has errors"
UNREADABLE = "cannot be read"


class Unpublished(NamedTuple):
    """Why nothing new is published. `what` goes on from the name of the plan or folder; `messages`, for those who
    write the plan, are lines of plain text."""

    what: str
    messages: tuple[str, ...]


class Publish(Protocol):
    """What makes a publication of plans. It is called again whenever one of them has changed."""

    def __call__(self, plans: Sequence[str]) -> Publication | Unpublished:
        """The publication of these plans, or why there is none."""


class PlainFeeds:
    """One feed a plan, `<name of its file>/all.ics`.

    A feed that would have the same bytes but for its stamp keeps its stamp: so nobody is told of a change where there
    is none, and the stamp never goes back.
    """

    def __init__(self) -> None:
        self._former: dict[str, PublishedFile] = {}

    def __call__(self, plans: Sequence[str]) -> Publication | Unpublished:
        """The publication, if all plans are without errors."""
        today = clock.today()
        made = [self._feed(plan, today) for plan in plans]
        wrong = [one for one in made if isinstance(one, Unpublished)]
        if wrong:
            return Unpublished(wrong[0].what, tuple(message for one in wrong for message in one.messages))
        feeds = [one for one in made if isinstance(one, PublishedFile)]
        return Publication(tuple(sorted(feeds, key=lambda feed: feed.path)))

    def _feed(self, plan: str, today: date) -> PublishedFile | Unpublished:
        reading = read_plan(plan, today)
        if isinstance(reading, Trouble):
            return _unreadable(reading)
        if reading.has_errors or reading.compilation is None:
            return Unpublished(ERRORS, _errors(reading))
        stamp = last_change(plan, today, [file.name for file in reading.source.files[1:]])
        if isinstance(stamp, Trouble):
            return _unreadable(stamp)
        self._former[plan] = self._stamped(plan, reading.compilation, stamp)
        return self._former[plan]

    def _stamped(self, plan: str, compilation: Compilation, stamp: datetime) -> PublishedFile:
        former = self._former.get(plan)
        if former is not None:
            if ics.render(compilation, Options(former.modified)) == former.content:
                return former
            stamp = max(stamp, former.modified + timedelta(seconds=1))
        stamp = stamp.astimezone(UTC).replace(microsecond=0)
        content = ics.render(compilation, Options(stamp))
        return PublishedFile(f"{slug(plan)}/all.ics", content, CALENDAR, stamp, title=plan_title(compilation))


PUBLISHER: Callable[[], Publish] = PlainFeeds
"""What makes the function that publishes, one for each process."""


def slug(plan: str) -> str:
    """The name of a plan's file as a part of an address: `My year.plan` becomes `my-year`."""
    words = re.sub(r"[^a-z0-9]+", "-", Path(plan).stem.casefold()).strip("-")
    return words[:64].strip("-") or "plan"


def _unreadable(trouble: Trouble) -> Unpublished:
    return Unpublished(UNREADABLE, (f"{trouble.name}: {trouble.message}",))


def _errors(reading: Reading) -> tuple[str, ...]:
    errors = (finding for finding in reading.findings if finding.severity is Severity.ERROR)
    return tuple(headline(reading.source, error, Canvas(False, 100)) for error in errors)
