"""Publications on real servers of the three kinds of store, read back over HTTP as a subscriber does."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import NamedTuple

import pytest

from copflow.feed.publication import Publication
from copflow.workspace.publication_index import read_index
from copflow.workspace.publish_folder import Published
from copflow.workspace.publish_remote import publish_remote
from copflow.workspace.trouble import Trouble
from tests.publishing import stores
from tests.publishing.generations import feed, generation, publication, token
from tests.publishing.stores import Place

YEAR, SAM, PAGE = feed("year.ics", "all"), feed("year/sam.ics", "sam", title="Sam"), feed("index.html", "page")
SECRET = feed(f"private/{token('sam')}.ics", "secret", private=True)
ALL = publication(YEAR, SAM, PAGE, SECRET)


class Kind(NamedTuple):
    server: Callable[[], AbstractContextManager[None]]
    bucket: Callable[[], Place]


KINDS = {
    "s3": Kind(stores.amazon, stores.amazon_bucket),
    "gcs": Kind(stores.google, stores.google_bucket),
    "azure": Kind(stores.azure, stores.azure_bucket),
}


@pytest.fixture(scope="module", params=KINDS)
def kind(request: pytest.FixtureRequest) -> Iterator[Kind]:
    found = KINDS[request.param]
    with found.server():
        yield found


@pytest.fixture
def place(kind: Kind) -> Place:
    return kind.bucket()


def put(place: Place, new: Publication) -> Published:
    result = publish_remote(new, place.url)
    assert isinstance(result, Published), result
    return result


def assert_stands(place: Place, new: Publication, *foreign: str) -> None:
    """Every file is there with its bytes and headers, for a web client; and the index knows them all, and no others."""
    names = {f"feeds/{file.path}": file for file in new.files}
    assert place.names() == sorted([*names, "feeds/index.json", *foreign])
    for name, file in names.items():
        assert place.get(name) == (file.content, file.media_type, file.cache_control)
    index = read_index(place.get("feeds/index.json").content)
    assert index is not None
    assert len(index.files) == len(new.files)
    assert all(index.find(file.path) for file in new.files)


def test_every_file_has_its_type_and_its_cache_control(place: Place) -> None:
    put(place, ALL)
    assert_stands(place, ALL)
    assert place.get("feeds/year.ics")[1:] == ("text/calendar; charset=utf-8", "max-age=900, must-revalidate")
    assert place.get(f"feeds/{SECRET.path}")[1:] == ("text/calendar; charset=utf-8", "private, no-cache")
    assert place.get("feeds/index.html").media_type == "text/html; charset=utf-8"
    assert place.get("feeds/index.json")[1:] == ("application/json", "no-cache")


def test_only_what_changed_goes_up(place: Place) -> None:
    put(place, ALL)
    place.put("feeds/year.ics", b"would be written over")
    changed = publication(YEAR, feed("year/sam.ics", "moved", 1), PAGE, SECRET)
    assert put(place, changed) == Published(("year/sam.ics",), 3, 0)
    assert place.content("feeds/year.ics") == b"would be written over"
    assert put(place, changed) == Published((), 4, 0)


def test_what_is_no_longer_published_goes(place: Place) -> None:
    put(place, ALL)
    assert put(place, publication(YEAR)) == Published((), 1, 3)
    assert_stands(place, publication(YEAR))
    assert place.is_gone(f"feeds/{SECRET.path}")


def test_what_is_not_copflows_stays(place: Place) -> None:
    foreign = ["CNAME", "feeds/robots.txt", "feedsbeside/a.ics", "other/year.ics"]
    for name in foreign:
        place.put(name, b"mine")
    put(place, ALL)
    put(place, publication(YEAR))
    assert_stands(place, publication(YEAR), *foreign)
    assert [place.content(name) for name in foreign] == [b"mine"] * 4


def test_an_object_in_the_way_is_not_written_over(place: Place) -> None:
    place.put("feeds/index.html", b"mine")
    result = publish_remote(ALL, place.url)
    assert isinstance(result, Trouble)
    assert result.message == "has index.html already, which copflow did not write there: move it away"
    assert place.names() == ["feeds/index.html"]


def test_generations_follow_each_other(place: Place) -> None:
    for number in range(3):
        put(place, generation(number, files=6))
        assert_stands(place, generation(number, files=6))


def test_a_bucket_that_is_not_there(place: Place) -> None:
    result = publish_remote(ALL, place.url.replace(place.bucket, "no-such-bucket-here"))
    assert isinstance(result, Trouble)
    assert "there is no such" in result.message
