"""The page about imports shows what the command does."""

from pathlib import Path

from tests.cli.transcript import replay

PAGE = Path(__file__).parents[2] / "docs" / "importing.md"


def test_the_commands_print_what_is_shown(tmp_path: Path) -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert replay(text, tmp_path) == text
