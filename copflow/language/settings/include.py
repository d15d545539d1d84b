"""`include "webinars.plan"`: what another file says is part of this plan.

The file was joined before its line is read here (copflow/language/includes.py); this judges how the line is written.
"""

from collections.abc import Sequence
from typing import Any

from copflow.diagnostics.diagnostic import Safety, replace
from copflow.language.nodes import IncludeSetting
from copflow.language.row import ClauseRow, Flaw, span_of


def include_setting(parts: Sequence[Any]) -> object:
    """`include` and the names of one or more files in quotation marks."""
    names = tuple(part.value for part in parts[1:] if part.type == "NAME")
    if bare := next((name for name in names if not name.quoted), None):
        fix = replace(bare.span, f'"{bare.text}"', "Put the name in quotation marks", Safety.SAFE)
        title = "The name of the file stands in quotation marks."
        return Flaw("unreadable-clause", bare.span, title, fixes=(fix,))
    return IncludeSetting(span_of(parts), names)


ROW = ClauseRow(
    name="include",
    example='include "webinars.plan"',
    starts=("INCLUDE STRING", "INCLUDE COLON STRING"),
    build={"include_setting": include_setting},
)
