"""What is told of two plans to those who have the calendar, and to the plan's author."""

import pytest

from copflow.feed.changes import Change, Report, State, What
from copflow.feed.compare import compare
from copflow.feed.text import text
from copflow.feed.told import AUTHOR, SUBSCRIBERS, View, changes_of, new_plan
from copflow.reports.canvas import Canvas
from tests.feed.edits import HEAD, compiled, edited

PRIVATE = View(private=True)


def told(before: str, after: str, view: View = SUBSCRIBERS) -> list[tuple[str, str]]:
    return [(change.what.value, change.name) for change in changes_of(edited(before, after), view).changes]


def only(before: str, after: str, view: View = SUBSCRIBERS) -> Change:
    [change] = changes_of(edited(before, after), view).changes
    return change


def shown(before: str, after: str) -> str:
    return text(Report([changes_of(edited(before, after))], "main"), Canvas())


# ---- who is told what ----------------------------------------------------------------------------------


def test_what_is_private_is_told_only_where_it_is_asked_for() -> None:
    before, after = "a on 3 May, private\nb on 4 May\n", "a on 5 May, private\nb on 6 May\nc on 7 May, private\n"
    assert told(before, after) == [("moved", "b")]
    assert told(before, after, PRIVATE) == [("moved", "a"), ("moved", "b"), ("added", "c")]
    assert changes_of(edited(before, after)).left_out == 2
    assert changes_of(edited(before, after), PRIVATE).left_out == 0


def test_what_becomes_private_is_gone_and_comes_back_as_new() -> None:
    public, private = "a on 3 May\n", "a on 3 May, private\n"
    assert told(public, private) == [("gone", "a")]
    assert told(private, public) == [("added", "a")]


def test_the_words_of_something_private_are_not_quoted() -> None:
    before = "board meeting on 3 May, private\ntoast due 1 day after board meeting\nthanks due 1 day after toast\n"
    after = before.replace("3 May", "4 May")
    changes = changes_of(edited(before, after)).changes
    assert [change.name for change in changes] == ["toast", "thanks"]
    assert [change.why.words for change in changes if change.why] == ["", ""]
    assert [change.why.place.line for change in changes if change.why and change.why.place] == [2, 2]
    assert "board" not in shown(before, after) and "on 4 May" not in shown(before, after)


def test_what_has_no_date_is_in_no_calendar() -> None:
    assert told("a TBD\n", "b TBD\n") == []
    assert told("a TBD\n", "b TBD\n", AUTHOR) == [("added", "b"), ("gone", "a")]
    assert told("a TBD\n", "a on 3 May\n") == told("a on 3 May\n", "a TBD\n") == [("moved", "a")]


def test_a_step_that_has_no_entry_of_its_own_is_a_detail_of_its_activity() -> None:
    before, after = "a on 3 May\n  agenda\n", 'a on 3 May\n  agenda, note "short"\n'
    change = only(before, after)
    assert (change.what, change.name, change.details) == (What.DETAILS, "a", ("steps",))


# ---- what is a difference ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a on 3 May", "a on Mon 3 May 2027"),
        ("a on 3 May at 10:00 for 1 hour", "a on 3 May from 10:00 to 11:00"),
        ("a on 3 May", "# a comment\n\na on 3 May  # another"),
        ("a on 3 May\nb on 4 May", "b on 4 May\na on 3 May"),
        ('a on 3 May, private note "x"', 'a on 3 May, private note "y"'),
    ],
)
def test_other_words_for_the_same_are_no_difference(before: str, after: str) -> None:
    assert not changes_of(edited(f"{before}\n", f"{after}\n")).has_differences


@pytest.mark.parametrize(
    ("before", "after", "detail"),
    [
        ("", ', at "Library"', "place"),
        (", online", ", in person", "mode"),
        ("", ", link https://example.org", "link"),
        (', note "x"', ', note "y"', "note"),
        (", by Sam", ", by Ana", "people"),
        ("", ", with Ana", "participants"),
        ("", ", tag care", "tag"),
        ("", ", tentative", "state"),
        ("", ", needs b", "needs"),
        ("", ", due", "kind"),
    ],
)
def test_other_details(before: str, after: str, detail: str) -> None:
    rest = "\nb on 2 May\nperson Sam\nperson Ana\n"
    change = only(f"a on 3 May{before}{rest}", f"a on 3 May{after}{rest}")
    assert (change.what, change.details) == (What.DETAILS, (detail,))


def test_another_length_is_told_with_the_date() -> None:
    line = "    a: Mon 3 May 2027 at 10:00 for 1 hour -> Mon 3 May 2027 at 10:00 for 2 hours (another length)\n"
    assert line in shown("a on 3 May at 10:00 for 1 hour\n", "a on 3 May at 10:00 for 2 hours\n")


def test_a_cancelled_activity_says_why() -> None:
    assert '    a: Mon 3 May 2027, cancelled "rain" (line 2)\n' in shown(
        "a on 3 May\n", 'a on 3 May, cancelled "rain"\n'
    )


def test_tbd_is_what_takes_the_dates_of_all_that_hang_on_it() -> None:
    before = "a on 3 May for 2 days\n  b due 1 week before\n    c due 1 day before\n"
    changes = changes_of(edited(before, before.replace("on 3 May", "TBD"))).changes
    assert [(change.name, change.why.words) for change in changes if change.why] == [
        ("a", "TBD"),
        ("b of a", "TBD"),
        ("c of b of a", "TBD"),
    ]


def test_another_name_of_the_calendar() -> None:
    plan = HEAD + "a on 3 May\n"
    changes = changes_of(compare(compiled(plan), compiled(plan.replace('"Year"', '"Other year"'))))
    assert (changes.former_title, changes.title, changes.changes) == ("Year", "Other year", ())
    assert text(Report([changes], "main"), Canvas()) == (
        "year.plan, against main: the calendar has another name\n"
        '  its calendar is called "Other year" now, and was "Year"\n'
    )


def test_of_a_new_plan_all_is_new() -> None:
    changes = new_plan(compiled(f"{HEAD}a on 3 May\nb on 4 May, private\nc TBD\n"))
    assert changes.state is State.NEW
    assert [change.name for change in changes.changes] == ["a"]


def test_only_so_many_lines_are_shown() -> None:
    kept = "a on 3 May\n"
    before = "".join(f"day {number} on {number} October\n" for number in range(1, 29))
    report = Report([changes_of(edited(kept + before, kept))], "main")
    assert len(text(report, Canvas()).splitlines()) == 30
    assert text(report, Canvas(), 5).splitlines()[-1] == "    and 23 more"
