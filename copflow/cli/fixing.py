"""`copflow validate --fix`: mends plans, and says what was mended, which dates came of it, and what remains."""

import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

import click

from copflow.cli.changing import MOST_SHOWN, difference
from copflow.cli.checking import Options, check, gather, shown
from copflow.cli.fix_options import Fixing
from copflow.cli.terminal import canvas_of, complain, complain_of, say
from copflow.compile import Compilation
from copflow.dates import speak
from copflow.diagnostics.diagnostic import Diagnostic
from copflow.diagnostics.rules import Severity
from copflow.editing.mend import Mended, mend
from copflow.editing.prove import fixable, proven
from copflow.editing.shifts import shifted
from copflow.reports import REPORTS
from copflow.reports.run import Checked, Run
from copflow.reports.safe import safe
from copflow.workspace.change import Editable, give_back, put, read_editable
from copflow.workspace.checking import outcome_of
from copflow.workspace.load import STDIN
from copflow.workspace.plans import Reading
from copflow.workspace.settings import Settings, settings_of
from copflow.workspace.trouble import Trouble


class _Fixed(NamedTuple):
    """What came of one plan: what was mended, what it is now, and whether it could be written."""

    made: int
    new: Reading
    is_written: bool = True


def fix_plans(paths: Sequence[str], options: Options, fixing: Fixing) -> int:
    """Mend all plans that the paths mean; the exit code, which is that of what remains."""
    if options.begin is not None:
        raise click.UsageError("--from only does as if the plan began then, so that nothing can be mended.")
    if STDIN in paths and len(paths) > 1:
        raise click.UsageError(
            "Standard input (-) goes to standard output, so that it cannot stand beside other plans."
        )
    if STDIN in paths:
        return _filter(options, fixing)
    outcomes, troubles = gather(paths, options)
    tell: Callable[[str], None] = say if options.form in (None, "full") and not fixing.dry else complain
    names = [one.checked.source.name for one in outcomes if one.checked.part_of is None and not one.stopped]
    fixed = [one for name in names if (one := _fixed(name, options.today, fixing, tell)) is not None]
    if fixing.dry:
        for trouble in troubles:
            complain_of(*trouble)
    left = [_left(one, options) for one in fixed]
    is_well = not any(plan.fails for plan in left) and not (fixing.dry and any(one.made for one in fixed))
    code = int(not is_well) if fixing.dry else check(paths, options)
    _sum_up(fixed, left, fixing, tell)
    all_written = len(fixed) == len(names) and all(one.is_written for one in fixed)
    return code if all_written and not troubles else 2


def _filter(options: Options, fixing: Fixing) -> int:
    """Standard input to standard output; what there is to say goes where it does not mix with the text."""
    fixed = _fixed(STDIN, options.today, fixing, complain)
    if fixed is None:
        return 2
    plan = _left(fixed, options)
    if not fixing.dry:
        complain(REPORTS[options.form or "full"](Run([plan]), canvas_of(sys.stderr)))
    _sum_up([fixed], [plan], fixing, complain)
    return int(plan.fails) if fixed.is_written else 2


def _left(fixed: _Fixed, options: Options) -> Checked:
    """What remains of a plan's findings, as they are shown."""
    settings = settings_of(fixed.new.source.name)
    return shown(
        outcome_of(fixed.new, Settings() if isinstance(settings, Trouble) else settings, options.today), options
    )


# ---- one plan ----------------------------------------------------------------------------------------------


def _fixed(name: str, today: date, fixing: Fixing, tell: Callable[[str], None]) -> _Fixed | None:
    """Mend the plan with that path; None if it cannot be read."""
    plan = read_editable(name, today)
    if isinstance(plan, Trouble):
        complain_of(*plan)
        return None
    old = plan.reading.compilation
    if old is None:
        if not fixing.dry:
            give_back(plan)
        return _Fixed(0, plan.reading)
    findings = partial(proven, compiled=plan.compiled) if fixing.unsafe else _as_they_are
    mended = mend(old, plan.compiled, unsafe=fixing.unsafe, findings=findings)
    is_written = _put(plan, old, mended, fixing)
    if is_written:
        lines = [*_mended(mended, fixing), *_dates(old, mended)]
        tell("".join(f"{safe(line)}\n" for line in lines))
    now = mended.new if is_written else old
    return _Fixed(len(mended.made) * is_written, Reading(now.source, now.findings, now), is_written)


def _as_they_are(compilation: Compilation) -> Sequence[Diagnostic]:
    return compilation.findings


def _put(plan: Editable, old: Compilation, mended: Mended, fixing: Fixing) -> bool:
    """Write the files that changed, or show how they would; whether that could be done."""
    source = old.source
    texts = zip(source.files, mended.texts, strict=True)
    changed = {file: text for file, text in texts if text != source.text[file.start : file.end]}
    if fixing.dry:
        for file, text in changed.items():
            say("".join(difference(file.name, source.text[file.start : file.end], text)))
        return True
    if not changed:
        give_back(plan)
    for file, text in changed.items():
        if trouble := put(plan, file, text):
            complain_of(*trouble)
            give_back(plan)
            return False
    return True


def _mended(mended: Mended, fixing: Fixing) -> Iterator[str]:
    """`spring.plan:4:11: fixed: Write "in" [swallowed-word]`, and whether there was more to try."""
    done = "would fix" if fixing.dry else "fixed"
    for place, finding, fix in mended.made:
        yield f"{place}: {done}: {fix.title} [{finding.rule}]"
    if mended.stopped:
        yield f"{mended.new.source.name}: not all fixes could be tried; run it again to go on"


def _dates(old: Compilation, mended: Mended) -> Iterator[str]:
    """The dates that are other ones now, or known now."""
    shifts = shifted(old, mended.new, mended.edits)
    if shifts:
        yield f"{speak.count(len(shifts), 'date')} {'is' if len(shifts) == 1 else 'are'} known now, or moved:"
    for shift in shifts[:MOST_SHOWN]:
        yield f"  {shift.words}"
    if len(shifts) > MOST_SHOWN:
        yield f"  and {len(shifts) - MOST_SHOWN:,} more"


# ---- all plans ---------------------------------------------------------------------------------------------


def _sum_up(fixed: Sequence[_Fixed], plans: Sequence[Checked], fixing: Fixing, tell: Callable[[str], None]) -> None:
    """`fixed 3 of 5`, and whether more can be done; nothing where there was nothing to mend."""
    made = sum(one.made for one in fixed)
    left = [one for plan in plans for one in plan.findings if one.severity > Severity.INFO]
    if not made and not left:
        return
    more = "" if fixing.unsafe else _more(fixable(left))
    done = "would fix" if fixing.dry else "fixed"
    tell(f"{done} {made} of {made + len(left)}{more}\n")


def _more(number: int) -> str:
    return f" ({number} more may be fixed with --unsafe-fixes)" if number else ""
