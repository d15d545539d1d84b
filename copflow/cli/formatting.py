"""One plan for `copflow fmt`: read, format, and write it or say what would change."""

from collections.abc import Sequence
from enum import Enum
from functools import partial
from typing import NamedTuple

from copflow.cli.reading import complain_of_errors
from copflow.cli.terminal import complain, complain_of, say
from copflow.compile import compile_plan
from copflow.dates import speak
from copflow.diagnostics.source import Source
from copflow.formatter.diff import diff
from copflow.formatter.format import Fault, Formatted, format_plan
from copflow.reports.safe import safe
from copflow.workspace import clock
from copflow.workspace.holiday_cache import cached_holidays
from copflow.workspace.includes import PlanFiles
from copflow.workspace.load import MAX_BYTES, STDIN, Unreadable, decode, read_bytes
from copflow.workspace.plans import Reading
from copflow.workspace.trouble import Trouble
from copflow.workspace.write import STDOUT, rewrite, write

SHOWN = 8
"""How many of the lines that could not be read are named."""


class Mode(Enum):
    """What is done with a formatted plan: it is written, or it is said that or what would change."""

    WRITE = "write"
    CHECK = "check"
    DIFF = "diff"


class Outcome(NamedTuple):
    """The exit code that a plan asks for, whether it could be read, and whether it changed or would change."""

    code: int
    was_read: bool = False
    changed: bool = False


def format_file(name: str, mode: Mode) -> Outcome:
    """Format the plan with that path, or `-`."""
    data = read_bytes(name)
    if isinstance(data, Trouble):
        complain_of(*data)
        return Outcome(2)
    source = decode(name, data)
    if isinstance(source, Unreadable):
        complain_of_errors(Reading(source.source, (source.finding,), None))
        return Outcome(1)
    compiled = partial(compile_plan, today=clock.today(), holidays=cached_holidays, files=PlanFiles(name))
    result = format_plan(source, compiled)
    if isinstance(result, Fault):
        return _leave(source, data, mode, result)
    return _put(source, data, mode, result)


def _put(source: Source, data: bytes, mode: Mode, result: Formatted) -> Outcome:
    """Write what was formatted, or say what would change. A byte order mark is a change too: it goes."""
    new = result.text.encode("utf-8")
    changed = new != data
    if len(new) > MAX_BYTES:
        complain_of(source.name, f"was left as it is: it would have more than {MAX_BYTES // 1024 // 1024} MiB")
        return Outcome(2)
    if mode is Mode.WRITE:
        if trouble := _write(source.name, data, new):
            complain_of(*trouble)
            return Outcome(2)
    elif mode is Mode.CHECK and changed:
        say(f"{safe(source.name)}: would change\n")
    elif mode is Mode.DIFF:
        say("".join(f"{_shown(line)}\n" for line in diff(source.name, result.lines)))
    numbers = result.after if mode is Mode.WRITE else tuple
    if result.unread:
        could_not = ("could not be read and stays as it is", "could not be read and stay as they are")
        _complain_of_lines(source.name, numbers(result.unread), could_not, "copflow validate says why")
    if result.kept:
        stays = ("stays as it is", "stay as they are")
        _complain_of_lines(source.name, numbers(result.kept), stays, "otherwise written, it would not mean the same")
    return Outcome(int(bool(result.unread) or (changed and mode is not Mode.WRITE)), was_read=True, changed=changed)


def _write(name: str, data: bytes, new: bytes) -> Trouble | None:
    """Write a plan in its place, if it changed, and if no other program changed it since it was read."""
    if name == STDIN:
        return write(STDOUT, new)
    if new == data:
        return None
    trouble = rewrite(name, data, new)
    if trouble is None:
        say(f"{safe(name)}: formatted\n")
    return trouble


def _leave(source: Source, data: bytes, mode: Mode, fault: Fault) -> Outcome:
    """Say that the plan stays as it is, and whose fault that is. A program that filters a text gets it back."""
    if source.name == STDIN and mode is Mode.WRITE:
        write(STDOUT, data)
    complain(
        f"{safe(source.name)}: was left as it is: formatted, {fault.value}. This is a fault of copflow and not of "
        "your plan. Please report it, if you can with the plan. [internal-error]\n"
    )
    return Outcome(2)


def _complain_of_lines(name: str, numbers: Sequence[int], what: tuple[str, str], why: str) -> None:
    """`my-year.plan: 2 lines could not be read and stay as they are (lines 3 and 7); copflow validate says why`."""
    shown = [f"{number}" for number in numbers[:SHOWN]]
    if more := len(numbers) - len(shown):
        shown.append(f"{more} more")
    lines = speak.count(len(numbers), "line")
    stay, which = (what[0], "line") if len(numbers) == 1 else (what[1], "lines")
    complain_of(name, f"{lines} {stay} ({which} {speak.listed(shown)}); {why}")


def _shown(line: str) -> str:
    """A line of a diff, safe to print. Tabs stay: they are what often changes."""
    return "\t".join(map(safe, line.split("\t")))
