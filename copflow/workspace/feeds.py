"""The feeds from which a lost lock is made again: the files that are named, and those that were published with them."""

from pathlib import Path

from copflow.feed.publication import PublishedFile
from copflow.feed.published_feed import PublishedFeed, read_feed
from copflow.workspace.building import folder_of
from copflow.workspace.load import read_bytes
from copflow.workspace.publication_index import Index, index_in
from copflow.workspace.published import read_files, read_index
from copflow.workspace.published_paths import with_folders
from copflow.workspace.trouble import Trouble

MOST_ABOVE = 3
"""How many folders above a feed its publication may begin: `my-year/person/sam.ics`."""
NO_FEED = "is no whole calendar that copflow wrote"


def published_feeds(name: str, plan: str) -> list[PublishedFeed] | Trouble:
    """The feeds of a plan that a name means. A folder is a publication. A feed that lies in one means all feeds of its
    plan, as far as they are as they were published; any other file means itself."""
    path = Path(name)
    if path.is_dir():
        return _in_folder(name, folder_of(plan))
    data = read_bytes(name)
    if isinstance(data, Trouble):
        return data
    found = read_feed(data)
    if found is None:
        return Trouble(name, NO_FEED)
    with_it = _published_with(path)
    return with_it if any(feed.components == found.components for feed in with_it) else [found]


def _in_folder(name: str, folder: str) -> list[PublishedFeed] | Trouble:
    index = read_index(name)
    published = index if isinstance(index, Trouble) else read_files(name, index)
    if isinstance(published, Trouble):
        return published
    found = _feeds(published.files, folder)
    return found or Trouble(name, f"has no feeds of this plan: there is no {folder}/ in it")


def _published_with(path: Path) -> list[PublishedFeed]:
    """All feeds of the plan of a published file; none if it lies in no publication that is whole."""
    real = path.resolve()
    for root in real.parents[:MOST_ABOVE]:
        inside = real.relative_to(root).as_posix()
        index = index_in(root)
        if isinstance(index, Index) and index.find(inside) is not None:
            published = read_files(str(root), index)
            return [] if isinstance(published, Trouble) else _feeds(published.files, with_folders(inside)[0])
    return []


def _feeds(files: tuple[PublishedFile, ...], folder: str) -> list[PublishedFeed]:
    below = f"{folder}/"
    own = [file for file in files if file.path.startswith(below)]
    read = (read_feed(file.content, file.path.removeprefix(below), private=file.is_private) for file in own)
    return [feed for feed in read if feed is not None]
