"""Uploads that break off, and addresses that cannot be published to; test_stores.py has real servers."""

import errno
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from copflow.feed.publication import Publication
from copflow.workspace.publication_index import read_index
from copflow.workspace.publish_folder import Published
from copflow.workspace.publish_remote import publish_remote
from copflow.workspace.trouble import Trouble
from tests.publishing.generations import feed, publication, token
from tests.publishing.needed import forget_stores, library
from tests.publishing.standing import standing

memory = library("fsspec.implementations.memory").MemoryFileSystem

URL = "memory://bucket/feeds"
SECRET, OTHER = (feed(f"private/{token(name)}.ics", name, private=True) for name in ("sam", "kim"))
OLD = publication(feed("year.ics", "old"), feed("gone.ics", "gone"), feed("same.ics", "same"), SECRET)
NEW = publication(feed("year.ics", "new", 1), feed("index.html", "page"), feed("same.ics", "same"), OTHER)
THIRD = publication(feed("year.ics", "third", 2), feed("third.ics", "third"))


@pytest.fixture(autouse=True)
def empty() -> Iterator[None]:
    memory.store.clear()
    yield
    memory.store.clear()


def put(new: Publication) -> Published:
    result = publish_remote(new, URL)
    assert isinstance(result, Published), result
    return result


def objects() -> dict[str, bytes]:
    return {path.removeprefix("/bucket/feeds/"): bytes(file.getvalue()) for path, file in memory.store.items()}


def contents(new: Publication) -> dict[str, bytes]:
    return {file.path: file.content for file in new.files}


def assert_stands(new: Publication) -> None:
    found = objects()
    index = read_index(found.pop("index.json"))
    assert index is not None
    assert found == contents(new)
    assert len(index.files) == len(new.files)
    assert all(index.find(file.path) for file in new.files)


class Breaking:
    """A store that does some writes and deletions, and no more."""

    def __init__(self, patch: pytest.MonkeyPatch, after: int, error: Exception) -> None:
        self.left, self.error = after, error
        for name in ("pipe_file", "rm_file"):
            patch.setattr(memory, name, self._breaking(getattr(memory, name)))

    def _breaking(self, real: Any) -> Any:
        def call(*arguments: Any, **options: Any) -> Any:
            self.left -= 1
            if self.left < 0:
                raise self.error
            return real(*arguments, **options)

        return call


def broken_off(new: Publication, after: int, error: Exception) -> str | None:
    """Publish to a store that breaks; what was said, None if it was done before that."""
    with pytest.MonkeyPatch.context() as patch:
        Breaking(patch, after, error)
        result = publish_remote(new, URL)
    return result.message if isinstance(result, Trouble) else None


# ---- breaking off --------------------------------------------------------------------------------------


@pytest.mark.parametrize("then", [NEW, OLD, THIRD], ids=["the same", "the one before", "another one"])
@pytest.mark.parametrize("first", [None, OLD], ids=["the first", "a later one"])
def test_an_upload_that_breaks_off_anywhere_can_be_run_again(first: Publication | None, then: Publication) -> None:
    old = contents(first) if first else {}
    for after in count():
        memory.store.clear()
        if first:
            put(first)
        said = broken_off(NEW, after, ConnectionError("reset"))
        for path, content in objects().items():
            assert path.endswith(".json") or content in (old.get(path), contents(NEW).get(path)), (
                "whole old or whole new"
            )
        put(then)
        assert_stands(then)
        if said is None:
            assert after >= 6
            break


def test_nothing_is_deleted_and_no_index_is_new_before_all_is_up() -> None:
    put(OLD)
    index = objects()["index.json"]
    for after in range(1, 4):
        broken_off(NEW, after, ConnectionError())
        assert objects()["index.json"] == index
        assert "gone.ics" in objects()


def test_what_is_up_and_what_is_not_is_said_without_private_paths() -> None:
    put(OLD)
    denied = PermissionError(errno.EACCES, "denied", "secret")
    assert broken_off(NEW, 0, denied) == (
        "stopped at its note of what is about to change: permission was denied. Nothing was changed"
    )
    assert broken_off(NEW, 3, denied) == (
        "stopped at index.html: permission was denied. 2 of 3 changed files are up (a private file, year.ics), "
        "the others are not; the index.json is the old one. Publish again to go on"
    )
    assert broken_off(NEW, 7, denied) == (
        "stopped at the deletion of that note: permission was denied. Everything is up; publish again to delete it too"
    )
    put(OLD)
    assert broken_off(NEW, 4, denied) == (
        "stopped at the deletion of what is no longer published: permission was denied. 3 of 3 changed files are up "
        "(a private file, year.ics, index.html); the index.json is the old one. Publish again to go on"
    )


