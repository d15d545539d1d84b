"""Reads the collection of mistakes: a file each, in a folder for each kind.

A file has a heading that says what the author did, a line `Meant: …` with the line that was meant, a block `plan` with
the mistake, and a block `text` with what `copflow validate` says of it. A block `file NAME` before the plan is a file
that it may include. `pytest tests/mistakes --update-mistakes` writes the blocks `text` anew.
"""

import re
from datetime import date
from pathlib import Path
from typing import NamedTuple

from copflow.compile import Compilation, compile_plan
from copflow.diagnostics.diagnostic import Diagnostic, Fix
from copflow.diagnostics.rules import Severity
from copflow.diagnostics.source import Source
from copflow.language.files import given_files
from copflow.reports.canvas import Canvas
from copflow.reports.dated import dates_of
from copflow.reports.full import report
from copflow.reports.run import Checked, Run

FOLDER = Path(__file__).parent
TODAY = date(2026, 7, 1)

FILE = re.compile(
    r"# (?P<title>[^\n]+)\n\nMeant: `(?P<meant>[^\n]+)`\.\n\n(?P<files>(?:```file [^\n]+\n.*?^```\n\n)*)"
    r"```plan\n(?P<text>.*?)^```\n\n```text\n(?P<shown>.*?)^```\n",
    re.DOTALL | re.MULTILINE,
)
GIVEN = re.compile(r"```file (?P<name>[^\n]+)\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE)
CODE = re.compile(r"\{U\+([0-9A-F]{4,6})\}")
"""A character that cannot be seen."""


class Mistake(NamedTuple):
    """A mistake: its kind and name, what the author did, the line that was meant, the plan, the files that it may
    include, and what is said of it."""

    kind: str
    name: str
    title: str
    meant: str
    text: str
    files: tuple[tuple[str, str], ...]
    shown: str

    @property
    def path(self) -> Path:
        """Its file."""
        return FOLDER / self.kind / f"{self.name}.md"

    def compiled(self, text: str | None = None) -> Compilation:
        """The plan, or another text in its place, compiled."""
        source = Source(f"{self.name}.plan", self.text if text is None else text)
        return compile_plan(source, today=TODAY, files=given_files(dict(self.files)))


def all_mistakes() -> list[Mistake]:
    """Every mistake, by its kind and name."""
    return [_read(path) for path in sorted(FOLDER.glob("*/*.md"))]


def _read(path: Path) -> Mistake:
    found = FILE.fullmatch(path.read_text(encoding="utf-8"))
    if found is None:
        raise ValueError(f"{path}: not a heading, `Meant:`, a block `plan` and a block `text`")
    files = tuple((one["name"], one["text"]) for one in GIVEN.finditer(found["files"]))
    text = CODE.sub(lambda code: chr(int(code[1], 16)), found["text"])
    return Mistake(path.parent.name, path.stem, found["title"], found["meant"], text, files, found["shown"])


def findings(compilation: Compilation) -> list[Diagnostic]:
    """What is reported, without notes on what copflow did."""
    return [finding for finding in compilation.findings if finding.severity is not Severity.INFO]


def rendering(mistake: Mistake) -> str:
    """What `copflow validate` prints, without colour."""
    compilation = mistake.compiled()
    shown = tuple(findings(compilation))
    unseen = len(compilation.findings) - len(shown)
    plan = Checked(compilation.source, shown, dates_of(compilation.schedule), unseen)
    return report(Run([plan]), Canvas())


def rewrite(mistake: Mistake) -> None:
    """Write what is said of it into its file."""
    text = mistake.path.read_text(encoding="utf-8")
    before = text.rpartition("```text\n")[0]
    mistake.path.write_text(f"{before}```text\n{rendering(mistake)}```\n", encoding="utf-8")


def mended(text: str, fix: Fix) -> str:
    """The text with a fix."""
    for edit in sorted(fix.edits, key=lambda edit: edit.span, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


def is_right(mistake: Mistake, fix: Fix) -> bool:
    """Whether a fix writes the line that was meant; blanks and a comma at its end aside."""
    lines = {_plain(line) for line in mended(mistake.text, fix).splitlines()}
    return _plain(mistake.meant) in lines


def _plain(line: str) -> str:
    return " ".join(line.split()).rstrip(", ")
