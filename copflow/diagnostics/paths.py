"""How the path of a file is written where it has to be the same on every machine."""


def plain_path(name: str, folder: str = "") -> str:
    """The path of a file as programs exchange it: with `/`, without `./`, and relative to `folder` if it is below that.

    `folder` is the absolute path of the working directory; nothing of the file system is looked at.
    """
    if folder[1:3] == ":\\":  # of Windows; elsewhere a backslash is a character of a name
        name, folder = name.replace("\\", "/"), folder.replace("\\", "/")
    inside = folder.rstrip("/") + "/"
    if folder and name.startswith(inside):
        name = name[len(inside) :]
    root = "/" if name.startswith("/") else ""
    return root + "/".join(part for part in name.split("/") if part not in ("", "."))
