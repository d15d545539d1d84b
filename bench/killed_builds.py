"""Builds killed with SIGKILL at moments of chance: `python -m bench.killed_builds [how many]`, from the root.

Each round publishes the next generation of feeds over the last one, and is killed at some moment between its start and
some time after its usual end. What stands in the folder then is read without copflow, and compared with both. After
that the same is done with the whole command (bench/killed_commands.py).
"""

import sys
import time
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import NamedTuple

from bench.killed_commands import kill_commands
from copflow.workspace.publish_folder import publish_folder
from tests.publishing.generations import generation
from tests.publishing.killing import ended, killed_after, start
from tests.publishing.standing import standing

ROUNDS = 200
CNAME = b"feeds.example.org"


class Seen(NamedTuple):
    """How the folder was found after each build: whole and old, whole and new, or not whole, and then how.

    `killed`: how many builds had not ended. `left`: how often something of a killed build lay beside the folder.
    """

    killed: int
    old: int
    new: int
    left: int
    torn: list[str]


def kill(folder: Path, rounds: int, seed: int = 1) -> Seen:
    """Kill builds, and see what stands in the folder after each."""
    random = Random(seed)
    files = {0: _publish(folder, 0)}
    (folder / "CNAME").write_bytes(CNAME)
    usual = _usual()
    stands = 0
    killed = old = new = left = 0
    torn = []
    for turn in range(1, rounds + 1):
        killed += killed_after(random.uniform(0, usual * 1.5), generation(turn), folder)
        files[turn] = {file.path: file.content for file in generation(turn).files}
        left += any(path.name.startswith(".public.copflow-") and path.is_dir() for path in folder.parent.iterdir())
        found = standing(folder)
        if found == (files[stands], {"CNAME": CNAME}, []):
            old += 1
        elif found == (files[turn], {"CNAME": CNAME}, []):
            new, stands = new + 1, turn
        else:
            torn.append(f"round {turn}: {found.flaws or sorted(found.files)}")
    return Seen(killed, old, new, left, torn)


def _publish(folder: Path, number: int) -> dict[str, bytes]:
    publish_folder(generation(number), folder)
    return {file.path: file.content for file in generation(number).files}


def _usual() -> float:
    """Seconds that a build takes here, from the start of its process."""
    with TemporaryDirectory() as scratch:
        folder = Path(scratch, "public")
        _publish(folder, 0)
        began = time.perf_counter()
        for number in range(1, 4):
            ended(start(generation(number), folder))
        return (time.perf_counter() - began) / 3


def main(rounds: int) -> int:
    """Print what was seen; 1 if a folder was not whole, or a lock fitted to none."""
    with TemporaryDirectory() as scratch:
        seen = kill(Path(scratch, "public"), rounds)
    print(f"{rounds} builds, {seen.killed} of them killed before they ended: {seen.old} times the old publication, ")
    print(f"{seen.new} times the new one, {len(seen.torn)} times neither; {seen.left} times something lay beside it")
    with TemporaryDirectory() as scratch:
        commands = kill_commands(Path(scratch), rounds)
    print(
        f"{rounds} commands, {commands.killed} of them killed before they ended: {commands.both_old} times folder and"
    )
    print(
        f"lock were old, {commands.both_new} times new, {commands.between} times the lock was new and the folder old;"
    )
    print(f"{len(commands.wrong)} times anything else, or the next build did not heal it")
    for line in (*seen.torn, *commands.wrong):
        print(line)
    return int(bool(seen.torn or commands.wrong))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS))
