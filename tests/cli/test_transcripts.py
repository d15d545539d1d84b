"""The transcripts of the commands say what the commands do."""

from pathlib import Path

import pytest

from copflow.cli.commands import COMMANDS
from tests.cli.transcript import FOLDER, replay

TRANSCRIPTS = sorted(FOLDER.glob("*.md"))


@pytest.mark.parametrize("path", TRANSCRIPTS, ids=lambda path: path.stem)
def test_transcript(path: Path, tmp_path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert replay(text, tmp_path) == text


def test_every_command_has_a_transcript() -> None:
    assert set(COMMANDS) <= {path.stem for path in TRANSCRIPTS}
