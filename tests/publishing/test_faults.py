"""Builds that die, disks that fill, two builds at once: a folder is a whole old publication, or a whole new one.

`COPFLOW_KILLS=200` sets how many builds are killed at moments of chance; `python -m bench.killed_builds` says more.
"""

import os
import subprocess
import threading
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from bench.killed_builds import kill
from bench.killed_commands import kill_commands
from copflow.workspace import exchange
from copflow.workspace.publish_folder import Published, publish_folder
from copflow.workspace.trouble import Trouble
from tests.publishing.generations import feed, generation, publication, token
from tests.publishing.killing import DONE, ended, killed_at_step, start
from tests.publishing.standing import standing
from tests.workspace.limits import files_up_to

KILLS = int(os.environ.get("COPFLOW_KILLS", "25"))
FOREIGN = {"CNAME": b"feeds.example.org", "year/person/.htaccess": b"deny from all"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "public"


def put_foreign(folder: Path) -> None:
    for name, content in FOREIGN.items():
        (folder / name).write_bytes(content)


def files_of(number: int) -> dict[str, bytes]:
    return {file.path: file.content for file in generation(number).files}


def lone(folder: Path) -> bool:
    return [path.name for path in folder.parent.iterdir()] == [folder.name]


# ---- killed --------------------------------------------------------------------------------------------


def test_builds_killed_at_moments_of_chance(folder: Path) -> None:
    seen = kill(folder, KILLS)
    assert seen.torn == []
    assert seen.old + seen.new == KILLS
    assert seen.killed > 0, "some of them died before they had ended"


def test_commands_killed_at_moments_of_chance(tmp_path: Path) -> None:
    """The lock is that of the folder, or of what the next build shows there; nothing is counted twice."""
    seen = kill_commands(tmp_path, max(4, KILLS // 10))
    assert seen.wrong == []
    assert seen.killed > 0, "some of them died before they had ended"


SMALL = publication(feed("year.ics", "one"), feed(f"p/{token('sam')}.ics", "sam", private=True), feed("a/b.ics", "b"))
NEXT = publication(feed("year.ics", "two", 1), feed(f"p/{token('sam')}.ics", "sam", private=True), feed("c/d.ics", "d"))


@pytest.mark.parametrize("renames", [False, True], ids=["exchange", "two renames"])
def test_a_build_killed_at_every_single_step(folder: Path, monkeypatch: pytest.MonkeyPatch, renames: bool) -> None:
    """Between two renames the folder is missing for a moment; the next build puts it back."""
    if renames:
        monkeypatch.setattr(exchange, "_call", lambda *_names: None)
    old, new = ({file.path: file.content for file in one.files} for one in (SMALL, NEXT))
    outcomes = []
    for step in count():
        publish_folder(SMALL, folder)
        (folder / "CNAME").write_bytes(b"mine")
        killed = killed_at_step(step, NEXT, folder)
        if renames and not folder.exists():
            outcomes.append("missing")
        else:
            files, foreign, flaws = standing(folder)
            assert (foreign, flaws) == ({"CNAME": b"mine"}, []), f"at step {step}"
            assert files in (old, new), f"at step {step}"
            outcomes.append("old" if files == old else "new")
        assert isinstance(publish_folder(NEXT, folder), Published), "what was left behind is in nobody's way"
        assert standing(folder) == (new, {"CNAME": b"mine"}, [])
        assert lone(folder)
        if not killed:
            break
    assert outcomes.count("old") > 30
    assert outcomes.count("new") > 5
    assert outcomes == sorted(outcomes, key=["old", "missing", "new"].index), "it turns once"
    assert ("missing" in outcomes) == renames, "the steps are fine enough to see it"


# ---- full ----------------------------------------------------------------------------------------------


def test_a_file_that_cannot_grow_leaves_the_old_publication(folder: Path) -> None:
    publish_folder(generation(1), folder)
    put_foreign(folder)
    large = publication(*generation(2).files, feed("large.ics", "x" * 100_000))
    with files_up_to(50_000):
        result = publish_folder(large, folder)
    assert isinstance(result, Trouble)
    assert result.message == "cannot be published, and is as it was: the file would be larger than the system allows"
    assert standing(folder) == (files_of(1), FOREIGN, [])
    assert lone(folder)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 512 KiB in memory. Only root may make one, and not in every sandbox."""
    disk = tmp_path / "disk"
    disk.mkdir()
    line = ["mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", str(disk)]
    try:
        made = subprocess.run(line, capture_output=True, check=False)
        reason = made.stderr.decode() if made.returncode else ""
    except FileNotFoundError:
        reason = "there is no mount command"
    if reason:
        pytest.skip(f"makes a small disk, which this user cannot: {reason}")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk_leaves_the_old_publication_at_every_size(small_disk: Path) -> None:
    """The free room shrinks from enough to none, so that the disk fills at every stage of a build."""
    folder = small_disk / "public"
    assert isinstance(publish_folder(generation(1), folder), Published)
    put_foreign(folder)
    ballast = small_disk / "ballast"
    messages = set()
    for room in range(0, 200_000, 8_192):
        _fill(ballast, leaving=room)
        before = standing(folder)
        result = publish_folder(generation(2), folder)
        if isinstance(result, Published):
            break
        messages.add(result.message)
        assert standing(folder) == before == (files_of(1), FOREIGN, [])
        assert sorted(path.name for path in small_disk.iterdir()) == ["ballast", "public"]
    assert messages == {"cannot be published, and is as it was: the disk is full"}
    assert standing(folder) == (files_of(2), FOREIGN, []), "with room it works again"


def _fill(ballast: Path, leaving: int) -> None:
    """Take all the room that there is but so many bytes."""
    with ballast.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(b"x" * 4096)
        except OSError:
            file.truncate(file.tell() - leaving)


# ---- two at once ---------------------------------------------------------------------------------------


def test_two_builders_at_once_do_not_mix(folder: Path) -> None:
    publish_folder(generation(0), folder)
    put_foreign(folder)
    for turn in range(1, 9):
        builders = [start(generation(2 * turn + side), folder) for side in (0, 1)]
        assert [ended(builder) for builder in builders] == [DONE, DONE]
        assert standing(folder) in [(files_of(2 * turn + side), FOREIGN, []) for side in (0, 1)]
        assert lone(folder)


def test_whoever_reads_meanwhile_finds_a_whole_feed(folder: Path) -> None:
    wholes = [feed("year.ics", str(number) * 50_000, number) for number in range(10)]
    publish_folder(publication(wholes[0]), folder)
    known = {file.content for file in wholes}
    stop = threading.Event()
    seen: list[bytes | Exception] = []

    def read() -> None:
        while not stop.is_set():
            try:
                content = (folder / "year.ics").read_bytes()
                seen.append(b"" if content in known else content)
            except OSError as error:
                seen.append(error)

    reader = threading.Thread(target=read)
    reader.start()
    for _turn in range(5):
        for file in wholes:
            publish_folder(publication(file), folder)
    stop.set()
    reader.join()
    assert len(seen) > 50
    assert set(seen) == {b""}
