"""What is served follows what is published, and stays as it was while that is broken."""

import json
import subprocess
import sys
from collections.abc import Hashable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from copflow.feed.publication import Publication, PublishedFile
from copflow.serve.keeper import Keeper
from copflow.serve.origins import FolderOrigin, Origin, PlanOrigin
from copflow.serve.publish import ERRORS, BuiltFeeds, Unpublished
from copflow.serve.site import Manner, Problem
from tests.cli.transcript import clean_environment
from tests.serve.support import MARCH, OPEN_FEED, OWN_FEED, SMALL_FEED, publish

GOOD = 'plan "Spring" from January to May 2027\nparty on 7 May 2027\n'


class _Origin:
    """An origin that a test changes."""

    def __init__(self, name: str, *files: PublishedFile) -> None:
        self.name = name
        self.found: Publication | Unpublished = Publication(files)
        self.reads = 0

    def look(self) -> Hashable:
        return self.found

    def read(self) -> Publication | Unpublished:
        self.reads += 1
        return self.found


class _Clock:
    """A clock that goes on by a minute each time that it is read."""

    def __init__(self) -> None:
        self.at = MARCH

    def __call__(self) -> datetime:
        self.at += timedelta(minutes=1)
        return self.at


def keeper(*origins: Origin) -> tuple[Keeper, list[dict[str, Any]]]:
    told: list[dict[str, Any]] = []
    made = Keeper(origins, Manner(), _Clock(), lambda line: told.append(json.loads(line)))
    made.read()
    told.clear()
    return made, told


def paths(made: Keeper) -> list[str]:
    return sorted(served.file.path for served in made.site.files.values())


def looks(made: Keeper, times: int = 2) -> None:
    for _ in range(times):
        made.look()


def test_a_change_is_taken_when_it_is_seen_the_same_twice() -> None:
    origin = _Origin("year.plan", OPEN_FEED)
    made, told = keeper(origin)
    origin.found = Publication((SMALL_FEED,))
    made.look()
    assert paths(made) == ["year/all.ics"]
    made.look()
    assert paths(made) == ["year/kind/talks.ics"]
    del told[0]["time"]
    assert told == [{"event": "changed", "name": "year.plan", "files": 1}]


def test_nothing_is_read_while_nothing_changes() -> None:
    origin = _Origin("year.plan", OPEN_FEED)
    made, _told = keeper(origin)
    looks(made, 5)
    assert origin.reads == 1


def test_the_last_good_feed_stays_while_there_are_errors() -> None:
    origin = _Origin("year.plan", OPEN_FEED)
    made, told = keeper(origin)
    problems: list[Problem] = []
    for message in ("line 3", "line 4"):
        origin.found = Unpublished(ERRORS, (message,))
        looks(made)
        problems += [one.problem for one in made.site.kept if one.problem is not None]
    assert paths(made) == ["year/all.ics"]
    assert [problem.messages for problem in problems] == [("line 3",), ("line 4",)]
    assert problems[0].since == problems[1].since  # there are errors since the first of them
    origin.found = Publication((OPEN_FEED,))
    looks(made)
    assert made.site.kept[0].problem is None
    assert [facts["event"] for facts in told] == ["kept", "kept", "mended"]


def test_errors_of_one_plan_keep_back_no_other() -> None:
    one, other = _Origin("a.plan", OPEN_FEED), _Origin("b.plan", SMALL_FEED)
    made, _told = keeper(one, other)
    one.found = Unpublished(ERRORS, ())
    other.found = Publication((OWN_FEED,))
    looks(made)
    assert paths(made) == sorted([OPEN_FEED.path, OWN_FEED.path])


def test_two_plans_never_share_an_address() -> None:
    made, _told = keeper(_Origin("a.plan", OPEN_FEED), _Origin("b.plan", OPEN_FEED._replace(content=b"other")))
    problem = made.site.kept[1].problem
    assert problem is not None and problem.what == "has an address that another one has"
    assert [served.file for served in made.site.files.values()] == [OPEN_FEED]


def test_no_file_becomes_older_than_it_was(tmp_path: Path) -> None:
    yesterday = OPEN_FEED._replace(content=b"older", modified=MARCH - timedelta(days=1))
    publish(tmp_path, [OPEN_FEED])
    made, told = keeper(FolderOrigin(str(tmp_path)))
    publish(tmp_path, [yesterday])
    looks(made, 3)
    served = made.site.find("year/all.ics")
    assert served is not None and served.file.content == b"older" and served.file.modified > MARCH
    publish(tmp_path, [yesterday])  # the same once more is no change
    looks(made, 3)
    assert made.site.find("year/all.ics") is served
    assert len(told) == 1


