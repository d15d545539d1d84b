"""What `copflow validate` does: check plans, sift the findings, write the report, and say whether it is well."""

import os
from collections.abc import Iterable, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from copflow.cli.against import compare_outcomes, refuse_two_ways, say_what_moves
from copflow.cli.progress import with_progress
from copflow.cli.reporting import USUAL, spare_plans, write_report
from copflow.cli.terminal import complain, complain_of, say
from copflow.dates import speak
from copflow.diagnostics.rules import Severity
from copflow.reports.run import Checked, Run, Unread
from copflow.reports.safe import safe
from copflow.workspace.baseline import Known, read_baseline, without_known, write_baseline
from copflow.workspace.budget import NO_LIMITS, Limits
from copflow.workspace.checking import Asked, Outcome, check_plans
from copflow.workspace.find import Found, find_plans
from copflow.workspace.parts import wholes_of
from copflow.workspace.result_cache import tidy
from copflow.workspace.trouble import Trouble

if TYPE_CHECKING:
    from copflow.editing.redate import Begin
    from copflow.workspace.against import Compared


class Options(NamedTuple):
    """The options of the command; None where it is left to copflow. `target`: the file to which the report goes."""

    today: date
    begin: "Begin | None" = None
    notes: bool = False
    form: str | None = None
    target: str | None = None
    strict: bool = False
    baseline: str | None = None
    write_baseline: str | None = None
    jobs: int | None = None
    cache: bool = True
    limits: Limits = NO_LIMITS
    against: str | None = None


def check(paths: Sequence[str], options: Options) -> int:
    """Check plans and say what was found; the exit code."""
    refuse_two_ways(options.against, options.begin)
    outcomes, troubles = gather(paths, options)
    compared: Sequence[Compared] = ()
    if options.against is not None:
        outcomes, compared, uncompared = compare_outcomes(outcomes, options.against, options.today, paths or (".",))
        troubles += uncompared
    if options.write_baseline is not None:
        spare_plans(Run([outcome.checked for outcome in outcomes]), options.write_baseline)
        return _write_baseline(options.write_baseline, outcomes, troubles)
    outcomes, more = _without_known(outcomes, options.baseline)
    code = _report(outcomes, [*troubles, *more], options)
    say_what_moves(compared, options.against or "", options.form or USUAL)
    return code


def gather(paths: Sequence[str], options: Options) -> tuple[list[Outcome], list[Trouble]]:
    """Everything that is found in the plans that the paths mean, and what cannot be read."""
    found = list(find_plans(paths or (".",)))
    names = [one.name for one in found if isinstance(one, Found)]
    jobs = options.jobs or os.cpu_count() or 1
    with closing(
        check_plans(names, Asked(options.today, options.begin, options.cache, jobs, options.limits))
    ) as checks:
        checked = list(with_progress(checks, len(names)))
    if options.cache:
        tidy()
    outcomes = [one for one in checked if isinstance(one, Outcome)]
    return _without_parts(outcomes, paths), [one for one in (*found, *checked) if isinstance(one, Trouble)]


def _without_parts(outcomes: Sequence[Outcome], paths: Sequence[str]) -> list[Outcome]:
    """Of a plan that another one includes nothing is said, as that one has its findings; unless it was asked for."""
    wholes = wholes_of([outcome.checked.source for outcome in outcomes])

    def one(outcome: Outcome) -> Outcome:
        whole = wholes.get(outcome.checked.source.name)
        if whole is None or outcome.checked.source.name in paths:
            return outcome
        return Outcome(Checked(outcome.checked.source, (), part_of=whole), outcome.settings)

    return list(map(one, outcomes))


# ---- the report ----------------------------------------------------------------------------------------


def _report(outcomes: Sequence[Outcome], troubles: Iterable[Trouble], options: Options) -> int:
    """Write what was found; 2 if something could not be read, 1 if a plan is not well."""
    unread = [Unread(*trouble) for trouble in dict.fromkeys(troubles)]
    for one in unread:
        complain_of(*one)
    _complain_of_pinned(outcomes)
    plans = [shown(outcome, options) for outcome in outcomes]
    run = Run(plans, unread, str(Path.cwd()))
    spare_plans(run, options.target, options.baseline)
    written = write_report(run, options.form, options.target)
    if unread or not written or any(outcome.stopped for outcome in outcomes):
        return 2
    return int(any(plan.fails for plan in plans))


def shown(outcome: Outcome, options: Options) -> Checked:
    """The plan as it is reported: without notes if nobody wants them."""
    plan = outcome.checked._replace(strict=options.strict or outcome.settings.strict)
    if options.notes:
        return plan
    shown = tuple(found for found in plan.findings if found.severity is not Severity.INFO)
    return plan._replace(findings=shown, unseen=len(plan.findings) - len(shown))


def _complain_of_pinned(outcomes: Iterable[Outcome]) -> None:
    """List the dates that no rule gives, of plans that were moved to another year."""
    pinned = [outcome for outcome in outcomes if outcome.pinned]
    if pinned:
        from copflow.cli.reading import complain_of_pinned

        for outcome in pinned:
            complain_of_pinned(outcome.pinned, outcome.checked.source)


# ---- the baseline --------------------------------------------------------------------------------------


def _without_known(outcomes: Sequence[Outcome], given: str | None) -> tuple[list[Outcome], list[Trouble]]:
    """The outcomes without what the baseline has: that of the option, or else each project's own."""
    names = [given or outcome.settings.baseline for outcome in outcomes]
    read = {name: read_baseline(name) for name in dict.fromkeys(names) if name is not None}
    new, gone = [], 0
    for name, outcome in zip(names, outcomes, strict=True):
        known = read.get(name) if name is not None else None
        if isinstance(known, Known) and outcome.checked.part_of is None:
            checked, mended = without_known(outcome.checked, known)
            outcome, gone = outcome._replace(checked=checked), gone + mended
        new.append(outcome)
    if gone:
        verb = "is" if gone == 1 else "are"
        said = f"{speak.count(gone, 'finding')} of the baseline {verb} mended"
        complain(f"{said}: write it anew with --write-baseline.\n")
    return new, [known for known in read.values() if isinstance(known, Trouble)]


def _write_baseline(name: str, outcomes: Iterable[Outcome], troubles: Sequence[Trouble]) -> int:
    """Accept what was found. A baseline without the plans that cannot be read would be no whole one."""
    troubles = [*troubles, *(_stopped(outcome.checked) for outcome in outcomes if outcome.stopped)]
    for trouble in troubles:
        complain_of(*trouble)
    written = 0 if troubles else write_baseline(name, (outcome.checked for outcome in outcomes))
    if isinstance(written, Trouble):
        complain_of(*written)
    elif not troubles:
        say(f"{safe(name)}: {speak.count(written, 'finding')} known from now on\n")
    return 2 if troubles or isinstance(written, Trouble) else 0


def _stopped(plan: Checked) -> Trouble:
    return Trouble(plan.source.name, plan.findings[0].title)
