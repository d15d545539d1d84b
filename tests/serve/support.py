"""Sites, requests and servers for the tests."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import Any, NamedTuple

from copflow.feed.publication import CALENDAR, HTML, Publication, PublishedFile
from copflow.serve.exchange import Request
from copflow.serve.site import Kept, Manner, Site, make_site
from copflow.workspace.publish_folder import Published, publish_folder
from tests.cli.transcript import clean_environment

MARCH = datetime(2026, 3, 3, 14, 5, 6, tzinfo=UTC)
TOKEN = "k3jx7q2mzv5w4c6d8f9g1h2j3k4l5m6n7p8q9r1s2t3v4w5x6y7z"
FEED = b"BEGIN:VCALENDAR\r\n" + b"X-A:B\r\n" * 400 + b"END:VCALENDAR\r\n"
OPEN_FEED = PublishedFile("year/all.ics", FEED, CALENDAR, MARCH, title="The year")
SMALL_FEED = PublishedFile("year/kind/talks.ics", b"BEGIN:VCALENDAR\r\n", CALENDAR, MARCH, title="Talks")
OWN_FEED = PublishedFile(f"year/person/{TOKEN}/sam.ics", FEED, CALENDAR, MARCH, is_private=True, title="Sam")
PAGE = PublishedFile("year/index.html", b"<!doctype html><script>let a = 1</script>", HTML, MARCH, title="The page")
FILES = (OPEN_FEED, PAGE, SMALL_FEED, OWN_FEED)
USUAL = Manner()
SOON = 20.0
"""Seconds after which a test gives up."""


def site(*files: PublishedFile, manner: Manner = USUAL) -> Site:
    """A site of these files, all of one plan."""
    return make_site([Kept("year.plan", Publication(files or FILES), MARCH)], manner, MARCH)


def get(target: str, method: str = "GET", **headers: str) -> Request:
    """A request; `if_none_match="x"` is the header If-None-Match."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Request(method, target, {"host": "calendar.example", **named})


# ---- folders -------------------------------------------------------------------------------------------


def publish(folder: Path, files: Iterable[PublishedFile]) -> None:
    """Publish these files into a folder, as `copflow build` does."""
    published = publish_folder(Publication(tuple(sorted(files))), folder)
    assert isinstance(published, Published), published


# ---- servers -------------------------------------------------------------------------------------------


class Running(NamedTuple):
    """A server at work: its process, its port and its log."""

    process: "subprocess.Popen[bytes]"
    port: int
    log: Path

    def ask(self, target: str, method: str = "GET", **headers: str) -> tuple[HTTPResponse, bytes]:
        """The answer to a request on a connection of its own."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=SOON)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, target, headers=named)
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer, body

    def raw(self, data: bytes) -> bytes:
        """Everything that comes back for these bytes until the server closes the connection."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=SOON) as connection:
            connection.sendall(data)
            return b"".join(iter(lambda: connection.recv(65_536), b""))

    def until(self, target: str, wanted: bytes) -> bytes:
        """The content of an address as soon as it has these bytes."""
        end = time.monotonic() + SOON
        while wanted not in (body := self.ask(target)[1]):
            assert time.monotonic() < end, f"{wanted!r} did not come: {body!r}"
            time.sleep(0.1)
        return body

    def lines(self) -> list[dict[str, Any]]:
        """The log so far."""
        return [json.loads(line) for line in self.log.read_text(encoding="utf-8").splitlines()]

    def stop(self, number: int = signal.SIGTERM) -> int:
        """End it by a signal; its exit code."""
        self.process.send_signal(number)
        return self.process.wait(SOON)


def free_port() -> int:
    """A port of this machine that nobody has."""
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        port: int = tried.getsockname()[1]
        return port


@contextmanager
def serving(folder: Path, *arguments: str) -> Iterator[Running]:
    """`copflow serve` with these arguments, at work in a folder; it is ended afterwards, with all its processes."""
    port, log = free_port(), folder / "access.log"
    command = [sys.executable, "-m", "copflow", "serve", *arguments, "--port", str(port), "--log", str(log)]
    environment = clean_environment(folder)
    environment.pop("SOURCE_DATE_EPOCH")
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True
    ) as process:
        try:
            _wait_for(port, process)
            yield Running(process, port, log)
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)


def _wait_for(port: int, process: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + SOON
    while time.monotonic() < end:
        if process.poll() is not None:
            assert process.stdout is not None
            raise AssertionError(f"it ended: {process.stdout.read().decode()}")
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise AssertionError("it does not listen")
