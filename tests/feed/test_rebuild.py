"""A lost lock is made again from what was published, and nothing is doubled by it."""

from collections.abc import Sequence

import pytest

from copflow.compile import Compilation, compile_plan
from copflow.diagnostics.source import Source
from copflow.feed.build import Built, Wishes
from copflow.feed.rebuild import Rebuilt, rebuild_lock
from copflow.outputs.ics_read import PublishedCalendar, read_calendar
from tests.feed.test_build_feeds import PLAN, TODAY, Life, events, replaced

WISHES = Wishes("my-year", TODAY)


def compiled(text: str) -> Compilation:
    return compile_plan(Source("my-year.plan", text), today=TODAY)


def published(built: Built, feeds: Sequence[str] = ("all",)) -> list[PublishedCalendar]:
    contents = [file.content for file in built.files if file.path in {f"my-year/{feed}.ics" for feed in feeds}]
    read = [read_calendar(content) for content in contents]
    return [calendar for calendar in read if calendar is not None]


def rebuilt(life: Life, built: Built, feeds: Sequence[str] = ("all",)) -> Rebuilt:
    return rebuild_lock(compiled(life.text), published(built, feeds), WISHES)


def test_the_same_lock_comes_out() -> None:
    """But for what is private, and for addresses, which come out of the names again."""
    life = Life(PLAN.replace(", private", ""))
    life.publish()
    built = life.publish(replaced("10 November", "17 November"))
    found = rebuilt(life, built)
    assert life.lock is not None
    assert (found.lock, found.found, found.gone) == (life.lock._replace(feeds={}), 5, ())
    life.lock = found.lock
    assert events(life.publish()) == events(built)


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
    old = read_calendar(b"\r\n".join(lines))
    assert old is not None and old.plan is None
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
