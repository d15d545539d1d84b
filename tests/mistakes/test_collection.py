"""Mistakes that authors of plans make: each gives one message, and each fix that is offered mends it."""

from collections.abc import Sequence

import pytest

from copflow.diagnostics.diagnostic import Diagnostic
from tests.mistakes.collection import Mistake, all_mistakes, findings, is_right, mended, rendering, rewrite

MISTAKES = all_mistakes()
LEAST = 90
"""How many mistakes there are at least."""
LEAST_RIGHT = 0.9
"""Of how many of those that have a fix the first one is what the author meant."""
LONGEST_TITLE = 100
LONGEST_LIST = 4
"""How many things a message may list, so that it is one suggestion rather than a grammar."""


def _named(mistake: Mistake) -> str:
    return f"{mistake.kind}/{mistake.name}"


@pytest.mark.parametrize("mistake", MISTAKES, ids=_named)
def test_one_mistake_is_one_finding(mistake: Mistake) -> None:
    assert [finding.rule for finding in findings(mistake.compiled())][1:] == []


@pytest.mark.parametrize("mistake", MISTAKES, ids=_named)
def test_what_is_said_of_it_is_what_its_file_shows(mistake: Mistake, update_mistakes: bool) -> None:
    if update_mistakes:
        rewrite(mistake)
        return
    assert rendering(mistake) == mistake.shown, "read it, and write it by `pytest tests/mistakes --update-mistakes`"


@pytest.mark.parametrize("mistake", MISTAKES, ids=_named)
def test_every_fix_mends_it_and_brings_nothing(mistake: Mistake) -> None:
    for finding in findings(mistake.compiled()):
        for fix in finding.fixes:
            left = findings(mistake.compiled(mended(mistake.text, fix)))
            assert _said(left) == [], fix.title


def _said(found: Sequence[Diagnostic]) -> list[str]:
    return [f"{finding.rule}: {finding.title}" for finding in found]


@pytest.mark.parametrize("mistake", MISTAKES, ids=_named)
def test_there_is_a_way_out(mistake: Mistake) -> None:
    """A fix, or a note, or a second place, or a title that says what to write."""
    [finding] = findings(mistake.compiled())
    assert finding.fixes or finding.notes or finding.labels or "`" in finding.title or '"' in finding.title


@pytest.mark.parametrize("mistake", MISTAKES, ids=_named)
def test_messages_are_short(mistake: Mistake) -> None:
    [finding] = findings(mistake.compiled())
    assert len(finding.title) <= LONGEST_TITLE
    assert all(note.count(";") < LONGEST_LIST or note.startswith("After a name") for note in finding.notes)


def test_the_first_fix_is_mostly_what_was_meant() -> None:
    offered = [(mistake, findings(mistake.compiled())[0].fixes) for mistake in MISTAKES]
    right = [is_right(mistake, fixes[0]) for mistake, fixes in offered if fixes]
    assert sum(right) >= LEAST_RIGHT * len(right)


def test_there_are_enough_of_them() -> None:
    assert len(MISTAKES) >= LEAST
    names = [mistake.name for mistake in MISTAKES]
    assert sorted(set(names)) == sorted(names)
