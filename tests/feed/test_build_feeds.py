"""Feeds and their lock over the life of a plan: what calendars know an entry by, and when its stamp moves."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar

from copflow.compile import compile_plan
from copflow.diagnostics.source import Source
from copflow.feed.build import Built, Wishes, build_feeds
from copflow.feed.lock import Lock, empty_lock
from copflow.feed.lock_text import Read, lock_text, read_lock
from copflow.outputs.identity import plan_uuid
from copflow.outputs.values import written

TODAY = date(2026, 8, 1)
START = datetime(2026, 8, 1, 9, tzinfo=UTC)
PLAN = """plan "Programme" from August 2026 to May 2027
  time zone Europe/Dublin
person Sam "Sam Diaz"
person Eva
kickoff on 17 September 2026 at 14:00 for 1 hour, by Sam, purpose practice
webinar 1 on 10 November 2026 at 14:00 for 1 hour, by Eva
  guide due 1 week before by Sam
webinar 2 on 8 December 2026 at 14:00 for 1 hour, by Eva
survey due 15 January 2027 by Sam, private
"""


class Life:
    """A plan that is edited and published again and again; each publication is an hour after the one before."""

    def __init__(self, text: str = PLAN, **wishes: object) -> None:
        self.text, self.lock, self.hours, self.asked = text, None, 0, 0
        self.wishes = wishes

    lock: Lock | None

    def publish(self, change: Callable[[str], str] = str) -> Built:
        """Edit the plan, build its feeds, and keep the lock as a file would."""
        self.text = change(self.text)
        self.hours += 1
        compilation = compile_plan(Source("my-year.plan", self.text), today=TODAY)
        assert not compilation.has_errors, compilation.findings
        lock = self.lock or empty_lock(str(plan_uuid(compilation)))
        built = build_feeds(compilation, lock, Wishes("my-year", TODAY, **self.wishes), self.now)  # type: ignore[arg-type]
        read = read_lock(lock_text(built.lock))
        assert isinstance(read, Read) and read.lock == built.lock and not read.was_merged
        self.lock = read.lock
        return built

    def now(self) -> datetime:
        self.asked += 1
        return START + timedelta(hours=self.hours)


def events(built: Built, feed: str = "all") -> dict[str, dict[str, str]]:
    """The events of a feed by the beginning of their titles."""
    content = next(file.content for file in built.files if file.path == f"my-year/{feed}.ics")
    found = {}
    for event in Calendar.from_ical(content).events:
        found[str(event["SUMMARY"])] = {name: written(event[name]) for name in event if name != "CATEGORIES"}
    return found


def replaced(old: str, new: str) -> Callable[[str], str]:
    def change(text: str) -> str:
        assert old in text
        return text.replace(old, new)

    return change


def test_the_first_publication_begins_at_0() -> None:
    first = events(Life().publish())
    assert {(event["SEQUENCE"], event["DTSTAMP"], event["CREATED"]) for event in first.values()} == {
        ("0", "20260801T100000Z", "20260801T100000Z")
    }
    assert set(first) == {"kickoff", "webinar 1", "guide due (webinar 1)", "webinar 2"}


def test_the_same_plan_gives_the_same_bytes_and_does_not_ask_for_the_time() -> None:
    life = Life()
    first, asked = life.publish(), life.asked
    assert life.publish() == first
    assert life.asked == asked == 1


def test_what_moves_counts_and_what_does_not_keeps_its_stamp() -> None:
    life = Life()
    before = events(life.publish())
    after = events(life.publish(replaced("webinar 1 on 10 November", "webinar 1 on 17 November")))
    for title in ("webinar 1", "guide due (webinar 1)"):
        assert (after[title]["SEQUENCE"], after[title]["DTSTAMP"]) == ("1", "20260801T110000Z")
        assert (after[title]["UID"], after[title]["CREATED"]) == (before[title]["UID"], before[title]["CREATED"])
    assert after["kickoff"] == before["kickoff"]


def test_a_line_above_changes_no_stamp() -> None:
    life = Life()
    before = events(life.publish())
    after = events(life.publish(lambda text: f"# a comment\n{text}"))
    assert life.asked == 1
    assert after == before


def test_a_new_name_keeps_the_entry_and_the_lock_keeps_it_when_the_plan_forgets_the_old_name() -> None:
    life = Life()
    before = events(life.publish())
    renamed = events(life.publish(replaced("webinar 1 on", 'seminar formerly "webinar 1" on')))
    assert renamed["seminar"]["UID"] == before["webinar 1"]["UID"]
    assert renamed["guide due (seminar)"]["UID"] == before["guide due (webinar 1)"]["UID"]
    again = events(life.publish())
    assert again == renamed
    forgotten = events(life.publish(replaced(' formerly "webinar 1"', "")))
    assert forgotten["seminar"]["UID"] == before["webinar 1"]["UID"]
    assert forgotten["seminar"]["SEQUENCE"] == renamed["seminar"]["SEQUENCE"]


def test_the_old_name_may_be_used_again_for_something_else() -> None:
    life = Life()
    before = events(life.publish())
    life.publish(replaced("webinar 1 on", 'seminar formerly "webinar 1" on'))
    life.publish(replaced(' formerly "webinar 1"', ""))
    after = events(life.publish(lambda text: f"{text}webinar 1 on 3 March 2027\n"))
    assert after["seminar"]["UID"] == before["webinar 1"]["UID"] != after["webinar 1"]["UID"]
    assert len({event["UID"] for event in after.values()}) == len(after)


def test_names_that_change_places_change_them_once() -> None:
    life = Life('plan "P" from 2026 to 2027\nfair on 3 May 2027\nfeast on 4 May 2027\n')
    before = events(life.publish())
    swapped = 'plan "P" from 2026 to 2027\nfeast formerly "fair" on 3 May 2027\nfair formerly "feast" on 4 May 2027\n'
    for _ in range(3):
        after = events(life.publish(lambda _text: swapped))
        assert after["feast"]["UID"] == before["fair"]["UID"]
        assert after["fair"]["UID"] == before["feast"]["UID"]
    assert life.lock is not None and len(life.lock.entries) == 2


def test_what_is_cancelled_stays_and_says_so() -> None:
    life = Life()
    before = events(life.publish())
    after = events(life.publish(replaced("webinar 2 on", 'webinar 2 cancelled "ill" on')))
    event = after["Cancelled: webinar 2"]
    assert (event["STATUS"], event["TRANSP"], event["SEQUENCE"]) == ("CANCELLED", "TRANSPARENT", "1")
    restored = events(life.publish(replaced(' cancelled "ill"', "")))["webinar 2"]
    assert (restored["STATUS"], restored["SEQUENCE"], restored["UID"]) == ("CONFIRMED", "2", before["webinar 2"]["UID"])


def test_what_is_gone_is_remembered_and_goes_on_counting_when_it_returns() -> None:
    life = Life()
    before = events(life.publish())
    line = "webinar 2 on 8 December 2026 at 14:00 for 1 hour, by Eva\n"
    assert "webinar 2" not in events(life.publish(replaced(line, "")))
    assert life.lock is not None and life.lock.entries["webinar 2"].state == "gone"
    returned = events(life.publish(lambda text: text + line))["webinar 2"]
    assert (returned["UID"], returned["SEQUENCE"]) == (before["webinar 2"]["UID"], "2")
    assert returned["DTSTAMP"] > before["webinar 2"]["DTSTAMP"]


def test_tombstones_show_for_a_while_what_was_removed() -> None:
    life = Life(tombstones=14)
    before = events(life.publish())
    line = "webinar 2 on 8 December 2026 at 14:00 for 1 hour, by Eva\n"
    shown = events(life.publish(replaced(line, "")))["Cancelled: webinar 2"]
    assert (shown["STATUS"], shown["SEQUENCE"], shown["UID"]) == ("CANCELLED", "1", before["webinar 2"]["UID"])
    assert shown["DTSTART"] == before["webinar 2"]["DTSTART"]
    life.wishes = {"tombstones": 0}
    life.hours = -10_000  # whatever the clock says
    assert set(events(life.publish())) == {"kickoff", "webinar 1", "guide due (webinar 1)"}


WEBINAR_2 = "webinar 2 on 8 December 2026 at 14:00 for 1 hour, by Eva\n"


def test_what_left_the_feed_does_not_come_back_as_cancelled() -> None:
    """Whoever saw it go would take that for news: tombstones are for what is removed from then on."""
    life = Life()
    life.publish()
    life.publish(replaced(WEBINAR_2, ""))
    life.wishes = {"tombstones": 300}
    line = "kickoff on 17 September 2026 at 14:00 for 1 hour, by Sam, purpose practice\n"
    found = events(life.publish(replaced(line, "")))
    assert set(found) == {"Cancelled: kickoff", "webinar 1", "guide due (webinar 1)"}
    assert events(life.publish()) == found
    life.wishes = {"tombstones": 0}
    assert set(events(life.publish())) == {"webinar 1", "guide due (webinar 1)"}
    life.wishes = {"tombstones": 300}
    assert set(events(life.publish())) == {"webinar 1", "guide due (webinar 1)"}
    assert events(life.publish(lambda text: text + WEBINAR_2))["webinar 2"]["SEQUENCE"] == "2"
    assert "Cancelled: webinar 2" in events(life.publish(replaced(WEBINAR_2, "")))


def test_a_tombstone_whose_days_are_over_is_over() -> None:
    life = Life(tombstones=14)
    life.publish()
    life.publish(replaced(WEBINAR_2, ""))
    assert life.lock is not None
    row = life.lock.entries["webinar 2"]
    life.lock.entries["webinar 2"] = row.model_copy(update={"since": START - timedelta(days=14)})
    for tombstones in (14, 300):
        life.wishes = {"tombstones": tombstones}
        assert "Cancelled: webinar 2" not in events(life.publish())


def test_the_clock_may_go_back_and_stamps_do_not() -> None:
    life = Life()
    before = events(life.publish())
    life.hours = -100
    after = events(life.publish(replaced("10 November", "17 November")))
    assert after["webinar 1"]["DTSTAMP"] == "20260801T100001Z" > before["webinar 1"]["DTSTAMP"]


@pytest.mark.parametrize(
    ("feed", "titles"),
    [
        ("person/sam", {"kickoff", "guide due (webinar 1)"}),
        ("person/eva", {"webinar 1", "webinar 2"}),
        ("series/webinar", {"webinar 1", "webinar 2", "guide due (webinar 1)"}),
        ("purpose/practice", {"kickoff"}),
        ("kind/events", {"kickoff", "webinar 1", "webinar 2"}),
        ("kind/deadlines", {"guide due (webinar 1)"}),
    ],
)
def test_slices_have_the_same_entries_as_the_whole(feed: str, titles: set[str]) -> None:
    built = Life().publish()
    whole, part = events(built), events(built, feed)
    assert set(part) == titles
    assert all(part[title] == whole[title] for title in titles)


def test_a_feed_that_has_no_entry_any_more_says_so() -> None:
    """Programs take an empty feed for a fault, and go on showing what was in it."""
    life = Life()
    life.publish()
    built = life.publish(lambda text: text.replace("by Eva", "by Sam"))
    assert set(events(built, "person/eva")) == {"Nothing at present (Programme: Eva)"}
    assert "webinar 1" in events(built, "person/sam")
    assert life.publish() == built
    back = life.publish(lambda text: text.replace("for 1 hour, by Sam", "for 1 hour, by Eva"))
    assert set(events(back, "person/eva")) == {"kickoff", "webinar 1", "webinar 2"}


def test_a_feed_that_never_had_an_entry_is_empty() -> None:
    life = Life('plan "P" from 2026 to 2027\nfair on 3 May 2027\n')
    assert events(life.publish(), "tasks") == events(life.publish(), "tasks") == {}


def test_the_last_change_of_a_feed_never_goes_back() -> None:
    """What leaves a feed changes it too."""
    life, line = Life(), "webinar 2 on 8 December 2026 at 14:00 for 1 hour, by Eva\n"
    changes: tuple[Callable[[str], str], ...] = (
        str,
        replaced(line, ""),
        lambda text: text + line,
        replaced(line, ""),
        lambda text: text.replace("by Eva", "by Sam"),
        lambda text: f"# a remark\n{text}",
    )
    seen: dict[str, tuple[datetime, bytes]] = {}
    for change in changes:
        for file in life.publish(change).files:
            modified, content = seen.get(file.path, (file.modified - timedelta(1), b""))
            assert (file.modified > modified) == (file.content != content), file.path
            seen[file.path] = (file.modified, file.content)
    assert b"LAST-MODIFIED:20260801T140000Z" in seen["my-year/all.ics"][1]


def test_private_feeds_have_what_is_private_behind_an_address_that_can_be_revoked() -> None:
    life = Life(secret=b"a secret of more than enough bytes")
    built = life.publish()
    path = built.private["Sam"]
    assert len(path.removeprefix("my-year/private/").removesuffix(".ics")) == 64
    own = next(file for file in built.files if file.path == path)
    assert own.is_private and b"survey" in own.content and b"SOURCE" not in own.content
    assert not any(b"survey" in file.content for file in built.files if not file.is_private)
    assert life.lock is not None
    life.lock = life.lock._replace(access={"sam": 2})
    renewed = life.publish().private
    assert renewed["Sam"] != path and renewed["Eva"] == built.private["Eva"]


def test_what_is_long_past_leaves_the_feeds_and_not_the_lock() -> None:
    old = 'plan "P" from 2025 to 2027\nfair on 3 May 2025\ntalk on 3 May 2027\n'
    life = Life(old, drop_after=365)
    built = life.publish()
    assert set(events(built)) == {"talk"}
    assert set(built.lock.entries) == {"fair", "talk"}
