"""What can be measured on a page: what shuts people out (axe-core), and labels that overlap."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from playwright.sync_api import Page

from tests.reports.outside import PACKAGES, installed

AXE = PACKAGES / "axe-core" / "axe.min.js"
SLACK = 0.5
"""Two boxes may share so many pixels: places of letters are rounded."""


# ---- axe-core -------------------------------------------------------------------------------------------


class Violation(NamedTuple):
    """A rule of axe-core that is broken. `impact`: minor, moderate, serious or critical; `where`: selectors."""

    rule: str
    impact: str
    says: str
    where: tuple[str, ...]


def axe(page: Page, within: str = "html") -> list[Violation]:
    """What axe-core finds in the parts of the page that a selector names."""
    # By the debugger's own way, which a page's Content-Security-Policy does not stop.
    session = page.context.new_cdp_session(page)
    session.send("Runtime.evaluate", {"expression": installed(AXE).read_text(encoding="utf-8")})
    session.detach()
    result: dict[str, Any] = page.evaluate("within => axe.run(within, {resultTypes: ['violations']})", within)
    return [
        Violation(found["id"], found["impact"], found["help"], tuple(str(node["target"]) for node in found["nodes"]))
        for found in result["violations"]
    ]


# ---- boxes ----------------------------------------------------------------------------------------------


class Box(NamedTuple):
    """Where an element stands on the screen, in CSS pixels from the upper left corner."""

    left: float
    top: float
    right: float
    bottom: float
    text: str


MEASURE = """elements => elements.map(element => [element.getBoundingClientRect(), element.textContent.trim()])
    .filter(([box]) => box.width && box.height)
    .map(([box, text]) => [box.left, box.top, box.right, box.bottom, text])"""


def boxes(page: Page, selector: str) -> list[Box]:
    """The boxes of all elements of a selector that take up room."""
    return [Box(*measured) for measured in page.locator(selector).evaluate_all(MEASURE)]


def overlaps(measured: Sequence[Box]) -> list[tuple[str, str]]:
    """The texts of each two boxes that lie over one another."""
    return [(one.text, other.text) for one, other in _overlapping(sorted(measured))]


def _overlapping(measured: Sequence[Box]) -> Iterator[tuple[Box, Box]]:
    """From left to right: only those boxes are compared that one begins before the other ends."""
    reached: list[Box] = []
    for box in measured:
        reached = [one for one in reached if one.right - SLACK > box.left]
        yield from ((one, box) for one in reached if min(one.bottom, box.bottom) - max(one.top, box.top) > SLACK)
        reached.append(box)
