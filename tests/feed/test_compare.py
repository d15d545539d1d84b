"""What an edit does to dates: which move, from when to when, and which line made them move."""

import pytest

from copflow.feed.changes import How, Report
from copflow.feed.compare import compare
from copflow.feed.text import text
from copflow.feed.told import changes_of
from copflow.reports.canvas import Canvas
from tests.feed.edits import compiled, edited


def moves(before: str, after: str) -> list[tuple[str, str, str]]:
    """Of each date that moves the name, the kind, and the words that made it move."""
    return [
        (move.new.activity.full_name, move.how.value, move.cause.words if move.cause else "")
        for move in edited(before, after).moved
    ]


def test_nothing_moves_where_only_words_change() -> None:
    before = "kickoff on 3 September  # soon\nreport due 1 week after kickoff\n"
    after = 'kickoff on 3 September\nreport due 1 week after kickoff, note "short"\n'
    assert not edited(before, after).has_differences


def test_an_anchor_takes_with_it_what_hangs_on_it() -> None:
    before = "kickoff on 3 September\nreport due 1 week after kickoff\nletter due 1 day after report\n"
    after = before.replace("on 3", "on 10")
    assert moves(before, after) == [(name, "moved", "on 10 September") for name in ("kickoff", "report", "letter")]


def test_a_shape_moves_all_of_its_series() -> None:
    before = "each webinar on second Tuesday\nwebinar 1 in November\nwebinar 2 in December\n"
    after = before.replace("second", "third")
    assert moves(before, after) == [(f"webinar {number}", "moved", "on third Tuesday") for number in (1, 2)]


def test_a_need_that_ends_later() -> None:
    before = "draft on 3 September\nreview needs draft\n"
    assert moves(before, before.replace("on 3", "on 4"))[1][0] == "review"


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("in November", "on 10 November", How.SETTLED),
        ("on 10 November", "in November", How.OPENED),
        ("on 10 November at 14:00", "on 10 November at 15:00", How.TIME),
        ("on 10 November at 14:00 Europe/Paris", "on 10 November at 14:00 Asia/Tokyo", How.TIME),
        ("on 10 November", "on 11 November", How.MOVED),
        ("in November", "in December", How.MOVED),
        ("TBD", "in December", How.FOUND),
        ("on 10 November", "TBD", How.LOST),
    ],
)
def test_kinds_of_moves(before: str, after: str, kind: How) -> None:
    [move] = edited(f"webinar {before}\n", f"webinar {after}\n").moved
    assert move.how is kind
    assert move.was != move.now


def test_a_setting_that_moves_a_date() -> None:
    before = "  on closed days tasks move to previous working day\nreport due 5 September\n"
    assert moves(before, before.replace("previous", "next")) == [
        ("report", "moved", "on closed days tasks move to next working day")
    ]


def test_a_setting_that_is_gone_is_no_line_of_the_plan() -> None:
    before = "  on closed days tasks move to previous working day\nreport due 5 September\n"
    assert moves(before, "report due 5 September\n") == [("report", "moved", "")]


def test_former_names_keep_an_activity_the_same() -> None:
    comparison = edited(
        "seminar on 3 May\n  slides due 1 day before\n",
        'talk on 3 May, formerly "seminar"\n  slides due 1 day before\n',
    )
    assert [(pair.old.activity.full_name, pair.new.activity.full_name) for pair in comparison.renamed] == [
        ("seminar", "talk")
    ]
    assert not comparison.gone and not comparison.added and not comparison.moved


def test_new_gone_cancelled_and_restored() -> None:
    comparison = edited(
        "a on 3 May\nb on 4 May\nc on 5 May, cancelled\n", "a on 3 May, cancelled\nc on 5 May\nd on 6 May\n"
    )
    names = {
        kind: [entry.activity.full_name for entry in getattr(comparison, kind)]
        for kind in ("added", "gone", "cancelled", "restored")
    }
    assert names == {"added": ["d"], "gone": ["b"], "cancelled": ["a"], "restored": ["c"]}


def test_a_ring_takes_dates_and_has_no_one_cause() -> None:
    before = "a on 3 May\nb needs a\nc needs b\n"
    assert [move.how for move in edited(before, before.replace("a on 3 May", "a needs c")).moved] == [How.LOST] * 3


def test_text_is_safe_to_print() -> None:
    before = 'plan "x" from August 2026 to July 2027\n"##[error] \x1b[2J" on 3 May\n'
    changes = changes_of(compare(compiled(before), compiled(before.replace("3 May", "4 May"))))
    shown = text(Report([changes._replace(file="::year.plan")], "main"), Canvas())
    assert "##[" not in shown and "\x1b" not in shown
    assert not any(line.lstrip().startswith("::") for line in shown.splitlines())


def test_a_plan_with_errors_is_compared_and_not_judged() -> None:
    comparison = edited("a on 3 May\nb on 4 May\n", "a on 5 May\nb on 4 Mai\n")
    assert not comparison.is_judged
    assert [move.new.activity.full_name for move in comparison.moved][:1] == ["a"]
