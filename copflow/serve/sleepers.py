"""Gives up clients that take no more of their answer. The server that is used has no such limit; Linux has one."""

import os
import socket
import stat
from contextlib import suppress
from pathlib import Path

OWN_FILES = Path("/proc/self/fd")


def give_up_sleepers(patience: int) -> int:
    """Have the system close a connection of this process that takes nothing for so many milliseconds (RFC 5482).

    Every connection that is accepted from now on has the limit from the socket that listens. The number of those
    sockets; 0 elsewhere than on Linux, where a server in front has to do it.
    """
    limit = getattr(socket, "TCP_USER_TIMEOUT", None)
    if limit is None or not OWN_FILES.is_dir():
        return 0
    listening = 0
    for entry in list(OWN_FILES.iterdir()):
        with suppress(OSError):  # a file that was closed meanwhile, or no socket of TCP
            listening += _limit(int(entry.name), limit, patience)
    return listening


def _limit(file: int, limit: int, patience: int) -> bool:
    if not stat.S_ISSOCK(os.fstat(file).st_mode):
        return False
    with socket.socket(fileno=os.dup(file)) as own:
        listens = own.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN) == 1
        if listens:
            own.setsockopt(socket.IPPROTO_TCP, limit, patience)
        return listens
