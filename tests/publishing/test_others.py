"""A folder with files of others, with links, with names: what stays, and what is refused."""

import json
import os
from pathlib import Path

import pytest

from copflow.workspace.publish_folder import Published, publish_folder
from copflow.workspace.trouble import Trouble
from tests.publishing.generations import feed, publication
from tests.publishing.putting import assert_stands, put, refused, staged
from tests.workspace.limits import open_to_all, without_rights

YEAR, SAM = feed("year.ics", "all"), feed("year/person/sam.ics", "sam")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "public"


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
    assert "has thesis.txt, which copflow did not write" in refused(folder, publication(YEAR))
    assert [path.name for path in folder.iterdir()] == ["thesis.txt"]
    (folder / "diary.txt").write_text("and more of them")
    assert "has diary.txt and 1 other file, which" in refused(folder, publication(YEAR))


def listed(*paths: str) -> bytes:
    """A list as copflow writes it, of public files with these paths."""
    said = {"sha256": "0" * 64, "size": 1, "media_type": "text/calendar", "private": False, "title": ""}
    files = [{"path": path, "modified": "2026-07-01T09:00:00Z", **said} for path in paths]
    return json.dumps({"version": 1, "files": files}).encode()


@pytest.mark.parametrize(
    "content",
    [
        b'{"name": "a list of somebody else"}',
        b'{"version": 2, "files": []}',
        b"not json",
        b"[" * 100_000,
        listed("../thesis.ics"),
        listed("year.ics", "year.ics"),
        listed("index.json"),
    ],
    ids=["other", "newer", "no json", "deep", "outside", "twice", "itself"],
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
    assert "is the folder where you are" in refused(Path(), publication(SAM))
    assert "is a folder above the one where you are" in refused(Path(".."), publication(SAM))
    assert "is the whole disk" in refused(Path("/"), publication(SAM))


def test_a_file_in_the_place_of_the_folder_is_refused(folder: Path) -> None:
    folder.write_text("mine")
    assert "should be a folder" in refused(folder, publication(YEAR))


def test_a_file_above_the_folder_is_named(folder: Path) -> None:
    folder.write_text("mine")
    result = publish_folder(publication(YEAR), folder / "a" / "b")
    assert isinstance(result, Trouble) and f"{folder} is a file, and should be a folder" in result.message


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="only Linux has a /proc")
def test_where_the_system_keeps_everybody_out_it_is_said_so() -> None:
    said = "copflow needs the folder above it (/proc), and there the system lets nobody make anything"
    assert said in refused(Path("/proc/public"), publication(YEAR))


def test_without_rights_above_the_folder_it_is_said_so(folder: Path) -> None:
    put(folder, YEAR)
    open_to_all(folder)
    with without_rights():
        said = f"copflow needs the folder above it ({folder.parent}), and there permission was denied"
        assert said in refused(folder, publication(SAM))
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
