"""What a request's address means. Nothing here becomes the path of a file: it is only looked up in a table."""

import re

MOST_TARGET = 8_000
"""The longest address in bytes, path and query together (RFC 9110, 4.1, asks for as much at least)."""
MOST_PATH = 1_024
"""The longest path that is looked up: no published one is as long."""

_PLAIN = re.compile(r"/[a-z0-9./-]*")
_WELL_FORMED = re.compile(r"/(?:[^\x00-\x20\x7f%]|%[0-9A-Fa-f]{2})*")
_ENCODED = re.compile(r"%([0-9A-Fa-f]{2})")
_UNRESERVED = re.compile(r"[A-Za-z0-9._~-]")

HOST = re.compile(r"(?:[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252})|\[[0-9A-Fa-f:.]{2,45}\])(?::[0-9]{1,5})?")
"""What stands in the header Host (RFC 9110, 7.2), as far as names and numbers of hosts are in use."""


def path_of(target: str) -> str | None:
    """The path below the root that an address means, None if it is no address.

    Only characters that need no encoding are decoded (RFC 3986, 6.2.2.2): an encoded slash stays encoded, and nothing
    is decoded twice. `..` is a name like any other, which nothing has.
    """
    if _PLAIN.fullmatch(target):
        return target[1:]
    if not _WELL_FORMED.fullmatch(target):
        return None
    return _ENCODED.sub(_decoded, target[1:])


def _decoded(match: re.Match[str]) -> str:
    character = chr(int(match[1], 16))
    return character if _UNRESERVED.fullmatch(character) else match[0].upper()
