"""A file, or the standard error output, to which whole lines are added."""

import os
import sys

from copflow.workspace.trouble import Trouble, why

MODE = 0o640
"""Who may read a log: its owner and the group of those who look after the machine."""


class LogFile:
    """Lines that programs read. Each is written in one step, so that several processes may have the same file."""

    def __init__(self, name: str | None = None) -> None:
        """`name`: of the file, None for standard error. Raises OSError."""
        flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT
        self._file = 2 if name is None else os.open(name, flags, MODE)
        self._has_complained = False

    def write(self, line: str) -> None:
        """Add a line. That this fails keeps nothing from being served; it is said once."""
        try:
            os.write(self._file, f"{line}\n".encode("utf-8", "backslashreplace"))
        except OSError as error:
            if not self._has_complained and self._file != 2:
                sys.stderr.write(f"The log cannot be written: {why(error)}\n")
            self._has_complained = True


def cannot_write(name: str) -> Trouble | None:
    """Why lines cannot be added to a file, None if they can."""
    try:
        os.close(os.open(name, os.O_WRONLY | os.O_APPEND | os.O_CREAT, MODE))
    except FileNotFoundError:
        return Trouble(name, "cannot be written: there is no such folder")
    except OSError as error:
        return Trouble(name, f"cannot be written: {why(error)}")
    return None
