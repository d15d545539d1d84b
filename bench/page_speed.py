"""How soon a page is seen, and how fast it answers: `python -m bench.page_speed`, from the root of the checkout.

Debian's Chromium opens the page of the model plan, and of plans of 200 and 1,000 dates, with its processor slowed four
times. It prints, in milliseconds, the first paint, how long the side panel takes to open, and one step of its slider to
the next painted frame; each is the median of several tries, with the slowest in brackets. The budgets are 1,200, 100
and 50 at the model plan's size. It counts the requests that leave the page, of which there may be none.
"""

from datetime import date
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page

from bench.make_plan import make_plan
from copflow.compile import compile_plan
from copflow.diagnostics.source import Source
from copflow.site.page import page
from copflow.site.view import View
from tests.browser.chromium import chromium

TODAY = date(2026, 11, 24)
MODEL = Path("plans/community.plan")
SLOWED = 4
TRIES = 5
PAINT = "performance.getEntriesByType('paint').find(one => one.name === 'first-contentful-paint')?.startTime ?? null"
OPEN = """async () => {
  const marks = [...document.querySelectorAll('.timeline .mark')];
  const mark = marks[Math.floor(marks.length / 2)];
  const begun = performance.now();
  mark.dispatchEvent(new MouseEvent('click', {bubbles: true}));
  await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
  return performance.now() - begun;
}"""
STEP = """async (value) => {
  const slider = document.querySelector('dialog[open] input[type=range]');
  const begun = performance.now();
  slider.value = value;
  slider.dispatchEvent(new Event('input', {bubbles: true}));
  await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
  return performance.now() - begun;
}"""


def measure(browser: Browser, name: str, text: str, folder: Path) -> None:
    """Open the page of a plan several times, and print what it takes."""
    compilation = compile_plan(Source(name, text), today=TODAY)
    file = folder / f"{name}.html"
    file.write_bytes(page(compilation, View(TODAY)))
    paints: list[float] = []
    panels: list[float] = []
    steps: list[float] = []
    left: list[str] = []
    for _ in range(TRIES):
        opened = browser.new_page(viewport={"width": 1280, "height": 900})
        opened.on("request", lambda request: left.append(request.url) if request.url != file.as_uri() else None)
        _slow(opened)
        opened.goto(file.as_uri())
        paints.append(_painted(opened))
        panels.append(opened.evaluate(OPEN))
        steps += [opened.evaluate(STEP, value) for value in (3, 9, 14)]
        opened.close()
    told = {"first paint": paints, "panel": panels, "slider step": steps}
    words = ", ".join(f"{what} {median(found):.0f} ({max(found):.0f})" for what, found in told.items())
    print(f"{name:>14}: {words} ms; {len([url for url in left if not url.startswith('data:')])} requests")


def _slow(opened: Page) -> None:
    opened.context.new_cdp_session(opened).send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})


def _painted(opened: Page) -> float:
    """When something was seen first; the browser knows it a moment later."""
    opened.wait_for_function(f"({PAINT}) !== null")
    return float(opened.evaluate(PAINT))


def main() -> None:
    """The model plan, and larger ones."""
    with chromium() as browser, TemporaryDirectory() as folder:
        measure(browser, MODEL.name, MODEL.read_text(encoding="utf-8"), Path(folder))
        for size in (200, 1_000):
            measure(browser, f"{size:,} dates", make_plan(size), Path(folder))


if __name__ == "__main__":
    main()
