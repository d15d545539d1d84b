"""Titles as copflow writes them: `guide due (webinar 1)`, `webinar 1 (some day in November 2026, day not set)`."""

import re
from typing import NamedTuple

DUE = " due"
STEP = re.compile(r"(?P<name>.+?)(?P<due> due)? \((?P<owner>.+)\)")
DAY = r"[0-9]{1,2} [A-Z][a-z]+(?: [0-9]{4})?"
WHEN = rf"(?P<when>in [A-Z][a-z]+ [0-9]{{4}}|between {DAY} and {DAY})"
EVENT = re.compile(rf"(?P<name>.+?) \((?:(?P<owner>.+); )?(?:some day|(?P<length>[0-9]+ days)) {WHEN}, day not set\)")
TASK = re.compile(rf"(?P<name>.+?) due(?: \((?P<owner>.+)\))?, day not set: {WHEN}")


class Window(NamedTuple):
    """A title that says that the day is not set: the name (with that of its owner in brackets), and the clause."""

    name: str
    clause: str
    is_task: bool


def window_of(title: str) -> Window | None:
    """What a title says of a day that is not set, None if it says nothing of the kind."""
    found = EVENT.fullmatch(title) or TASK.fullmatch(title)
    if found is None:
        return None
    is_task = found.re is TASK
    first, _, last = found["when"].partition(" and ")
    if last[-4:].isdecimal() and not first[-4:].isdecimal():
        first = f"{first} {last[-4:]}"
    clause = f"{first} and {last}" if last else first
    if not is_task and found["length"]:
        clause += f" for {found['length']}"
    owner = found["owner"]
    if owner is None:
        return Window(found["name"], clause, is_task)
    return Window(f"{found['name']}{DUE if is_task else ''} ({owner})", clause, is_task=False)


class StepTitle(NamedTuple):
    """`guide due (webinar 1)`: what, whether it is due, and of what it is a step."""

    name: str
    is_task: bool
    owner: str


def step_of(title: str) -> StepTitle | None:
    """What a title says if it is that of a step."""
    found = STEP.fullmatch(title)
    return StepTitle(found["name"], bool(found["due"]), found["owner"]) if found else None
