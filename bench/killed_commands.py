"""Whole commands `copflow build` killed with SIGKILL at moments of chance, of a plan that is another one each time.

Each round the plan is edited, and the command is killed at some moment between its start and some time after its usual
end; every other one soon after it has written the lock, when folder and lock are not of one build. What stands then,
the folder and the lock beside the plan, is compared with what was there before and with what the command makes when it
is not killed. Then it is run once more, and must end well, with nothing counted twice.
"""

import os
import signal
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import NamedTuple

from copflow.cli.main import run
from copflow.feed.build import Wishes
from copflow.feed.lock_text import lock_text
from copflow.feed.published_changes import published_changes
from copflow.workspace.building import build_plans, publication_of
from copflow.workspace.pages import Wanted, pages_of
from copflow.workspace.plans import Reading, read_plan
from copflow.workspace.trouble import Trouble
from tests.publishing.killing import ended
from tests.publishing.standing import standing

FIRST = datetime(2026, 8, 1, 9, tzinfo=UTC)
SERIES = 60
LONGEST = 20.0
"""Seconds after which a command is killed in any case."""
SECRET = "a secret of more than enough bytes"


class Before(NamedTuple):
    """What is published: the files by their paths, and the lock."""

    files: dict[str, bytes]
    lock: str


class Seen(NamedTuple):
    """How it was after each command. `both_old`, `both_new`: folder and lock; `between`: the lock knew already what the
    folder did not show yet. `wrong`: anything else, and what did not heal."""

    killed: int
    both_old: int
    between: int
    both_new: int
    wrong: list[str]


def plan_of(turn: int, random: Random) -> str:
    """The plan of a round: dates move, one entry comes, one goes, one is cancelled."""
    lines = ['plan "A year" from August 2026 to July 2027', "person Sam", "person Eva"]
    for number in range(1, SERIES + 1):
        day = f"{random.randint(1, 28)} {random.choice(('October', 'March', 'May'))}"
        cancelled = ' cancelled "ill"' if random.random() < 0.05 else ""
        if random.random() > 0.1:
            lines.append(
                f"talk {number}{cancelled} on {day}, by {random.choice(('Sam', 'Eva'))}; slides due 3 days before"
            )
    return "\n".join([*lines, f"fair {turn} on 3 June", "survey due 4 June by Sam, private", ""])


def kill_commands(folder: Path, rounds: int, seed: int = 1) -> Seen:
    """Kill commands in a folder, and see what stands there after each."""
    random, here = Random(seed), Path.cwd()
    (folder / "secret").write_text(SECRET, encoding="utf-8")
    os.chdir(folder)
    try:
        return _kill(rounds, random)
    finally:
        os.chdir(here)


def _kill(rounds: int, random: Random) -> Seen:
    usual = max(_whole(turn, random) for turn in (-2, -1, 0))
    counts = {"killed": 0, "old": 0, "between": 0, "new": 0}
    wrong: list[str] = []
    for turn in range(1, rounds + 1):
        Path("year.plan").write_text(plan_of(turn, random), encoding="utf-8")
        old, new = _stands(), _wanted(turn)
        near = turn % 2 == 0
        counts["killed"] += _killed(turn, random.uniform(0, usual * (0.02 if near else 1.2)), after_lock=near)
        found, flaws = _stands(), standing(Path("public")).flaws
        states = {"old": old, "between": Before(old.files, new.lock), "new": new}
        state = next((name for name, one in states.items() if found == one and not flaws), None)
        if state is None:
            wrong.append(f"round {turn}: neither old nor new {flaws}")
        else:
            counts[state] += 1
        wanted = _wanted(turn, minutes=30)
        code = ended(_start(turn, minutes=30))
        if code or _stands() != wanted or standing(Path("public")).flaws:
            wrong.append(f"round {turn}: the next build ended with {code}, and healed nothing")
        if state != "old" and _feeds(_stands()) != _feeds(new):
            wrong.append(f"round {turn}: the next build counted twice")
    return Seen(counts["killed"], counts["old"], counts["between"], counts["new"], wrong)


def _whole(turn: int, random: Random) -> float:
    """Seconds that a command takes here that is not killed."""
    Path("year.plan").write_text(plan_of(turn, random), encoding="utf-8")
    began = time.perf_counter()
    code = ended(_start(turn))
    assert code == 0, code
    return time.perf_counter() - began


def _now(turn: int, minutes: int) -> datetime:
    return FIRST + timedelta(hours=turn + 3, minutes=minutes)


def _start(turn: int, minutes: int = 0) -> int:
    """Start the command in a process of its own; its number. Python and its libraries are loaded already, so that most
    moments fall into the work."""
    number = os.fork()
    if number:
        return number
    try:
        silent = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silent, 1)
        os.dup2(silent, 2)
        instant = _now(turn, minutes).isoformat()
        os._exit(run(["build", "year.plan", "-o", "public", "--yes", "--secret", "secret", "--now", instant]))
    finally:
        os._exit(9)


def _killed(turn: int, seconds: float, *, after_lock: bool) -> bool:
    """Start the command and kill it so many seconds later, or after it wrote the lock; whether it died of that."""
    lock = Path("year.plan.lock")
    before, number, until = lock.stat().st_ino, _start(turn), time.monotonic() + LONGEST
    while after_lock and lock.stat().st_ino == before and time.monotonic() < until:
        time.sleep(0.0005)
    time.sleep(seconds)
    os.kill(number, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(number, 0)[1])


def _stands() -> Before:
    """What is published, read without copflow, and the lock."""
    return Before(standing(Path("public")).files, Path("year.plan.lock").read_text(encoding="utf-8"))


def _feeds(one: Before) -> Before:
    """Without the pages, which tell what the last build changed, and so nothing after one that changes nothing."""
    return one._replace(files={path: content for path, content in one.files.items() if not path.endswith(".html")})


def _wanted(turn: int, minutes: int = 0) -> Before:
    """What the command makes of the plan and of the lock that is there, if nobody kills it."""
    now = _now(turn, minutes)
    reading = read_plan("year.plan", now.date())
    assert isinstance(reading, Reading) and not reading.has_errors, reading
    builds = build_plans([reading], Wishes("", now.date(), secret=SECRET.encode()), lambda: now)
    assert not isinstance(builds, Trouble), builds
    changes = [published_changes(one.compilation, one.before, one.built.lock) for one in builds]
    pages = pages_of(builds, Wanted(now.date(), None), changes)
    files = {file.path: file.content for file in publication_of(builds, pages).files}
    return Before(files, lock_text(builds[0].built.lock))
