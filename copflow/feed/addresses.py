"""Under which path each feed stands. An address that somebody subscribed to never changes."""

import hashlib
import hmac
import re
import unicodedata
from collections.abc import Collection

from copflow.feed.lock import Lock

MOST = 48
"""How long a name is in a path, in characters; with what may be put behind it a part has at most 64."""
MARK = 8
"""How many digits of a digest tell two names apart that look alike in a path."""
SUFFIX = ".ics"
RESERVED = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}
)
"""Names that no file may have on Windows, whatever its suffix."""


def slug(name: str) -> str:
    """The name in small letters a to z, digits and hyphens; of a name without any of them a digest."""
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    short = re.sub("[^a-z0-9]+", "-", plain).strip("-")[:MOST].strip("-")
    return short if short and short not in RESERVED else f"{short or 'x'}-{_mark(name)}"


def address(lock: Lock, of: str, folder: str, name: str) -> str:
    """The path of the feed of something, below the plan's folder: the one that the lock remembers, or a free one."""
    known = lock.feeds.get(of)
    if known is not None:
        return known.feed
    path = f"{folder}/{slug(name)}{SUFFIX}" if folder else f"{slug(name)}{SUFFIX}"
    return path if path not in _taken(lock) else f"{path.removesuffix(SUFFIX)}-{_mark(of)}{SUFFIX}"


def _taken(lock: Lock) -> Collection[str]:
    return {row.feed for row in lock.feeds.values()}


def private_address(lock: Lock, secret: bytes, person: str) -> str:
    """The path of somebody's private feed, of 256 bits that nobody can guess without the secret."""
    said = f"{lock.plan}\0{person}\0{lock.access.get(person, 1)}"
    token = hmac.new(secret, said.encode("utf-8", "replace"), hashlib.sha256).hexdigest()
    return f"private/{token}{SUFFIX}"


def mark_of(secret: bytes, plan: str) -> str:
    """By what a lock knows a secret again, and from which nobody finds it."""
    return hmac.new(secret, f"{plan}\0mark".encode(), hashlib.sha256).hexdigest()[:32]


def _mark(name: str) -> str:
    return hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()[:MARK]
