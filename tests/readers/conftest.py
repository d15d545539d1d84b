"""The feeds, made once, and as files for the programs that read them."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from tests.readers.feeds import Feed, all_feeds
from tests.readers.readers import READERS
from tests.readers.reading import Reading

Readings = Callable[[str], list[Reading]]


@pytest.fixture(scope="session")
def feeds() -> list[Feed]:
    """Every feed."""
    return list(all_feeds())


@pytest.fixture(scope="session")
def readings(feeds: list[Feed], tmp_path_factory: pytest.TempPathFactory) -> Readings:
    """What a reader makes of the feeds, in their order; each reader runs once."""
    folder = tmp_path_factory.mktemp("feeds")
    paths: list[Path] = []
    for number, feed in enumerate(feeds):
        path = folder / f"{number}.ics"
        path.write_bytes(feed.ics)
        paths.append(path)

    return cache(lambda name: READERS[name](paths))
