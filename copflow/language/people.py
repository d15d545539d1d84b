"""`person Sam "Sam Ortiz" sam@library.example`: somebody who can be named after `by`."""

from collections.abc import Sequence
from typing import Any

from copflow.language.nodes import PersonClause
from copflow.language.row import ClauseRow, Flaw, span_of


def person(parts: Sequence[Any]) -> object:
    """The name, perhaps the full name, perhaps the mail address."""
    _word, name, full_name, mail = parts
    if "@" in name.value.text:
        note = "A mail address is written like sam@library.example, behind the name."
        return Flaw("unreadable-clause", name.value.span, "This is no name and no mail address.", (note,))
    return PersonClause(
        span_of(parts), name.value, full_name.value if full_name else None, mail.value.strip("<>") if mail else None
    )


ROW = ClauseRow(
    name="person", example='person Sam "Sam Ortiz" sam@library.example', starts=("PERSON",), build={"person": person}
)
