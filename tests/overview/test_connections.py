"""How dates hang together."""

from datetime import date

from copflow.compile import compile_plan
from copflow.diagnostics.source import Source
from copflow.overview.connections import MOST_NEEDS, Connections, LinkKind, connections_of


def _connections(text: str) -> tuple[Connections, list[str]]:
    schedule = compile_plan(Source("a.plan", text), today=date(2026, 11, 24)).schedule
    return connections_of(schedule), [entry.activity.full_name for entry in schedule.entries]


def _told(text: str) -> list[list[tuple[str, str, str, str | None]]]:
    found, names = _connections(text)
    return [
        [(names[link.source], names[link.target], link.words or link.kind.name, link.moved) for link in chain.links]
        for chain in found.chains
    ]


def test_an_arrow_has_the_words_of_the_plan_and_why_a_date_was_moved() -> None:
    text = """
holidays US/NY
on closed days tasks move to previous working day
webinar on 10 November 2026
  guide due 1 week before
"""
    assert _told(text) == [[("webinar", "guide of webinar", "1 week before", "Election Day")]]


def test_needs_between_those_that_hang_together_are_in_their_chain() -> None:
    text = "talk on 10 November 2026\n  draft due 2 weeks before\n  guide due 1 week before, needs draft\n"
    assert _told(text) == [
        [
            ("talk", "draft of talk", "2 weeks before", None),
            ("talk", "guide of talk", "1 week before", None),
            ("draft of talk", "guide of talk", "NEED", None),
        ]
    ]


def test_what_needs_things_that_do_not_decide_its_date_is_a_chain_of_its_own() -> None:
    text = "a on 3 November 2026\nb on 4 November 2026\nparty on 5 November 2026, needs a, needs b\n"
    assert _told(text) == [[("a", "party", "NEED", None), ("b", "party", "NEED", None)]]


def test_what_only_needs_something_comes_when_that_is_finished() -> None:
    assert _told("a on 3 November 2026\nb needs a\n") == [[("a", "b", "when it is finished", None)]]


def test_many_needs_are_cut_and_counted() -> None:
    lines = [f"lesson {n} on {n} November 2026" for n in range(1, 21)]
    found, _names = _connections("\n".join([*lines, "exam on 30 November 2026, needs every lesson"]) + "\n")
    [chain] = found.chains
    assert len(chain.numbers) == MOST_NEEDS + 1
    assert chain.left_out == 20 - MOST_NEEDS
    assert {link.kind for link in chain.links} == {LinkKind.NEED}


def test_a_repetition_is_told_by_its_rule_and_the_rest_is_counted() -> None:
    found, names = _connections("call every first Tuesday from November 2026 to January 2027\nfair on 2 May 2027\n")
    [rule] = found.rules
    assert (rule.title, rule.words, len(rule.numbers)) == ("call", "every first Tuesday", 3)
    assert all(names[number].startswith("call") for number in rule.numbers)
    assert (found.chains, found.alone) == ((), 1)
