"""vdirsyncer fetches the feed into a folder, and khal shows what is in it, in the plan's time zone."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from tests.clients.life import FEED, YEAR, Shown, instant
from tests.clients.programs import environment, from_pypi, run
from tests.clients.web import Site

ZONE = "America/New_York"
SYNC = """[general]
status_path = "{home}/status"
[pair feed]
a = "web"
b = "here"
collections = null
conflict_resolution = "a wins"
[storage web]
type = "http"
url = "{url}"
[storage here]
type = "filesystem"
path = "{home}/events"
fileext = ".ics"
"""
SHOW = f"""[calendars]
[[community]]
path = {{home}}/events
[locale]
local_timezone = {ZONE}
default_timezone = {ZONE}
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
"""
FIELDS = ("title", "start-long", "end-long", "all-day", "cancelled")
"""`title` without what khal puts before and behind it for its own view."""


class Khal:
    """A folder of events with its two programs."""

    def __init__(self, home: Path, url: str) -> None:
        self._env = environment(home)
        self._sync, self._khal = from_pypi("vdirsyncer"), from_pypi("khal")
        self._events = home / "events"
        self._known: dict[str, bytes] = {}
        self._configs = home / "vdirsyncer.conf", home / "khal.conf"
        for path, text in zip(self._configs, (SYNC, SHOW), strict=True):
            path.write_text(text.format(home=home, url=url), encoding="utf-8")
        self._events.mkdir()
        run([self._sync, "-c", self._configs[0], "discover"], self._env)

    def refresh(self) -> None:
        """Once; people have a timer for it."""
        run([self._sync, "-c", self._configs[0], "sync"], self._env)

    def shown(self) -> list[Shown]:
        """By `khal list`, each event once."""
        fields = [part for field in FIELDS for part in ("--json", field)]
        said = run([self._khal, "-c", self._configs[1], "list", "--once", *fields, *map(str, YEAR)], self._env)
        return sorted(_shown(one) for day in said.splitlines() for one in json.loads(day))

    def changes(self) -> int:
        """Files that came, went or have other bytes."""
        known, self._known = self._known, {path.name: path.read_bytes() for path in self._events.iterdir()}
        return len(set(known.items()) ^ set(self._known.items()))


@contextmanager
def khal(home: Path, site: Site) -> Iterator[Khal]:
    """The two need nothing that runs between two looks."""
    yield Khal(home, site.url(FEED))


def _shown(said: dict[str, str]) -> Shown:
    start, end = (datetime.fromisoformat(said[name]).replace(tzinfo=ZoneInfo(ZONE)) for name in FIELDS[1:3])
    is_cancelled = bool(said["cancelled"])
    if said["all-day"] == "True":
        return Shown(said["title"], f"{start:%F}", f"{end + timedelta(1):%F}", is_cancelled)
    return Shown(said["title"], instant(start), instant(end), is_cancelled)
