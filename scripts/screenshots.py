"""`python -m scripts.screenshots` takes the pictures in docs/screenshots/ anew: the page that `copflow build` makes of
the model plan, at three widths, light and dark, its panel with a slip, and how it is printed. It needs Chromium and
poppler (scripts/debian-tools). Fonts differ from machine to machine, so that no test compares these pictures.
"""

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page

from scripts.pages.marks import DOCS, ROOT
from tests.browser.chromium import chromium
from tests.cli.transcript import clean_environment

FOLDER = DOCS / "screenshots"
NOW = "2026-11-24T09:00:00Z"
SIZES = {"wide": (1280, 860), "tablet": (820, 1000), "phone": (390, 800)}


def main() -> None:
    """Build the page, and take each picture."""
    FOLDER.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder, chromium() as browser:
        page = _built(Path(folder))
        for name, (width, height) in SIZES.items():
            for dark in (False, True):
                opened = _open(browser, page, width, height, dark=dark)
                opened.screenshot(path=FOLDER / f"page-{name}-{'dark' if dark else 'light'}.png")
                opened.context.close()
        _panel(browser, page)
        _printed(browser, page, Path(folder))


def _built(folder: Path) -> Path:
    plan = folder / "community.plan"
    plan.write_bytes((ROOT / "plans" / "community.plan").read_bytes())
    command = ("python", "-m", "copflow", "build", plan.name, "-o", "public", "--yes", "--now", NOW)
    address = ("--url", "https://calendar.example.org/")
    subprocess.run([*command, *address], cwd=folder, env=clean_environment(folder), check=True)
    return folder / "public" / "community" / "index.html"


def _open(browser: Browser, page: Path, width: int, height: int, *, dark: bool = False) -> Page:
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if dark else "light",
        locale="en-GB",
        timezone_id="America/New_York",
        reduced_motion="reduce",
    )
    context.clock.set_fixed_time(NOW)
    opened = context.new_page()
    opened.goto(page.as_uri())
    return opened


def _panel(browser: Browser, page: Path) -> None:
    """What moves if webinar 3 slips by nine days."""
    opened = _open(browser, page, 1480, 1000)
    opened.locator(".timeline .mark.event", has_text="webinar 3").first.click()
    slider = opened.locator("dialog[open] input[type=range]")
    slider.fill("9")
    opened.screenshot(path=FOLDER / "page-slip-light.png")
    opened.context.close()


def _printed(browser: Browser, page: Path, folder: Path) -> None:
    """The year on one sheet."""
    opened = _open(browser, page, 1280, 860)
    sheet = folder / "year.pdf"
    opened.pdf(path=sheet, prefer_css_page_size=True)
    opened.context.close()
    subprocess.run(["pdftoppm", "-r", "72", "-png", "-singlefile", sheet, FOLDER / "page-print"], check=True)


if __name__ == "__main__":
    main()
