"""Where copflow keeps what it can make anew: the user's cache folder."""

import os
import sys
from pathlib import Path

OFF = "COPFLOW_NO_CACHE"
"""The environment variable that switches caches off."""


def cache_folder() -> Path | None:
    """The folder of copflow's caches, None if the system names none or caching is switched off."""
    if os.environ.get(OFF, "") not in ("", "0"):
        return None
    chosen = Path(os.environ.get("XDG_CACHE_HOME", ""))
    base = chosen if chosen.is_absolute() else _system_folder()
    return base / "copflow" if base.is_absolute() else None


def _system_folder() -> Path:
    """Where the system has caches; not absolute if it does not say."""
    match sys.platform:
        case "win32":
            return Path(os.environ.get("LOCALAPPDATA", ""))
        case "darwin":
            return Path(_home(), "Library", "Caches")
        case _:
            return Path(_home(), ".cache")


def _home() -> Path:
    try:
        return Path.home()
    except RuntimeError:  # a user without a home
        return Path()
