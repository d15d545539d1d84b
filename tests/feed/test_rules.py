"""What calendars lose by an edit, and how to keep it."""

import re

import pytest

from copflow.checks import CHECKS
from copflow.diagnostics.rules import FAMILIES
from copflow.diagnostics.texts import rule_file
from copflow.feed import FEED_RULES, feed_findings
from copflow.feed.compare import compare
from tests.feed.edits import HEAD, again, compiled, found, mended, rules

BLOCK = re.compile(r"```plan (before|after)\n(.*?)```", re.DOTALL)


def test_the_table_has_the_rules_of_the_family() -> None:
    """All but the one about a plan by itself."""
    assert tuple(FEED_RULES) == tuple(name for name in FAMILIES["feed"] if name not in CHECKS)


@pytest.mark.parametrize("rule", FEED_RULES)
def test_the_text_of_a_rule_shows_what_breaks_it_and_what_keeps_it(rule: str) -> None:
    [bad_before, bad_after, good_before, good_after] = [
        compiled(text) for _kind, text in BLOCK.findall(rule_file(rule))
    ]
    assert [finding.rule for finding in feed_findings(compare(bad_before, bad_after, again))] == [rule]
    assert feed_findings(compare(good_before, good_after, again)) == []


# ---- identity-change -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("seminar 1 on 10 March\n", "webinar 1 on 10 March\n"),
        ("a on 3 May\nseminar on 10 March\nb on 5 May\n", "a on 3 May\nopen data talk on 10 March\nb on 5 May\n"),
        ("kick-off meeting on 10 March\n", "kick off meeting on 17 March\n"),
        ("call every Tuesday\n", "community call every Tuesday\n"),
        ('talk on 10 March, formerly "seminar"\n', "talk on 10 March\n"),
        ("talk on 10 March\n  slides due 1 day before\n", "talk on 10 March\n  slide deck due 1 day before\n"),
    ],
)
def test_renamed_without_saying_so(before: str, after: str) -> None:
    assert rules(before, after) == ["identity-change"]
    assert rules(before, mended(before, after)) == []


def test_the_fix_stands_where_a_former_name_stands() -> None:
    assert mended("seminar 1 on 10 March\n", "webinar 1 on 10 March  # new\n") == (
        'webinar 1 on 10 March, formerly "seminar 1"  # new\n'
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("webinar 1 on 10 March\n", "webinar 5 on 10 June\nwebinar 1 on 10 March, cancelled\n"),
        ("seminar 1 on 10 March\n", 'webinar 1 on 10 March, formerly "seminar 1"\n'),
        ("Webinar on 10 March\n", "webinar on 10 March\n"),
        ("webinar TBD\n", "seminar TBD\n"),
        ("webinar on 10 March, private\n", "seminar on 10 March, private\n"),
        ("webinar on 10 March\n  agenda sent\n", "webinar on 10 March\n  agenda posted\n"),
    ],
)
def test_nothing_is_lost(before: str, after: str) -> None:
    assert rules(before, after) == []


def test_the_plan_itself_is_renamed() -> None:
    before, after = f"{HEAD}kickoff on 3 May\n", f"{HEAD.replace('Year', 'The year')}kickoff on 3 May\n"
    [finding] = feed_findings(compare(compiled(before), compiled(after), again))
    assert finding.rule == "identity-change"
    assert finding.fixes[0].edits[0].text == '"Year"'


# ---- vanishing-event -----------------------------------------------------------------------------------


def test_what_is_gone_is_put_back_as_cancelled_with_its_steps() -> None:
    before = "a on 3 May\ndinner on 4 May  # where?\n  menu due 2 days before\nb on 5 May\n"
    after = "a on 3 May\nb on 5 May\n"
    assert mended(before, after) == before.replace("4 May", "4 May, cancelled")


def test_what_stood_first_has_no_line_before_it() -> None:
    [finding] = found("dinner on 4 May\nb on 5 May\n", "b on 5 May\n")
    assert finding.rule == "vanishing-event"
    assert "copflow cancel" in finding.fixes[0].title


def test_of_an_activity_that_is_gone_the_steps_are_not_told_again() -> None:
    before = "a on 3 May\ndinner on 4 May\n  menu due 2 days before\n  bill due 2 days after\n"
    assert rules(before, "a on 3 May\n") == ["vanishing-event"]


def test_occurrences_that_are_gone_are_one_finding() -> None:
    before = "call every first Tuesday\n"
    [finding] = found(before, "call every first Tuesday until March\n")
    assert finding.rule == "vanishing-event"
    assert finding.title == '4 dates of "call" are gone without a word.'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a on 3 May\nb on 4 May, cancelled\n", "a on 3 May\n"),
        ("a on 3 May\nb on 4 May, private\n", "a on 3 May\n"),
        ("a on 3 May\nb TBD\n", "a on 3 May\n"),
        ("a on 3 May\nb done 4 June 2026\n", "a on 3 May\n"),
        ("a on 3 May\n  rooms booked\n", "a on 3 May\n"),
        ("call every first Tuesday\n", "call every first Tuesday\ncall of 6 October cancelled\n"),
        ("call every first Tuesday\n", "call every first Tuesday\ncall of 6 October moved to 8 October\n"),
    ],
)
def test_what_may_go(before: str, after: str) -> None:
    assert rules(before, after) == []


# ---- mass-move -----------------------------------------------------------------------------------------


def series(number: int, others: int = 0) -> str:
    tasks = "".join(f"  task {at} due {at} days before\n" for at in range(1, number))
    return f"fair on 3 May\n{tasks}" + "".join(f"meeting {at} on {at} April\n" for at in range(1, others + 1))


@pytest.mark.parametrize(
    ("number", "others", "is_told"), [(10, 0, False), (11, 0, True), (11, 11, False), (12, 11, True)]
)
def test_more_than_ten_and_more_than_half(number: int, others: int, is_told: bool) -> None:
    before = series(number, others)
    assert rules(before, before.replace("fair on 3", "fair on 4")) == (["mass-move"] if is_told else [])


def test_the_place_is_the_edit() -> None:
    before = series(12)
    after = before.replace("fair on 3", "fair on 4")
    [finding] = found(before, after)
    assert (HEAD + after)[finding.span.start : finding.span.end] == "on 4 May"


def test_dates_that_are_chosen_at_last_do_not_count() -> None:
    before = series(12).replace("on 3 May", "in May")
    assert rules(before, series(12)) == []
