"""From plans to one publication: their locks are read, their feeds built, and both are written together."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import PurePath
from types import MappingProxyType
from typing import NamedTuple

from copflow.compile import Compilation
from copflow.feed.addresses import slug
from copflow.feed.build import Built, Wishes, build_feeds
from copflow.feed.lock import Lock, empty_lock
from copflow.feed.lock_text import lock_text
from copflow.feed.publication import Publication, PublishedFile
from copflow.outputs.identity import plan_uuid
from copflow.workspace.lock_file import Loaded, load_lock
from copflow.workspace.plans import Reading
from copflow.workspace.stamp import from_epoch
from copflow.workspace.trouble import Trouble

LEAST_SECRET = 16
"""How many bytes a secret has at least."""


class PlanBuild(NamedTuple):
    """A plan, its feeds, and its lock before and after they are published."""

    name: str
    compilation: Compilation
    loaded: Loaded
    built: Built

    @property
    def before(self) -> Lock:
        """The lock before; of a plan that was never published an empty one."""
        return self.loaded.lock or empty_lock(self.built.lock.plan)

    @property
    def is_new(self) -> bool:
        """Whether the plan was never published."""
        return self.loaded.lock is None

    @property
    def has_other_secret(self) -> bool:
        """Whether the addresses of its private feeds were made of another secret."""
        return self.before.secret not in ("", self.built.lock.secret)

    @property
    def moves_lock(self) -> bool:
        """Whether its lock is another one afterwards."""
        return lock_text(self.built.lock) != self.loaded.text


def build_plans(
    readings: Sequence[Reading],
    wishes: Wishes,
    now: Callable[[], datetime],
    revoked: Sequence[str] = (),
    remembered: Mapping[str, Lock] = MappingProxyType({}),
) -> list[PlanBuild] | Trouble:
    """Build the feeds of plans without errors, each in a folder of its own, named as the plan's file. `revoked`: the
    keys of the persons whose private feeds get new addresses. `remembered`: locks that count instead of those beside
    the plans."""
    if taken := _taken_twice([reading.source.name for reading in readings]):
        return taken
    builds = []
    for reading in readings:
        name = reading.source.name
        loaded = load_lock(name)
        if isinstance(loaded, Trouble):
            return loaded
        assert reading.compilation is not None
        folder = folder_of(name)
        url = f"{wishes.url.rstrip('/')}/{folder}" if wishes.url else None
        lock = remembered.get(name) or loaded.lock or empty_lock(str(plan_uuid(reading.compilation)))
        lock = lock._replace(access={**lock.access, **{key: lock.access.get(key, 1) + 1 for key in revoked}})
        built = build_feeds(reading.compilation, lock, wishes._replace(folder=folder, url=url), now)
        builds.append(PlanBuild(name, reading.compilation, loaded, built))
    return builds


def folder_of(plan: str) -> str:
    """The folder of a plan in a publication: the name of its file."""
    return slug(PurePath(plan).stem)


def _taken_twice(plans: Sequence[str]) -> Trouble | None:
    folders = Counter(map(folder_of, plans))
    both = [plan for plan in plans if folders[folder_of(plan)] > 1]
    if not both:
        return None
    folder = folder_of(both[0])
    other = next(plan for plan in both[1:] if folder_of(plan) == folder)
    return Trouble(other, f"would be published where {both[0]} is: as {folder}/; rename one of them")


def publication_of(builds: Sequence[PlanBuild], more: Sequence[PublishedFile] = ()) -> Publication:
    """All files that the plans are published as."""
    return Publication(tuple(sorted([*(file for build in builds for file in build.built.files), *more])))


def instant(given: datetime | None, epoch: str | None) -> Callable[[], datetime] | Trouble:
    """The clock of a publication: `--now`, else SOURCE_DATE_EPOCH, else the real one."""
    if given is not None:
        return lambda: given
    if epoch:
        stamp = from_epoch(epoch)
        return stamp if isinstance(stamp, Trouble) else lambda: stamp
    return lambda: datetime.now(UTC)


def secret_of(path: str) -> bytes | Trouble:
    """The secret in a file, of which the addresses of private feeds are made."""
    from copflow.workspace.load import read_bytes

    data = read_bytes(path)
    if isinstance(data, Trouble):
        return data
    secret = data.strip()
    if len(secret) < LEAST_SECRET:
        return Trouble(path, f"has {len(secret)} bytes; a secret has {LEAST_SECRET} at least, of a random kind")
    return secret
