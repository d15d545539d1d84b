"""From the name of a plan to its compilation."""

import os
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from copflow.compile import Compilation, compile_plan
from copflow.diagnostics.diagnostic import Diagnostic
from copflow.diagnostics.policy import DEFAULT, Policy
from copflow.diagnostics.rules import Severity
from copflow.diagnostics.source import Source
from copflow.editing.redate import Begin, Pinned, years_to
from copflow.editing.roll import roll
from copflow.language.files import Files, IncludedFile, Refused
from copflow.workspace.budget import Grow, Limits, bounded
from copflow.workspace.holiday_cache import cached_holidays
from copflow.workspace.includes import PlanFiles
from copflow.workspace.load import Unreadable, load
from copflow.workspace.settings import settings_of
from copflow.workspace.trouble import Trouble


class Reading(NamedTuple):
    """What came of a file: its findings, and the compilation unless its bytes are no text.

    `pinned`: where the plan was moved to another year, the dates that no rule gives, at their places in the new text.
    `stopped`: reading it met a bound, so that nothing is known of it.
    """

    source: Source
    findings: tuple[Diagnostic, ...]
    compilation: Compilation | None
    pinned: tuple[Pinned, ...] = ()
    stopped: bool = False

    @property
    def has_errors(self) -> bool:
        """Whether a finding is an error."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)


def read_bounded(name: str, today: date, begin: Begin | None, limits: Limits) -> Reading | Trouble:
    """The same as read_plan, and no longer and with no more memory than the limits say."""
    reading = bounded(limits, lambda grow: read_plan(name, today, begin, grow))
    if isinstance(reading, Diagnostic):
        return Reading(Source(name, ""), (reading,), None, stopped=True)
    return reading


def read_plan(name: str, today: date, begin: Begin | None = None, grow: Grow | None = None) -> Reading | Trouble:
    """Load and compile the plan with that path, or `-`, and the files that it includes; moved to another year, if
    `begin` says so. A plan with errors is not moved. `grow` is told the size of each text."""
    reading = _read(name, today, grow)
    if begin is None or isinstance(reading, Trouble) or reading.compilation is None or reading.has_errors:
        return reading
    years = years_to(begin, reading.compilation)
    if isinstance(years, str):
        return Trouble(name, years)
    rolled = roll(reading.compilation, years)
    source, files = Source(name, rolled.texts[0]), replaced_files(PlanFiles(name), rolled.texts, reading.source)
    settings = settings_of(name)
    policy = DEFAULT if isinstance(settings, Trouble) else settings.policy
    compilation = compiled(source, today, files, policy)
    return Reading(compilation.source, compilation.findings, compilation, rolled.pinned)


def _read(name: str, today: date, grow: Grow | None) -> Reading | Trouble:
    loaded, settings = load(name), settings_of(name)
    if isinstance(settings, Trouble):
        return settings
    match loaded:
        case Trouble():
            return loaded
        case Unreadable(source=source, finding=finding):
            return Reading(source, (finding,), None)
        case Source():
            files: Files = PlanFiles(name)
            if grow is not None:
                grow(len(loaded.text))
                files = _told(files, grow)
            compilation = compiled(loaded, today, files, settings.policy)
            return Reading(compilation.source, compilation.findings, compilation)


def _told(files: Files, grow: Grow) -> Files:
    """The files; the size of each is told."""

    def file(path: str) -> IncludedFile | Refused:
        found = files(path)
        if isinstance(found, IncludedFile):
            grow(len(found.text))
        return found

    return file


def compiled(source: Source, today: date, files: Files, policy: Policy) -> Compilation:
    """Compile a plan, with the findings that count where it is."""
    compilation = compile_plan(source, today=today, holidays=cached_holidays, files=files)
    return compilation._replace(findings=policy.applied(compilation.findings))


def replaced_files(files: Files, new: Sequence[str], source: Source) -> Files:
    """The included files with other texts, such as those for another year: one for each file of the source."""
    texts = {file.name: text for file, text in zip(source.files, new, strict=True)}

    def file(path: str) -> IncludedFile | Refused:
        found = files(path)
        if isinstance(found, Refused) or found.name not in texts:
            return found
        return found._replace(text=texts[found.name])

    return file


def wholes_of(readings: Sequence[Reading]) -> Mapping[str, str]:
    """The names of the plans that others of them include, each with one that does, if it can be one that none includes.

    A part need not be complete in itself, and what is wrong with it is said there. Of plans that include each other
    none is a part.
    """
    real = {reading.source.name: os.path.realpath(reading.source.name) for reading in readings}
    inside = {
        reading.source.name: frozenset(os.path.realpath(file.name) for file in reading.source.files[1:])
        for reading in readings
    }
    including: dict[str, list[str]] = {}
    for name, parts in inside.items():
        for part in parts:
            including.setdefault(part, []).append(name)
    wholes: dict[str, str] = {}
    for name, path in real.items():
        others = [other for other in including.get(path, ()) if real[other] not in inside[name]]
        if others:
            wholes[name] = next((other for other in others if real[other] not in including), others[0])
    return wholes
