"""Publishes to an object store, from where any number of subscribers read (`copflow build --to URL`).

A store replaces one object at a time, so the order matters: feeds first, then pages that link to them, then what is no
longer published goes, and the index is last. A note of all that will be touched is written before. A run that broke off
leaves it behind, and the next one takes what the note names for unknown, so that it can simply be run again. Objects
that neither the index nor the note names are never touched.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from copflow.feed.publication import CALENDAR, INDEX, JSON, Publication, PublishedFile
from copflow.workspace.publication_index import NOTHING, Entry, Index, hidden, index_of, read_index
from copflow.workspace.publish_folder import Published, publish_folder
from copflow.workspace.published_paths import refuses, shown
from copflow.workspace.remote_store import UNKNOWN, Store, StoreError, kind_of, open_store, shown_url
from copflow.workspace.trouble import Trouble

FILE = "file://"
NOTE = ".copflow-publishing.json"
"""What a run is about to touch, in the form of the index."""
NO_CACHE = "no-cache"
MOST_NAMED = 5

_NOTING = "its note of what is about to change"
_DONE = "the deletion of that note"

Key = tuple[str, bool]


def publish_remote(publication: Publication, url: str) -> Published | Trouble:
    """Publish at an address, or say why not, and what is there then. `file://` is a folder: all or nothing."""
    if refused := flaw_of_address(url):
        return refused
    if url.startswith(FILE):
        return publish_folder(publication, Path(url2pathname(urlsplit(url).path)))
    store = refuses(publication) or open_store(url)
    return store if isinstance(store, Trouble) else _publish(publication, shown_url(url), store)


def flaw_of_address(url: str) -> Trouble | None:
    """Why nothing can ever be published at an address; whether anything is there is not asked."""
    if not url.startswith(FILE):
        return None if kind_of(url) is not None else Trouble(shown_url(url), UNKNOWN)
    parts = urlsplit(url)
    if parts.netloc not in ("", "localhost"):
        return Trouble(shown_url(url), "names another computer: write file:/// and the path of the folder")
    return None if parts.path else Trouble(url, "names no folder: write file:/// and its path")


@dataclass
class _Run:
    """One upload: what is to be done, and what is done."""

    publication: Publication
    store: Store
    index: Index
    before: Index
    changed: list[PublishedFile]
    noted: Index
    """The note that was there before."""
    note: Index = NOTHING
    """The note of this run."""
    up: list[str] = field(default_factory=list)
    at: str = _NOTING

    @property
    def gone(self) -> set[Key]:
        """What was published, or may have been, and is not any more."""
        return (_keys(self.before) | _keys(self.noted)) - _keys(self.index)


def _publish(publication: Publication, name: str, store: Store) -> Published | Trouble:
    try:
        run = _planned(publication, name, store)
    except StoreError as error:
        return Trouble(name, f"cannot be published to, and nothing was changed: {error}")
    if isinstance(run, Trouble):
        return run
    removed = len(run.gone & _keys(run.before))
    result = Published(tuple(map(shown, run.changed)), len(publication.files) - len(run.changed), removed)
    if run.index == run.before and not run.noted.files:
        return result
    try:
        return _upload(run, name) or result
    except StoreError as error:
        return Trouble(name, _broken_off(run, str(error)))


def _planned(publication: Publication, name: str, store: Store) -> _Run | Trouble:
    """What is to be uploaded and deleted, by the index that is there."""
    before, noted = _index(store, INDEX), _index(store, NOTE)
    if before is None or noted is None:
        return Trouble(name, f"has an {INDEX} that this version of copflow did not write: publish to another address")
    index = index_of(publication, before)
    changed = [file for file in publication.files if noted.find(file.path) or _differs(file, before, index)]
    for file in changed:
        if not (before.find(file.path) or noted.find(file.path)) and store.has(file.path):
            return Trouble(name, f"has {shown(file)} already, which copflow did not write there: move it away")
    return _Run(publication, store, index, before, changed, noted)


def _index(store: Store, path: str) -> Index | None:
    """An index of the store, empty if there is none; None if it is not one of copflow's."""
    data = store.read(path)
    return NOTHING if data is None else read_index(data)


def _differs(file: PublishedFile, before: Index, index: Index) -> bool:
    old, new = before.find(file.path), index.find(file.path)
    assert new is not None
    return old is None or (old.sha256, old.media_type, old.private) != (new.sha256, new.media_type, new.private)


def _key(file: PublishedFile) -> Key:
    return (hidden(file.path) if file.is_private else file.path, file.is_private)


def _keys(index: Index) -> set[Key]:
    return {(entry.path, entry.private) for entry in index.files}


# ---- upload --------------------------------------------------------------------------------------------


def _upload(run: _Run, name: str) -> Trouble | None:
    _write_note(run)
    for file in sorted(run.changed, key=lambda file: (file.media_type != CALENDAR, file.path)):
        run.at = shown(file)
        run.store.write(file.path, file.content, file.media_type, file.cache_control)
        run.up.append(run.at)
    run.at = INDEX
    if _index(run.store, INDEX) != run.before:
        run.noted = _index(run.store, NOTE) or NOTHING
        _write_note(run)  # the other build may have deleted the first one
        return Trouble(name, "was published to by another build meanwhile; publish again when that has ended")
    run.at = "the deletion of what is no longer published"
    for path in _gone_paths(run):
        run.store.delete(path)
    run.at = INDEX
    run.store.write(INDEX, run.index.to_bytes(), JSON, NO_CACHE)
    run.at = _DONE
    if _index(run.store, NOTE) == run.note:
        run.store.delete(NOTE)
    return None


def _write_note(run: _Run) -> None:
    """Note what this run will touch, and what one before it may have."""
    touched = {_key(file) for file in run.changed} | run.gone
    entries: dict[Key, Entry] = {}
    for index in (run.before, run.noted, run.index):
        entries.update({(entry.path, entry.private): entry for entry in index.files})
    kept = tuple(entries[key] for key in sorted(touched | _keys(run.noted)))
    run.note = Index(version=1, files=kept)
    run.store.write(NOTE, run.note.to_bytes(), JSON, NO_CACHE)


def _gone_paths(run: _Run) -> Iterable[str]:
    """Where that is which goes. Of a private file only the hash is known: it is looked for among all that there is."""
    there = {path for path, private in run.gone if not private}
    secret = {path for path, private in run.gone if private}
    if secret:
        there.update(path for path in run.store.paths() if hidden(path) in secret)
    return sorted(there - {file.path for file in run.publication.files})


def _broken_off(run: _Run, why: str) -> str:
    """What is up and what is not, and what to do."""
    failed = f"stopped at {run.at}: {why}"
    if run.at == _NOTING:
        return f"{failed}. Nothing was changed"
    if run.at == _DONE:
        return f"{failed}. Everything is up; publish again to delete it too"
    named = ", ".join(run.up[:MOST_NAMED]) + (" and others" if len(run.up) > MOST_NAMED else "")
    up = f"{len(run.up)} of {len(run.changed)} changed files are up" + (f" ({named})" if named else "")
    rest = "" if len(run.up) == len(run.changed) else ", the others are not"
    return f"{failed}. {up}{rest}; the {INDEX} is the old one. Publish again to go on"
