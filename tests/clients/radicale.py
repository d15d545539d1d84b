"""vdirsyncer puts the feed into a collection of Radicale, a CalDAV server, and another library reads that."""

import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.clients.life import FEED, YEAR, Shown
from tests.clients.programs import environment, from_pypi, run
from tests.clients.reader import Reader, reading
from tests.clients.web import Site

USER, NAME = "reader", "community"
SYNC = """[general]
status_path = "{home}/status"
[pair feed]
a = "web"
b = "collection"
collections = null
conflict_resolution = "a wins"
[storage web]
type = "http"
url = "{url}"
[storage collection]
type = "caldav"
url = "{server}/{user}/{name}/"
username = "{user}"
password = "{user}"
"""
STORE = """[server]
hosts = 127.0.0.1:{port}
[auth]
type = none
[storage]
filesystem_folder = {home}/collections
[web]
type = none
"""
PROGRAM = Path(__file__).with_name("read_caldav.py")
START = 30.0
"""How many seconds a server may take to start."""


class Radicale:
    """A collection, filled from the feed."""

    def __init__(self, home: Path, reader: Reader) -> None:
        self._env, self._sync, self._reader = environment(home), from_pypi("vdirsyncer"), reader
        self._config = home / "vdirsyncer.conf"

    def refresh(self) -> None:
        """Fill it anew; people have a timer for it."""
        run([self._sync, "-c", self._config, "sync"], self._env)

    def shown(self) -> list[Shown]:
        """What a CalDAV client finds in the year."""
        return self._reader.look()

    def changes(self) -> int:
        """What the server names as changed, so that it is fetched."""
        return self._reader.changes()


@contextmanager
def radicale(home: Path, site: Site) -> Iterator[Radicale]:
    """A server with one collection, which ends with the block."""
    env, reads = environment(home), from_pypi("python")
    with _server(home) as server:
        config = SYNC.format(home=home, url=site.url(FEED), server=server, user=USER, name=NAME)
        (home / "vdirsyncer.conf").write_text(config, encoding="utf-8")
        command: list[str | Path] = [reads, "-I", PROGRAM, server, USER, NAME, *map(str, YEAR)]
        with reading(command, env, home / "caldav.log") as reader:
            assert reader.look() == []
            reader.changes()
            run([from_pypi("vdirsyncer"), "-c", home / "vdirsyncer.conf", "discover"], env)
            yield Radicale(home, reader)


@contextmanager
def _server(home: Path) -> Iterator[str]:
    """Radicale on a port that is free just before, since it takes no port 0."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    config, log = home / "radicale.conf", home / "radicale.log"
    config.write_text(STORE.format(home=home, port=port), encoding="utf-8")
    command: list[str | Path] = [from_pypi("radicale"), "-C", config]
    with log.open("w", encoding="utf-8") as said:
        process = subprocess.Popen(command, env=environment(home), stdout=said, stderr=said)
    try:
        _wait_for(log, process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(10)


def _wait_for(log: Path, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + START
    while process.poll() is None and time.monotonic() < until:
        if "Radicale server ready" in log.read_text(encoding="utf-8"):
            return
        time.sleep(0.05)
    raise AssertionError(f"Radicale does not start:\n{log.read_text(encoding='utf-8')}")
