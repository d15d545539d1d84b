"""What was published is read back as a whole, or not at all."""

from pathlib import Path

import pytest

from copflow.feed.publication import Publication
from copflow.serve.origins import FolderOrigin
from copflow.serve.publish import Unpublished
from copflow.workspace.publish_folder import publish_folder
from tests.publishing.generations import feed, publication, token

SECRET = f"private/{token('sam')}.ics"
FILES = publication(feed("year.ics", "all", title="All"), feed("year/sam.ics", "sam"), feed(SECRET, "s", private=True))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    publish_folder(FILES, tmp_path / "public")
    return tmp_path / "public"


def said(folder: Path) -> str:
    result = FolderOrigin(str(folder)).read()
    assert isinstance(result, Unpublished)
    assert token("sam") not in str(result)
    return result.messages[0].removeprefix(f"{folder.parent}/")


def test_it_comes_back_as_it_was_published(folder: Path) -> None:
    (folder / "CNAME").write_text("not copflow's")
    assert FolderOrigin(str(folder)).read() == FILES


def test_an_empty_publication_comes_back(tmp_path: Path) -> None:
    publish_folder(Publication(()), tmp_path / "public")
    assert FolderOrigin(str(tmp_path / "public")).read() == Publication(())


@pytest.mark.parametrize("path", ["year/sam.ics", SECRET])
def test_a_changed_file_spoils_the_whole(folder: Path, path: str) -> None:
    (folder / path).write_bytes(b"half")
    assert "index.json means; it may be half-written, or was changed by hand" in said(folder)


@pytest.mark.parametrize(("path", "name"), [("year/sam.ics", "year/sam.ics"), (SECRET, "a private file")])
def test_a_missing_file_is_named(folder: Path, path: str, name: str) -> None:
    (folder / path).unlink()
    assert said(folder) == f"public: lacks {name}, which is in its index.json; build the folder anew"


def test_a_link_is_not_followed(folder: Path) -> None:
    (folder / "year/sam.ics").rename(folder.parent / "sam.ics")
    (folder / "year/sam.ics").symlink_to(folder.parent / "sam.ics")
    assert "public/year/sam.ics: cannot be read" in said(folder)


def test_a_folder_that_was_not_published_says_so(tmp_path: Path) -> None:
    assert "is no folder that was published" in said(tmp_path / "public")
