"""A fault of the formatter is seen before anything is written."""

from collections.abc import Callable

import pytest

from copflow.compile import Compilation
from copflow.diagnostics.source import Source
from copflow.formatter import format as formatter
from copflow.formatter.format import Fault, Formatted, format_plan
from copflow.formatter.layout import Laid
from copflow.formatter.meaning import same_meaning
from tests.formatter.test_cases import compiled

PLAN = 'plan "Term"\n  from August 2026 to May 2027\nkickoff  on 3 May\n'


def _laid_out_by(monkeypatch: pytest.MonkeyPatch, change: Callable[[str], str]) -> Fault | Formatted:
    """What comes of a plan if its lines were changed like this."""

    def lay_out(source: Source, _compilation: Compilation, _kept: frozenset[int] = frozenset()) -> list[Laid]:
        return [Laid(line, change(line)) for line in source.text.splitlines(keepends=True)]

    monkeypatch.setattr(formatter, "lay_out", lay_out)
    return format_plan(Source("x.plan", PLAN), compiled)


def test_a_formatter_that_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert isinstance(_laid_out_by(monkeypatch, lambda line: line), Formatted)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("3 May", "4 May"),
        ("kickoff", "Kickoff"),
        ("kickoff", "kickoff party"),
        ("Term", "term"),
        ("on 3 May", "due 3 May"),
        ("on 3 May", "on 3 May, online"),
        ("on 3 May", "in Novembr"),
        ("to May 2027", "to June 2027"),
    ],
)
def test_a_formatter_that_changes_the_meaning(monkeypatch: pytest.MonkeyPatch, old: str, new: str) -> None:
    result = _laid_out_by(monkeypatch, lambda line: line.replace(old, new))
    assert result is Fault.OTHER_MEANING


def test_a_formatter_that_never_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _laid_out_by(monkeypatch, lambda line: line.replace("\n", " \n")) is Fault.UNSTABLE


@pytest.mark.parametrize(
    "other",
    [
        "person Sam\n\nkickoff   on 3 may 2027, by Sam # a comment",
        "PERSON Sam\nkickoff ON 3 May 2027 by Sam",
    ],
)
def test_places_are_no_meaning(other: str) -> None:
    one = compiled(Source("x.plan", "person Sam\nkickoff on 3 May 2027 by Sam"))
    assert same_meaning(one, compiled(Source("x.plan", other)))


def test_findings_are_compared_by_their_lines() -> None:
    one = compiled(Source("x.plan", "a in Novembr\nb in May 2027\n"))
    other = compiled(Source("x.plan", "b in May 2027\na in Novembr\n"))
    assert not same_meaning(one, other)


def test_what_is_compiled_may_have_more_behind_the_text() -> None:
    """As a plan that includes others has: their names are known, and their lines are not formatted."""
    plan = "report  needs food and drink ordered , survey,by Sam \n  x in Novembr"
    others = "person  Sam\nfood and drink ordered  on 3 May 2027\nsurvey  on 4 May 2027\nlost in Jnue\n"
    result = format_plan(
        Source("x.plan", plan), lambda source: compiled(Source(source.name, f"{source.text}\n{others}"))
    )
    assert isinstance(result, Formatted)
    assert result.text == "report needs food and drink ordered, survey, by Sam\n  x in Novembr\n"
    assert result.unread == (2,)


def test_lines_that_could_not_be_read_have_numbers_before_and_after() -> None:
    """The first line of a text, too; and blank lines that go are no lines of the text as it is to be."""
    result = format_plan(Source("x.plan", "x in Novembr\n\n\n\n\nkickoff on 3 May 2027\ny in Jnue\n"), compiled)
    assert isinstance(result, Formatted)
    assert [f"{number}" for number in (*result.unread, *result.after(result.unread))] == ["1", "7", "1", "4"]


def test_a_line_that_would_be_read_otherwise_stays_as_it_is() -> None:
    """The others are formatted, and a second run changes nothing."""
    plan = "kickoff  on 3 May 2027\n\n\nvisit quarterly on 13th of august,Dec\nfair  on 4 May 2027\n"
    result = format_plan(Source("x.plan", plan), compiled)
    assert isinstance(result, Formatted)
    assert (result.kept, result.after(result.kept)) == ((4,), (3,))
    assert result.text == "kickoff on 3 May 2027\n\nvisit quarterly on 13th of august,Dec\nfair on 4 May 2027\n"
    assert format_plan(Source("x.plan", result.text), compiled) == Formatted(
        tuple(Laid(line, line) for line in result.text.splitlines(keepends=True)), (), (3,)
    )


def test_many_lines_that_would_be_read_otherwise_are_too_many_to_look_for() -> None:
    """Then nothing is changed, rather than looked for without end."""
    line = "quarterly on 13th of august,Dec\n"
    plan = "".join(f"visit {at} {line}party {at}  on 4 May 2027\n" for at in range(40))
    result = format_plan(Source("x.plan", plan), compiled)
    assert isinstance(result, Formatted)
    assert set(range(1, 80, 2)) <= set(result.kept)
    assert "august,Dec" in result.text
