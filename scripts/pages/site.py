"""Gathers the pages of the documentation site: `python -m scripts.pages.site FOLDER`. It needs nothing installed.

The pages are those of docs/ and what they link to elsewhere in the repository. They are written to be read in the
repository, where they are; here their links are turned to where each page is on the site.
"""

import os
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from scripts.pages.marks import ROOT

PAGES = ("docs/**/*.md", "tests/lang/**/*.md", "tests/mistakes/**/*.md", "README.md", "CONTRIBUTING.md", "CHANGELOG.md")
FILES = ("docs/**/*.svg", "docs/**/*.png", "docs/*.json", "plans/**/*.plan", "grammar/copflow.lark", "LICENSE")
"""What is copied as it is."""
PLACES = {
    "README.md": "install.md",
    "CONTRIBUTING.md": "contributing.md",
    "CHANGELOG.md": "changelog.md",
    "docs/decisions": "decisions/README.md",
    "plans": "gallery.md",
    "plans/real": "gallery.md",
    "tests/lang": "tests/lang/README.md",
    "tests/mistakes": "mistakes.md",
}
"""Where a link to these leads; a folder has no page of its own."""

FENCED = re.compile(r"^(```[^\n]*\n.*?^```)$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!\w+:|#)(?P<path>[^)#\s]+)(?P<heading>#[^)\s]*)?\)")
FENCE = re.compile(r"^```(?P<kind>\w+) (?P<words>[^\n]+)$", re.MULTILINE)


def place(path: str) -> str:
    """Where a file of the repository is on the site. Raises FileNotFoundError for one that is not there."""
    if not (ROOT / path).exists():
        raise FileNotFoundError(path)
    return PLACES.get(path) or path.removeprefix("docs/")


def page(text: str, path: str) -> str:
    """The text of a page of the repository, for the site."""
    parts = FENCED.split(text)
    parts[::2] = (LINK.sub(lambda link: _turned(link, path), part) for part in parts[::2])
    parts[1::2] = (FENCE.sub(_titled, part, count=1) for part in parts[1::2])
    return "".join(parts)


def _turned(link: re.Match[str], path: str) -> str:
    target = os.path.normpath(PurePosixPath(path).parent / link["path"])
    try:
        there = place(target)
    except FileNotFoundError:
        raise SystemExit(f"{path}: it links to {target}, which is not there") from None
    return f"]({os.path.relpath(there, PurePosixPath(place(path)).parent)}{link['heading'] or ''})"


def _titled(fence: re.Match[str]) -> str:
    """What a block is, which stands behind its fence for the tests, becomes its title."""
    words = fence["words"].removeprefix("name=")
    day = re.fullmatch(r"today=(\S+)", words)
    return f'```{fence["kind"]} title="{f"read on {day[1]}" if day else words}"'


def _decisions() -> str:
    """A list of the notes, which a reader of the repository sees as a folder."""
    notes = sorted(note for note in (ROOT / "docs" / "decisions").glob("*.md") if note.name != "README.md")
    titles = [(note.name, note.read_text(encoding="utf-8").partition("\n")[0].lstrip("# ")) for note in notes]
    return "\n" + "".join(f"- [{title}]({name})\n" for name, title in titles)


def gathered() -> Iterator[tuple[str, str]]:
    """Every page of the site: where it is there, and its text."""
    for pattern in PAGES:
        for file in sorted(ROOT.glob(pattern)):
            path = file.relative_to(ROOT).as_posix()
            text = page(file.read_text(encoding="utf-8"), path)
            yield place(path), text + _decisions() if path == "docs/decisions/README.md" else text


def write(folder: Path) -> None:
    """Write the pages and the files that they show into a folder."""
    for name, text in gathered():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    for file in (file for pattern in FILES for file in ROOT.glob(pattern)):
        target = folder / place(file.relative_to(ROOT).as_posix())
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)


if __name__ == "__main__":
    write(Path(sys.argv[1]))
