"""copflow's driver of the tables does what lark's own parser does with the same tokens and the same builders."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from copflow.diagnostics.diagnostic import Diagnostics
from copflow.diagnostics.source import Source
from copflow.language import grammar, lalr, parser
from copflow.language.document import read_document
from copflow.language.lalr import END, Driver, Feeder
from copflow.language.nodes import Broken, Entry
from copflow.language.table import CLAUSES, RULES, SETTINGS
from copflow.language.tokens import Token

PLANS = sorted((Path(__file__).parents[2] / "plans").glob("*.plan"))
PEOPLE = "person Sam\nperson Ana\n"
EXAMPLES = [f"{PEOPLE}thing, {row.example}" for row in CLAUSES] + [row.example for row in SETTINGS]
BROKEN = [
    "thing due 1 wek before",
    "thing on 3 May for 3",
    "thing on Thursday 12",
    "thing needs",
    "thing on 3 May, from 9 to",
    "closed 3",
]


class Attempt(Feeder):
    """A feeder that remembers what it was fed, and what came out if it was asked."""

    __slots__ = ("fed", "made")
    fed: list[tuple[str, Token]]
    made: list[object]

    def feed(self, kind: str, token: Token) -> bool:
        taken = super().feed(kind, token)
        if taken:
            self.fed.append((kind, token))
        return taken

    def finish(self) -> Any:
        result = super().finish()
        self.made.append(result)
        return result

    def copy(self) -> "Attempt":
        other = Attempt(self._driver, self._end, self._stack.copy(), self._values.copy())
        other.fed, other.made = self.fed.copy(), []
        assert isinstance(self._driver, RecordingDriver)
        self._driver.attempts.append((self._driver.start_of(self), other))
        return other


class RecordingDriver(Driver):
    """Makes attempts, and keeps them with the start rule of each."""

    def __init__(self, tables: grammar.Tables) -> None:
        super().__init__(tables, RULES)
        self.attempts: list[tuple[str, Attempt]] = []

    def begin(self, start: str) -> Attempt:
        attempt = Attempt(self, self.ends[start], [self.starts[start]], [])
        attempt.fed, attempt.made = [], []
        self.attempts.append((start, attempt))
        return attempt

    def start_of(self, attempt: Attempt) -> str:
        return next(start for start, known in self.attempts if known is attempt)


def by_lark(start: str, fed: list[tuple[str, Token]]) -> Any:
    """What lark's own parser builds of the same tokens, None if it refuses them."""
    from lark.exceptions import UnexpectedToken

    steps: Any = LARK.parse_interactive(start=start)
    try:
        for kind, token in fed:
            steps.feed_token(token._replace(type=kind))
        return steps.feed_token(Token(END, "", 0, 0))
    except UnexpectedToken:
        return None


LARK = grammar.build_lark(grammar.grammar_text(), SimpleNamespace(**RULES))


@pytest.mark.parametrize("text", [*(path.read_text(encoding="utf-8") for path in PLANS), *EXAMPLES, *BROKEN])
def test_builds_what_lark_builds(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    driver = RecordingDriver(grammar.make_tables(grammar.grammar_text()))
    monkeypatch.setattr(parser, "driver", lambda: driver)
    read_document(Source("plan", text), Diagnostics())
    assert driver.attempts
    for start, attempt in driver.attempts:
        for result in attempt.made:
            assert result == by_lark(start, attempt.fed)


@pytest.mark.parametrize("row", [*CLAUSES, *SETTINGS], ids=lambda row: row.name)
def test_the_example_of_each_row_is_read(row: Any) -> None:
    is_setting = row in SETTINGS and row not in CLAUSES
    found = Diagnostics()
    document = read_document(Source("plan", f"{PEOPLE}{'' if is_setting else 'thing, '}{row.example}"), found)
    assert not found.in_order()
    assert document.entries[-1].clauses
    assert not any(isinstance(clause, Broken) for clause in document.entries[-1].clauses)


def test_tables_survive_being_written() -> None:
    text = grammar.grammar_text()
    assert grammar.dump_tables(text) == grammar.dump_tables(text)
    assert lalr.driver().starts.keys() == set(grammar.STARTS)


def test_tables_of_another_grammar_are_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = grammar.grammar_text().replace("tag_clause: TAG NAME", "tag_clause: TAG STRING")
    written = tmp_path / "tables.bin"
    written.write_bytes(grammar.dump_tables(other))
    monkeypatch.setattr(grammar, "TABLES", written)
    assert grammar.load_tables() == grammar.make_tables(grammar.grammar_text())


def test_every_kind_that_the_grammar_declares_is_made_by_some_text() -> None:
    declared = {
        word for line in grammar.grammar_text().splitlines() if line.startswith("%declare") for word in line.split()[1:]
    }
    from copflow.language.tokens import tokenise
    from copflow.language.vocabulary import WORDS

    text = '"quoted" 2026-11-10 11/10/2026 14:00 2pm 3rd 14 2026 https://x.example a@x.example US/NY , 3rd x: y'
    text += " as soon as possible, anywhere on Earth, end of day, close of business, in turn, half an hour"
    text += " +0200 -5 2026-W46"
    made = {kind for kind, _value in WORDS.values()} | {token.type for token in tokenise(text, 0, len(text))[0]}
    assert declared - made == {"KNOWN", "NAME", "ZONE_WORD"}  # they are known only where the tables take one


def test_entries_know_their_places() -> None:
    text = "webinar 1 in November; guide due 1 week before"
    document = read_document(Source("plan", text), Diagnostics())
    entry: Entry = document.entries[0]
    assert [text[clause.span.start : clause.span.end] for clause in entry.clauses] == ["in November"]
    assert text[slice(*entry.children[0].span)] == "guide due 1 week before"
