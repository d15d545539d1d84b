"""From the name of a plan to its compilation."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from copflow.compile import Compilation, compile_plan
from copflow.diagnostics.diagnostic import Diagnostic
from copflow.diagnostics.policy import Policy
from copflow.diagnostics.rules import Severity
from copflow.diagnostics.source import Source
from copflow.editing.redate import Begin, Pinned, years_to
from copflow.editing.roll import roll
from copflow.language.files import Files, IncludedFile, Refused
from copflow.workspace.holiday_cache import cached_holidays
from copflow.workspace.includes import PlanFiles
from copflow.workspace.load import Unreadable, load
from copflow.workspace.settings import Settings, settings_of
from copflow.workspace.trouble import Trouble


class Reading(NamedTuple):
    """What came of a file: its findings, and the compilation unless its bytes are no text.

    `pinned`: where the plan was moved to another year, the dates that no rule gives, at their places in the new text.
    """

    source: Source
    findings: tuple[Diagnostic, ...]
    compilation: Compilation | None
    pinned: tuple[Pinned, ...] = ()

    @property
    def has_errors(self) -> bool:
        """Whether a finding is an error."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)


def read_plan(name: str, today: date, begin: Begin | None = None) -> Reading | Trouble:
    """Load and compile the plan with that path, or `-`, and the files that it includes; moved to another year, if
    `begin` says so. A plan with errors is not moved."""
    loaded, settings = load(name), settings_of(name)
    if isinstance(settings, Trouble):
        return settings
    return loaded if isinstance(loaded, Trouble) else read_loaded(name, loaded, settings, today, begin)


def read_loaded(
    name: str, loaded: Source | Unreadable, settings: Settings, today: date, begin: Begin | None = None
) -> Reading | Trouble:
    """Compile what was loaded, under the settings of its project."""
    if isinstance(loaded, Unreadable):
        return Reading(loaded.source, (loaded.finding,), None)
    compilation = compiled(loaded, today, PlanFiles(name), settings.policy)
    if begin is None or compilation.has_errors:
        return Reading(compilation.source, compilation.findings, compilation)
    years = years_to(begin, compilation)
    if isinstance(years, str):
        return Trouble(name, years)
    rolled = roll(compilation, years)
    source, files = Source(name, rolled.texts[0]), replaced_files(PlanFiles(name), rolled.texts, compilation.source)
    moved = compiled(source, today, files, settings.policy)
    return Reading(moved.source, moved.findings, moved, rolled.pinned)


def compiled(source: Source, today: date, files: Files, policy: Policy) -> Compilation:
    """Compile a plan, with the findings that count where it is."""
    compilation = compile_plan(source, today=today, holidays=cached_holidays, files=files)
    return compilation._replace(findings=policy.applied(compilation.findings))


def compiler(reading: Reading, today: date, policy: Policy) -> Callable[[Sequence[str]], Compilation]:
    """What compiles a plan again with other texts of its files, in the order of its source."""
    source = reading.source

    def again(texts: Sequence[str]) -> Compilation:
        files = replaced_files(PlanFiles(source.name), texts, source)
        return compiled(Source(source.name, texts[0]), today, files, policy)

    return again


def replaced_files(files: Files, new: Sequence[str], source: Source) -> Files:
    """The included files with other texts, such as those for another year: one for each file of the source."""
    texts = {file.name: text for file, text in zip(source.files, new, strict=True)}

    def file(path: str) -> IncludedFile | Refused:
        found = files(path)
        if isinstance(found, Refused) or found.name not in texts:
            return found
        return found._replace(text=texts[found.name])

    return file
