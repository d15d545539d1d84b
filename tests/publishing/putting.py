"""Publishes into a folder as the tests do, and says what must be there then."""

from pathlib import Path

from copflow.feed.publication import Publication, PublishedFile
from copflow.workspace.publish_folder import Published, Staged, publish_folder, stage
from copflow.workspace.trouble import Trouble
from tests.publishing.generations import publication
from tests.publishing.standing import standing


def put(folder: Path, *files: PublishedFile) -> Published:
    result = publish_folder(publication(*files), folder)
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


def staged(folder: Path, *files: PublishedFile) -> Staged:
    result = stage(publication(*files), folder, wait=0)
    assert isinstance(result, Staged), result
    return result
