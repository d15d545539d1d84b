"""Makes the parser's table while copflow is built, so that a user does not wait for it at every start."""

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

TABLES = "copflow/language/tables.bin"


class TablesHook(BuildHookInterface[Any]):
    """Runs for wheels and for editable installs; both leave the table beside grammar.py."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Write the table, and name it as an artifact, because git ignores it and the wheel would too."""
        root = Path(self.root)
        text = (root / "grammar" / "copflow.lark").read_text(encoding="utf-8")
        (root / TABLES).write_bytes(_grammar_module(root).dump_tables(text))
        build_data["artifacts"].append(TABLES)


def _grammar_module(root: Path) -> ModuleType:
    """copflow/language/grammar.py by its path: importing the package would ask for all that it depends on."""
    spec = importlib.util.spec_from_file_location("copflow_grammar", root / "copflow" / "language" / "grammar.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
