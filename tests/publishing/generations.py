"""Publications for the tests: each generation changes some files, adds one and drops one."""

from datetime import UTC, datetime, timedelta
from hashlib import sha256
from random import Random

from copflow.feed.publication import CALENDAR, HTML, Publication, PublishedFile

FIRST = datetime(2026, 7, 1, 9, tzinfo=UTC)


def token(name: str) -> str:
    """A part of a path that cannot be guessed."""
    return sha256(name.encode()).hexdigest()


def feed(path: str, text: str, changed: int = 0, *, private: bool = False, title: str = "") -> PublishedFile:
    """A file that changed last so many minutes after the first publication."""
    content = f"BEGIN:VCALENDAR\r\n{text}\r\nEND:VCALENDAR\r\n".encode()
    media = HTML if path.endswith(".html") else CALENDAR
    return PublishedFile(path, content, media, FIRST + timedelta(minutes=changed), private, title)


def publication(*files: PublishedFile) -> Publication:
    """These files, in order of their paths."""
    return Publication(tuple(sorted(files)))


def generation(number: int, *, files: int = 30, size: int = 2_000) -> Publication:
    """The publication with this number: a third of its files is of this generation, the others are older."""

    def one(at: int) -> PublishedFile:
        since = number - (number - at) % 3 if number >= at % 3 else 0
        text = "".join(Random(since * 1000 + at).choices("abcdefgh ", k=size))
        path = f"private/{token(str(at))}.ics" if at % 5 == 0 else f"year/{'person' if at % 2 else 'series'}/n{at}.ics"
        return feed(path, text, since, private=at % 5 == 0, title=f"Feed {at}")

    of_its_own = feed(f"year/generation-{number}.ics", f"generation {number}", number)
    return publication(feed("index.html", f"page {number}", number), of_its_own, *(one(at) for at in range(files)))
