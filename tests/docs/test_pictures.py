"""The page about pictures shows what the command does, and all that it can do."""

from pathlib import Path

from copflow.outputs import OUTPUTS, PICTURES
from tests.cli.transcript import replay

PAGE = Path(__file__).parents[2] / "docs" / "pictures.md"
TEXT = PAGE.read_text(encoding="utf-8")


def test_the_commands_print_what_is_shown(tmp_path: Path) -> None:
    assert replay(TEXT, tmp_path) == TEXT


def test_every_format_of_pictures_has_a_row() -> None:
    for name, row in OUTPUTS.items():
        if row.pictures:
            shown = "all" if row.pictures == PICTURES else ", ".join(f"`{picture}`" for picture in row.pictures)
            assert any(line.startswith(f"| `{name}` |") and line.endswith(f"| {shown} |") for line in TEXT.splitlines())
