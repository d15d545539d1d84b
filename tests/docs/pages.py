"""Pages of docs/ with plans: what they show is compiled and run.

A block ```plan is a whole plan (`today=` says on which day it is compiled), ```plan more goes on with the one before
it, and ```dates has dates of the plan so far. A block ```plan NAME.plan is a file for the ```console blocks
(tests/cli/transcript.py); only such a file may have mistakes.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from tests.cli.transcript import Block, blocks
from tests.lang.specs import TODAY

MORE = "plan more"
WHOLE = re.compile(r"plan(?: today=(?P<today>\S+))?")
TESTED = re.compile(r"plan( today=\S+| more| [\w-]+\.plan)?|dates|console")
QUOTED = ("lark",)
"""What else may stand in a block: quotations."""


class Shown(NamedTuple):
    """A plan of a page, as far as it has been written, the day of its reading, and the dates that are shown of it."""

    text: str
    today: date
    dates: tuple[str, ...] = ()


def shown_plans(page: str) -> list[Shown]:
    """Every plan of a page that is not a file, in order."""
    return [plan for plan in _shown(page) if plan.text]


def _shown(page: str) -> Iterator[Shown]:
    plan = Shown("", TODAY)
    for block in blocks(page):
        whole = WHOLE.fullmatch(block.info)
        if whole or block.info == MORE:
            yield plan
        if whole:
            plan = Shown(block.body, date.fromisoformat(whole["today"]) if whole["today"] else TODAY)
        elif block.info == MORE:
            plan = Shown(plan.text + block.body, plan.today)
        elif block.info == "dates":
            plan = plan._replace(dates=tuple(block.body.splitlines()))
    yield plan


def untested(page: str) -> list[Block]:
    """Blocks that are neither tested nor quoted from elsewhere."""
    return [block for block in blocks(page) if not TESTED.fullmatch(block.info) and block.info not in QUOTED]
