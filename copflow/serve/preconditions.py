"""Conditional requests (RFC 9110, 13): whether a client has already what it asks for."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime

_TAG = re.compile(r'(W/)?("[\x21\x23-\x7e\x80-\xff]*")')
"""An entity tag (8.8.3)."""


def http_date(instant: datetime) -> str:
    """An instant as HTTP writes it (5.6.7)."""
    return format_datetime(instant.astimezone(UTC), usegmt=True)


def read_date(text: str) -> datetime | None:
    """A date in one of the three forms of HTTP (5.6.7), None if it is none: a condition with it does not count."""
    try:
        instant = parsedate_to_datetime(text)
        return instant.replace(tzinfo=UTC) if instant.tzinfo is None else instant.astimezone(UTC)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def names(header: str, etag: str, *, strongly: bool = False) -> bool:
    """Whether a list of entity tags names one, by weak comparison unless it is to be a strong one (8.8.3.2)."""
    if header.strip() == "*":
        return True
    return any(tag == etag and not (strongly and weak) for weak, tag in _TAG.findall(header))


def is_expected(headers: Mapping[str, str], etags: tuple[str, ...], modified: datetime) -> bool:
    """Whether what is here is what the request expects: If-Match, and without it If-Unmodified-Since (13.2.2)."""
    if (wanted := headers.get("if-match")) is not None:
        return any(names(wanted, etag, strongly=True) for etag in etags)
    since = read_date(headers.get("if-unmodified-since", ""))
    return since is None or modified <= since


def is_known(headers: Mapping[str, str], etag: str, modified: datetime) -> bool:
    """Whether the client has it: If-None-Match, and only without it If-Modified-Since (13.2.2)."""
    if (known := headers.get("if-none-match")) is not None:
        return names(known, etag)
    since = read_date(headers.get("if-modified-since", ""))
    return since is not None and modified <= since
