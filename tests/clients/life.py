"""A year's plan from its first publication on: each edit that an organiser makes, and what its schedule says then."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from copflow.compile import Compilation, compile_plan
from copflow.diagnostics.source import Source
from copflow.feed.build import Wishes, build_feeds
from copflow.feed.lock import Lock, empty_lock
from copflow.feed.lock_text import Read, lock_text, read_lock
from copflow.feed.publication import PublishedFile
from copflow.feed.published_feed import read_feed
from copflow.feed.rebuild import rebuild_lock
from copflow.outputs.facts import calendar_days, session_of
from copflow.outputs.ics import told_entries
from copflow.outputs.identity import plan_uuid
from copflow.outputs.titles import title_of
from copflow.schedule.model import Entry

PLAN = Path(__file__).parents[2] / "plans" / "community.plan"
FOLDER = "community"
FEED = f"{FOLDER}/all.ics"
TODAY = date(2026, 8, 1)
YEAR = (date(2026, 8, 1), date(2027, 8, 1))
"""Every entry of the plan lies between these days."""
FIRST = datetime(2026, 8, 1, 9, tzinfo=UTC)


class Shown(NamedTuple):
    """An entry as somebody sees it. `start`, `end`: a day, or an instant in UTC; the end is the first one after it."""

    title: str
    start: str
    end: str
    is_cancelled: bool = False


class Step(NamedTuple):
    """An edit, as texts and those that take their places. `seen`, `unseen`: what must and must not be shown then, said
    by hand. `is_quiet`: subscribers see no change. `loses_lock`: the lock is lost before it is published."""

    name: str
    edits: tuple[tuple[str, str], ...] = ()
    seen: tuple[Shown, ...] = ()
    unseen: tuple[str, ...] = ()
    is_quiet: bool = False
    loses_lock: bool = False


GUIDE = "guide due (webinar 1)"
REPORT = "report results to sponsor"
REPORT_LINE = f"{REPORT} in May, needs closing session, purpose tasks\n"
REPORT_SHOWN = Shown(f"{REPORT} (some day in May 2027, day not set)", "2027-05-01", "2027-05-02")
CLOSING = Shown("closing session", "2027-04-15T14:00Z", "2027-04-15T16:00Z")
WEBINAR_3 = Shown("webinar 3", "2027-01-12T19:00Z", "2027-01-12T20:00Z")

LIFE = (
    Step(
        "publish",
        seen=(
            Shown("webinar 1", "2026-11-10T19:00Z", "2026-11-10T20:00Z"),
            Shown(GUIDE, "2026-11-02", "2026-11-03"),  # a week before is Election Day
            CLOSING._replace(title="wrap-up session"),
            WEBINAR_3,
        ),
    ),
    Step(
        "move webinar 1",
        (("webinar 1 in November", "webinar 1 on 17 November"),),
        seen=(
            Shown("webinar 1", "2026-11-17T19:00Z", "2026-11-17T20:00Z"),
            Shown(GUIDE, "2026-11-10", "2026-11-11"),
        ),
    ),
    Step(
        "rename an activity",
        (
            ("\nwrap-up session on", '\nclosing session formerly "wrap-up session" on'),
            ("needs wrap-up session", "needs closing session"),
        ),
        seen=(CLOSING,),
        unseen=("wrap-up session",),
    ),
    Step("say no more what it was called", ((' formerly "wrap-up session"', ""),), seen=(CLOSING,), is_quiet=True),
    Step(
        "cancel webinar 3",
        (("webinar 3 in January", 'webinar 3 cancelled "speaker is ill" in January'),),
        seen=(WEBINAR_3._replace(title="Cancelled: webinar 3", is_cancelled=True),),
        unseen=("webinar 3",),
    ),
    Step("restore it", ((' cancelled "speaker is ill"', ""),), seen=(WEBINAR_3,), unseen=("Cancelled: webinar 3",)),
    Step("remove an activity", ((REPORT_LINE, ""),), seen=(CLOSING,), unseen=(REPORT_SHOWN.title,)),
    Step("put it back", (("\nclosing session", f"\n{REPORT_LINE}closing session"),), seen=(REPORT_SHOWN,)),
    Step("lose the lock", seen=(REPORT_SHOWN, CLOSING), is_quiet=True, loses_lock=True),
    Step("change nothing", seen=(REPORT_SHOWN,), is_quiet=True),
)


class Life:
    """The plan in a folder of its own, with its lock beside it, and what is published of it."""

    files: dict[str, PublishedFile]
    schedule: list[Shown]

    def __init__(self, folder: Path) -> None:
        self._plan, self._lock, self._hours = folder / PLAN.name, folder / f"{PLAN.name}.lock", 0
        self._plan.write_text(PLAN.read_text(encoding="utf-8"), encoding="utf-8")
        self.files = {}

    def take(self, step: Step) -> None:
        """Edit the plan and publish it."""
        text = self._plan.read_text(encoding="utf-8")
        for old, new in step.edits:
            assert text.count(old) == 1, (step.name, old)
            text = text.replace(old, new)
        self._plan.write_text(text, encoding="utf-8")
        compilation = compile_plan(Source(PLAN.name, text), today=TODAY)
        assert not compilation.has_errors, compilation.findings
        if step.loses_lock:
            self._lock.unlink()
        self._publish(compilation)
        self.schedule = sorted(shown_in(compilation))

    def _publish(self, compilation: Compilation) -> None:
        """Build the feeds, each time an hour later, and keep the lock."""
        self._hours += 1
        wishes = Wishes(FOLDER, TODAY)
        built = build_feeds(compilation, self._known(compilation), wishes, lambda: FIRST + timedelta(hours=self._hours))
        self.files = {file.path: file for file in built.files}
        self._lock.write_text(lock_text(built.lock), encoding="utf-8")

    def _known(self, compilation: Compilation) -> Lock:
        """The lock; a lost one is made again from what is published."""
        if self._lock.exists():
            read = read_lock(self._lock.read_text(encoding="utf-8"))
            assert isinstance(read, Read), read
            return read.lock
        if not self.files:
            return empty_lock(str(plan_uuid(compilation)))
        published = read_feed(self.files[FEED].content)
        assert published is not None
        return rebuild_lock(compilation, [published], Wishes(FOLDER, TODAY)).lock


def shown_in(compilation: Compilation, person: str | None = None) -> Iterator[Shown]:
    """What a subscriber must see, of everything or of what is a person's, from the schedule and not from the feed."""
    entries = compilation.schedule.entries
    for entry in told_entries(compilation, private=False):
        if person is not None and person not in [owner.name.text for owner in entry.activity.owners]:
            continue
        times = _times(entry)
        if times is not None:
            yield Shown(title_of(entry, entries), *times, entry.activity.is_cancelled)


def _times(entry: Entry) -> tuple[str, str] | None:
    session = session_of(entry)
    if session is not None:
        return instant(session.start), instant(session.end)
    days = calendar_days(entry)
    return None if days is None else (days[0].isoformat(), (days[1] + timedelta(1)).isoformat())


def instant(at: datetime) -> str:
    """An instant as it is compared here."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%MZ")
