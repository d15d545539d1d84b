"""The gallery: every plan of plans/ with its picture, its first dates and its text."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from copflow.compile import Compilation, compile_plan
from copflow.dates import speak
from copflow.diagnostics.source import Source
from copflow.outputs.facts import stands_alone
from copflow.overview.standing import stands
from copflow.pictures.style import file_style
from copflow.pictures.svg import Drawing
from copflow.pictures.timeline import timelines
from copflow.schedule.model import Entry
from scripts.pages.marks import ROOT
from tests.lang.specs import when

TODAY = date(2026, 11, 24)
"""The day on which the plans are read; a plan that is not about it is read on its first day."""
MOST_DATES = 8
MOST_LINES = 25
"""How much of a plan is shown."""
ABOUT = {
    "community": "The year of a community of practice, with four webinars and a session in person. The other pages "
    "show it wherever they need a whole plan.",
}
"""What a plan is that does not say so in its first lines."""


class Shown(NamedTuple):
    """A plan of the gallery. `day`: when it is read."""

    path: Path
    compilation: Compilation
    day: date

    @property
    def drawings(self) -> list[Drawing]:
        """Its timeline, in one picture or more."""
        return timelines(self.compilation.schedule, stands(self.compilation.schedule, self.day), self.day)


@cache
def _shown(path: Path) -> Shown:
    source = Source(path.name, path.read_text(encoding="utf-8"))
    compilation = compile_plan(source, today=TODAY)
    period = compilation.schedule.period
    return Shown(path, compilation, TODAY if period.first is None or period.holds(TODAY) else period.first)


def _plans(folder: str) -> list[Shown]:
    return [_shown(path) for path in sorted((ROOT / folder).glob("*.plan"))]


def pictures() -> dict[str, bytes]:
    """The picture of each plan by the name of its file: the first one of a plan that has several."""
    return {
        f"{plan.path.stem}.svg": plan.drawings[0].standalone(file_style()).encode() for plan in _all() if plan.drawings
    }


def _all() -> list[Shown]:
    return [*_plans("plans"), *_plans("plans/real")]


def examples() -> str:
    """The plans to copy from."""
    return "\n\n".join(_section(plan) for plan in _plans("plans"))


def published() -> str:
    """The schedules that other organisations have published."""
    return "\n\n".join(_section(plan) for plan in _plans("plans/real"))


def _section(plan: Shown) -> str:
    title = plan.compilation.plan.title or plan.path.stem
    parts = (f"### {title}", _about(plan), _picture(plan), _dates(plan), _text(plan))
    return "\n\n".join(part for part in parts if part)


def _about(plan: Shown) -> str:
    """Its first comments, which also name where a published schedule is from."""
    return " ".join(line.lstrip("# ") for line in _lines(plan)[0]) or ABOUT[plan.path.stem]


def _lines(plan: Shown) -> tuple[list[str], list[str]]:
    """The comments at the head of its text, and the other lines."""
    lines = plan.compilation.source.text.splitlines()
    begin = next(number for number, line in enumerate(lines) if line and not line.startswith("#"))
    return [line for line in lines[:begin] if line], lines[begin:]


def _picture(plan: Shown) -> str:
    drawings = plan.drawings
    more = f"\n\nThe picture is the first of {len(drawings)}: {drawings[0].title}." if len(drawings) > 1 else ""
    file = f"pictures/{plan.path.stem}.svg"
    return f"[![{drawings[0].description}]({file})]({file}){more}"


def _dates(plan: Shown) -> str:
    schedule = plan.compilation.schedule
    entries = [entry for entry in schedule.in_date_order() if stands_alone(entry, schedule.entries)]
    rows = [_row(entry) for entry in entries[:MOST_DATES]]
    left = len(entries) - len(rows)
    more = f"\n\nAnd {speak.count(left, 'date')} more." if left else ""
    return "\n".join(["| Date | What | Who | Moved from |", "|---|---|---|---|", *rows]) + more


def _row(entry: Entry) -> str:
    """When it is, what it is, who does it, and why it is not where its rule puts it."""
    time = f", {speak.clock(entry.hours.start)}" if entry.hours else ""
    owners = speak.listed([person.name.text for person in entry.activity.owners])
    moved = f"{speak.day(entry.moved.day)} ({entry.moved.why})" if entry.moved else ""
    cells = (f"{when(entry)}{time}", entry.activity.full_name, owners, moved)
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _text(plan: Shown) -> str:
    """Its text without the comments at its head, and where the rest is."""
    return "\n".join(_told(plan))


def _told(plan: Shown) -> Iterator[str]:
    lines = _lines(plan)[1]
    path = plan.path.relative_to(ROOT).as_posix()
    whole = "The plan" if len(lines) <= MOST_LINES else f"The first {MOST_LINES} of {len(lines)} lines of the plan"
    yield f"{whole}, [`{path}`](../{path}):\n"
    yield from ("```plan", *lines[:MOST_LINES], "```")
