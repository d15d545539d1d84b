"""What `copflow build` publishes of every plan: each feed is without a flaw, and all are slices of one."""

from pathlib import Path

import pytest
from icalendar import Calendar

from copflow.feed.build import Built, Wishes, build_feeds
from copflow.feed.lint import lint_feed
from copflow.feed.lock import empty_lock
from copflow.outputs.identity import plan_uuid
from tests.outputs.support import OPTIONS, TODAY, compiled_file
from tests.readers.feeds import ALL_PLANS


def built(plan: Path) -> Built:
    """All that can be published of a plan."""
    compilation = compiled_file(plan)
    wishes = Wishes(plan.stem, TODAY, alarms=True, relations=True, url="https://example.org/x", secret=b"s" * 16)
    return build_feeds(compilation, empty_lock(str(plan_uuid(compilation))), wishes, lambda: OPTIONS.stamp)


@pytest.mark.parametrize("plan", ALL_PLANS, ids=lambda plan: plan.stem)
def test_every_feed_of_a_plan_is_without_a_flaw(plan: Path) -> None:
    files = built(plan).files
    flaws = {file.path: lint_feed(file.content) for file in files if b"\r\nBEGIN:V" in file.content}
    assert {path: found for path, found in flaws.items() if found} == {}
    assert flaws


@pytest.mark.parametrize("plan", ALL_PLANS, ids=lambda plan: plan.stem)
def test_every_feed_of_a_plan_is_a_slice_of_the_whole(plan: Path) -> None:
    files = built(plan).files
    whole = next(file for file in files if file.path.endswith("/all.ics"))
    all_uids = uids(whole.content)
    kinds = [uids(file.content) for file in files if "/kind/" in file.path]
    assert sorted(uid for kind in kinds for uid in kind) == sorted(all_uids)
    for file in files:
        if not file.is_private and not file.path.endswith("/tasks.ics"):
            assert set(uids(file.content)) <= set(all_uids), file.path


def uids(content: bytes) -> list[str]:
    return [str(event["UID"]) for event in Calendar.from_ical(content).events]