def test_a_file_that_becomes_private_stays_up() -> None:
    put(publication(feed("year.ics", "all"), SECRET._replace(is_private=False)))
    put(publication(SECRET))
    assert_stands(publication(SECRET))
    put(publication(SECRET._replace(is_private=False)))
    assert_stands(publication(SECRET._replace(is_private=False)))


def test_another_build_in_between_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    put(OLD)
    real = memory.pipe_file

    def with_another(files: Any, path: str, *rest: Any, **options: Any) -> Any:
        if path.endswith("year.ics"):
            monkeypatch.setattr(memory, "pipe_file", real)
            put(THIRD)
        return real(files, path, *rest, **options)

    monkeypatch.setattr(memory, "pipe_file", with_another)
    result = publish_remote(NEW, URL)
    assert isinstance(result, Trouble)
    assert "by another build meanwhile" in result.message
    put(NEW)
    assert_stands(NEW)


def test_feeds_go_up_before_pages_and_the_index_last(monkeypatch: pytest.MonkeyPatch) -> None:
    order = []
    real = memory.pipe_file

    def listening(files: Any, path: str, *rest: Any, **options: Any) -> Any:
        order.append(path.removeprefix("/bucket/feeds/"))
        return real(files, path, *rest, **options)

    monkeypatch.setattr(memory, "pipe_file", listening)
    put(NEW)
    assert order == [".copflow-publishing.json", OTHER.path, "same.ics", "year.ics", "index.html", "index.json"]


def test_the_note_and_the_index_name_no_private_path() -> None:
    put(OLD)
    broken_off(NEW, 2, ConnectionError())
    for name in (".copflow-publishing.json", "index.json"):
        assert token("sam").encode() not in objects()[name]
        assert token("kim").encode() not in objects()[name]


# ---- addresses -----------------------------------------------------------------------------------------


def refused(url: str) -> str:
    result = publish_remote(OLD, url)
    assert isinstance(result, Trouble)
    return f"{result.name} {result.message}"


def test_a_file_address_is_a_folder_all_or_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "my feeds"
    assert isinstance(publish_remote(OLD, f"{tmp_path.as_uri()}/my%20feeds"), Published)
    assert isinstance(publish_remote(NEW, f"file://localhost{tmp_path}/my%20feeds"), Published)
    assert standing(folder) == (contents(NEW), {}, [])
    assert "names another computer" in refused(f"file://server{tmp_path}")


@pytest.mark.parametrize("url", ["ftp://user:hidden@host/feeds?sig=hidden", "public", "https://host/feeds", ""])
def test_other_addresses_are_refused(url: str) -> None:
    said = refused(url)
    assert "these begin with file:///, s3://, gs:// or az://" in said
    assert "hidden" not in said
    assert url not in ("public", "") or said.startswith(f"{url} is no address")
    assert "names no folder" in refused("file://")


def test_an_index_of_others_is_refused() -> None:
    memory().pipe_file("/bucket/feeds/index.json", b'{"name": "a list of somebody else"}')
    assert "did not write" in refused(URL)
    assert list(objects()) == ["index.json"]


def test_without_a_bucket_it_is_said_so() -> None:
    library("s3fs")
    assert "names no bucket" in refused("s3://")


@pytest.mark.parametrize(
    ("url", "library", "extra"),
    [("s3://b/f", "s3fs", "s3"), ("gs://b/f", "gcsfs", "gcs"), ("az://b/f", "adlfs", "azure")],
)
def test_what_is_not_installed_is_named(url: str, library: str, extra: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from fsspec.registry import _registry

    _registry.pop(url.partition("://")[0], None)
    for name in [name for name in sys.modules if name.partition(".")[0] == library]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, library, None)
    assert refused(url).endswith(f"needs more than is installed: pip install 'copflow[{extra}]'")


def test_no_credentials_and_no_answer_are_told_apart(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    library("s3fs")
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "none"))
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "none"))
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:1")
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
    assert "no credentials were found (they are taken from AWS_ACCESS_KEY_ID" in refused("s3://bucket/feeds")
    forget_stores()
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "key-of-the-tests")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret-of-the-tests")
    said = refused("s3://bucket/feeds")
    assert "nothing was changed: it cannot be reached" in said
    assert "of-the-tests" not in said


def test_azure_without_an_account_says_what_it_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    library("adlfs")
    monkeypatch.delenv("AZURE_STORAGE_CONNECTION_STRING", raising=False)
    assert "they are taken from AZURE_STORAGE_CONNECTION_STRING" in refused("az://container/feeds")
