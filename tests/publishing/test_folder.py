"""A publication in a folder: what is written, what stays, and what is refused."""

import json
import os
from datetime import timedelta
from pathlib import Path

import pytest

from copflow.feed.publication import Publication
from copflow.workspace import exchange
from copflow.workspace.folder_lock import lock
from copflow.workspace.publication_index import Index, index_in
from copflow.workspace.publish_folder import Published, Staged, publish_folder, stage
from copflow.workspace.trouble import Trouble
from tests.publishing.generations import FIRST, feed, generation, publication, token
from tests.publishing.standing import standing
from tests.workspace.limits import open_to_all, without_rights

YEAR, SAM = feed("year.ics", "all"), feed("year/person/sam.ics", "sam", title="Sam's own")
SECRET = feed(f"private/{token('sam')}.ics", "secret", private=True, title="Sam's secret")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "public"


def put(folder: Path, *files: object) -> Published:
    result = publish_folder(publication(*files), folder)  # type: ignore[arg-type]
    assert isinstance(result, Published), result
    assert result.left is None
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]
    return result


def refused(folder: Path, new: Publication) -> str:
    result = publish_folder(new, folder, wait=0)
    assert isinstance(result, Trouble), result
    assert not [path for path in folder.parent.iterdir() if "copflow" in path.name]
    return f"{result.name} {result.message}"


def contents(new: Publication) -> dict[str, bytes]:
    return {file.path: file.content for file in new.files}


def assert_stands(folder: Path, new: Publication, **foreign: bytes) -> None:
    assert standing(folder) == (contents(new), foreign, [])


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


# ---- first ready, then shown ---------------------------------------------------------------------------


def staged(folder: Path, *files: object) -> Staged:
    result = stage(publication(*files), folder, wait=0)  # type: ignore[arg-type]
    assert isinstance(result, Staged), result
    return result


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


# ---- what is not copflow's -----------------------------------------------------------------------------


def test_files_of_others_stay(folder: Path) -> None:
    put(folder, YEAR, SAM)
    others = {"CNAME": b"feeds.example.org", ".nojekyll": b"", ".git/HEAD": b"ref", "year/person/.htaccess": b"deny"}
    for name, content in others.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(content)
    (folder / ".well-known" / "empty").mkdir(parents=True)
    kept = (folder / ".git/HEAD").stat().st_ino
    put(folder, YEAR)
    assert_stands(folder, publication(YEAR), **others)
    assert (folder / ".git/HEAD").stat().st_ino == kept
    assert (folder / ".well-known" / "empty").is_dir()


def test_what_others_write_while_a_publication_is_ready_stays(folder: Path) -> None:
    put(folder, YEAR)
    (folder / "CNAME").write_bytes(b"old")
    with staged(folder, YEAR, SAM) as ready:
        (folder / "robots.txt").write_bytes(b"new")
        (folder / "CNAME.tmp").write_bytes(b"replaced")
        (folder / "CNAME.tmp").replace(folder / "CNAME")
        ready.commit()
    assert_stands(folder, publication(YEAR, SAM), **{"CNAME": b"replaced", "robots.txt": b"new"})


def test_a_folder_of_others_is_refused(folder: Path) -> None:
    folder.mkdir()
    (folder / "thesis.txt").write_text("years of work")
    assert "files that copflow did not write" in refused(folder, publication(YEAR))
    assert [path.name for path in folder.iterdir()] == ["thesis.txt"]


@pytest.mark.parametrize(
    "content",
    [
        b'{"name": "a list of somebody else"}',
        b'{"version": 2, "files": []}',
        b"not json",
        b'{"version": 1, "files": [{"path": "../thesis.ics", "sha256": "%b", "size": 1, "media_type": "text/calendar", '
        b'"modified": "2026-07-01T09:00:00Z", "private": false, "title": ""}]}' % (b"0" * 64),
    ],
)
def test_a_list_of_others_is_refused(folder: Path, content: bytes) -> None:
    folder.mkdir()
    (folder / "index.json").write_bytes(content)
    assert "is not a list of files" in refused(folder, publication(YEAR))
    assert (folder / "index.json").read_bytes() == content


