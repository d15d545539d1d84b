"""The tables of docs/conformance.md: what the specs show of each row of the language, and of each promise."""

import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from copflow.checks import CHECKS
from copflow.diagnostics.rules import RULES
from copflow.diagnostics.texts import summary
from copflow.language.table import CLAUSES, SETTINGS
from scripts.pages.marks import DOCS, SPECS, anchor
from scripts.pages.reference import spec_path
from tests.lang.specs import ANNOTATION, Spec, all_specs, read_specs

PROMISES = Path(__file__).parent / "promises.csv"
AWAITED = "no spec yet"


class Shown(NamedTuple):
    """How many plans, dates and mistakes some specs have."""

    plans: int
    dates: int
    mistakes: int


def shown(specs: Iterable[Spec]) -> Shown:
    """What specs show. A mistake is an announced finding, a note too."""
    specs = list(specs)
    texts = [text for spec in specs for text in (spec.text, *(text for _name, text in spec.files))]
    dates = sum(len(spec.dates) for spec in specs)
    return Shown(len(specs), dates, sum(len(ANNOTATION.findall(text)) for text in texts))


def rows() -> str:
    """A table for each kind of row: how much its spec shows."""
    given = Counter(rule for spec in all_specs() for rule in _announced(spec))
    tables = [
        _table("Clauses", ((row.name, spec_path(row, "clauses")) for row in CLAUSES)),
        _table("Settings", ((row.name, spec_path(row, "settings")) for row in SETTINGS)),
        _table("Checks", ((rule, SPECS / "checks" / f"{rule}.md") for rule in CHECKS)),
        _rules(given),
    ]
    return "\n\n".join(tables)


def _announced(spec: Spec) -> Iterator[str]:
    """The rules of the findings that a spec announces."""
    for text in (spec.text, *(text for _name, text in spec.files)):
        yield from (rule for _kind, rule, _fix in ANNOTATION.findall(text))


def _table(title: str, paths: Iterable[tuple[str, Path]]) -> str:
    lines = [f"### {title}", "", f"| {title[:-1]} | Plans | Dates | Mistakes | Spec |", "|---|---|---|---|---|"]
    return "\n".join([*lines, *(f"| {name} | {_counts(path)} |" for name, path in paths)])


def _counts(path: Path) -> str:
    if not path.is_file():
        return f"0 | 0 | 0 | {AWAITED}"
    plans, dates, mistakes = shown(read_specs(path))
    name = path.relative_to(SPECS).as_posix()
    return f"{plans} | {dates} | {mistakes} | [{name}](../tests/lang/{name})"


def _rules(given: Counter[str]) -> str:
    """Every rule: its severity, how often the specs of the language give it, and its own spec."""
    lines = ["### Rules", "", "| Rule | Severity | What it says | Given | Spec |", "|---|---|---|---|---|"]
    for rule in RULES.values():
        path = SPECS / ("checks" if rule.name in CHECKS else "rules") / f"{rule.name}.md"
        spec = f"[{path.parent.name}/{path.name}](../tests/lang/{path.parent.name}/{path.name})"
        where = spec if path.is_file() else AWAITED
        severity = rule.severity.name.lower()
        lines.append(f"| {rule.name} | {severity} | {summary(rule.name)} | {given[rule.name]} | {where} |")
    return "\n".join(lines)


# ---- promises -------------------------------------------------------------------------------------------


class Promise(NamedTuple):
    """What the language promises, and the headings that show it: `clauses/in.md#Its forms`, `dates.md#Windows`."""

    about: str
    promise: str
    shown_by: tuple[str, ...]


def all_promises() -> list[Promise]:
    """The rows of promises.csv."""
    with PROMISES.open(encoding="utf-8") as file:
        found = list(csv.DictReader(file))
    return [Promise(row["about"], row["promise"], tuple(row["shown_by"].split("; "))) for row in found]


def promises() -> str:
    """A table of the promises, by what they are about."""
    parts: list[str] = []
    for about in dict.fromkeys(promise.about for promise in all_promises()):
        lines = [f"### {about}", "", "| Promise | Shown by |", "|---|---|"]
        lines += [f"| {one.promise} | {_links(one)} |" for one in all_promises() if one.about == about]
        parts.append("\n".join(lines))
    return "\n\n".join(parts)


def _links(promise: Promise) -> str:
    links = [_link(*place.partition("#")[::2]) for place in promise.shown_by if page_of(place).is_file()]
    return ", ".join(links) or AWAITED


def page_of(place: str) -> Path:
    """The page of `clauses/in.md#Its forms`: one of docs/ or, in a folder, a spec."""
    name = place.partition("#")[0]
    return SPECS / name if "/" in name else DOCS / name


def _link(name: str, heading: str) -> str:
    target = f"../tests/lang/{name}" if "/" in name else name
    stem = Path(name).stem
    return f"[{stem}: {heading}]({target}#{anchor(heading)})" if heading else f"[{stem}]({target})"
