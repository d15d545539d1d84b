"""Checks plans: from their names to what a report is made from; several at the same time, and none twice."""

from collections.abc import Callable, Generator, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from copflow.diagnostics.diagnostic import Diagnostic, Diagnostics
from copflow.diagnostics.source import Source
from copflow.language.includes import join
from copflow.reports.run import Checked
from copflow.workspace.budget import NO_LIMITS, Grow, Limits, bounded
from copflow.workspace.includes import PlanFiles
from copflow.workspace.load import STDIN, Unreadable, load
from copflow.workspace.result_cache import find, keep, place_of
from copflow.workspace.settings import Settings, settings_of
from copflow.workspace.trouble import Trouble

if TYPE_CHECKING:
    from copflow.editing.redate import Begin, Pinned
    from copflow.workspace.plans import Reading

FEWEST = 4
"""How many plans a process is worth: to begin one takes as long as to check some."""


class Asked(NamedTuple):
    """How plans are to be checked. `jobs`: by how many processes at most; `limits`: of each plan."""

    today: date
    begin: "Begin | None" = None
    cache: bool = True
    jobs: int = 1
    limits: Limits = NO_LIMITS


class Outcome(NamedTuple):
    """A plan with all its findings, and the settings of its project.

    `pinned`: where it was moved to another year, the dates that no rule gives. `stopped`: it met a bound of time or
    memory, so that nothing is known of it.
    """

    checked: Checked
    settings: Settings = Settings()
    pinned: "tuple[Pinned, ...]" = ()
    stopped: bool = False


def check_plans(names: Sequence[str], asked: Asked) -> Generator[Outcome | Trouble, None, None]:
    """Check plans, and give what comes of each in their order, whatever is finished first."""
    one = partial(check_plan, asked=asked)
    jobs = min(asked.jobs, len(names) // FEWEST)
    if jobs < 2 or STDIN in names:
        yield from map(one, names)
    else:
        yield from _by_processes(one, names, jobs)


def _by_processes(
    one: Callable[[str], Outcome | Trouble], names: Sequence[str], jobs: int
) -> Generator[Outcome | Trouble, None, None]:
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    done = 0
    with ProcessPoolExecutor(jobs, initializer=_leave_interrupts) as pool:
        try:
            for outcome in pool.map(one, names, chunksize=max(1, len(names) // (jobs * 8))):
                yield outcome
                done += 1
        except BrokenProcessPool:  # the system has ended a process: the rest is checked here
            yield from map(one, names[done:])
        except GeneratorExit:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _leave_interrupts() -> None:
    """Only the first process answers to Ctrl-C; it ends the others."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)


def check_plan(name: str, asked: Asked) -> Outcome | Trouble:
    """Check one plan, no longer and with no more memory than the limits say."""
    outcome = bounded(asked.limits, lambda grow: _check(name, asked, grow))
    if isinstance(outcome, Diagnostic):
        return Outcome(Checked(Source(name, ""), (outcome,)), stopped=True)
    return outcome


def _check(name: str, asked: Asked, grow: Grow) -> Outcome | Trouble:
    """Take what is known of a plan, or compile it. `grow` is told the size of each text."""
    settings, loaded = settings_of(name), load(name)
    if isinstance(settings, Trouble):
        return settings
    if isinstance(loaded, Trouble):
        return loaded
    if isinstance(loaded, Unreadable):
        return _compiled(name, loaded, settings, asked)
    grow(len(loaded.text))
    joined = join(loaded, PlanFiles(name), found := Diagnostics()).source
    grow(len(joined.text) - len(loaded.text))
    path = None
    if asked.cache and asked.begin is None:
        path = place_of(joined, found.in_order(), settings.policy, asked.today)
        if (known := find(path, joined)) is not None:
            return Outcome(known, settings)
    outcome = _compiled(name, loaded, settings, asked)
    if path is not None and isinstance(outcome, Outcome):
        keep(path, outcome.checked)
    return outcome


def _compiled(name: str, loaded: Source | Unreadable, settings: Settings, asked: Asked) -> Outcome | Trouble:
    # Only here is everything imported that compiles plans: what is known already is said at once.
    from copflow.workspace.plans import read_loaded

    reading = read_loaded(name, loaded, settings, asked.today, asked.begin)
    return reading if isinstance(reading, Trouble) else outcome_of(reading, settings, asked.today)


def outcome_of(reading: "Reading", settings: Settings, today: date) -> Outcome:
    """What comes of a plan that was read: its fixes are tried on the whole of it."""
    from copflow.diagnostics.rules import Severity
    from copflow.reports.dated import dates_of
    from copflow.workspace.plans import compiler

    findings, compilation = reading.findings, reading.compilation
    if compilation is None:
        return Outcome(Checked(reading.source, findings), settings)
    if any(finding.severity > Severity.INFO for finding in findings):
        from copflow.editing.prove import proven

        findings = proven(compilation, compiler(reading, today, settings.policy))
    return Outcome(Checked(reading.source, findings, dates_of(compilation.schedule)), settings, reading.pinned)
