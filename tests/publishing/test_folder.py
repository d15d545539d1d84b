"""A publication in a folder: what is written, what stays, and what is refused."""

import json
import os
from datetime import timedelta
from pathlib import Path

import pytest

from copflow.workspace import exchange
from copflow.workspace.folder_lock import lock
from copflow.workspace.publication_index import Index, index_in
from copflow.workspace.publish_folder import Published, publish_folder
from copflow.workspace.trouble import Trouble
from tests.publishing.generations import FIRST, feed, generation, publication, token
from tests.publishing.putting import assert_stands, put, staged
from tests.workspace.limits import NOBODY

YEAR, SAM = feed("year.ics", "all"), feed("year/person/sam.ics", "sam", title="Sam's own")
SECRET = feed(f"private/{token('sam')}.ics", "secret", private=True, title="Sam's secret")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "public"


# ---- what is written -----------------------------------------------------------------------------------


def test_a_first_publication_makes_its_folder(folder: Path) -> None:
    assert put(folder, YEAR, SAM) == Published(("year.ics", "year/person/sam.ics"), 0, 0)
    assert_stands(folder, publication(YEAR, SAM))


def test_the_list_has_what_a_server_needs(folder: Path) -> None:
    put(folder, YEAR)
    assert json.loads((folder / "index.json").read_text()) == {
        "version": 1,
        "files": [
            {
                "path": "year.ics",
                "sha256": "76f82594842d28759e5f6cad24aead983cba36dcc825b446a6d78e2775fc4424",
                "size": 37,
                "media_type": "text/calendar; charset=utf-8",
                "modified": "2026-07-01T09:00:00Z",
                "private": False,
                "title": "",
            }
        ],
    }


def test_the_list_tells_nobody_of_a_private_file(folder: Path) -> None:
    put(folder, YEAR, SECRET)
    listed = (folder / "index.json").read_text()
    assert token("sam") not in listed
    assert "secret" not in listed
    published = index_in(folder)
    assert isinstance(published, Index)
    entry = published.find(SECRET.path)
    assert entry is not None
    assert (entry.private, entry.size, entry.title) == (True, None, "")
    assert published.find(entry.path) is None


def test_what_was_written_names_no_private_path(folder: Path) -> None:
    assert put(folder, YEAR, SECRET).written == ("a private file", "year.ics")


def test_only_changed_files_are_written_again(folder: Path) -> None:
    put(folder, YEAR, SAM, SECRET)
    kept = (folder / "year.ics").stat().st_ino
    changed = feed("year/person/sam.ics", "sam moved", 5)
    assert put(folder, YEAR, changed, SECRET) == Published(("year/person/sam.ics",), 2, 0)
    assert (folder / "year.ics").stat().st_ino == kept
    assert_stands(folder, publication(YEAR, changed, SECRET))


def test_the_same_again_touches_nothing(folder: Path) -> None:
    put(folder, YEAR, SAM, SECRET)
    before = [(path, path.stat().st_ino, path.stat().st_ctime_ns) for path in sorted([folder, *folder.rglob("*")])]
    assert put(folder, YEAR, SAM, SECRET) == Published((), 3, 0)
    assert before == [
        (path, path.stat().st_ino, path.stat().st_ctime_ns) for path in sorted([folder, *folder.rglob("*")])
    ]


def test_a_file_that_is_no_longer_published_goes(folder: Path) -> None:
    put(folder, YEAR, SAM, SECRET)
    assert put(folder, YEAR) == Published((), 1, 2)
    assert sorted(path.name for path in folder.rglob("*")) == ["index.json", "year.ics"]


def test_a_file_that_somebody_changed_is_written_again(folder: Path) -> None:
    put(folder, YEAR, SAM)
    (folder / "year.ics").write_bytes(b"mine")
    (folder / "year/person/sam.ics").unlink()
    assert put(folder, YEAR, SAM) == Published(("year.ics", "year/person/sam.ics"), 0, 0)
    assert_stands(folder, publication(YEAR, SAM))


