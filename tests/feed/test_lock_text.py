"""The lock as a file in git: what two branches wrote of one entry, and what is damaged."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copflow.feed.lock import Lock, LockedEntry, LockedFeed
from copflow.feed.lock_text import Damage, Read, joined, lock_text, read_lock

PLAN = "4d87a957-243e-4546-8417-074729f67b52"
FIRST = datetime(2026, 8, 1, 9, tzinfo=UTC)


FEED = LockedFeed(feed="person/sam.ics", of="person sam", modified=FIRST, digest="", title="Sam", had=True)


def row(key: str = "webinar 1", sequence: int = 0, digest: str = "a", hours: int = 0, uid: str = "u-1") -> LockedEntry:
    return LockedEntry(
        key=key,
        uid=uid,
        sequence=sequence,
        created=FIRST,
        modified=FIRST + timedelta(hours=hours),
        digest=f"1:{digest * 32}" if digest else "",
        start="20261110T140000Z",
        end="20261110T150000Z",
        title=key,
    )


def lock(*rows: LockedEntry) -> Lock:
    return Lock(PLAN, {one.key: one for one in rows}, {FEED.of: FEED}, {"sam": 2})


def read(text: str) -> Read:
    found = read_lock(text)
    assert isinstance(found, Read), found
    return found


def test_a_row_is_a_line_and_rows_are_sorted() -> None:
    text = lock_text(lock(row("b"), row("a")))
    first, a, b, feed, access = text.splitlines()[1:]
    assert first == f'{{"lock": 1, "plan": "{PLAN}"}}'
    assert a == (
        '{"key": "a", "uid": "u-1", "sequence": 0, "created": "2026-08-01T09:00:00Z", '
        '"modified": "2026-08-01T09:00:00Z", "digest": "1:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", '
        '"start": "20261110T140000Z", "end": "20261110T150000Z", "title": "a"}'
    )
    assert b == a.replace('"a"', '"b"')
    assert feed == (
        '{"feed": "person/sam.ics", "of": "person sam", "modified": "2026-08-01T09:00:00Z", "digest": "", '
        '"title": "Sam", "had": true}'
    )
    assert access == '{"person": "sam", "version": 2}'


@given(st.lists(st.text(min_size=1, max_size=20), unique=True, max_size=5))
def test_what_is_written_is_read(keys: list[str]) -> None:
    keys = [key for key in keys if key.encode("utf-8", "ignore").decode() == key]
    made = lock(*(row(key) for key in keys))
    assert read(lock_text(made)) == Read(made, False)


def test_rows_that_git_could_not_merge_are_joined() -> None:
    """Subscribers may have seen either: the next build goes beyond both."""
    text = lock_text(lock(row("a"), row("b", 3, "b", 2)))
    ours = text.splitlines()[3]
    theirs = lock_text(lock(row("b", 2, "c", 5))).splitlines()[2]
    conflict = text.replace(ours, f"<<<<<<< HEAD\n{ours}\n=======\n{theirs}\n>>>>>>> other")
    found = read(conflict)
    assert found.was_merged
    joined_row = found.lock.entries["b"]
    assert (joined_row.sequence, joined_row.digest, joined_row.modified) == (3, "", FIRST + timedelta(hours=2))


def test_the_same_row_in_both_branches_is_one() -> None:
    text = lock_text(lock(row("a")))
    assert read(text + text.splitlines()[2] + "\n").lock == lock(row("a"))


def test_a_lock_that_is_there_twice_is_that_lock() -> None:
    """Nothing counts on, and nobody is told of branches that there never were."""
    text = lock_text(lock(row("a"), row("b", 3)))
    assert read(text + text) == Read(lock(row("a"), row("b", 3)), False)


@pytest.mark.parametrize("cut", [1, 40, 170])
def test_half_a_lock_behind_a_whole_one_is_damage(cut: int) -> None:
    text = lock_text(lock(row("a"), row("b", 3)))
    assert isinstance(read_lock(text + text[: len(text) // 2 - cut]), Damage)
    assert isinstance(read_lock(text[:-1] + text), Damage)  # the last row and the first are on one line


def test_feeds_of_two_branches_are_joined_too() -> None:
    text = lock_text(lock(row("a")))
    other = FEED.model_copy(update={"modified": FIRST + timedelta(hours=1)})
    found = read(text + lock_text(Lock(PLAN, {}, {FEED.of: other}, {})))
    assert (found.was_merged, found.lock.feeds[FEED.of].modified) == (True, other.modified)


def test_of_two_identities_the_older_one_is_kept() -> None:
    older, newer = row(uid="u-1"), row(uid="u-2", sequence=4).model_copy(update={"created": FIRST + timedelta(hours=1)})
    assert joined(older, newer).uid == joined(newer, older).uid == "u-1"
    assert joined(older, newer).sequence == 4


rows = st.builds(
    row, sequence=st.integers(0, 5), digest=st.sampled_from(["a", "b", ""]), hours=st.integers(0, 5), uid=st.just("u-1")
)


@given(rows, rows)
def test_it_makes_no_difference_which_branch_is_merged_into_which(one: LockedEntry, other: LockedEntry) -> None:
    assert joined(one, other) == joined(other, one)
    assert joined(one, other).sequence == max(one.sequence, other.sequence)


GOOD = lock_text(lock(row("a")))


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ("", 1, "its first row, which names the plan, is missing"),
        (GOOD[:-10], 5, "it is cut off or was changed by hand"),
        (GOOD.replace('"sequence": 0', '"sequence": -1'), 3, "`sequence`: input should be greater than or equal to 0"),
        (
            GOOD.replace("09:00:00Z", "09:00:00+01:00"),
            3,
            "`created`: an instant in UTC, in whole seconds; `modified`: an instant in UTC, in whole seconds",
        ),
        (GOOD.replace('"uid"', '"iud"'), 3, "`uid`: field required; `iud`: extra inputs are not permitted"),
        (GOOD + GOOD.replace(PLAN, PLAN.replace("4d87", "4d88")), 7, "it names a second plan; a lock is that of one"),
        (GOOD + "[1, 2]\n", 6, "it is no row of a lock"),
        (GOOD + "[" * 100_000 + "\n", 6, "it is cut off or was changed by hand"),
    ],
)
def test_damage_is_named_with_its_line(text: str, line: int, why: str) -> None:
    assert read_lock(text) == Damage(line, why)


@given(st.integers(0, len(GOOD)), st.characters())
def test_a_changed_lock_is_read_or_said_to_be_damaged(at: int, character: str) -> None:
    assert isinstance(read_lock(GOOD[:at] + character + GOOD[at + 1 :]), Read | Damage)
