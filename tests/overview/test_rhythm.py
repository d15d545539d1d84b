"""The months of a year by purpose and by mode, and the longest gap."""

from datetime import date

from copflow.compile import compile_plan
from copflow.diagnostics.source import Source
from copflow.overview.purposes import purposes_of
from copflow.overview.rhythm import Cell, Gap, Rhythm, mode_of, rhythm_of
from copflow.schedule.model import Schedule

PLAN = """
talk 1 on 10 November 2026 at 14:00 for 90 minutes, online, purpose practice
  slides due 1 week before
talk 2 on 9 February 2027 at 14:00 for 1 hour, online, purpose practice
lunch on 12 November 2026 at 12:00, in person
minutes due 20 November 2026
fair on 3 December 2026 at 12:00, in person, cancelled
"""


def _schedule() -> Schedule:
    return compile_plan(Source("a.plan", PLAN), today=date(2026, 11, 24)).schedule


def _rows(rhythm: Rhythm) -> dict[str, dict[tuple[int, int], Cell]]:
    return {row.name: row.cells for row in rhythm.rows}


def test_gatherings_and_deadlines_are_counted_by_month_and_purpose() -> None:
    rhythm = rhythm_of(_schedule())
    assert rhythm.months == ((2026, 11), (2026, 12), (2027, 1), (2027, 2))
    assert _rows(rhythm) == {
        "practice": {(2026, 11): Cell(1, 1, 90), (2027, 2): Cell(1, 0, 60)},
        "": {(2026, 11): Cell(1, 1, 0)},
    }
    assert [(row.live, row.other, row.minutes) for row in rhythm.rows] == [(2, 1, 150), (1, 1, 0)]


def test_modes_are_another_way_to_look_at_it() -> None:
    assert [(row.name, row.live) for row in rhythm_of(_schedule(), mode_of).rows] == [
        ("online", 2),
        ("in person", 1),
        ("", 0),
    ]


def test_the_longest_gap_is_between_gatherings_that_take_place() -> None:
    assert rhythm_of(_schedule()).gap == Gap(date(2026, 11, 12), date(2027, 2, 9), 89)


def test_a_step_has_the_purpose_of_its_activity() -> None:
    assert purposes_of(_schedule().entries) == ("practice", "")
