"""From plans to what is published of them."""

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

from copflow.diagnostics.rules import Severity
from copflow.feed.build import Wishes
from copflow.feed.lock import Lock
from copflow.feed.publication import Publication
from copflow.reports.canvas import Canvas
from copflow.reports.concise import headline
from copflow.workspace import clock
from copflow.workspace.building import PlanBuild, build_plans, publication_of
from copflow.workspace.lock_file import save_lock
from copflow.workspace.plans import Reading, read_plan
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


class BuiltFeeds:
    """All feeds of plans, as `copflow build` makes them, and as it knows them again: by the locks beside the plans.

    What is served is published, so that the locks move on with it. Where one cannot be written, it is remembered while
    the server runs.
    """

    def __init__(self) -> None:
        self._remembered: dict[str, Lock] = {}

    def __call__(self, plans: Sequence[str]) -> Publication | Unpublished:
        """The publication, if all plans are without errors."""
        today = clock.today()
        readings = [read_plan(plan, today) for plan in plans]
        wrong = [found for reading in readings if (found := _wrong(reading)) is not None]
        if wrong:
            return Unpublished(wrong[0].what, tuple(message for one in wrong for message in one.messages))
        whole = [reading for reading in readings if isinstance(reading, Reading)]
        builds = build_plans(whole, Wishes("", today), clock.now, remembered=self._remembered)
        if isinstance(builds, Trouble):
            return _unreadable(builds)
        for build in builds:
            self._keep(build)
        return publication_of(builds)

    def _keep(self, build: PlanBuild) -> None:
        if save_lock(build.name, build.built.lock) is None:
            self._remembered.pop(build.name, None)
        else:
            self._remembered[build.name] = build.built.lock


PUBLISHER: Callable[[], Publish] = BuiltFeeds
"""What a server of plans publishes with."""


def _wrong(reading: Reading | Trouble) -> Unpublished | None:
    if isinstance(reading, Trouble):
        return _unreadable(reading)
    is_bad = reading.has_errors or reading.compilation is None
    return Unpublished(ERRORS, _errors(reading)) if is_bad else None


def _unreadable(trouble: Trouble) -> Unpublished:
    return Unpublished(UNREADABLE, (f"{trouble.name}: {trouble.message}",))


def _errors(reading: Reading) -> tuple[str, ...]:
    errors = (finding for finding in reading.findings if finding.severity is Severity.ERROR)
    return tuple(headline(reading.source, error, Canvas(False, 100)) for error in errors)
