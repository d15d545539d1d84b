"""`time zone Europe/Berlin`: of the plan, or of one activity. IANA names only."""

from collections.abc import Sequence
from typing import Any

from copflow.language.clocks import zone_of
from copflow.language.nodes import Name, ZoneClause
from copflow.language.row import ClauseRow, span_of


def zone_clause(parts: Sequence[Any]) -> object:
    """`time zone` and a name, with or without a stroke."""
    if parts[-1].type in ("AOE", "OFFSET"):
        zone = zone_of(parts[-1])
        assert zone is not None
        return ZoneClause(span_of(parts), zone.zone)
    return ZoneClause(span_of(parts), name_of(parts[-1]))


def name_of(token: Any) -> Name:
    """The name that a NAME or a SLASHED token has."""
    if isinstance(token.value, Name):
        return token.value
    return Name(token.span, token.value, token.value.casefold())


ROW = ClauseRow(
    name="time zone",
    example="time zone Europe/Berlin",
    starts=(
        "TIME ZONE SLASHED|COLON|AOE|OFFSET",
        "TIME ZONE WORD $",
        "TIMEZONE SLASHED|COLON|AOE|OFFSET",
        "TIMEZONE WORD $",
    ),
    build={"zone_clause": zone_clause},
)
