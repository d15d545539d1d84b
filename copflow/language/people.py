"""`person Sam "Sam Ortiz" sam@library.example`, `team editors Sam and Ana`: who can be named after `by`."""

from collections.abc import Sequence
from typing import Any

from copflow.language.names import Phrases
from copflow.language.nodes import PersonClause, TeamClause
from copflow.language.row import ClauseRow, Flaw, span_of
from copflow.language.tokens import Token


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


def team(parts: Sequence[Any]) -> object:
    """The team's name, then its people, each of whom may be a team again."""
    name, *members = [part.value for part in parts if part.type == "NAME"]
    return TeamClause(span_of(parts), name, tuple(members))


TEAM_ROW = ClauseRow(name="team", example="team editors Sam and Ana", starts=("TEAM",), build={"team": team})


def team_name(tokens: Sequence[Token], people: Phrases) -> list[Token]:
    """The tokens of a team's name: up to the colon, or up to the first person or team that is declared.

    If the first one named is not declared, its name is taken to be one word.
    """
    if len(tokens) > 1 and tokens[1].type == "STRING":
        return [tokens[1]]
    end = 2
    while end < len(tokens) and tokens[end].type not in ("COLON", "COMMA", "AND", "STRING"):
        if people.match(tokens, end):
            return list(tokens[1:end])
        end += 1
    if end < len(tokens) and tokens[end].type == "COLON":
        return list(tokens[1:end])
    return list(tokens[1 : max(2, end - 1)])
