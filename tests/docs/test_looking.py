"""The page about the views on terminals shows what the commands print, and pictures that are as they would be made."""

import re
from pathlib import Path

import pytest

from copflow.cli.commands import COMMANDS
from scripts.pages.marks import DOCS
from scripts.pages.terminal import views
from tests.cli.transcript import replay

PAGE = (DOCS / "looking.md").read_text(encoding="utf-8")
PICTURES = {name: picture.decode() for name, picture in views().items()}


def test_the_commands_print_what_is_shown(tmp_path: Path) -> None:
    assert replay(PAGE, tmp_path) == PAGE


def test_the_commands_of_the_table_are_there() -> None:
    assert set(re.findall(r"^\| `copflow (\w+)", PAGE, re.MULTILINE)) <= set(COMMANDS)


@pytest.mark.parametrize("name", PICTURES)
def test_the_pictures_are_as_they_would_be_made(name: str) -> None:
    text = (DOCS / "pictures" / name).read_text(encoding="utf-8")
    assert text == PICTURES[name], "run `python -m scripts.pages`"
    assert "@font-face" not in text
    assert set(re.findall(r"https?://[^\"]*", text)) == {"http://www.w3.org/2000/svg"}


def test_the_pictures_of_the_page_are_there() -> None:
    assert {name.removeprefix("pictures/") for name in re.findall(r"\((pictures/[^)]*)\)", PAGE)} <= set(PICTURES)
