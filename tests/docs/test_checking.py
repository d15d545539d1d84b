"""docs/checking.md is true: its commands print what it shows, and its settings can be read."""

import tomllib
from pathlib import Path

from copflow.workspace.settings_model import Model, read_settings
from tests.cli.transcript import ROOT, blocks, replay

PAGE = (ROOT / "docs" / "checking.md").read_text(encoding="utf-8")


def test_the_commands_print_what_is_shown(tmp_path: Path) -> None:
    assert replay(PAGE, tmp_path) == PAGE


def test_the_settings_are_read() -> None:
    shown = next(block.body for block in blocks(PAGE) if block.info == "toml copflow.toml")
    assert isinstance(read_settings(tomllib.loads(shown)), Model)


def test_the_table_has_every_setting() -> None:
    rows = {line.split("`")[1] for line in PAGE.splitlines() if line.startswith("| `")}
    assert rows == {field.alias or name for name, field in Model.model_fields.items()}
