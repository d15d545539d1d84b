"""What `done`, `cancel` and `move` have in common: reading, changing and writing a plan, and saying what follows."""

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from difflib import unified_diff
from typing import TextIO

from copflow.cli.find_activity import find_activity
from copflow.cli.reading import complain_of_errors, counted
from copflow.cli.terminal import canvas_of, complain, complain_of, say
from copflow.compile import Compilation
from copflow.dates import speak
from copflow.diagnostics.rules import Severity
from copflow.diagnostics.source import File
from copflow.editing.carry_out import Changed, Compile, Fault, Outcome, Refused, Unchanged
from copflow.editing.follow import Follows, Shift, follows
from copflow.editing.sameness import by_key
from copflow.graph.model import Activity
from copflow.reports import concise, full
from copflow.reports.safe import safe
from copflow.workspace.change import Editable, give_back, put, read_editable
from copflow.workspace.load import STDIN
from copflow.workspace.trouble import Trouble

LINES = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+$")
MOST_SHOWN = 30
"""How many dates, findings or names are listed."""
Request = Callable[[Compilation, Activity, Compile], Outcome]
Lines = Callable[[Compilation, Compilation, Activity], Iterator[str]]
"""What else there is to say: of the compilation before, the one after, and the activity in it."""


def change(file: str, name: str, today: date, request: Request, more: Lines, *, dry: bool) -> int:
    """Carry out a change of one activity, or say what it would change; the exit code. A program that filters standard
    input gets it back if nothing changes."""
    plan = read_editable(file, today)
    if isinstance(plan, Trouble):
        complain_of(*plan)
        return 2
    compilation = plan.reading.compilation
    if compilation is None:
        complain_of_errors(plan.reading)
        code = 1
    elif isinstance(activity := find_activity(name, compilation.graph.activities), str):
        complain_of(file, activity)
        code = 2
    else:
        outcome = request(compilation, activity, plan.compiled)
        if isinstance(outcome, Changed):
            return _changed(plan, compilation, activity, outcome, more, dry=dry)
        code = _unchanged(plan, activity, outcome)
    if not dry:
        give_back(plan)
    return code


def nothing_more(_old: Compilation, _new: Compilation, _activity: Activity) -> Iterator[str]:
    """The dates and the findings say all that follows."""
    return iter(())


# ---- nothing changes -----------------------------------------------------------------------------------


def _unchanged(plan: Editable, activity: Activity, outcome: Unchanged | Refused | Fault) -> int:
    name = f'"{activity.full_name}"'
    match outcome:
        case Unchanged(why=why):
            _tell(plan, [f"{plan.name}: nothing changes for {name}: {why}"])
            return 0
        case Refused(why=why, of=of, findings=findings):
            if of is not None:
                complain(full.paragraphs(of.source, findings, canvas_of(sys.stderr)))
            reason = f": {why}" if why else ": the plan would have errors"
            complain_of(plan.name, f"nothing was written for {name}{reason}.")
            return 1
        case Fault(what=what):
            words = "This is a fault of copflow and not of your plan. Please report it, if you can with the plan."
            complain_of(plan.name, f"nothing was written for {name}: {what}. {words} [internal-error]")
            return 2


# ---- something changes ---------------------------------------------------------------------------------


def _changed(plan: Editable, old: Compilation, activity: Activity, outcome: Changed, more: Lines, *, dry: bool) -> int:
    at = next(at for at, file in enumerate(old.source.files) if _is_changed(file, old, outcome.texts[at]))
    file = old.source.files[at]
    if dry:
        say("".join(difference(file.name, old.source.text[file.start : file.end], outcome.texts[at])))
    elif trouble := put(plan, file, outcome.texts[at]):
        complain_of(*trouble)
        give_back(plan)
        return 2
    new = by_key(outcome.new)[activity.key]
    told = follows(old, outcome.new, activity)
    _tell(plan, [*_place(plan, outcome), *_dates(told), *more(old, outcome.new, new)])
    _tell_findings(plan, outcome.new, told)
    if errors := counted(outcome.new.findings, Severity.ERROR):
        complain(f"{safe(plan.name)} has {errors} (copflow validate shows them)\n")
    return 0


def _is_changed(file: File, old: Compilation, text: str) -> bool:
    return old.source.text[file.start : file.end] != text


def _place(plan: Editable, outcome: Changed) -> Iterator[str]:
    """`my.plan, line 14: webinar 1 in November, done 3 November`, and that it is an included file."""
    source = outcome.new.source
    at = outcome.change.written.start
    file = source.file(at)
    included = "" if file == source.files[0] else f" (included by {plan.name})"
    line = source.slice(source.line_at(at)).strip()
    yield f"{file.name}, line {source.position(at).line}{included}: {line}"


def _dates(told: Follows) -> Iterator[str]:
    """The dates that move: the activity's own, and those that follow."""
    if told.own is not None:
        yield _shift(told.own)
    if told.shifts:
        yield f"{speak.count(len(told.shifts), 'date')} {'follows' if len(told.shifts) == 1 else 'follow'}:"
        yield from _some([f"  {_shift(shift)}" for shift in told.shifts])


def _shift(shift: Shift) -> str:
    return f"{shift.name}: {shift.was} -> {shift.now}"


def _some(lines: Sequence[str]) -> Iterator[str]:
    yield from lines[:MOST_SHOWN]
    if len(lines) > MOST_SHOWN:
        yield f"  and {len(lines) - MOST_SHOWN:,} more"


def names_of(activities: Sequence[Activity]) -> str:
    """`"report" and "letter"`, the first of many."""
    names = [f'"{activity.full_name}"' for activity in activities[:MOST_SHOWN]]
    if len(activities) > MOST_SHOWN:
        names.append(f"{len(activities) - MOST_SHOWN:,} more")
    return speak.listed(names)


def _tell_findings(plan: Editable, new: Compilation, told: Follows) -> None:
    """The findings that are new, a line each."""
    lines = concise.lines(new.source, told.findings[:MOST_SHOWN], canvas_of(_stream(plan))).splitlines()
    if lines:
        _write(plan, ["New:", *(f"  {line}" for line in lines)])
    if (left := len(told.findings) - MOST_SHOWN) > 0:
        _write(plan, [f"  and {left:,} more"])


def _tell(plan: Editable, lines: Iterable[str]) -> None:
    _write(plan, map(safe, lines))


def _write(plan: Editable, lines: Iterable[str]) -> None:
    """Where it does not mix with the text, if that goes to standard output."""
    (complain if plan.name == STDIN else say)("".join(f"{line}\n" for line in lines))


def _stream(plan: Editable) -> TextIO:
    return sys.stderr if plan.name == STDIN else sys.stdout


def difference(name: str, before: str, after: str) -> Iterator[str]:
    """A unified diff of the two texts, safe to print."""
    old, new = LINES.findall(before), LINES.findall(after)
    for line in unified_diff(old, new, name, name):
        content = line.rstrip("\r\n")
        yield "\t".join(map(safe, content.split("\t"))) + "\n"
        if content == line:
            yield "\\ No newline at end of file\n"
