"""What fixes are tried on, and what a fix may not do: shared by the laws of fixes and by bench/marks.py."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from copflow.checks import CHECKS
from copflow.compile import Compilation, compile_plan
from copflow.diagnostics.rules import RULES, Severity
from copflow.diagnostics.source import Source
from copflow.editing.carry_out import Compile
from copflow.editing.sameness import by_key
from copflow.language.files import given_files
from copflow.schedule.model import Undated
from tests.lang.specs import TODAY, Spec, all_specs

MISTAKES = Path(__file__).parent.parent / "mistakes"


def catalogue() -> Iterator[Spec]:
    """Every plan with something to be fixed."""
    yield from (spec for spec in all_specs() if any(one.severity > Severity.INFO for one in spec.compiled().findings))
    for path in sorted(MISTAKES.glob("*.plan")):
        yield Spec(path.name, "", 0, path.read_text(encoding="utf-8"), TODAY, ())


def compiler(spec: Spec) -> Compile:
    """What compiles a spec with other texts of its files."""
    source = spec.compiled().source

    def again(texts: Sequence[str]) -> Compilation:
        files = dict(spec.files) | {file.path: text for file, text in zip(source.files[1:], texts[1:], strict=True)}
        return compile_plan(Source("spec", texts[0]), today=spec.today, files=given_files(files))

    return again


def serious(compilation: Compilation) -> Counter[tuple[str, str]]:
    """What asks for something: errors and warnings."""
    return Counter((one.rule, one.title) for one in compilation.findings if one.severity > Severity.INFO)


def known(compilation: Compilation) -> dict[tuple[str, ...], object]:
    """Every date that is known, by the path of names of its activity."""
    entries = compilation.schedule.entries
    dates = {key: entries[activity.number].when for key, activity in by_key(compilation).items()}
    return {key: when for key, when in dates.items() if not isinstance(when, Undated)}


def judges_a_date(rule: str) -> bool:
    """Such a finding is only made of a date that is known: a mistake may have hidden it."""
    return rule in CHECKS and RULES[rule].is_opinion


def what_it_brings(old: Compilation, new: Compilation) -> list[str]:
    """The rules that find something after a fix which they did not find before, and for which it is to blame.

    Where all dates are as they were, a check may see for the first time a date that a mistake had hidden.
    """
    before, after = known(old), known(new)
    came = {rule for rule, _title in serious(new) - serious(old)}
    moves = any(after.get(one) != when for one, when in before.items())
    return sorted(rule for rule in came if moves or not judges_a_date(rule))