def test_what_has_not_changed_is_not_compressed_again() -> None:
    origin = _Origin("year.plan", OPEN_FEED)
    made, _told = keeper(origin)
    before = made.site.find("year/all.ics")
    origin.found = Publication((OPEN_FEED, SMALL_FEED))
    looks(made)
    assert made.site.find("year/all.ics") is before


# ---- folders and plans ---------------------------------------------------------------------------------


def test_a_damaged_folder_keeps_what_was_good_until_it_is_mended(tmp_path: Path) -> None:
    publish(tmp_path, [OPEN_FEED])
    made, _told = keeper(FolderOrigin(str(tmp_path)))
    publish(tmp_path, [OPEN_FEED, SMALL_FEED])
    (tmp_path / SMALL_FEED.path).write_bytes(b"half")
    looks(made, 3)
    assert paths(made) == ["year/all.ics"]
    problem = made.site.kept[0].problem
    assert problem is not None and "is not the file that index.json means" in problem.messages[0]
    (tmp_path / SMALL_FEED.path).write_bytes(SMALL_FEED.content)
    looks(made, 3)
    assert paths(made) == ["year/all.ics", "year/kind/talks.ics"]


def test_a_folder_that_goes_and_comes_again(tmp_path: Path) -> None:
    folder = tmp_path / "public"
    publish(folder / ".", [OPEN_FEED])
    made, _told = keeper(FolderOrigin(str(folder)))
    folder.rename(tmp_path / "old")
    looks(made, 3)
    assert paths(made) == ["year/all.ics"]
    publish(tmp_path / "public", [SMALL_FEED])
    looks(made, 3)
    assert paths(made) == ["year/kind/talks.ics"]


def test_no_message_has_the_path_of_a_private_file(tmp_path: Path) -> None:
    publish(tmp_path, [OWN_FEED])
    (tmp_path / OWN_FEED.path).write_bytes(b"half")
    made, _told = keeper(FolderOrigin(str(tmp_path)))
    problem = made.site.kept[0].problem
    assert problem is not None and problem.messages[0].startswith(f"{tmp_path}/…: is not the file")
    made, _told = keeper(_Origin("a", OWN_FEED), _Origin("b", OWN_FEED))
    assert [one.problem.messages for one in made.site.kept if one.problem is not None] == [("b: …",)]


def test_a_plan_follows_its_parts(tmp_path: Path) -> None:
    plan, part = tmp_path / "spring.plan", tmp_path / "part.plan"
    plan.write_text(GOOD + 'include "part.plan"\n', encoding="utf-8")
    part.write_text("dinner on 8 May 2027\n", encoding="utf-8")
    made, _told = keeper(PlanOrigin(str(plan), BuiltFeeds()))
    part.write_text("supper on 8 May 2027\n", encoding="utf-8")
    looks(made)
    served = made.site.find("spring/all.ics")
    assert served is not None and b"SUMMARY:supper" in served.file.content


def stamps(made: Publication | Unpublished) -> list[bytes]:
    assert isinstance(made, Publication)
    return [line for line in made.files[0].content.split(b"\r\n") if line.startswith((b"DTSTAMP", b"SEQUENCE"))]


def test_a_stamp_moves_only_when_an_entry_does(tmp_path: Path) -> None:
    plan, publisher = tmp_path / "spring.plan", BuiltFeeds()
    plan.write_text(GOOD, encoding="utf-8")
    first = stamps(publisher([str(plan)]))
    plan.write_text(f"# a remark\n{GOOD}", encoding="utf-8")
    assert stamps(publisher([str(plan)])) == first
    plan.write_text(GOOD.replace("7 May", "8 May"), encoding="utf-8")
    second = stamps(publisher([str(plan)]))
    assert (first[1], second[1]) == (b"SEQUENCE:0", b"SEQUENCE:1")
    assert second[0] > first[0]


SECRET = b"a secret of more than enough bytes"
RICH = """plan "Spring" from January to May 2027
person Sam
person Eva
party on 7 May 2027 at 18:00 for 1 hour, by Sam, remind 2 days before
cake due 1 day before party by Eva
surprise due 6 May 2027 by Sam, private
"""


