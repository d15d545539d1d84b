"""The text of each rule: a Markdown file of its name, from which `copflow rules`, the docs and the tests are made.

A file has a heading with the name of the rule, a paragraph that says what it finds, and the sections `Why`, `Example`
(plans that break the rule) and `Instead` (the same, mended).

A plan stands in a block ```plan. Behind the word may stand `today=2026-11-10`, the day of its reading, and `codes=yes`,
with which `{U+200B}` is that character. Blocks ```file name=shared/webinars.plan before it are files that it may
include. Rules that compare two versions of a plan have a block ```plan before and a block ```plan after.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib.resources import files
from typing import NamedTuple

SECTIONS = ("Why", "Example", "Instead")
EXAMPLE_DAY = date(2026, 7, 1)
"""The day on which a plan is read whose block does not say another one."""

_BLOCK = re.compile(r"^```(?P<info>[^\n]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"\{U\+([0-9A-F]{4,6})\}")


class ShownFile(NamedTuple):
    """A file that a plan of a text may include: its path and what is in it."""

    name: str
    text: str


class ShownPlan(NamedTuple):
    """A plan of a text, with the files beside it.

    `said_day`: the day of its reading, where it matters. `version`: `before` or `after` where there are two to compare.
    """

    text: str
    files: tuple[ShownFile, ...] = ()
    said_day: date | None = None
    version: str = ""

    @property
    def today(self) -> date:
        """The day of its reading."""
        return self.said_day or EXAMPLE_DAY


@cache
def rule_file(rule: str) -> str:
    """The Markdown text of a rule."""
    return files(__package__).joinpath(f"{rule}.md").read_text(encoding="utf-8")


def summary(rule: str) -> str:
    """What a rule finds: the paragraph below its heading, in one line."""
    return " ".join(rule_file(rule).split("\n\n")[1].split())


def section(rule: str, title: str) -> str:
    """The Markdown of a section; nothing if the file has none of this title."""
    _head, *sections = re.split(r"^## ", rule_file(rule), flags=re.MULTILINE)
    return next((part.partition("\n")[2].strip() for part in sections if part.partition("\n")[0] == title), "")


def pieces(markdown: str) -> Iterator[str | ShownPlan]:
    """The paragraphs of a section, each in one line, and its plans, in order."""
    done, beside = 0, list[ShownFile]()
    for match in _BLOCK.finditer(markdown):
        yield from _paragraphs(markdown[done : match.start()])
        done = match.end()
        kind, *options = match["info"].split()
        if kind == "file":
            beside.append(ShownFile(options[0].removeprefix("name="), match["body"]))
        elif kind == "plan":
            yield _plan(match["body"], options)._replace(files=tuple(beside))
            beside.clear()
    yield from _paragraphs(markdown[done:])


def shown_plans(rule: str, title: str) -> list[ShownPlan]:
    """The plans of a section."""
    return [piece for piece in pieces(section(rule, title)) if isinstance(piece, ShownPlan)]


def _paragraphs(markdown: str) -> Iterator[str]:
    yield from (" ".join(part.split()) for part in markdown.split("\n\n") if part.strip())


def _plan(body: str, options: list[str]) -> ShownPlan:
    said = dict(option.split("=") for option in options if "=" in option)
    if said.get("codes") == "yes":
        body = _CODE.sub(lambda match: chr(int(match[1], 16)), body)
    day = date.fromisoformat(said["today"]) if "today" in said else None
    return ShownPlan(body, said_day=day, version=" ".join(option for option in options if "=" not in option))
