"""Input or output that did not work. It is a value, so that one bad file does not hide what is said of the others."""

import errno
from typing import NamedTuple


class Trouble(NamedTuple):
    """What cannot be read or written, and why. It says nothing of what a plan says; a run with one ends with 2."""

    name: str
    message: str


WORDS = {
    errno.ENOENT: "there is no such file",
    errno.ENOTDIR: "a part of its path is not a folder",
    errno.EISDIR: "it is a folder",
    errno.EACCES: "permission was denied",
    errno.EPERM: "permission was denied",
    errno.EROFS: "the disk can only be read",
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "there is no room left for your files",
    errno.EFBIG: "the file would be larger than the system allows",
    errno.ELOOP: "its links lead in a circle",
    errno.ENAMETOOLONG: "its name is too long",
    errno.EIO: "the disk reported a fault",
    errno.ESTALE: "it was removed while it was read",
    errno.EINVAL: "it is no file of text",
    errno.ENXIO: "there is no such device",
}


def why(error: OSError) -> str:
    """The reason in words."""
    return WORDS.get(error.errno or 0) or (error.strerror or str(error)).lower()
