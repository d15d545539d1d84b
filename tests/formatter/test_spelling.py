"""Words of the language in their one spelling, also of tokens that have several words."""

import pytest

from copflow.formatter.spelling import RESPELT, kinds_of, spell
from copflow.language.vocabulary import WORDS


@pytest.mark.parametrize(
    ("written", "kind", "expected"),
    [
        ("DUE", "DUE", "due"),
        ("nov.", "MONTH", "Nov."),
        ("TUES", "WEEKDAY_NAME", "Tues"),
        ("tbd", "TBD", "TBD"),
        ("q4", "QUARTER", "Q4"),
        ("2026-w46", "ISO_WEEK", "2026-W46"),
        ("2:30 P.M.", "CLOCK", "2:30 p.m."),
        ("2ND", "NTH", "2nd"),
        ("ANYWHERE  on EARTH", "AOE", "anywhere on Earth"),
        ("End Of  Day", "END_OF_DAY", "end of day"),
        ("EOD", "END_OF_DAY", "EOD"),
        ("Due", "WORD", "Due"),
        ("US/ny", "SLASHED", "US/ny"),
        ("0010", "NUMBER", "0010"),
        ("\u017fecond", "ORDINAL", "second"),
    ],
)
def test_spelling(written: str, kind: str, expected: str) -> None:
    assert spell(written, kind) == expected


@pytest.mark.parametrize("word", sorted(WORDS))
def test_every_word_has_one_spelling(word: str) -> None:
    kind, _value = WORDS[word]
    spelt = spell(word, kind)
    assert spelt.casefold() == word
    assert {spell(change(word), kind) for change in (str.upper, str.title, str.lower)} == {spelt}


@pytest.mark.parametrize("spelling", RESPELT.values())
def test_words_are_respelt_with_words_of_the_language(spelling: str) -> None:
    for kind, word in kinds_of(spelling):
        assert spell(word, kind) == word


def test_a_word_is_respelt_with_one_of_its_kind() -> None:
    """Those that become several words have a rule of the grammar for both."""
    kinds = {old: [kind for kind, _word in kinds_of(new)] for old, new in RESPELT.items()}
    assert {old for old, new in kinds.items() if new != [WORDS[old][0]]} == {"in-person", "timezone"}