def test_the_time_of_a_file_never_goes_back(folder: Path) -> None:
    put(folder, feed("year.ics", "one", 10))
    put(folder, feed("year.ics", "two", 3))
    later = (FIRST + timedelta(minutes=10, seconds=1)).timestamp()
    assert (folder / "year.ics").stat().st_mtime == later
    put(folder, feed("year.ics", "two", 700))
    assert (folder / "year.ics").stat().st_mtime == later, "the same bytes keep the time when they changed"


def test_folders_and_files_keep_their_permissions(folder: Path) -> None:
    put(folder, YEAR, SAM)
    for path, mode in ((folder, 0o750), (folder / "year", 0o710), (folder / "year.ics", 0o640)):
        path.chmod(mode)
    put(folder, feed("year.ics", "new", 1), feed("year/person/sam.ics", "new", 1))
    modes = [path.stat().st_mode & 0o777 for path in (folder, folder / "year", folder / "year.ics")]
    assert modes == [0o750, 0o710, 0o640]


def test_where_no_step_exchanges_folders_two_renames_do(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(folder, YEAR, SAM)
    monkeypatch.setattr(exchange, "_call", lambda *_names: None)
    put(folder, YEAR)
    assert_stands(folder, publication(YEAR))


def test_a_folder_missing_between_two_renames_comes_back(folder: Path) -> None:
    put(folder, YEAR)
    folder.rename(folder.with_name(f".public.copflow-{folder.stat().st_ino}-old"))
    assert put(folder, YEAR) == Published((), 1, 0)


def test_where_a_file_has_no_second_name_it_is_copied(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(folder, YEAR, SAM)
    (folder / "CNAME").write_bytes(b"mine")

    def cannot(*_paths: object, **_options: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", cannot)
    assert put(folder, YEAR) == Published((), 1, 1)
    assert_stands(folder, publication(YEAR), CNAME=b"mine")


def test_what_looks_like_an_old_publication_and_is_somebody_elses_stays_out(folder: Path) -> None:
    """In a folder that everybody may write, such as /tmp, it would bring its files into the publication."""
    if os.geteuid() != 0:
        pytest.skip("only root can make a folder of somebody else")
    put(folder, YEAR)
    evil = folder.with_name("evil")
    evil.mkdir()
    (evil / "evil.html").write_text("evil")
    os.chown(evil, NOBODY, NOBODY)
    evil.rename(folder.with_name(f".public.copflow-{evil.stat().st_ino}"))
    assert isinstance(publish_folder(publication(SAM), folder), Published)
    assert_stands(folder, publication(SAM))


# ---- first ready, then shown ---------------------------------------------------------------------------


def test_what_is_ready_is_not_shown_until_it_is_committed(folder: Path) -> None:
    put(folder, YEAR)
    with staged(folder, YEAR, SAM) as ready:
        assert ready.changes.written == ("year/person/sam.ics",)
        assert_stands(folder, publication(YEAR))
        assert ready.commit() == ready.changes
    assert_stands(folder, publication(YEAR, SAM))


def test_what_is_discarded_leaves_nothing(folder: Path) -> None:
    put(folder, YEAR)
    staged(folder, SAM).discard()
    assert_stands(folder, publication(YEAR))
    assert [path.name for path in folder.parent.iterdir()] == ["public"]


def test_a_second_build_is_told_of_the_first(folder: Path) -> None:
    with staged(folder, YEAR):
        second = publish_folder(publication(SAM), folder, wait=0.1)
    assert isinstance(second, Trouble)
    assert "another build" in second.message
    put(folder, SAM)


def test_a_lock_that_went_with_its_holder_is_nobodys(folder: Path) -> None:
    for _turn in range(3):
        held = lock(folder, 0)
        assert held is not None
        assert lock(folder, 0) is None
        held.release()


def test_titles_are_only_titles(folder: Path) -> None:
    title = 'a "title"\r\n, \udc80 \u202e </script>'
    put(folder, feed("year.ics", "all", title=title))
    published = index_in(folder)
    assert isinstance(published, Index)
    assert published.files[0].title == title.replace("\udc80", "?")


def test_generations_follow_each_other(folder: Path) -> None:
    for number in range(8):
        put(folder, *generation(number).files)
        assert_stands(folder, generation(number))
