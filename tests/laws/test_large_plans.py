"""Large plans and long chains are routine: nothing is recursive, and a ring is said once, whole."""

from datetime import date, timedelta

import pytest

from copflow.diagnostics.diagnostic import Diagnostic
from tests.laws.writing import compiled, entry_of, first_day, rules

MANY = 10_000
RING = 3_000


def _ring(name: str, size: int) -> str:
    return "".join(f"{name} {number} needs {name} {(number + 1) % size}\n" for number in range(size))


def _errors(text: str) -> list[Diagnostic]:
    return [finding for finding in compiled(text).findings if finding.severity.name == "ERROR"]


def test_a_chain_of_needs() -> None:
    text = "link 0 on 2 January 2026\n" + "".join(f"link {n} needs link {n - 1}\n" for n in range(1, MANY))
    compilation = compiled(text)
    assert not compilation.has_errors
    weeks, rest = divmod(MANY - 1, 5)
    first = date(2026, 1, 2)  # a Friday
    assert first_day(compilation, f"link {MANY - 1}") == first + timedelta(7 * weeks + (rest + 2 if rest else 0))
    assert len(compilation.schedule.critical_path) == MANY


def test_a_chain_of_offsets() -> None:
    text = "link 0 on 2 January 2026\n" + "".join(f"link {n} 2 days after link {n - 1}\n" for n in range(1, MANY))
    compilation = compiled(text)
    assert not compilation.has_errors
    assert first_day(compilation, f"link {MANY - 1}") == date(2026, 1, 2) + timedelta(2 * (MANY - 1))


def test_a_chain_written_from_its_end() -> None:
    text = (
        "".join(f"link {n} 2 days after link {n - 1}\n" for n in range(MANY - 1, 0, -1)) + "link 0 on 2 January 2026\n"
    )
    compilation = compiled(text)
    assert first_day(compilation, f"link {MANY - 1}") == date(2026, 1, 2) + timedelta(2 * (MANY - 1))


def test_a_chain_that_hangs_on_a_mistake_is_one_mistake() -> None:
    text = "link 0 on 31 April 2026\n" + "".join(f"link {n} needs link {n - 1}\n" for n in range(1, MANY))
    assert [finding.rule for finding in _errors(text)] == ["no-such-date"]


@pytest.mark.parametrize("size", [2, 3, 12, 13, RING])
def test_a_ring_is_reported_once_and_whole(size: int) -> None:
    compilation = compiled(_ring("link", size) + "apart on 3 May 2026\n")
    assert rules(compilation) == ["cycle"]
    [ring] = compilation.findings
    assert str(size) in ring.title
    for number in range(min(size, 10)):
        assert f'"link {number}"' in ring.notes[0]
    assert compilation.source.position(ring.span.start).line == 1
    assert all(entry.first is None for entry in compilation.schedule.entries[:size])
    assert entry_of(compilation, "apart").first == date(2026, 5, 3)


def test_a_ring_of_offsets_is_reported_once() -> None:
    text = "".join(f"link {n} 1 day after link {(n + 1) % RING}\n" for n in range(RING))
    assert rules(compiled(text)) == ["cycle"]


def test_two_rings_are_two_findings() -> None:
    assert rules(compiled(_ring("link", 40) + _ring("chain", 30))) == ["cycle", "cycle"]


def test_what_hangs_on_a_ring_is_silent() -> None:
    assert rules(compiled(_ring("link", 5) + "after it needs link 3\nguide due 1 day before after it\n")) == ["cycle"]


def test_an_activity_may_need_what_counts_from_it() -> None:
    compilation = compiled("webinar 1 on 10 November 2026, needs guide\n  guide due 1 week before\n")
    assert rules(compilation) == []
    assert first_day(compilation, "guide of webinar 1") == date(2026, 11, 3)


def test_what_counts_from_it_must_still_be_in_time() -> None:
    compilation = compiled("webinar 1 on 10 November 2026, needs guide\n  guide due 1 week after\n")
    assert rules(compilation) == ["date-conflict"]


def test_a_need_of_itself_is_no_ring() -> None:
    assert rules(compiled("report on 5 May 2026, needs report\n")) == ["needs-itself"]


def test_an_activity_may_need_ten_thousand_others() -> None:
    text = "".join(f"part {n} on {n % 28 + 1} May 2026\n" for n in range(MANY)) + "end needs every part\n"
    assert first_day(compiled(text), "end") == date(2026, 5, 29)


def test_steps_as_deep_as_they_may_be() -> None:
    text = "top on 5 May 2026\n" + "".join(f"{'  ' * depth}step {depth} due 1 day before\n" for depth in range(1, 12))
    compilation = compiled(text)
    assert not compilation.has_errors
    assert compilation.schedule.entries[-1].first == date(2026, 5, 5) - timedelta(11)


def test_deeper_steps_are_a_mistake_of_their_own_line() -> None:
    text = "top on 5 May 2026\n" + "".join(f"{'  ' * depth}step {depth} due 1 day before\n" for depth in range(1, 14))
    assert {finding.rule for finding in _errors(text)} == {"limit-reached"}


def test_a_long_line_is_a_mistake_of_its_own() -> None:
    text = f"kickoff on 5 May 2026\nreport {'x' * 4_000} on 6 May 2026\nend on 7 May 2026\n"
    assert rules(compiled(text)) == ["limit-reached"]
