"""Reads the Markdown cases of the formatter. README.md, in this folder, describes the format."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent
BLOCK = re.compile(r"^#+ (?P<heading>.*)$|^```(?P<info>\w.*)\n(?P<body>(?s:.*?))^```$", re.MULTILINE)
CODE = re.compile(r"\{U\+([0-9A-F]{4,6})\}")
ENDS = {"lf": "\n", "crlf": "\r\n", "cr": "\r"}


class Case(NamedTuple):
    """A plan as it is written and as it is formatted."""

    name: str
    text: str
    formatted: str


def all_cases() -> list[Case]:
    """The cases of every file, in order."""
    return [case for path in sorted(FOLDER.glob("*.md")) if path.name != "README.md" for case in _cases(path)]


def _cases(path: Path) -> Iterator[Case]:
    heading, text = "", ""
    for block in BLOCK.finditer(path.read_text(encoding="utf-8")):
        if block["heading"] is not None:
            heading = block["heading"]
            continue
        kind, *options = block["info"].split()
        body = _body(block["body"], options)
        if kind == "plan":
            text = body
        if kind == "formatted" or "stays" in options:
            yield Case(f"{path.stem}:{heading}", text, body)


def _body(body: str, options: list[str]) -> str:
    if "codes=yes" in options:
        body = CODE.sub(lambda match: chr(int(match[1], 16)), body)
    ends = next((option.removeprefix("ends=") for option in options if option.startswith("ends=")), "lf")
    return body.replace("\n", ENDS[ends])
