"""A folder of published files is read as a whole, or it is said why not."""

import json
from pathlib import Path
from typing import Any

import pytest

from copflow.feed.publication import INDEX, Publication
from copflow.workspace.published import read_published
from copflow.workspace.trouble import Trouble
from tests.serve.support import FILES, OPEN_FEED, publish


def changed(folder: Path, **values: Any) -> None:
    """Change what the index says of its first file."""
    index = json.loads((folder / INDEX).read_text(encoding="utf-8"))
    index["files"][0] |= values
    (folder / INDEX).write_text(json.dumps(index), encoding="utf-8")


def trouble(folder: Path) -> str:
    found = read_published(str(folder))
    assert isinstance(found, Trouble), found
    return found.message


def test_what_was_published_is_read(tmp_path: Path) -> None:
    publish(tmp_path, FILES)
    assert read_published(str(tmp_path)) == Publication(tuple(sorted(FILES)))


def test_a_folder_without_an_index_is_none(tmp_path: Path) -> None:
    assert trouble(tmp_path) == "is no folder that was published: it has no index.json (copflow build makes one)"


@pytest.mark.parametrize("text", ["", "{", "[]", '{"version": 2, "files": []}', '{"version": 1}', "[" * 100_000])
def test_an_index_of_another_kind_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / INDEX).write_text(text, encoding="utf-8")
    assert trouble(tmp_path).startswith("is not what copflow build writes")


@pytest.mark.parametrize(
    "path",
    ["../a.ics", "/etc/passwd", "a/../../b.ics", "a//b.ics", "a\\b.ics", ".git/config", "a/.ics", "A.ics", "a.ics\n",
     "", "a/", "a.b.ics", "con:", "a" * 200, "a/" * 20 + "a"],
)  # fmt: skip
def test_a_path_that_is_no_published_one_is_refused(tmp_path: Path, path: str) -> None:
    publish(tmp_path, [OPEN_FEED])
    changed(tmp_path, path=path)
    assert trouble(tmp_path) == "is not what copflow build writes (in files.0.path); build the folder anew"


@pytest.mark.parametrize(
    "values",
    [
        {"media_type": "text/html\r\nset-cookie: a"},
        {"modified": "2026-03-03T14:05:06"},
        {"sha256": "0"},
        {"size": -1},
        {"private": None},
    ],
)
def test_a_value_that_fits_nothing_is_refused(tmp_path: Path, values: dict[str, Any]) -> None:
    publish(tmp_path, [OPEN_FEED])
    changed(tmp_path, **values)
    assert f"(in files.0.{next(iter(values))})" in trouble(tmp_path)


def test_a_path_that_stands_twice_is_refused(tmp_path: Path) -> None:
    publish(tmp_path, [OPEN_FEED, OPEN_FEED])
    assert trouble(tmp_path) == "has a path twice, or its own; build the folder anew"


def test_a_file_with_other_bytes_spoils_the_whole(tmp_path: Path) -> None:
    publish(tmp_path, FILES)
    (tmp_path / OPEN_FEED.path).write_bytes(OPEN_FEED.content[:-1] + b"!")
    assert trouble(tmp_path).startswith("is not the file that index.json means")
    (tmp_path / OPEN_FEED.path).unlink()
    assert trouble(tmp_path) == "cannot be read: there is no such file"


def test_no_link_leads_out_of_the_folder(tmp_path: Path) -> None:
    publish(tmp_path / "public" / ".", [OPEN_FEED])
    real = tmp_path / "all.ics"
    real.write_bytes(OPEN_FEED.content)
    inside = tmp_path / "public" / OPEN_FEED.path
    inside.unlink()
    inside.symlink_to(real)
    assert trouble(tmp_path / "public") == "cannot be read: a link leads out of the folder"
