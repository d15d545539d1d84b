"""Compares plans with what they were: `copflow validate --against REVISION`."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

from copflow.compile import Compilation, compile_plan
from copflow.diagnostics.source import Source
from copflow.feed import feed_findings
from copflow.feed.compare import Comparison, compare
from copflow.language.files import IncludedFile
from copflow.workspace.checking import Outcome
from copflow.workspace.earlier import Before, Earlier, New, earlier
from copflow.workspace.holiday_cache import cached_holidays
from copflow.workspace.includes import PlanFiles
from copflow.workspace.plans import replaced_files
from copflow.workspace.trouble import Trouble


class Unchanged(NamedTuple):
    """The plan and all that it includes has the same text as before."""


class Deleted(NamedTuple):
    """The plan is not there any more: what it was."""

    was: Compilation


class Compared(NamedTuple):
    """A plan and what became of it; `was`: its former path, if it has another."""

    name: str
    result: Comparison | New | Unchanged | Deleted
    was: str | None = None


def compare_plans(
    outcomes: Sequence[Outcome], against: str, today: date, paths: Sequence[str] = ()
) -> tuple[list[Outcome], list[Compared], list[Trouble]]:
    """Compare each plan that was checked with what it was in a revision, or at a path, compiled for the same day.

    What the rules about two plans find is added to its findings. What is a part of another plan is compared there.
    `paths`: what was asked for; of folders it is told which plans are deleted.
    """
    whole = [outcome for outcome in outcomes if outcome.checked.dates is not None]
    before = earlier(against, _folder(whole), len(whole))
    compared: list[Compared] = []
    troubles: list[Trouble] = []
    made: list[Outcome] = []
    for outcome in outcomes:
        found = _compared(outcome, before, today) if outcome.checked.dates is not None else None
        if isinstance(found, Trouble):
            troubles.append(found)
        elif found is not None:
            compared.append(found)
            outcome = _with_findings(outcome, found)
        made.append(outcome)
    gone = list(deleted_plans(before, paths, today))
    compared += [one for one in gone if isinstance(one, Compared)]
    troubles += [one for one in gone if isinstance(one, Trouble)]
    return made, compared, list(dict.fromkeys(troubles))


def deleted_plans(before: Earlier, paths: Sequence[str], today: date) -> Iterator[Compared | Trouble]:
    """The plans that were at these paths, or below them, and are deleted. It is asked for after the plans that are
    there have been compared, as one of them may be a deleted one under another name."""
    found = {name_of(one): one for path in paths for one in before.deleted(path)}
    for one in found.values():
        if isinstance(one, Trouble):
            yield one
        else:
            old = compile_plan(one.source, today=today, holidays=cached_holidays, files=one.files)
            yield Compared(one.source.name, Deleted(old))


def name_of(one: Before | Trouble) -> str:
    """The name of a plan, or of what is wrong with it."""
    return one.name if isinstance(one, Trouble) else one.source.name


def _folder(outcomes: Sequence[Outcome]) -> Path:
    """The folder of the first plan; of standard input the current one."""
    path = Path(outcomes[0].checked.source.name) if outcomes else Path()
    return path.resolve().parent if path.is_file() else Path()


def _compared(outcome: Outcome, before: Earlier, today: date) -> Compared | Trouble:
    source = outcome.checked.source
    own = _own(source)
    found = before.of(own)
    if isinstance(found, Before) and not (_is_as_it_was(source, found) and not outcome.checked.has_errors):
        new = compile_plan(own, today=today, holidays=cached_holidays, files=PlanFiles(own.name))
        return _compare(new, own, found, today)
    return found if isinstance(found, Trouble) else _not_compared(source, found)


def compare_compiled(new: Compilation, before: Earlier) -> Compared | Trouble:
    """Compare a plan, as it is compiled, with what it was."""
    own = _own(new.source)
    found = before.of(own)
    if isinstance(found, Before) and not _is_as_it_was(new.source, found):
        return _compare(new, own, found, new.schedule.today)
    return found if isinstance(found, Trouble) else _not_compared(new.source, found)


def _own(source: Source) -> Source:
    """The plan's own text, without the files that it includes."""
    return Source(source.name, source.text[: source.files[0].end])


def _not_compared(source: Source, found: Before | New) -> Compared:
    return Compared(source.name, found if isinstance(found, New) else Unchanged())


def _compare(new: Compilation, own: Source, before: Before, today: date) -> Compared:
    old = compile_plan(before.source, today=today, holidays=cached_holidays, files=before.files)
    again = partial(_compiled, new.source, today)
    return Compared(own.name, compare(old, new, again), before.was)


def _is_as_it_was(source: Source, before: Before) -> bool:
    """Whether the plan has its former path, and the text that it had."""
    return before.was is None and _is_same(source, before)


def _is_same(source: Source, before: Before) -> bool:
    """Whether all files have the text that they had; how lines end makes no difference."""
    return all(was is not None and _lines(now) == _lines(was) for now, was in _texts(source, before))


def _texts(source: Source, before: Before) -> Iterator[tuple[str, str | None]]:
    """The text of each file, now and before; None for one that was not there."""
    for file in source.files:
        now = source.text[file.start : file.end]
        if not file.start:
            yield now, before.source.text
        else:
            found = before.files(file.path)
            yield now, found.text if isinstance(found, IncludedFile) else None


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n")


def _compiled(source: Source, today: date, texts: Sequence[str]) -> Compilation:
    """The plan with other texts of its files: so fixes are tried."""
    files = replaced_files(PlanFiles(source.name), texts, source)
    return compile_plan(Source(source.name, texts[0]), today=today, holidays=cached_holidays, files=files)


def _with_findings(outcome: Outcome, compared: Compared) -> Outcome:
    """The outcome with what the rules about two plans found, as far as they count where it is."""
    if not isinstance(compared.result, Comparison):
        return outcome
    checked = outcome.checked
    more = outcome.settings.policy.applied(feed_findings(compared.result))
    found = sorted([*checked.findings, *more], key=lambda finding: (finding.span, finding.rule, finding.title))
    return outcome._replace(checked=checked._replace(findings=tuple(found)))
