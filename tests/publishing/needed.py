"""Libraries of copflow's extras, without which some tests are left out; with scripts/stores they all run."""

import os
from importlib import import_module
from typing import Any

import pytest

# gcsfs reads this when it is imported. Otherwise it asks by gRPC what kind of bucket it has, which the emulator of
# Google's store does not understand, and waits a minute for the answer.
os.environ.setdefault("GCSFS_EXPERIMENTAL_ZB_HNS_SUPPORT", "false")


def library(name: str) -> Any:
    """A module of a library that may not be installed."""
    try:
        return import_module(name)
    except ImportError:
        if os.environ.get("COPFLOW_STORES"):
            raise
        return pytest.skip(f"{name} is not there: scripts/stores installs it", allow_module_level=True)


def forget_stores() -> None:
    """Let fsspec look at the environment anew: it keeps one object for each kind of store."""
    for kind in library("fsspec").registry.values():
        kind.clear_instance_cache()
