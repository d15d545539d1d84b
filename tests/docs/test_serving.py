"""docs/serving.md is true: it has every option of the command, every header that is sent, and the limits that hold."""

import re

from copflow.cli.serve import command
from copflow.serve.address import MOST_TARGET
from copflow.serve.respond import MOST_CONTENT, respond
from copflow.serve.server import MOST_HEAD, PATIENCE
from copflow.workspace.load import MAX_BYTES
from tests.cli.transcript import ROOT
from tests.serve.support import FILES, get, site

PAGE = (ROOT / "docs" / "serving.md").read_text(encoding="utf-8")


def first_cells(heading: str) -> list[str]:
    """The first cell of each row of the table below a heading."""
    table = PAGE.partition(f"\n{heading}")[2].partition("\n\n")[2].partition("\n\n")[0]
    return [line.split("|")[1].strip() for line in table.splitlines()[2:]]


def test_it_has_every_option() -> None:
    told = {name for row in PAGE.splitlines() if row.startswith("| `--") for name in re.findall(r"`(--[a-z-]+)`", row)}
    assert told == {name for option in command.params for name in option.opts if name.startswith("--")}


def test_it_has_every_header() -> None:
    answers = [respond(get(f"/{file.path}", accept_encoding="gzip"), site()) for file in FILES]
    sent = {name.decode() for answer in answers for name, _value in answer.headers}
    assert {cell.strip("`").lower() for cell in first_cells("## What each header is for")} == {*sent, "server"}


def test_its_limits_hold() -> None:
    assert f"| address | {MOST_TARGET:,} bytes" in PAGE
    assert f"| head of a request | {MOST_HEAD // 1024} KiB" in PAGE
    assert f"over {MOST_CONTENT // 1024} KiB refused" in PAGE
    assert f"| a published file | {MAX_BYTES // 1024 // 1024} MiB" in PAGE
    assert f"taking nothing of its answer ({PATIENCE})" in PAGE
