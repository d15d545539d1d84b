"""What moves if a date slips, as the script of the page reads it."""

from copflow.overview.slips import Move, SlipTable
from copflow.site.slip_data import slip_data

STEPS = (1, 2, 7)


def data(*moves: Move, is_cut: bool = False) -> dict[str, object]:
    """The data of one slip."""
    return slip_data({4: SlipTable(STEPS, moves, is_cut)}, {4})


def test_what_moves_by_just_so_many_days_is_its_number() -> None:
    assert data(Move(4, STEPS, {}))["slips"] == {"4": [4]}


def test_what_moves_by_more_says_by_how_many_more_and_what_loses_its_date_says_nothing() -> None:
    assert data(Move(5, (1, 4, None), {}))["slips"] == {"4": [[5, [0, 2, None]]]}


def test_each_remark_is_there_once_and_a_letter_stands_for_it_at_its_step() -> None:
    made = data(Move(4, STEPS, {1: "a Saturday"}), Move(5, STEPS, {0: "a Saturday", 2: "Labor Day"}))
    assert made["notes"] == ["a Saturday", "Labor Day"]
    assert made["slips"] == {"4": [[4, 0, ".\xa1"], [5, 0, "\xa1.\xa2"]]}


def test_only_what_is_asked_for_is_told() -> None:
    table = SlipTable(STEPS, (Move(4, STEPS, {}),), is_cut=True)
    assert slip_data({4: table, 5: table}, {5}) == {"steps": [1, 2, 7], "slips": {"5": [4]}, "notes": [], "cut": [5]}
