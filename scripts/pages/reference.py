"""The reference of the clauses and settings: what their files say, their examples, and the forms of their specs."""

import inspect
import re
from collections.abc import Sequence
from pathlib import Path

from copflow.language import table
from copflow.language.row import ClauseRow
from copflow.language.table import CLAUSES, SETTINGS
from scripts.pages.grammar import rules_of
from scripts.pages.marks import SPECS
from tests.lang.specs import ANNOTATION, Spec, read_specs


def clauses() -> str:
    """An entry for each row of CLAUSES."""
    return "\n\n".join(_entry(row, "clauses") for row in CLAUSES)


def settings() -> str:
    """An entry for each row of SETTINGS."""
    return "\n\n".join(_entry(row, "settings") for row in SETTINGS)


def spec_path(row: ClauseRow, folder: str) -> Path:
    """The spec of a row, which may not be written yet."""
    return SPECS / folder / f"{row.name.replace(' ', '-')}.md"


def _entry(row: ClauseRow, folder: str) -> str:
    kind = "" if folder == "clauses" else " (of the plan)"
    told = said(row)
    parts = [f"#### {row.name}{kind}", told]
    if f"`{row.example}" not in told:
        parts.append(f"For example `{row.example}`.")
    path = spec_path(row, folder)
    if path.is_file():
        parts += _forms(read_specs(path))
        parts.append(f"All its forms, and its mistakes: [{path.name}](../tests/lang/{folder}/{path.name}).")
    if rules := rules_of(row.build):
        parts.append(f"```lark\n{rules}\n```")
    return "\n\n".join(parts)


def said(row: ClauseRow) -> str:
    """What the docstring of the row's file says."""
    text = inspect.getdoc(_module_of(row)) or ""
    return re.sub(r" \(copflow/[\w/.]+\)", "", text)


def _module_of(row: ClauseRow) -> object:
    """The file whose ROW it is."""
    modules = (value for value in vars(table).values() if inspect.ismodule(value))
    return next(module for module in modules if getattr(module, "ROW", None) is row)


def _forms(specs: Sequence[Spec]) -> list[str]:
    """The first plan of a spec that has no mistake, with its dates."""
    spec = next((spec for spec in specs if spec.dates and not spec.files and not _is_broken(spec)), None)
    if spec is None:
        return []
    dates = "".join(f"{line}\n" for line in spec.dates)
    return [f"```plan today={spec.today}\n{spec.text}```", f"```dates\n{dates}```"]


def _is_broken(spec: Spec) -> bool:
    return any(kind != "info" for kind, _rule, _fix in ANNOTATION.findall(spec.text))
