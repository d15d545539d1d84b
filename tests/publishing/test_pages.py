"""The pages that are published beside the feeds."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from copflow.cli.main import run
from copflow.feed.publication import HTML
from copflow.serve.publish import BuiltFeeds, Unpublished

ONE = """plan "First year" from August 2026 to May 2027
webinar 1 on 10 November 2026; guide due 1 week before
retreat on 8 December 2026
budget talk on 9 December 2026, private
"""
OTHER = 'plan "Second <year>" from August 2026 to May 2027\nfair on 3 March 2027\n'


def build(*words: str, today: str = "2026-11-24") -> int:
    """Run the command, and give its exit code."""
    return run(["build", *words, "-o", "public", "--yes", "--now", "2026-11-24T08:00Z", "--today", today])


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two plans, in which the commands run."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "one.plan").write_text(ONE, encoding="utf-8")
    (tmp_path / "other.plan").write_text(OTHER, encoding="utf-8")
    return tmp_path / "public"


def files(folder: Path) -> dict[str, bytes]:
    """What is published, but for the list of it."""
    found = (path for path in folder.rglob("*") if path.is_file() and path.name != "index.json")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def test_a_plan_has_a_page_beside_its_feeds(folder: Path) -> None:
    assert build("one.plan") == 0
    page = (folder / "one/index.html").read_text(encoding="utf-8")
    assert '<h1 dir="auto">First year</h1>' in page
    assert "budget talk" not in page
    assert not (folder / "index.html").exists()


def test_several_plans_have_a_page_that_leads_to_each(folder: Path) -> None:
    assert build("one.plan", "other.plan") == 0
    listing = (folder / "index.html").read_text(encoding="utf-8")
    assert 'href="one/index.html"' in listing and 'href="other/index.html"' in listing
    assert "Second &lt;year&gt;" in listing
    assert "budget talk" not in listing


def test_without_pages_the_feeds_are_the_same(folder: Path) -> None:
    build("one.plan")
    with_pages = files(folder)
    build("one.plan", "--no-site")
    without = files(folder)
    assert "one/index.html" not in without
    assert without == {path: content for path, content in with_pages.items() if not path.endswith(".html")}


def test_on_another_day_the_page_is_another_one_and_no_feed_is(folder: Path) -> None:
    build("one.plan")
    before = files(folder)
    assert build("one.plan", "--locked", today="2026-11-25") == 0
    after = files(folder)
    assert [path for path in before if before[path] != after[path]] == ["one/index.html"]


def test_on_the_same_day_nothing_is_written_again(folder: Path) -> None:
    build("one.plan", "other.plan")
    before = files(folder)
    build("one.plan", "other.plan")
    assert files(folder) == before


def test_a_page_says_what_changed_since_the_last_publication(folder: Path) -> None:
    build("one.plan")
    plan = folder.parent / "one.plan"
    plan.write_text(ONE.replace("8 December", "15 December"), encoding="utf-8")
    build("one.plan")
    page = (folder / "one/index.html").read_text(encoding="utf-8")
    assert "Since the last publication: 1 date moves." in page
    assert "<s>Tue 8 December 2026</s> → Tue 15 December 2026" in page


def test_where_the_address_is_known_the_page_says_it(folder: Path) -> None:
    build("one.plan", "--url", "https://example.org/plans/")
    page = (folder / "one/index.html").read_text(encoding="utf-8")
    assert "webcal://example.org/plans/one/all.ics" in page


def test_with_an_error_nothing_is_published_unless_that_is_allowed(folder: Path) -> None:
    plan = folder.parent / "one.plan"
    plan.write_text(ONE + "survey due 1 week before retret\n", encoding="utf-8")
    assert build("one.plan") == 1
    assert not folder.exists()
    assert build("one.plan", "--allow-errors") == 0
    page = (folder / "one/index.html").read_text(encoding="utf-8")
    assert "This plan has 1 error" in page
    assert b"SUMMARY:retreat" in (folder / "one/all.ics").read_bytes()


def test_a_server_has_the_page_too(tmp_path: Path) -> None:
    plan = tmp_path / "one.plan"
    plan.write_text(ONE, encoding="utf-8")
    made = BuiltFeeds(url="https://example.org/")([str(plan)])
    assert not isinstance(made, Unpublished)
    (page,) = (file for file in made.files if file.media_type == HTML)
    assert page.path == "one/index.html"
    assert b"webcal://example.org/one/all.ics" in page.content
    assert page.modified <= datetime.now(UTC)
