"""`person Sam "Sam Ortiz" sam@library.example`: somebody who can be named after `by`."""

from collections.abc import Sequence
from typing import Any

from copflow.language.nodes import PersonClause
from copflow.language.row import ClauseRow, span_of


def person(parts: Sequence[Any]) -> object:
    """The name, perhaps the full name, perhaps the mail address."""
    _word, name, full_name, mail = parts
    return PersonClause(
        span_of(parts), name.value, full_name.value if full_name else None, mail.value.strip("<>") if mail else None
    )


ROW = ClauseRow(
    name="person", example='person Sam "Sam Ortiz" sam@library.example', starts=("PERSON",), build={"person": person}
)
