"""Reads the text of a plan: a regular file or standard input, up to 4 MiB, in UTF-8."""

import os
import stat
import sys
from io import FileIO
from pathlib import Path
from typing import NamedTuple

from copflow.diagnostics.diagnostic import Diagnostic
from copflow.diagnostics.rules import RULES
from copflow.diagnostics.source import Source, Span
from copflow.workspace.trouble import Trouble, why

MAX_BYTES = 4 * 1024 * 1024
"""The largest file."""
STDIN = "-"
"""The name that stands for standard input."""
BOM = "\ufeff"

SPECIAL = (
    (stat.S_ISDIR, "it is a folder"),
    (stat.S_ISFIFO, "it is a pipe with a name"),
    (stat.S_ISSOCK, "it is a socket"),
    (stat.S_ISCHR, "it is a device"),
    (stat.S_ISBLK, "it is a device"),
)


class Unreadable(NamedTuple):
    """A file whose bytes are no text that copflow reads, and the finding that says so.

    The source has as much of the text as can be shown.
    """

    source: Source
    finding: Diagnostic


def load(name: str) -> Source | Unreadable | Trouble:
    """The text of the plan with that path; `-` is standard input."""
    data = read_bytes(name)
    return data if isinstance(data, Trouble) else decode(name, data)


def read_bytes(name: str, most: int = MAX_BYTES) -> bytes | Trouble:
    """The bytes of the file with that path, one more than `most` at most; `-` is standard input."""
    try:
        data = _read_stdin(most) if name == STDIN else read_file(name, most=most)
    except OSError as error:
        return Trouble(name, f"cannot be read: {why(error)}")
    if isinstance(data, str):
        return Trouble(name, f"cannot be read: {data}")
    return data


def read_file(name: str, more_flags: int = 0, *, most: int = MAX_BYTES) -> bytes | str:
    """The bytes of a file, one more than `most` at most; or why it is not read. Raises OSError.

    O_NONBLOCK keeps a pipe without a writer from stopping copflow for good; the kind is asked of what was
    opened, as what stands at a path may change.
    """
    if os.name == "nt" and Path(name).is_dir():  # opening a folder is said to be forbidden there
        return "it is a folder"
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOCTTY", 0)
    flags |= more_flags
    with FileIO(os.open(name, flags)) as file:
        mode = os.fstat(file.fileno()).st_mode
        if not stat.S_ISREG(mode):
            return next((words for is_kind, words in SPECIAL if is_kind(mode)), "it is not a regular file")
        return _read_all(file, most)


def _read_all(file: FileIO, most: int) -> bytes:
    """What there is, but not more than one byte over the limit."""
    parts: list[bytes] = []
    left = most + 1
    while left and (part := file.read(left)):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def _read_stdin(most: int) -> bytes | str:
    if sys.stdin is None:
        return "there is no standard input"
    return sys.stdin.buffer.read(most + 1)


def decode(name: str, data: bytes) -> Source | Unreadable:
    """The text of a plan's bytes. A byte order mark is no part of it."""
    if len(data) > MAX_BYTES:
        return _too_large(name)
    if _looks_like_utf16(data):
        note = 'It looks like UTF-16, which some editors call "Unicode". Save it as UTF-8.'
        return _refuse("not-utf8", Source(name, ""), 0, "This file is not UTF-8 text.", note)
    try:
        return Source(name, data.decode("utf-8").removeprefix(BOM))
    except UnicodeDecodeError as error:
        return _not_utf8(name, data, error.start)


def _looks_like_utf16(data: bytes) -> bool:
    """A mark of UTF-16, or zero bytes where Latin letters would have them. UTF-8 may have those; no plan does."""
    begin = data[:400]
    return data.startswith((b"\xff\xfe", b"\xfe\xff")) or begin.count(0) > len(begin) // 4


def _not_utf8(name: str, data: bytes, at: int) -> Unreadable:
    source = Source(name, data.decode("utf-8", "replace").removeprefix(BOM))
    offset = len(data[:at].decode("utf-8").removeprefix(BOM))
    title = f"This file is not UTF-8 text: the byte {data[at]:02X} cannot stand here."
    note = "Save it as UTF-8."
    if read := _as_latin1(data, at):
        note = f'It looks like Latin-1 (Windows-1252), in which this is "{read}". {note}'
    return _refuse("not-utf8", source, offset, title, note)


def _as_latin1(data: bytes, at: int) -> str | None:
    """The word around a byte as Windows-1252 has it, None if that makes no letter of the byte."""
    start, end = at, at + 1
    while start and data[start - 1] > 0x20 and at - start < 40:
        start -= 1
    while end < len(data) and data[end] > 0x20 and end - at < 40:
        end += 1
    letter, word = (part.decode("cp1252", "replace") for part in (data[at : at + 1], data[start:end]))
    return word if letter.isalpha() and word.isprintable() and "\ufffd" not in word else None


def _too_large(name: str) -> Unreadable:
    title = f"This file is larger than the {MAX_BYTES // 1024 // 1024} MiB that copflow reads."
    return _refuse("too-large", Source(name, ""), 0, title, "A plan of a thousand activities has about 0.1 MiB.")


def _refuse(rule: str, source: Source, offset: int, title: str, note: str) -> Unreadable:
    span = Span(offset, min(offset + 1, len(source.text)))
    return Unreadable(source, Diagnostic(rule, RULES[rule].severity, title, span, notes=(note,)))
