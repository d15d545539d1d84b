"""docs/index.md is true: its commands print what it shows."""

import re
from pathlib import Path

from scripts.pages.marks import DOCS
from tests.cli.transcript import blocks, replay

PAGE = (DOCS / "index.md").read_text(encoding="utf-8")


def test_the_commands_print_what_is_shown(tmp_path: Path) -> None:
    assert replay(PAGE, tmp_path) == PAGE


def test_every_block_is_a_file_or_run() -> None:
    assert [block.info for block in blocks(PAGE) if not re.fullmatch(r"plan \w+\.plan|console", block.info)] == []


def test_it_leads_to_every_page() -> None:
    links = set(re.findall(r"\]\(([\w-]+\.md)\)", PAGE))
    assert {page.name for page in DOCS.glob("*.md")} - {"index.md"} == links
