"""The reference of the clauses and settings: what their files say, their examples, and the forms of their specs."""

import inspect
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from copflow.language import absences, people, table
from copflow.language.row import ClauseRow
from copflow.language.table import CLAUSES, SETTINGS
from scripts.pages.grammar import rules_of
from scripts.pages.marks import SPECS
from tests.lang.specs import ANNOTATION, Spec, read_specs

MOST_FORMS = 3
"""How many plans of a spec are shown."""
SKIPPED = ("In a name",)


def clauses() -> str:
    """An entry for each row of CLAUSES."""
    return "\n\n".join(_entry(row, "clauses") for row in CLAUSES)


def settings() -> str:
    """An entry for each row of SETTINGS."""
    return "\n\n".join(_entry(row, "settings") for row in SETTINGS)


def people_of_plans() -> str:
    """An entry for each kind of line about people."""
    rows = ((people, people.ROW, "people"), (people, people.TEAM_ROW, "teams"), (absences, absences.ROW, "away"))
    return "\n\n".join(
        _told(row, row.name, _said(module), SPECS / "topics" / f"{spec}.md") for module, row, spec in rows
    )


def spec_path(row: ClauseRow, folder: str) -> Path:
    """The spec of a row, which may not be written yet."""
    return SPECS / folder / f"{row.name.replace(' ', '-')}.md"


def _entry(row: ClauseRow, folder: str) -> str:
    kind = "" if folder == "clauses" else " (of the plan)"
    return _told(row, row.name + kind, _said(_module_of(row)), spec_path(row, folder))


def _told(row: ClauseRow, title: str, told: str, path: Path) -> str:
    parts = [f"#### {title}", told]
    if f"`{row.example}" not in told:
        parts.append(f"For example `{row.example}`.")
    if path.is_file():
        parts += _forms(read_specs(path))
        link = f"../tests/lang/{path.parent.name}/{path.name}"
        parts.append(f"All its forms, and its mistakes: [{path.parent.name}/{path.name}]({link}).")
    if rules := rules_of(row.build):
        parts.append(f"```lark\n{rules}\n```")
    return "\n\n".join(parts)


def _said(module: object) -> str:
    """What the docstring of a file says."""
    return re.sub(r" \(copflow/[\w/.]+\)", "", inspect.getdoc(module) or "")


def _module_of(row: ClauseRow) -> object:
    """The file whose ROW it is."""
    modules = (value for value in vars(table).values() if inspect.ismodule(value))
    return next(module for module in modules if getattr(module, "ROW", None) is row)


def _forms(specs: Sequence[Spec]) -> Iterator[str]:
    """The first plans of a spec that have no mistake, with their dates."""
    clean = (spec for spec in specs if spec.dates and not spec.files and spec.heading not in SKIPPED)
    for spec in islice((spec for spec in clean if not _is_broken(spec)), MOST_FORMS):
        dates = "".join(f"{line}\n" for line in spec.dates)
        if spec.heading != "Its forms":
            yield f"*{spec.heading}*"
        yield f"```plan today={spec.today}\n{spec.text}```"
        yield f"```dates\n{dates}```"


def _is_broken(spec: Spec) -> bool:
    return any(kind != "info" for kind, _rule, _fix in ANNOTATION.findall(spec.text))
