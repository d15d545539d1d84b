"""How heavy a page is and how long it takes: `python -m bench.page`, from the root of the checkout.

It prints, for plans of several sizes, the bytes of the page as they are and compressed, of its script, its style and
its timeline, and the seconds that it takes to make it, the first time (templates are read) and once more. The budgets
are 30 KB at 40 dates and 90 KB at 200; script 6 KB, style 4 KB, timeline 8 KB; 0.3 s at 40 dates, 2 s at 1,000.
"""

import gzip
import re
import time
from datetime import date
from pathlib import Path

from bench.make_plan import make_plan
from copflow.compile import Compilation, compile_plan
from copflow.diagnostics.source import Source
from copflow.site.page import page
from copflow.site.view import View

TODAY = date(2026, 11, 24)
SIZES = (40, 200, 1_000, 2_000, 4_000)
MODEL = Path("plans/community.plan")
PARTS = {
    "script": rb"<script>(.*?)</script>",
    "style": rb"<style>(.*?)</style>",
    "timeline": rb'(<svg [^>]*class="drawing timeline".*?</svg>)',
    "data": rb'<script type="application/json"[^>]*>(.*?)</script>',
    "table": rb'(<section id="dates">.*?</section>)',
}


def compressed(data: bytes) -> float:
    """Kilobytes that go over the wire."""
    return len(gzip.compress(data, mtime=0)) / 1_000


def measure(name: str, compilation: Compilation) -> None:
    """Make a page twice, and print what it takes."""
    seconds = []
    for _ in range(2):
        begun = time.perf_counter()
        made = page(compilation, View(TODAY))
        seconds.append(time.perf_counter() - begun)
    parts = {part: compressed(b"".join(re.findall(pattern, made, re.DOTALL))) for part, pattern in PARTS.items()}
    words = ", ".join(f"{part} {size:.1f}" for part, size in parts.items())
    print(
        f"{name:>14}: {len(made) / 1_000:7.1f} KB, compressed {compressed(made):6.1f} ({words}); "
        f"{seconds[0]:.2f} s, then {seconds[1]:.2f} s"
    )


def main() -> None:
    """The model plan, and larger ones."""
    measure(MODEL.name, compile_plan(Source(MODEL.name, MODEL.read_text(encoding="utf-8")), today=TODAY))
    for size in SIZES:
        measure(f"{size:,} dates", compile_plan(Source("large.plan", make_plan(size)), today=TODAY))


if __name__ == "__main__":
    main()
