"""Names as dates refer to them: of activities, of named stretches of time, of holidays."""

from typing import NamedTuple

from copflow.diagnostics.source import Span


class Name(NamedTuple):
    """A name as it stands in the text, quotes removed, blanks folded. `key` is what names are compared by."""

    span: Span
    text: str
    key: str
    quoted: bool = False


class Ref(NamedTuple):
    """A name that must belong to something declared; `every` is said of a series or of all steps of a name.

    `after`: it is said as an order, `after kickoff`, where a holiday may stand too.
    """

    span: Span
    name: Name
    every: bool = False
    after: bool = False
