"""A lost lock is made again from what was published, and nothing is doubled by it."""

from collections.abc import Sequence

import pytest

from copflow.compile import Compilation, compile_plan
from copflow.diagnostics.source import Source
from copflow.feed.build import Built, Wishes
from copflow.feed.changes import What
from copflow.feed.published_changes import published_changes
from copflow.feed.published_feed import PublishedFeed, read_feed
from copflow.feed.rebuild import Rebuilt, rebuild_lock
from copflow.outputs.ics_read import read_calendar
from tests.feed.test_build_feeds import PLAN, TODAY, Life, events, replaced

WISHES = Wishes("my-year", TODAY)


def compiled(text: str) -> Compilation:
    return compile_plan(Source("my-year.plan", text), today=TODAY)


WHOLE = ("all",)
"""The feed of everything, which is read where no other is said; none stands for all of them."""


def published(built: Built, feeds: Sequence[str]) -> list[PublishedFeed]:
    wanted = {f"my-year/{feed}.ics" for feed in feeds}
    files = [file for file in built.files if not feeds or file.path in wanted]
    read = [read_feed(file.content, file.path.removeprefix("my-year/"), private=file.is_private) for file in files]
    return [feed for feed in read if feed is not None]


def rebuilt(life: Life, built: Built, feeds: Sequence[str] = WHOLE) -> Rebuilt:
    return rebuild_lock(compiled(life.text), published(built, feeds), WISHES)


def test_the_same_lock_comes_out() -> None:
    """Of the feed of everything alone, too: the last change of each other feed is that of its entries."""
    life = Life(PLAN.replace(", private", ""))
    life.publish()
    built = life.publish(replaced("10 November", "17 November"))
    for feeds in (WHOLE, ()):
        found = rebuilt(life, built, feeds)
        assert life.lock is not None
        assert (found.lock, found.found, found.gone) == (life.lock, 5, ())
        life.lock = found.lock
        assert life.publish() == built


def test_nothing_is_written_anew_of_feeds_whose_entries_have_left_them() -> None:
    life = Life(PLAN.replace(", private", ""))
    life.publish()
    built = life.publish(lambda text: text.replace("by Eva", "by Sam").replace("webinar 2", "talk"))
    life.lock = rebuilt(life, built, ()).lock
    assert events(built, "person/eva").keys() == {"Nothing at present (Programme: Eva)"}
    assert life.publish().files == built.files


def test_what_is_private_comes_back_from_private_feeds() -> None:
    life = Life(secret=b"a secret of more than enough bytes")
    life.publish()
    built = life.publish(replaced("15 January", "16 January"))
    found = rebuilt(life, built, ()).lock
    assert life.lock is not None
    assert found == life.lock._replace(secret="")
    life.lock = found
    assert life.publish().files == built.files


def test_a_new_name_is_told_as_one() -> None:
    life = Life()
    built = life.publish()
    life.text = life.text.replace("webinar 1 on", 'seminar formerly "webinar 1" on')
    lock = rebuilt(life, built).lock
    life.lock = lock
    told = published_changes(compiled(life.text), lock, life.publish().lock)
    assert {(change.what, change.former_name, change.name) for change in told.changes} == {
        (What.RENAMED, "webinar 1", "seminar"),
        (What.RENAMED, "guide due (webinar 1)", "guide of seminar"),
    }


def test_names_that_changed_places_keep_them() -> None:
    plan = 'plan "P" from 2026 to 2027\nfair on 3 May 2027\nfeast on 4 May 2027\n'
    life = Life(plan)
    life.publish()
    swapped = 'plan "P" from 2026 to 2027\nfeast formerly "fair" on 3 May 2027\nfair formerly "feast" on 4 May 2027\n'
    built = life.publish(lambda _text: swapped)
    life.lock = rebuilt(life, built).lock
    assert life.publish().files == built.files


def test_what_was_removed_meanwhile_is_told_and_shown_as_cancelled() -> None:
    life = Life(tombstones=14)
    built = life.publish()
    life.text = life.text.replace("kickoff on 17 September 2026 at 14:00 for 1 hour, by Sam, purpose practice\n", "")
    lock = rebuilt(life, built).lock
    life.lock = lock
    after = life.publish()
    told = published_changes(compiled(life.text), lock, after.lock)
    assert [(change.what, change.name) for change in told.changes] == [(What.GONE, "kickoff")]
    assert "Cancelled: kickoff" in events(after)
    life.lock = rebuilt(life, after).lock
    assert life.publish().files == after.files  # and stays what it is, if the lock is lost once more


def test_a_renamed_activity_is_known_although_the_plan_forgot_its_former_name() -> None:
    life = Life()
    life.publish()
    life.publish(replaced("webinar 1 on", 'seminar formerly "webinar 1" on'))
    built = life.publish(replaced(' formerly "webinar 1"', ""))
    life.lock = rebuilt(life, built).lock
    assert events(life.publish()) == events(built)


def test_what_was_edited_meanwhile_counts_on() -> None:
    life = Life()
    before = events(life.publish())
    built = life.publish()
    life.text = life.text.replace("10 November", "17 November").replace("kickoff on", "opening on")
    found = rebuilt(life, built)
    assert found.gone == ("kickoff",)
    life.lock = found.lock
    after = events(life.publish())
    assert (after["webinar 1"]["UID"], after["webinar 1"]["SEQUENCE"]) == (before["webinar 1"]["UID"], "1")
    assert after["webinar 2"] == before["webinar 2"]
    assert len({event["UID"] for event in (*before.values(), *after.values())}) == len(before) + 1


def test_an_older_calendar_without_keys_is_matched_by_what_names_give() -> None:
    life = Life()
    built = life.publish()
    before = events(built)
    lines = [line for line in built.files[0].content.split(b"\r\n") if not line.startswith(b"X-COPFLOW-")]
    old = read_feed(b"\r\n".join(lines))
    assert old is not None and old.calendar.plan is None
    life.lock = rebuild_lock(compiled(life.text), [old], WISHES).lock
    assert {title: event["UID"] for title, event in events(life.publish()).items()} == {
        title: event["UID"] for title, event in before.items()
    }


@pytest.mark.parametrize("cut", [1, 20, 500])
def test_the_beginning_of_a_calendar_is_none(cut: int) -> None:
    assert read_calendar(Life().publish().files[0].content[:-cut]) is None


def test_what_cannot_be_read_is_counted() -> None:
    content = Life().publish().files[0].content
    broken = read_calendar(content.replace(b"DTSTART:20260917T130000Z", b"DTSTART:2026"))
    assert broken is not None and (len(broken.events), broken.unread) == (3, 1)
