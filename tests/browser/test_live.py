"""The page of `copflow serve` follows the edits of its plan, and shows what is wrong above what was good last."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.serve.support import serving

PLAN = """\
plan "A year" from August 2026 to July 2027
  time zone Europe/Berlin
talk 1 on 10 November 2026 at 14:00 for 1 hour
talk 2 on {day} at 14:00 for 1 hour
"""
SOON = 15_000


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A plan in a folder of its own."""
    path = tmp_path / "year.plan"
    path.write_text(PLAN.format(day="8 December 2026"), encoding="utf-8")
    return path


def test_a_page_follows_the_edits_of_its_plan(plan: Path, open_page: OpenPage) -> None:
    with serving(plan.parent, plan.name) as server:
        page = open_page(f"http://127.0.0.1:{server.port}/")
        expect(page.locator("#dates")).to_contain_text("8 Dec 2026")

        plan.write_text(PLAN.format(day="15 December 2026"), encoding="utf-8")
        expect(page.locator("#dates")).to_contain_text("15 Dec 2026", timeout=SOON)

        plan.write_text(PLAN.format(day="31 November 2026"), encoding="utf-8")
        panel = page.locator(".problems")
        expect(panel).to_contain_text("There is no 31 November", timeout=SOON)
        expect(panel).to_contain_text("year.plan:4:")
        expect(page.locator("#dates")).to_contain_text("15 Dec 2026")
        page.goto(f"http://127.0.0.1:{server.port}/")
        expect(page.locator("#dates")).to_contain_text("15 Dec 2026")

        plan.write_text(PLAN.format(day="15 December 2026"), encoding="utf-8")
        expect(panel).to_be_hidden(timeout=SOON)


def test_nobody_else_on_the_network_is_shown_what_is_wrong(plan: Path, open_page: OpenPage) -> None:
    with serving(plan.parent, plan.name, "--url", "https://calendar.example.org/") as server:
        page = open_page(f"http://127.0.0.1:{server.port}/year/")
        expect(page.locator("#dates")).to_contain_text("8 Dec 2026")
        assert server.ask("/live")[0].status == 404