def built(plan: Path, *words: str) -> dict[str, bytes]:
    """What `copflow build` publishes of a plan, by paths."""
    plan.with_name("secret").write_bytes(SECRET)
    command = [sys.executable, "-m", "copflow", "build", plan.name, "-o", "public", "--yes", *words]
    subprocess.run(command, cwd=plan.parent, env=clean_environment(plan.parent), check=True, capture_output=True)
    public = plan.parent / "public"
    return {path.relative_to(public).as_posix(): path.read_bytes() for path in public.glob("*/**/*.*")}


def served_of(made: Publication | Unpublished) -> dict[str, bytes]:
    assert isinstance(made, Publication), made
    return {file.path: file.content for file in made.files}


def test_a_server_that_is_started_anew_gives_the_same_feeds_and_writes_no_lock(tmp_path: Path) -> None:
    plan = tmp_path / "spring.plan"
    plan.write_text(GOOD, encoding="utf-8")
    assert served_of(BuiltFeeds()([str(plan)])) == served_of(BuiltFeeds()([str(plan)]))
    assert [path.name for path in tmp_path.iterdir()] == ["spring.plan"]
    built(plan)
    lock = (tmp_path / "spring.plan.lock").read_bytes()
    plan.write_text(GOOD.replace("7 May", "8 May"), encoding="utf-8")
    first = served_of(BuiltFeeds()([str(plan)]))
    assert b"SEQUENCE:1" in first["spring/all.ics"]
    assert served_of(BuiltFeeds()([str(plan)])) == first
    assert (tmp_path / "spring.plan.lock").read_bytes() == lock


@pytest.mark.parametrize(
    ("words", "secret"),
    [
        ((), None),
        (("--alarms",), None),
        (("--relations",), None),
        (("--secret", "secret"), SECRET),
        (("--alarms", "--relations", "--secret", "secret"), SECRET),
    ],
)
def test_what_was_built_is_served_as_it_was_built(tmp_path: Path, words: tuple[str, ...], secret: bytes | None) -> None:
    plan = tmp_path / "spring.plan"
    plan.write_text(RICH, encoding="utf-8")
    assert served_of(BuiltFeeds(secret)([str(plan)])).keys() == built(plan, *words).keys()
    assert served_of(BuiltFeeds(secret)([str(plan)])) == built(plan, *words)


def test_without_their_secret_private_feeds_are_not_served_and_the_others_are_the_same(tmp_path: Path) -> None:
    plan = tmp_path / "spring.plan"
    plan.write_text(RICH, encoding="utf-8")
    whole = built(plan, "--secret", "secret")
    public = {path: content for path, content in whole.items() if "/private/" not in path}
    assert len(public) < len(whole)
    assert served_of(BuiltFeeds()([str(plan)])) == public


def test_another_secret_than_that_of_the_publication_is_refused(tmp_path: Path) -> None:
    plan = tmp_path / "spring.plan"
    plan.write_text(RICH, encoding="utf-8")
    built(plan, "--secret", "secret")
    refused = BuiltFeeds(SECRET * 2)([str(plan)])
    assert isinstance(refused, Unpublished) and "with another secret" in refused.messages[0]


def test_what_is_built_while_the_server_runs_goes_on_from_there(tmp_path: Path) -> None:
    """An address that was revoked is gone at once, and no entry goes back behind what was served."""
    plan = tmp_path / "spring.plan"
    plan.write_text(RICH, encoding="utf-8")
    before = built(plan, "--secret", "secret")
    publisher = BuiltFeeds(SECRET)
    made, _told = keeper(PlanOrigin(str(plan), publisher))
    for day in ("8 May", "9 May"):
        plan.write_text(RICH.replace("7 May", day), encoding="utf-8")
        looks(made)
    served = made.site.find("spring/all.ics")
    assert served is not None and b"SEQUENCE:2" in served.file.content
    after = built(plan, "--secret", "secret", "--revoke", "Sam")
    looks(made)
    assert set(paths(made)) == set(after) != set(before)
    served = made.site.find("spring/all.ics")
    assert served is not None and b"SEQUENCE:2" in served.file.content and b"SEQUENCE:1\r" not in served.file.content


def test_what_stands_in_the_place_of_a_lock_is_not_passed_over(tmp_path: Path) -> None:
    plan, publisher = tmp_path / "spring.plan", BuiltFeeds()
    (tmp_path / "spring.plan.lock").mkdir()
    plan.write_text(GOOD, encoding="utf-8")
    assert isinstance(publisher([str(plan)]), Unpublished)
