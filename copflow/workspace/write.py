"""Writes files whole or not at all."""

import errno
import os
import stat
import sys
import time
from contextlib import suppress
from io import BufferedWriter
from pathlib import Path

from copflow.workspace.trouble import Trouble, why

MEANWHILE = "was changed by another program meanwhile, and nothing was written; try again"
STDOUT = "-"
"""The name that stands for standard output."""


def write(name: str, data: bytes) -> Trouble | None:
    """Write a file, or say why it cannot be written; then what was there before is there still."""
    if name == STDOUT:
        _write_stdout(data)
        return None
    path = Path(name)
    try:
        if refused := _refuses(path):
            return Trouble(name, f"cannot be written: {refused}")
        if path.exists() and not path.is_file():
            _write_special(path, data)
        else:
            replace_file(Path(os.path.realpath(path)), data)
    except OSError as error:
        return _unwritten(path, error)
    return None


def _unwritten(path: Path, error: OSError) -> Trouble:
    reason = "there is no such folder" if isinstance(error, FileNotFoundError) else why(error)
    return Trouble(str(path), f"cannot be written: {reason}")


def create(path: Path, data: bytes) -> Trouble | None:
    """Write a new file, and the folders above it; or say why not. What is there already is never replaced."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            _fill(path, file, data)
    except FileExistsError:
        return Trouble(str(path), "is there already, and nothing was written")
    except OSError as error:
        return _unwritten(path, error)
    return None


def _fill(path: Path, file: BufferedWriter, data: bytes) -> None:
    """Write a new file's bytes; where they do not fit, the file goes again."""
    try:
        file.write(data)
        file.flush()
    except OSError:
        with suppress(OSError):
            path.unlink()
        raise


def _write_stdout(data: bytes) -> None:
    """Write to standard output. If it is closed or full, the run ends, whatever was to be written: main() says so."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def _refuses(path: Path) -> str | None:
    """Why a file must not be replaced, although its folder would allow it."""
    if path.is_dir():
        return "it is a folder"
    effective = os.access in os.supports_effective_ids
    if path.exists() and not os.access(path, os.W_OK, effective_ids=effective):
        return "permission was denied"
    return None


PIPE_TRIES = 100
PIPE_PAUSE = 0.02
"""How often a pipe is tried that nobody reads yet, and the seconds between: two seconds in all."""


def _open_special(path: Path) -> int:
    """A pipe that nobody reads is an error after a while, instead of a wait for ever; what is open then may block."""
    flags = os.O_WRONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
    for last in (*(False,) * PIPE_TRIES, True):
        try:
            file = os.open(path, flags)
        except OSError as error:
            if last or error.errno != errno.ENXIO:
                raise
            time.sleep(PIPE_PAUSE)
            continue
        if hasattr(os, "set_blocking"):
            os.set_blocking(file, True)
        return file
    raise AssertionError("the last try returns or raises")


def _write_special(path: Path, data: bytes) -> None:
    """Write into a pipe or a device such as /dev/stdout, which must not be replaced by a file."""
    with os.fdopen(_open_special(path), "wb") as file:
        file.write(data)


def rewrite(name: str, before: bytes, data: bytes) -> Trouble | None:
    """Replace a file that has these bytes before; if it has others by now, or cannot be written, say so."""
    path = Path(name)
    try:
        if refused := _refuses(path):
            return Trouble(name, f"cannot be written: {refused}")
        replace_file(Path(os.path.realpath(path)), data, before=before)
    except _ChangedMeanwhileError:
        return Trouble(name, MEANWHILE)
    except OSError as error:
        return _unwritten(path, error)
    return None


class _ChangedMeanwhileError(Exception):
    """Another program has written the file since it was read."""


def replace_file(path: Path, data: bytes, *, durable: bool = True, before: bytes | None = None) -> None:
    """Put a file of these bytes in the place of the old one, in one step. Raises OSError, and then nothing changed.

    `durable`: it outlives a power failure from then on; a cache need not. `before`: what the old one must have still,
    which is looked at last of all.
    """
    temporary, descriptor = _open_beside(path)
    try:
        with os.fdopen(descriptor, "wb") as file:
            _keep_mode(path, temporary)
            file.write(data)
            file.flush()
            if durable:
                os.fsync(file.fileno())
        if before is not None and path.read_bytes() != before:
            raise _ChangedMeanwhileError
        temporary.replace(path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    if durable:
        sync_folder(path.parent)


def _open_beside(path: Path) -> tuple[Path, int]:
    """A new file in the same folder, as only inside a file system one file replaces another in one step.

    The tempfile module would do, and takes long to import.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
    while True:
        temporary = path.with_name(f".{path.name[:50]}.{os.urandom(6).hex()}.tmp")
        with suppress(FileExistsError):
            return temporary, os.open(temporary, flags, 0o666)


def _keep_mode(path: Path, temporary: Path) -> None:
    """Give the new file the old one's permissions."""
    with suppress(FileNotFoundError):
        temporary.chmod(stat.S_IMODE(path.stat().st_mode))


def sync_folder(folder: Path) -> None:
    """Make the new name outlive a power failure too, where the system can."""
    with suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
