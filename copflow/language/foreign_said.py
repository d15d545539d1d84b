"""What is said of a form that other tools have, and what is known where it is found."""

from typing import NamedTuple

from copflow.dates.words import MONTHS
from copflow.language.periods import Beginning

UNDECIDED = "TBD"
"""As what is read of which only the author knows the date."""
MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
WEEKDAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"
UNIT = r"(?:working |business )?(?:day|week|month|year|hour|minute|fortnight)s?"
COUNT = r"[0-9]{1,3}|an?|one|two|three|four|five|six"
"""Expressions for what forms are made of."""


class Context(NamedTuple):
    """What is known where a form is found.

    Whether the line stands below another one, the name of that one, the people's names, the first words of the plan's
    lines, and when the plan begins.
    """

    nested: bool
    above: str
    people: frozenset[str]
    first_words: frozenset[str]
    begins: Beginning | None


class Said(NamedTuple):
    """What is said of a form: the title (`{}` is what is written), what to write instead, and what else it may mean.

    `read`: as what it is read, where that is not what to write. `append` is written at the end of the line. `rule` is
    what is reported.
    """

    title: str
    write: str | None = None
    others: tuple[str, ...] = ()
    read: str | None = None
    notes: tuple[str, ...] = ()
    append: str = ""
    rule: str = "unknown-word"


def count(number: int | str, unit: str) -> str:
    """`1 week`, `2 weeks`."""
    unit = unit.casefold().rstrip("s")
    return f"{number} {unit}" if str(number) in ("1", "a", "an", "one") else f"{number} {unit}s"
