"""How many requests a second `copflow serve` answers, next to nginx: `python -m bench.serve [seconds] [minute]`.

Needs wrk and nginx (Debian: wrk, nginx-light). Both servers have one worker, the same feed of 100 KB, and write a line
of a log for each request. They are measured in turn, round by round, and the median round counts, as other work on the
machine disturbs both. The mark: a fifth of nginx's answers to a client that has the feed already (304).

Then polling: 100,000 subscribers that ask once an hour are 27.8 requests a second. They are sent at that pace, each on
a new connection, nine in ten with the entity tag of what they have; `minute` is how many seconds of it (10 without it).
"""

import hashlib
import json
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from http.client import HTTPConnection
from pathlib import Path
from typing import NamedTuple

ROUNDS = 3
SUBSCRIBERS, HOUR = 100_000, 3600
FEED = b"BEGIN:VCALENDAR\r\n" + b"".join(hashlib.sha256(b"%d" % i).hexdigest().encode() + b"\r\n" for i in range(1550))
NGINX_PROGRAM = shutil.which("nginx") or shutil.which("/usr/sbin/nginx")
TICKS = 100
"""Of the processor's time in /proc, a second."""

NGINX = """
daemon off; worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/nginx.err;
events {{ worker_connections 1024; }}
http {{
  types {{ text/calendar ics; }} access_log {folder}/nginx.log; sendfile on; keepalive_requests 1000000;
  client_body_temp_path {folder}; proxy_temp_path {folder}; fastcgi_temp_path {folder}; uwsgi_temp_path {folder};
  scgi_temp_path {folder};
  server {{ listen 127.0.0.1:{port}; root {folder}/public; }}
}}
"""


class Server(NamedTuple):
    """A server that is measured, by its name, with its first process."""

    name: str
    port: int
    process: int

    @property
    def url(self) -> str:
        """The address of the feed."""
        return f"http://127.0.0.1:{self.port}/all.ics"

    def tag(self) -> str:
        """The entity tag of the feed."""
        connection = HTTPConnection("127.0.0.1", self.port)
        connection.request("HEAD", "/all.ics")
        return connection.getresponse().getheader("ETag", "")

    def processor(self) -> float:
        """Seconds of processor time that it and its workers have taken."""
        return sum(map(_ticks, [self.process, *_children(self.process)])) / TICKS


def _children(process: int) -> list[int]:
    return list(map(int, Path(f"/proc/{process}/task/{process}/children").read_text().split()))


def _ticks(process: int) -> int:
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


# ---- the servers ---------------------------------------------------------------------------------------


def publish(folder: Path) -> None:
    """A published folder with one feed."""
    (folder / "public").mkdir()
    (folder / "public" / "all.ics").write_bytes(FEED)
    file = {
        "path": "all.ics",
        "sha256": hashlib.sha256(FEED).hexdigest(),
        "media_type": "text/calendar; charset=utf-8",
        "modified": "2026-03-03T14:05:06Z",
        "private": False,
        "title": "All",
        "size": len(FEED),
    }
    (folder / "public" / "index.json").write_text(json.dumps({"version": 1, "files": [file]}), encoding="utf-8")


def _free_port() -> int:
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])


@contextmanager
def running(name: str, port: int, command: Sequence[str], folder: Path) -> Iterator[Server]:
    """A server at work."""
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            _wait_for(port)
            yield Server(name, port, process.pid)
        finally:
            process.send_signal(signal.SIGTERM)


def _wait_for(port: int) -> None:
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("A server does not begin.")


# ---- requests a second ---------------------------------------------------------------------------------


def rate(seconds: int, server: Server, headers: Sequence[str]) -> float:
    """Requests a second, over 32 connections that stay open."""
    options = [part for header in headers for part in ("-H", header)]
    command = ["wrk", "-t1", "-c32", f"-d{seconds}s", *options, server.url]
    said = subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout
    if "Non-2xx or 3xx" in said:
        raise SystemExit(said)
    return float(re.findall(r"Requests/sec:\s+([0-9.]+)", said)[0])


def compare(seconds: int, ours: Server, other: Server) -> None:
    """Print a line for each kind of request."""
    print(f"{len(FEED):,} bytes, 32 connections, {ROUNDS} rounds of {seconds} s, median requests a second")
    print(f"{'':24}{ours.name:>10}{other.name:>10}   ratio")
    kinds = [("plain", False, ()), ("If-None-Match (304)", True, ()), ("gzip", False, ("Accept-Encoding: gzip",))]
    for name, is_known, headers in kinds:
        rounds = [
            [rate(seconds, one, [*headers, *([f"If-None-Match: {one.tag()}"] if is_known else [])]) for one in pair]
            for pair in [(ours, other)] * ROUNDS
        ]
        mine, its = (statistics.median(column) for column in zip(*rounds, strict=True))
        ratio = f"{mine / its:8.2f}" if name != "gzip" else "  (nginx sends it plain)"
        print(f"{name:24}{mine:10,.0f}{its:10,.0f}{ratio}")


# ---- polling -------------------------------------------------------------------------------------------


def poll(seconds: int, server: Server) -> None:
    """Send what 100,000 subscribers send, and print how long they wait and how busy the server is."""
    pace = SUBSCRIBERS / HOUR
    ask = partial(_ask, server.port, server.tag())
    before, start, waits = server.processor(), time.perf_counter(), list[float]()
    for number in range(round(pace * seconds)):
        time.sleep(max(0.0, start + number / pace - time.perf_counter()))
        waits.append(ask(is_known=number % 10 != 0))
    taken, busy = time.perf_counter() - start, server.processor() - before
    waits.sort()
    print(f"\n{SUBSCRIBERS:,} subscribers, each once an hour: {pace:.1f} requests a second, for {taken:.0f} s")
    print(f"answered {len(waits):,}; waited (ms): half {waits[len(waits) // 2] * 1000:.1f}, ", end="")
    print(f"99 in 100 {waits[len(waits) * 99 // 100] * 1000:.1f}, longest {waits[-1] * 1000:.1f}")
    print(f"the server used {busy:.2f} s of one processor: {busy / taken:.1%}")


def _ask(port: int, tag: str, *, is_known: bool) -> float:
    start = time.perf_counter()
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", "/all.ics", headers={"If-None-Match": tag} if is_known else {"Accept-Encoding": "gzip"})
    answer = connection.getresponse()
    answer.read()
    connection.close()
    if answer.status != (304 if is_known else 200):
        raise SystemExit(f"An answer was {answer.status}.")
    return time.perf_counter() - start


def main(seconds: int, minute: int) -> None:
    """Measure both servers in one run."""
    if NGINX_PROGRAM is None or shutil.which("wrk") is None:
        raise SystemExit("This needs wrk and nginx (Debian: apt-get install wrk nginx-light).")
    with tempfile.TemporaryDirectory() as name:
        folder, port, other_port = Path(name), _free_port(), _free_port()
        folder.chmod(0o755)
        publish(folder)
        (folder / "nginx.conf").write_text(NGINX.format(folder=folder, port=other_port), encoding="utf-8")
        serve = [sys.executable, "-m", "copflow", "serve", str(folder / "public"), "--port", str(port)]
        with (
            running("copflow", port, [*serve, "--log", str(folder / "access.log")], Path.cwd()) as ours,
            running("nginx", other_port, [NGINX_PROGRAM, "-c", str(folder / "nginx.conf")], folder) as other,
        ):
            compare(seconds, ours, other)
            poll(minute, ours)


if __name__ == "__main__":
    given = [int(argument) for argument in sys.argv[1:3]]
    main(*given, *(5, 10)[len(given) :])
