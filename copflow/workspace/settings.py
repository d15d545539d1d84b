"""The settings of a project: `copflow.toml`, or `[tool.copflow]` of pyproject.toml.

Those of a plan are in the nearest folder above it that has any; what stands for a folder in `per-folder` is added for
the plans below that. The folders above the one that has `.git` are not looked at: they are another project's.
"""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from copflow.diagnostics.policy import DEFAULT, Policy
from copflow.workspace.load import STDIN, read_file
from copflow.workspace.trouble import Trouble, why

if TYPE_CHECKING:
    from copflow.workspace.settings_model import Rules

OWN, SHARED = "copflow.toml", "pyproject.toml"


class Settings(NamedTuple):
    """What a project says of how its plans are checked. `file` has it, if there is any."""

    policy: Policy = DEFAULT
    strict: bool = False
    baseline: str | None = None
    file: str | None = None


def settings_of(plan: str) -> Settings | Trouble:
    """The settings for a plan; of standard input those of the current folder."""
    folder = Path() if plan == STDIN else Path(plan).parent
    try:
        return _settings_in(folder.resolve())
    except (OSError, RuntimeError):  # a folder that is not there has no settings, and its plan is reported
        return Settings()


@lru_cache(maxsize=1024)
def _settings_in(folder: Path) -> Settings | Trouble:
    for at in (folder, *folder.parents):
        for name in (OWN, SHARED):
            found = _read(at / name)
            if found is not None:
                return found if isinstance(found, Trouble) else _for_folder(found, at / name, folder)
        if (at / ".git").exists():
            break
    return Settings()


def _shown(path: Path) -> str:
    """A path as somebody in the current folder would write it."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)


def forget() -> None:
    """Read settings anew from now on, as files may have changed."""
    _settings_in.cache_clear()


def _read(path: Path) -> dict[str, Any] | Trouble | None:
    """What a file says to copflow, None if there is no such file or it says nothing."""
    try:
        data = read_file(str(path))
        if isinstance(data, str):
            return Trouble(_shown(path), f"cannot be read: {data}")
        said = tomllib.loads(data.decode("utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        return Trouble(_shown(path), f"cannot be read: {why(error)}")
    except (ValueError, RecursionError) as error:
        is_ours = path.name == OWN or b"tool.copflow" in data
        return Trouble(_shown(path), f"is not TOML: {str(error)[:200]}") if is_ours else None
    if path.name == OWN:
        return said
    tools = said.get("tool")
    return tools.get("copflow") if isinstance(tools, dict) else None


def _for_folder(said: Mapping[str, Any], path: Path, folder: Path) -> Settings | Trouble:
    """The settings of a file for the plans of a folder. pydantic takes its time to import: most projects have none."""
    from copflow.workspace.settings_model import read_settings

    model = read_settings(said)
    if isinstance(model, str):
        return Trouble(_shown(path), model)
    rules = [model.rules]
    for name, more in model.per_folder.items():
        below = (path.parent / name).resolve()
        if below == folder or below in folder.parents:
            rules.append(more)
    baseline = str(path.parent / model.baseline) if model.baseline else None
    return Settings(_policy(rules), model.strict, baseline, str(path))


def _policy(rules: "list[Rules]") -> Policy:
    """What is said for all plans, and what the folders of a plan add to it: the last word counts."""
    policy = DEFAULT
    for one in rules:
        select = policy.select if one.select is None else one.select
        ignore = (policy.ignore - (one.select or frozenset())) | one.ignore
        policy = Policy(select, ignore, tuple({**dict(policy.severity), **one.severity}.items()))
    return policy