@pytest.mark.parametrize("name", ["year.ics", "Year.ICS", "year", "Year/notes.txt", "year.ics/notes.txt"])
def test_what_stands_in_the_way_is_named(folder: Path, name: str) -> None:
    put(folder, feed("other.ics", "other"))
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text("mine")
    assert "move it away" in refused(folder, publication(YEAR, SAM))
    assert (folder / name).read_text() == "mine"


# ---- links, and places that cannot be exchanged --------------------------------------------------------


def test_a_link_to_a_folder_is_published_into(folder: Path, tmp_path: Path) -> None:
    put(folder, YEAR)
    link = tmp_path / "link"
    link.symlink_to("public")
    assert isinstance(publish_folder(publication(SAM), link), Published)
    assert link.is_symlink()
    assert_stands(folder, publication(SAM))


@pytest.mark.parametrize("place", ["year.ics", "year/person/sam.ics", "year/person", "year", "index.json", "new.ics"])
def test_a_link_inside_is_not_followed(folder: Path, tmp_path: Path, place: str) -> None:
    put(folder, YEAR, SAM)
    away = tmp_path / "elsewhere"
    away.mkdir()
    (away / "target").write_text("untouched")
    link = folder / place
    if link.exists():
        link.rename(away / "moved")
    link.symlink_to(away / "target")
    assert "symbolic link" in refused(folder, publication(feed("year.ics", "new", 1), feed("new.ics", "new")))
    assert (away / "target").read_text() == "untouched"


def test_a_pipe_is_refused(folder: Path) -> None:
    put(folder, YEAR)
    os.mkfifo(folder / "pipe")
    assert "no file and no folder" in refused(folder, publication(YEAR))


def test_the_folder_where_one_is_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(folder, YEAR, SAM)
    monkeypatch.chdir(folder / "year")
    assert "publish from outside of it" in refused(folder, publication(SAM))
    monkeypatch.chdir(folder)
    assert "publish from outside of it" in refused(Path(), publication(SAM))


def test_a_file_in_the_place_of_the_folder_is_refused(folder: Path) -> None:
    folder.write_text("mine")
    assert "should be a folder" in refused(folder, publication(YEAR))


def test_without_rights_above_the_folder_it_is_said_so(folder: Path) -> None:
    put(folder, YEAR)
    open_to_all(folder)
    with without_rights():
        assert "the folder above it, and there permission was denied" in refused(folder, publication(SAM))
    assert_stands(folder, publication(YEAR))


# ---- names ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path",
    [
        "../out.ics",
        "/etc/out.ics",
        "a/../b.ics",
        "a//b.ics",
        "Sam.ics",
        "sam",
        "sam.ics.bak",
        ".htaccess",
        "a\\b.ics",
        "a%2fb.ics",
        "sam .ics",
        "sam\n.ics",
        "sam.ics\n",
        "ärzte.ics",
        "con.ics",
        "lpt1/a.ics",
        "a.aux",
        "x" * 65 + ".ics",
        "/".join(["x" * 60] * 4) + ".ics",
        "index.json",
        "",
    ],
)
def test_a_path_that_is_not_the_same_everywhere_is_refused(folder: Path, path: str) -> None:
    assert "cannot be published" in refused(folder, publication(feed(path, "text")))
    assert not folder.exists()


def test_a_path_twice_is_refused(folder: Path) -> None:
    assert "is there twice" in refused(folder, publication(YEAR, feed("year.ics", "other")))


def test_a_private_file_that_can_be_guessed_is_refused_unnamed(folder: Path) -> None:
    said = refused(folder, publication(feed("private/sam.ics", "secret", private=True)))
    assert "so that nobody guesses it" in said
    assert "sam" not in said.replace(str(folder), "")


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
