"""What is published of plans: files with their addresses, however they reach those who read them."""

from datetime import datetime
from typing import NamedTuple

CALENDAR = "text/calendar; charset=utf-8"
"""The media type of a feed (RFC 5545, 8.1)."""
JSON = "application/json"
HTML = "text/html; charset=utf-8"

PUBLIC_CACHE = "max-age=900, must-revalidate"
PRIVATE_CACHE = "private, no-cache"
INDEX = "index.json"
"""The file of a publication that says of each other one what a server needs to know."""


class PublishedFile(NamedTuple):
    """One file of a publication.

    `path`: below the root, with slashes, of lower-case letters, digits, hyphens and one dot in each part
    (`my-year/person/sam.ics`). `modified`: when these bytes last changed, whole seconds in UTC; it never goes back.
    `is_private`: its path cannot be guessed, and nobody but its owner is told of it. `title`: what people call it.
    """

    path: str
    content: bytes
    media_type: str
    modified: datetime
    is_private: bool = False
    title: str = ""

    @property
    def cache_control(self) -> str:
        """The header Cache-Control (RFC 9111, 5.2.2)."""
        return PRIVATE_CACHE if self.is_private else PUBLIC_CACHE


class Publication(NamedTuple):
    """All files that stand together, in order of their paths. It is published as a whole or not at all."""

    files: tuple[PublishedFile, ...]
