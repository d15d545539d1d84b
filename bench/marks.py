"""The marks that the checks are to reach, each measured: `python -m bench.marks [MARK …]`, from the checkout's root.

Without names all marks are measured, which takes some minutes. `--page` writes the table into docs/quality.md. It ends
with 1 if a mark is missed.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from bench.typos import run as slips
from copflow.diagnostics.rules import Severity
from copflow.editing import prove
from copflow.editing.change import changed_texts
from tests.hostile.checked import validate
from tests.hostile.inputs import CASES, Hostile
from tests.lang.specs import TODAY, Spec
from tests.laws.breaking import breaks_of, broken, change, correct_plans, unlawful
from tests.laws.fixes import catalogue, compiler, serious, what_it_brings
from tests.mistakes.collection import all_mistakes
from tests.mistakes.expected import FOURTEEN, compiled
from tests.mistakes.real_names import NAMES, PLANS, false_alarms

LEAST_PLACES = 13
LEAST_NOTICED, LEAST_RIGHT = 0.99, 0.90
MOST_FALSE = 0.02
MOST_SECONDS = 2.0
SLIPS = 1_500
EVERY = 7
"""Of all ways to break all clauses so many-th ones are tried: they are some ten thousand."""


class Mark(NamedTuple):
    """What was measured, in words; what is asked; and whether it is reached."""

    what: str
    asked: str
    measured: str
    is_reached: bool


def places() -> Iterator[Mark]:
    """The plan of 200 lines with 14 mistakes: lines and columns of what is found, and what is found elsewhere."""
    compilation = compiled("fourteen")
    found = [one for one in compilation.findings if one.severity > Severity.INFO]
    at = {compilation.source.position(one.span.start) for one in found}
    right = sum((one.line, one.column) in at for one in FOURTEEN)
    asked = f"at least {LEAST_PLACES} of {len(FOURTEEN)}"
    yield Mark("14 mistakes in 200 lines: right line and column", asked, f"{right} of 14", right >= LEAST_PLACES)
    lines = {one.line for one in FOURTEEN}
    wrong = sum(line not in lines for line, _column in at)
    yield Mark("14 mistakes in 200 lines: messages on correct lines", "none", _count(wrong), not wrong)


def typos(count: int = SLIPS) -> Iterator[Mark]:
    """Slips of the hand in words of the language."""
    trials = slips(count)
    noticed = sum(one.rule is not None for one in trials) / count
    right = sum(one.right for one in trials) / count
    what = f"{count:,} random slips in words of the language"
    yield Mark(f"{what}: noticed", f"{LEAST_NOTICED:.0%}", f"{noticed:.1%}", noticed >= LEAST_NOTICED)
    yield Mark(f"{what}: the first suggestion is right", f"{LEAST_RIGHT:.0%}", f"{right:.1%}", right >= LEAST_RIGHT)


def names() -> Iterator[Mark]:
    """Names that people give, each in some plans."""
    tried = [(plan, name) for plan in PLANS.values() for name in NAMES]
    wrong = sum(bool(false_alarms(*one)) for one in tried)
    what = f"{len(NAMES)} real names in {len(PLANS)} plans: false alarms"
    yield Mark(what, f"at most {MOST_FALSE:.0%}", f"{wrong / len(tried):.1%}", wrong <= MOST_FALSE * len(tried))


def fixes(most: int | None = None) -> Iterator[Mark]:
    """The fixes that are shown for the mistakes of the tests, tried one at a time."""
    single = [Spec(one.name, one.kind, 0, one.text, TODAY, (), one.files) for one in all_mistakes()]
    plans = [*single, *catalogue()][:most]
    tried = [kept for plan in plans for kept in _fixes_of(plan)]
    leaving, bringing = (sum(not kept for kept in one) for one in zip(*tried, strict=True))
    what = f"{len(tried):,} fixes of {len(plans)} plans with mistakes"
    yield Mark(f"{what}: leave their finding", "none", _count(leaving), not leaving)
    yield Mark(f"{what}: bring another finding", "none", _count(bringing), not bringing)


def _fixes_of(plan: Spec) -> Iterator[tuple[bool, bool]]:
    """For each fix that is shown: whether its finding goes, and whether none comes."""
    old, again = plan.compiled(), compiler(plan)
    for finding in prove.proven(old, again):
        for fix in finding.fixes:
            if fix.edits and finding.severity > Severity.INFO:
                new = again(tuple(changed_texts(old.source, fix.edits)))
                key = finding.rule, finding.title
                yield serious(new)[key] < serious(old)[key], not what_it_brings(old, new)


def clauses(every: int = EVERY) -> Iterator[Mark]:
    """Broken clauses of correct plans: those that change a message of a line that does not wait for them. Plans that
    are known to have some are counted with the others."""
    plans = correct_plans(known_flaws=True)
    made = [(plan, one) for plan in plans for one in breaks_of(plan.compiled())][::every]
    found = [change(plan.compiled(), broken(plan, one), one) for plan, one in made]
    tried = [one for one in found if one is not None]
    wrong = sum(bool(unlawful(one)) for one in tried)
    what = f"{len(tried):,} broken clauses of {len(plans)} plans: change messages of other clauses"
    yield Mark(what, "none", f"{wrong:,} ({wrong / len(tried):.2%})", not wrong)


def hostile(cases: tuple[Hostile, ...] = CASES) -> Iterator[Mark]:
    """Inputs that mean no good, each in a process of its own; the seconds are those of its processor."""
    ran = []
    for case in cases:
        with tempfile.TemporaryDirectory() as folder:
            ran.append(validate(case.make(Path(folder)), Path(folder)))
        print(f"  {case.name:40} {ran[-1].seconds:6.2f} s {ran[-1].mebibytes:5} MiB", flush=True)
    quick = sum(one.seconds <= MOST_SECONDS for one in ran)
    slowest, largest = max(one.seconds for one in ran), max(one.mebibytes for one in ran)
    measured = f"{quick} of {len(ran)}, the slowest {slowest:.1f} s; at most {largest} MiB"
    yield Mark("Hostile inputs within 2 s of processor time", "all", measured, quick == len(ran))


MARKS: dict[str, Callable[[], Iterator[Mark]]] = {
    "places": places,
    "typos": typos,
    "names": names,
    "fixes": fixes,
    "clauses": clauses,
    "hostile": hostile,
}


def _count(number: int) -> str:
    return f"{number:,}" if number else "none"


def table(marks: list[Mark]) -> str:
    """A row for each mark."""
    rows = [f"| {one.what} | {one.asked} | {one.measured} | {'yes' if one.is_reached else 'no'} |" for one in marks]
    return "\n".join(["| What | Mark | Measured | Reached |", "|---|---|---|---|", *rows])


def _write_page(marks: list[Mark]) -> None:
    from scripts.pages.marks import DOCS, filled, parts_of

    path = DOCS / "quality.md"
    page = path.read_text(encoding="utf-8")
    path.write_text(filled(page, parts_of(page) | {"marks": table(marks)}), encoding="utf-8")


def main(arguments: list[str]) -> int:
    """Measure, print, and say whether all is reached."""
    parser = argparse.ArgumentParser(prog="bench.marks", description=__doc__)
    parser.add_argument("marks", nargs="*", metavar="MARK", help=", ".join(MARKS))
    parser.add_argument("--page", action="store_true")
    given = parser.parse_args(arguments)
    if unknown := set(given.marks) - MARKS.keys():
        parser.error(f"no such mark: {', '.join(sorted(unknown))}")
    found = [mark for name, measure in MARKS.items() if name in (given.marks or MARKS) for mark in measure()]
    print(table(found))
    if given.page and not given.marks:
        _write_page(found)
    return int(not all(mark.is_reached for mark in found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
