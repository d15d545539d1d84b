"""A plan that is rolled by n years and then by m is the one that is rolled by n + m, and rules need no help."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from copflow.compile import Compilation
from copflow.dates.words import MONTH_NAMES, ORDINAL_WORDS, WEEKDAY_NAMES
from copflow.editing.roll import Rolled, roll
from tests.laws.writing import compiled, dates

years = st.integers(0, 12)
month = st.sampled_from(MONTH_NAMES)
state = st.sampled_from(
    ("", "", ", done", ", done 3 November", ', cancelled "ill"', ", tentative", ", confirmed; optional")
)
rule = st.one_of(
    st.tuples(st.sampled_from(tuple(ORDINAL_WORDS)[:4]), st.sampled_from(WEEKDAY_NAMES), month).map(
        lambda p: f"on {p[0]} {p[1]} of {p[2]}"
    ),
    month.map("in {}".format),
    month.map("in early {}".format),
    st.sampled_from(("on last working day of March", "in Q4", "every first Tuesday until March")),
)
pinned = st.tuples(st.integers(1, 28), month, st.booleans()).map(lambda p: f"on {p[0]} {p[1]}")
rules_only = st.lists(st.tuples(rule, state), min_size=1, max_size=6)
anything = st.lists(st.tuples(st.one_of(rule, pinned), state), min_size=1, max_size=6)
HEAD = 'plan "A year 2026-27"\n  from August 2026 to July 2027\n\n'


def text_of(lines: list[tuple[str, str]], line_end: str = "\n") -> str:
    """A plan of these dates and states, each with a comment and a step."""
    body = "".join(
        f"act {n} {when}{state}  # {n}\n  step of it due 1 week before\n" for n, (when, state) in enumerate(lines)
    )
    return (HEAD + body).replace("\n", line_end)


def rolled(text: str, by: int) -> tuple[Rolled, Compilation]:
    """The plan so many years later, and what it was."""
    compilation = compiled(text, date(2026, 12, 1))
    assert not compilation.has_errors, compilation.findings
    return roll(compilation, by), compilation


@settings(max_examples=50)
@given(lines=anything, one=years, other=years)
def test_rolling_twice_is_rolling_by_the_sum(lines: list[tuple[str, str]], one: int, other: int) -> None:
    text = text_of(lines)
    first, _ = rolled(text, one)
    assert rolled(first.texts[0], other)[0].texts == rolled(text, one + other)[0].texts


@settings(max_examples=50)
@given(lines=rules_only, by=years)
def test_rules_need_no_look_and_give_the_dates(lines: list[tuple[str, str]], by: int) -> None:
    result, _ = rolled(text_of(lines), by)
    assert result.pinned == ()
    fresh = text_of([(when, "") for when, _state in lines])
    fresh = fresh.replace("2026-27", f"{2026 + by}-{27 + by}").replace("August 2026", f"August {2026 + by}")
    fresh = fresh.replace("July 2027", f"July {2027 + by}")
    assert dates(compiled(result.texts[0])) == dates(compiled(fresh))


@settings(max_examples=50)
@given(lines=anything, by=years, line_end=st.sampled_from(("\n", "\r\n", "\r")))
def test_comments_and_line_ends_stay(lines: list[tuple[str, str]], by: int, line_end: str) -> None:
    text = text_of(lines, line_end)
    new = rolled(text, by)[0].texts[0]
    assert not compiled(new).has_errors
    assert new.count(line_end) == text.count(line_end)
    assert [line.split("#")[1] for line in new.splitlines() if "#" in line] == [
        line.split("#")[1] for line in text.splitlines() if "#" in line
    ]
