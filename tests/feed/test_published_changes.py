"""What the next publication changes for subscribers, in their words."""

from copflow.compile import compile_plan
from copflow.diagnostics.source import Source
from copflow.feed.changes import Changes, Report, State
from copflow.feed.lock import Lock, empty_lock
from copflow.feed.published_changes import LAST, published_changes, share_of_moves
from copflow.feed.text import text
from copflow.outputs.identity import plan_uuid
from copflow.reports.canvas import Canvas
from tests.feed.test_build_feeds import PLAN, TODAY, Life, replaced


def changed(life: Life, *edits: tuple[str, str]) -> tuple[Changes, Lock]:
    """What one publication changes, after these edits."""
    compilation = compile_plan(Source("my-year.plan", life.text), today=TODAY)
    before = life.lock or empty_lock(str(plan_uuid(compilation)))
    for old, new in edits:
        life.text = replaced(old, new)(life.text)
    after = life.publish().lock
    compilation = compile_plan(Source("my-year.plan", life.text), today=TODAY)
    return published_changes(compilation, before, after), before


def told(life: Life, *edits: tuple[str, str]) -> list[str]:
    changes, _before = changed(life, *edits)
    return text(Report([changes], LAST), Canvas()).splitlines()


def published() -> Life:
    life = Life()
    life.publish()
    return life


def test_a_plan_that_was_never_published_is_new() -> None:
    changes, _before = changed(Life())
    assert (changes.state, len(changes.changes)) == (State.NEW, 4)


def test_nothing_is_said_of_a_comment() -> None:
    assert told(published(), ("webinar 1 on", "# soon\nwebinar 1 on")) == [
        "my-year.plan, against the last publication: no date moves."
    ]


def test_what_moves_is_told_with_the_words_that_moved_it() -> None:
    assert told(
        published(), ("10 November", "17 November"), ("14:00 for 1 hour, by Sam", "15:00 for 1 hour, by Sam")
    ) == [
        "my-year.plan, against the last publication: 3 dates move",
        '  because of line 5, "on 17 September 2026":',
        "    kickoff: Thu 17 September 2026 at 14:00 -> Thu 17 September 2026 at 15:00 (another time)",
        '  because of line 6, "on 17 November 2026":',
        "    webinar 1: Tue 10 November 2026 at 14:00 -> Tue 17 November 2026 at 14:00",
        "    guide of webinar 1: Tue 3 November 2026 -> Tue 10 November 2026",
    ]


def test_what_comes_goes_and_is_cancelled() -> None:
    webinar = "webinar 2 on 8 December 2026 at 14:00 for 1 hour, by Eva"
    life = published()
    assert told(life, (webinar, f"{webinar}\nfair on 3 May 2027"), ("kickoff on", "kickoff cancelled on")) == [
        "my-year.plan, against the last publication: 1 new and 1 cancelled",
        "  new:",
        "    fair: Mon 3 May 2027 (line 9)",
        "  cancelled:",
        "    kickoff: Thu 17 September 2026 at 14:00 (line 5)",
    ]
    assert told(life, (f"{webinar}\n", ""), ("kickoff cancelled on", "kickoff on")) == [
        "my-year.plan, against the last publication: 1 gone and 1 not cancelled any more",
        "  gone:",
        "    webinar 2: Tue 8 December 2026 at 14:00",
        "  not cancelled any more:",
        "    kickoff: Thu 17 September 2026 at 14:00 (line 5)",
    ]


def test_a_new_name_is_no_new_entry() -> None:
    assert told(published(), ("kickoff on", 'opening formerly "kickoff" on')) == [
        "my-year.plan, against the last publication: 1 renamed",
        "  renamed:",
        "    kickoff -> opening (line 5)",
    ]


def test_what_is_private_is_not_told() -> None:
    assert told(published(), ("15 January 2027", "16 January 2027")) == [
        "my-year.plan, against the last publication: no date moves."
    ]


def test_how_much_moves_is_a_part_of_what_subscribers_had() -> None:
    """Two of four: the webinar and its guide; what is private and what is new do not count."""
    changes, before = changed(
        published(), ("10 November", "17 November"), ("survey due 15", "fair on 3 May 2027\nsurvey due 16")
    )
    assert share_of_moves(changes, before) == 0.5
    first, nothing = changed(Life(PLAN))
    assert share_of_moves(first, nothing) == 0.0
