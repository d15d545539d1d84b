"""vdirsyncer fetches feeds, each into a folder, and khal shows what is in one, in the plan's time zone."""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from tests.clients.life import YEAR, Shown, instant
from tests.clients.programs import environment, from_pypi, run

ZONE = "America/New_York"
SYNC = """[general]
status_path = "{home}/status"
"""
PAIR = """[pair {name}]
a = "{name}_web"
b = "{name}_here"
collections = null
conflict_resolution = "a wins"
[storage {name}_web]
type = "http"
url = "{url}"
[storage {name}_here]
type = "filesystem"
path = "{home}/{name}"
fileext = ".ics"
"""
CALENDARS = "[calendars]\n"
CALENDAR = "[[{name}]]\npath = {home}/{name}\n"
SHOW = f"""[locale]
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
    """Folders of events with the two programs. `urls`: the addresses of the feeds by the names of the folders."""

    def __init__(self, home: Path, urls: Mapping[str, str]) -> None:
        self._env = environment(home)
        self._sync, self._khal = from_pypi("vdirsyncer"), from_pypi("khal")
        self._home = home
        self._known: dict[str, dict[str, bytes]] = {name: {} for name in urls}
        self._configs = home / "vdirsyncer.conf", home / "khal.conf"
        pairs = "".join(PAIR.format(home=home, name=name, url=url) for name, url in urls.items())
        calendars = "".join(CALENDAR.format(home=home, name=name) for name in urls)
        self._configs[0].write_text(SYNC.format(home=home) + pairs, encoding="utf-8")
        self._configs[1].write_text(CALENDARS + calendars + SHOW, encoding="utf-8")
        for name in urls:
            (home / name).mkdir()
        run([self._sync, "-c", self._configs[0], "discover"], self._env)

    def refresh(self) -> None:
        """Once; people have a timer for it."""
        run([self._sync, "-c", self._configs[0], "sync"], self._env)

    def shown(self, name: str) -> list[Shown]:
        """By `khal list`, each event of a folder once."""
        fields = [part for field in FIELDS for part in ("--json", field)]
        said = run(
            [self._khal, "-c", self._configs[1], "list", "-a", name, "--once", *fields, *map(str, YEAR)], self._env
        )
        return sorted(_shown(one) for day in said.splitlines() for one in json.loads(day))

    def changes(self, name: str) -> int:
        """Files of a folder that came, went or have other bytes since this was asked last."""
        known = self._known[name]
        self._known[name] = {path.name: path.read_bytes() for path in (self._home / name).iterdir()}
        return len(set(known.items()) ^ set(self._known[name].items()))


def _shown(said: dict[str, str]) -> Shown:
    start, end = (datetime.fromisoformat(said[name]).replace(tzinfo=ZoneInfo(ZONE)) for name in FIELDS[1:3])
    is_cancelled = bool(said["cancelled"])
    if said["all-day"] == "True":
        return Shown(said["title"], f"{start:%F}", f"{end + timedelta(1):%F}", is_cancelled)
    return Shown(said["title"], instant(start), instant(end), is_cancelled)
