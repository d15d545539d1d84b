"""The real server on a real port: what its clients see, whatever they do."""

import gzip
import json
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from copflow.feed.publication import CALENDAR, Publication, PublishedFile
from copflow.serve.publish import BuiltFeeds
from tests.serve.support import FEED, FILES, MARCH, OWN_FEED, SOON, TOKEN, Running, publish, serving

pytest.importorskip("granian", reason="copflow[serve] is not installed")

GOOD = 'plan "Spring" from January to May 2027\nparty on 7 May 2027\n'
BAD = GOOD.replace("7 May", "37 May")
LARGE = PublishedFile("large.ics", b"BEGIN:VCALENDAR\r\n" + b"X" * 4_000_000, CALENDAR, MARCH, title="Large")
"""More than the system keeps for a client that takes nothing yet."""
PATIENCE = 1
"""Seconds that the server waits for slow clients here."""
END = b"Host: a\r\nConnection: close\r\n\r\n"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A server of a published folder, which no test stops."""
    folder = tmp_path_factory.mktemp("served")
    publish(folder / "public", [*FILES, LARGE])
    with serving(folder, "public", "--timeout", str(PATIENCE)) as running:
        yield running


def status_of(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1])


# ---- what subscribers do -------------------------------------------------------------------------------


def test_a_subscriber_gets_a_feed_once_and_then_304(server: Running) -> None:
    answer, body = server.ask("/year/all.ics", Accept_Encoding="gzip")
    assert (answer.status, answer.getheader("Content-Type")) == (200, "text/calendar; charset=utf-8")
    assert answer.getheader("Content-Disposition") is None
    assert gzip.decompress(body) == FEED
    tag, changed = answer.getheader("ETag", ""), answer.getheader("Last-Modified", "")
    for condition in ({"If_None_Match": tag}, {"If_Modified_Since": changed}):
        answer, body = server.ask("/year/all.ics", Accept_Encoding="gzip", **condition)
        assert (answer.status, answer.getheader("ETag"), body) == (304, tag, b"")


def test_head_is_answered_without_content(server: Running) -> None:
    answer, body = server.ask("/year/all.ics", "HEAD")
    assert (answer.status, answer.getheader("Content-Length"), body) == (200, str(len(FEED)), b"")


def test_several_requests_go_over_one_connection(server: Running) -> None:
    one = b"GET /year/all.ics HTTP/1.1\r\nHost: a\r\n\r\n"
    answers = server.raw(one * 3 + b"GET /healthz HTTP/1.1\r\n" + END)
    assert answers.count(b"HTTP/1.1 200 OK") == 4


def test_a_very_old_client_is_served(server: Running) -> None:
    assert server.raw(b"GET /year/all.ics HTTP/1.0\r\n\r\n").endswith(FEED)


def test_a_private_feed_is_there_for_who_knows_its_address(server: Running) -> None:
    answer, body = server.ask(f"/{OWN_FEED.path}")
    assert (answer.status, answer.getheader("Cache-Control"), body) == (200, "private, no-cache", FEED)
    assert answer.getheader("Access-Control-Allow-Origin") is None


# ---- what others try -----------------------------------------------------------------------------------

OUTSIDE = [
    b"/../access.log", b"/public/../../access.log", b"/%2e%2e/access.log", b"/..%2faccess.log", b"/..%5caccess.log",
    b"/%252e%252e%252faccess.log", b"/year/..%c0%afaccess.log", b"//etc/passwd", b"/year/all.ics%00", b"/index.json",
    b"/year/" + TOKEN.encode() + b".ics", b"/" + b"a" * 7_000,
]  # fmt: skip


def test_nothing_outside_is_reached_and_all_answers_are_the_same(server: Running) -> None:
    answers = {server.raw(b"GET " + path + b" HTTP/1.1\r\n" + END).partition(b"date: ")[0] for path in OUTSIDE}
    assert len(answers) == 1
    assert status_of(answers.pop()) == 404


MISUSED = [
    (b"GET /\x00 HTTP/1.1\r\n" + END, 400),
    (b"GET /% HTTP/1.1\r\n" + END, 400),
    (b"what is this\r\n\r\n", 400),
    (b"GET / HTTP/1.1\r\nConnection: close\r\n\r\n", 400),
    (b"GET /" + b"a" * 9_000 + b" HTTP/1.1\r\n" + END, 414),
    (b"GET /?" + b"a" * 9_000 + b" HTTP/1.1\r\n" + END, 414),
    (b"GET / HTTP/1.1\r\nX-A: " + b"a" * 40_000 + b"\r\n" + END, 431),
    (b"GET / HTTP/1.1\r\n" + b"X-A: a\r\n" * 5_000 + END, 431),
    (b"POST / HTTP/1.1\r\n" + END, 405),
    (b"PUT /year/all.ics HTTP/1.1\r\nContent-Length: 3\r\n" + END + b"abc", 405),
    (b"POST / HTTP/1.1\r\nContent-Length: 99999999999\r\n" + END, 413),
    (b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n" + END + b"ffffff\r\n", 413),
]


@pytest.mark.parametrize(("request_", "status"), MISUSED, ids=lambda value: repr(value)[:40])
def test_misuse(server: Running, request_: bytes, status: int) -> None:
    assert status_of(server.raw(request_)) == status
    assert server.ask("/healthz")[0].status == 200


@pytest.mark.parametrize(
    "sent", [b"", b"GET /year/all.ics HTTP/1.1\r\nHos", b"GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n"]
)
def test_who_sends_no_more_is_given_up(server: Running, sent: bytes) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=SOON) as slow:
        slow.sendall(sent)
        while slow.recv(65_536):
            pass


def test_who_sends_drop_by_drop_is_given_up(server: Running) -> None:
    end = time.monotonic() + SOON
    with socket.create_connection(("127.0.0.1", server.port), timeout=SOON) as slow, pytest.raises(OSError):
        slow.sendall(b"GET / HTTP/1.1\r\nX-A: ")
        while time.monotonic() < end:
            slow.sendall(b"a")
            time.sleep(0.1)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a server in front has to do it")
def test_who_takes_no_more_is_given_up(server: Running) -> None:
    with _small_taker(server.port) as slow:
        slow.sendall(b"GET /large.ics HTTP/1.1\r\n" + END)
        time.sleep(PATIENCE + 4)
        with pytest.raises(OSError):
            while slow.recv(65_536):
                pass


def _small_taker(port: int) -> socket.socket:
    """A connection that takes little at a time."""
    taker = socket.socket()
    taker.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
    taker.settimeout(SOON)
    taker.connect(("127.0.0.1", port))
    return taker


def test_the_log_tells_who_asked_for_what_and_no_token(server: Running) -> None:
    server.ask(f"/{OWN_FEED.path}?again={TOKEN}", User_Agent="Calendar/1", Referer=f"https://a.example/{TOKEN}")
    server.ask(f"/{OWN_FEED.path[:-5]}")
    lines = server.lines()
    assert TOKEN not in server.log.read_text(encoding="utf-8")
    line = next(line for line in lines if line.get("agent") == "Calendar/1")
    assert (line["method"], line["status"], line["path"]) == ("GET", 200, "/year/…/…/….ics")
    assert lines[1]["event"] == "serving"


# ---- while it runs -------------------------------------------------------------------------------------


def test_a_plan_with_errors_leaves_the_last_good_feed(tmp_path: Path) -> None:
    plan = tmp_path / "spring.plan"
    plan.write_text(GOOD, encoding="utf-8")
    with serving(tmp_path, "spring.plan", "--url", "https://calendar.example.org/") as server:
        good = server.ask("/spring/all.ics")
        plan.write_text(BAD, encoding="utf-8")
        server.until("/", b"spring.plan has errors since")
        again = server.ask("/spring/all.ics")
        assert (again[1], again[0].getheader("ETag")) == (good[1], good[0].getheader("ETag"))
        told = json.loads(server.ask("/healthz")[1])
        assert (told["ok"], [problem["what"] for problem in told["problems"]]) == (True, ["has errors"])
        new = plan.with_name("new")
        new.write_text(GOOD.replace("party", "dinner"), encoding="utf-8")
        new.replace(plan)  # as many editors do
        server.until("/spring/all.ics", b"SUMMARY:dinner")
        assert b"has errors" not in server.ask("/")[1]
        assert server.stop() == 0
        kept = next(line for line in server.lines() if line.get("event") == "kept")
        assert "[no-such-date]" in kept["messages"][0]


def test_a_folder_is_served_anew_when_it_is_published_anew(tmp_path: Path) -> None:
    publish(tmp_path / "public", FILES)
    with serving(tmp_path, "public", "--workers", "2") as server:
        publish(tmp_path / "public", [PublishedFile("new.ics", FEED, CALENDAR, MARCH)])
        server.until("/new.ics", FEED)
        time.sleep(2)  # now the other process has seen it too
        for _ in range(8):
            assert server.ask("/new.ics")[0].status == 200
            assert server.ask("/year/all.ics")[0].status == 404
        assert server.stop() == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_what_is_under_way_is_finished_before_it_stops(tmp_path: Path, number: int) -> None:
    publish(tmp_path / "public", [LARGE])
    with serving(tmp_path, "public") as server:
        with _small_taker(server.port) as slow:
            slow.sendall(b"GET /large.ics HTTP/1.1\r\n" + END)
            taken = slow.recv(1_000)
            server.process.send_signal(number)
            time.sleep(1)
            assert server.process.poll() is None
            taken += b"".join(iter(lambda: slow.recv(65_536), b""))
        assert taken.endswith(LARGE.content)
        assert server.process.wait(SOON) == 0
        with pytest.raises(OSError):
            socket.create_connection(("127.0.0.1", server.port), timeout=1)


# ---- before it runs ------------------------------------------------------------------------------------


@dataclass
class _Ended:
    """How a command ended."""

    code: int
    said: str


def ended(folder: Path, *arguments: str, before: str = "pass") -> _Ended:
    """`copflow serve` with wrong use; `before` is what Python does first."""
    run = "from copflow.cli.main import main; main()"
    command = [sys.executable, "-c", f"import sys; {before}; sys.argv = {['copflow', 'serve', *arguments]!r}; {run}"]
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False, timeout=60)
    return _Ended(done.returncode, done.stderr)


def test_without_granian_it_is_said_how_to_install_it(tmp_path: Path) -> None:
    done = ended(tmp_path, "a.plan", before="sys.modules['granian'] = None")
    assert (done.code, done.said.splitlines()[0]) == (
        2,
        'copflow: serve needs one more package: pip install "copflow[serve]"',
    )


def test_a_port_that_somebody_has_is_not_shared(tmp_path: Path, server: Running) -> None:
    publish(tmp_path, FILES)
    done = ended(tmp_path, ".", "--port", str(server.port))
    assert done.code == 2
    assert done.said == (
        f"127.0.0.1:{server.port}: nothing can be served here: "
        "another program has this port; choose another one with --port\n"
    )


def test_private_feeds_of_a_plan_are_there_for_who_knows_their_address(tmp_path: Path) -> None:
    plan = f"{GOOD}person Sam\nsurprise due 6 May 2027 by Sam, private\n"
    (tmp_path / "spring.plan").write_text(plan, encoding="utf-8")
    secret = "a secret of more than enough bytes"
    (tmp_path / "secret").write_text(f"{secret}\n", encoding="utf-8")
    made = BuiltFeeds(secret.encode())([str(tmp_path / "spring.plan")])
    assert isinstance(made, Publication)
    own = next(file.path for file in made.files if file.is_private)
    token = own.rpartition("/")[2].removesuffix(".ics")
    with serving(tmp_path, "spring.plan", "--secret", "secret") as running:
        answer, body = running.ask(f"/{own}")
        assert (answer.status, answer.getheader("Cache-Control")) == (200, "private, no-cache")
        assert b"surprise" in body and b"surprise" not in running.ask("/spring/all.ics")[1]
        unknown = [running.ask(f"/{own.replace(token, other)}") for other in (token[::-1], token[:-1])]
        assert {(answer.status, body) for answer, body in unknown} == {(404, running.ask("/nothing")[1])}
        assert token.encode() not in running.ask("/", Accept="text/html")[1]
        running.stop()
        assert token[:20] not in running.log.read_text(encoding="utf-8")
        assert next(line["path"] for line in running.lines() if "path" in line) == "/spring/…/….ics"
    assert not (tmp_path / "spring.plan.lock").exists()
