"""Inputs by chance: whatever the bytes of a file are, copflow reads, compiles, formats and reports without a fault.

`python -m bench.fuzz` tries a hundred thousand; the inputs that it found worth keeping are tried here, and a few new
ones.
"""

from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from copflow.language.grammar import STARTS
from tests.fuzz.changing import an_input
from tests.fuzz.corpus import FILE, Kept, read_corpus
from tests.fuzz.trying import try_input
from tests.fuzz.walking import rules, texts, walked

CORPUS = read_corpus()
MOST_KEPT = 500
LARGEST = 1024 * 1024


@pytest.mark.parametrize("part", range(10))
def test_kept_inputs(part: int) -> None:
    for why, data in CORPUS[part::10]:
        try:
            try_input(data)
        except Exception as error:
            raise AssertionError(f"{why}: {data!r}") from error


def test_the_corpus_is_small() -> None:
    assert 0 < len(CORPUS) <= MOST_KEPT
    assert FILE.stat().st_size <= LARGEST
    assert len({kept.data for kept in CORPUS}) == len(CORPUS)


@given(number=st.integers(0, 2**32))
@settings(max_examples=300, deadline=None, suppress_health_check=(HealthCheck.too_slow,))
def test_new_inputs(number: int) -> None:
    try_input(an_input(Random(number)))


def test_a_walk_knows_every_rule_and_every_kind_of_token() -> None:
    """Else it would say nothing of what it cannot write."""
    assert set(STARTS) <= set(rules())
    kinds = {name for expansions in rules().values() for _, one in expansions for name, is_rule in one if not is_rule}
    assert not kinds - set(texts())


@pytest.mark.parametrize("start", STARTS)
def test_a_walk_gives_different_texts(start: str) -> None:
    assert len({walked(Random(number), start) for number in range(50)}) > 10


def test_kept_inputs_are_read_as_they_were_written() -> None:
    assert all(isinstance(kept, Kept) and isinstance(kept.data, bytes) for kept in CORPUS)
