"""The findings of a run, each once: a file that several plans include would be told of with each of them."""

from collections.abc import Iterator
from hashlib import sha256
from typing import NamedTuple

from copflow.diagnostics.diagnostic import Diagnostic
from copflow.diagnostics.fingerprint import fingerprints
from copflow.diagnostics.source import Source
from copflow.reports.places import Place, place_of
from copflow.reports.run import Run


class Found(NamedTuple):
    """A finding, where it is, and a fingerprint that no other of the run has."""

    source: Source
    finding: Diagnostic
    place: Place
    fingerprint: str


def each_once(run: Run) -> Iterator[Found]:
    """The findings of all plans, in order. The same sentence at the same place in a file is told once."""
    told: set[tuple[str, str, Place]] = set()
    taken: set[str] = set()
    for plan in run.plans:
        prints = fingerprints(plan.source, plan.findings, run.folder)
        for finding, fingerprint in zip(plan.findings, prints, strict=True):
            place = place_of(plan.source, finding.span, run.folder)
            same = (finding.rule, finding.title, place)
            if same in told:
                continue
            told.add(same)
            unique = _unlike(fingerprint, taken)
            taken.add(unique)
            yield Found(plan.source, finding, place, unique)


def _unlike(fingerprint: str, taken: set[str]) -> str:
    """The fingerprint, or where another plan's finding in the same line has it, one made from it."""
    while fingerprint in taken:
        fingerprint = sha256(fingerprint.encode()).hexdigest()
    return fingerprint
