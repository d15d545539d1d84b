"""What moves if a date slips, as short data for the script: nothing is said twice that can be counted."""

from collections.abc import Collection, Mapping
from typing import Any

from copflow.overview.slips import Move, SlipTable

NONE = "."
"""Stands for a step at which nothing is amiss."""
FIRST_SIGN = 0xA1
"""The character that stands for the first remark; that of the next one follows it."""
MOST_NOTES = 50_000
"""There are no more characters in a row; remarks beyond that are left out of the data."""


class _Notes:
    """The remarks of a page, each once."""

    def __init__(self) -> None:
        self.all: dict[str, str] = {}

    def sign(self, note: str) -> str:
        """The sign of a remark."""
        if note not in self.all:
            if len(self.all) == MOST_NOTES:
                return NONE
            self.all[note] = chr(FIRST_SIGN + len(self.all))
        return self.all[note]


def slip_data(tables: Mapping[int, SlipTable], wanted: Collection[int]) -> dict[str, Any]:
    """`steps`: by how many days. `slips`: by number the moves, each its number alone if it moves by just so many days,
    else `[number, days, signs]`: `days` are how many more than the step (0 for none anywhere, null for no date), and of
    `signs` the letter at a step's place is the place of its remark in `notes`."""
    notes = _Notes()
    shown = {number: table for number, table in tables.items() if number in wanted}
    slips = {str(number): [_move(move, table, notes) for move in table.moves] for number, table in shown.items()}
    steps = next((list(table.steps) for table in shown.values()), [])
    cut = [number for number, table in shown.items() if table.is_cut]
    return {"steps": steps, "slips": slips, "notes": list(notes.all), "cut": cut}


def _move(move: Move, table: SlipTable, notes: _Notes) -> Any:
    more = [days - step if days is not None else None for days, step in zip(move.days, table.steps, strict=True)]
    signs = "".join(notes.sign(move.notes[at]) if at in move.notes else NONE for at in range(len(table.steps)))
    signs = signs.rstrip(NONE)
    days = more if any(one != 0 for one in more) else 0
    if not signs:
        return move.number if days == 0 else [move.number, days]
    return [move.number, days, signs]
