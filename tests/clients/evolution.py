"""evolution-data-server, which fetches calendars for GNOME's programs, on a message bus of its own."""

import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from tests.clients.life import FEED, Shown
from tests.clients.programs import environment, missing
from tests.clients.reader import Reader, reading
from tests.clients.web import Site

NAME = "community"
SOURCE = """[Data Source]
DisplayName=Community
Enabled=true
Parent=webcal-stub
[Calendar]
BackendName=webcal
[Authentication]
Host={host}
Port={port}
Method=none
[Security]
Method=none
[WebDAV Backend]
ResourcePath={path}
[Refresh]
Enabled=true
IntervalMinutes=1440
"""
PYTHON = Path("/usr/bin/python3")
"""Debian's own, for which its libraries are."""
PROGRAM = Path(__file__).with_name("read_evolution.py")
PATIENCE = 30.0


class Evolution:
    """A subscription."""

    def __init__(self, reader: Reader, site: Site) -> None:
        self._reader, self._site = reader, site

    def refresh(self) -> None:
        """As by the program's button. It looks only once at a time: when it asks again, it is done with what it was
        answered before."""
        until, enough = time.monotonic() + PATIENCE, len(self._site.asked) + 2
        while len(self._site.asked) < enough:
            assert time.monotonic() < until, "the service does not ask for the feed"
            self._reader.ask("refresh")
            time.sleep(0.1)

    def shown(self) -> list[Shown]:
        """What a calendar program's view has been told."""
        return self._reader.look()

    def changes(self) -> int:
        """How many events it has been told of."""
        return self._reader.changes()


@contextmanager
def evolution(home: Path, site: Site) -> Iterator[Evolution]:
    """The service with one subscription, which ends with the block."""
    _is_there()
    folder = home / "config" / "evolution" / "sources"
    folder.mkdir(parents=True)
    where = urlsplit(site.url(FEED))
    source = SOURCE.format(host=where.hostname, port=where.port, path=where.path)
    (folder / f"{NAME}.source").write_text(source, encoding="utf-8")
    env = environment(home) | {
        "GIO_USE_NETWORK_MONITOR": "base",  # it takes itself to be connected
        "GIO_USE_VFS": "local",
        "GSETTINGS_BACKEND": "memory",
        "XDG_RUNTIME_DIR": str(home),
    }
    with reading(["dbus-run-session", "--", PYTHON, "-I", PROGRAM, NAME], env, home / "evolution.log") as reader:
        yield Evolution(reader, site)


def _is_there() -> None:
    script = "import gi; gi.require_version('ECal', '2.0'); from gi.repository import ECal"
    has_all = shutil.which("dbus-run-session") is not None and Path("/usr/libexec/evolution-source-registry").exists()
    if not has_all or subprocess.run([PYTHON, "-c", script], capture_output=True, check=False).returncode:
        missing("evolution-data-server is not there")
