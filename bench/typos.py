"""How many slips of the hand are noticed: `python -m bench.typos [edits]`, from the root of the checkout.

Each trial takes a plan of plans/, changes one letter of one word of the language (drops, swaps, doubles or replaces
it), and compiles. A trial is noticed if the word's line gets an error or a warning that it did not have; it is right
if the first fix of one of these brings the author's word back. Edits that give another word of the language with the
same meaning (`week` for `weeks`), or that change only the case, are not counted.
"""

import sys
from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import NamedTuple

from copflow.compile import Compilation, compile_plan
from copflow.dates.nesting import hooks
from copflow.diagnostics.diagnostic import Diagnostic
from copflow.diagnostics.rules import Severity
from copflow.diagnostics.source import Source, Span
from copflow.language.nodes import Broken, Document, Entry, Kind
from copflow.language.tokens import Token, tokenise
from copflow.language.vocabulary import WORDS

TODAY = date(2026, 7, 1)
PLANS = sorted((Path(__file__).parent.parent / "plans").glob("**/*.plan"))
LETTERS = "abcdefghijklmnopqrstuvwxyz"
TRIALS = 1_500


class Trial(NamedTuple):
    """One slip: the line as it became, and what came of it."""

    place: str
    word: str
    typo: str
    line: str
    rule: str | None
    right: bool
    elsewhere: bool


def _compile(name: str, text: str) -> Compilation:
    return compile_plan(Source(name, text), today=TODAY)


def _clause_spans(document: Document) -> list[Span]:
    """The places where words are the language's: clauses, and the first word of a line that is not a name."""
    spans: list[Span] = []
    waiting: list[Entry] = list(document.entries)
    while waiting:
        entry = waiting.pop()
        waiting.extend(entry.children)
        spans += [clause.span for clause in entry.clauses if not isinstance(clause, Broken)]
        if entry.kind in (Kind.SHAPE, Kind.PLAN, Kind.PERSON):
            spans.append(Span(entry.span.start, entry.name.span.start if entry.name else entry.span.start + 6))
    return spans


def words_of(compilation: Compilation) -> list[Token]:
    """The words of the language in a plan's clauses, names and quoted texts left out."""
    text = compilation.source.text
    spans = _clause_spans(compilation.document)
    names = _names(compilation)
    starts = [*compilation.source.line_starts, len(text)]
    tokens = [token for start, end in pairwise(starts) for token in tokenise(text, start, end)[0]]
    return [
        token
        for token in tokens
        if text[token.start : token.end].casefold() in WORDS
        and token.end - token.start > 1
        and any(span.start <= token.start and token.end <= span.end for span in spans)
        and not any(span.start <= token.start and token.end <= span.end for span in names)
    ]


def _names(compilation: Compilation) -> list[Span]:
    spans = [
        edge.span for activity in compilation.graph.activities for edge in activity.edges if edge.why.name == "NEED"
    ]
    plan = compilation.plan
    drafts = [*plan.activities, *plan.shapes.values()]
    while drafts:
        draft = drafts.pop()
        drafts += draft.steps
        spans += [ref.name.span for ref in draft.needs]
        spans += [name.span for clause in draft.by for name in clause.people]
        spans += [draft.purpose.purpose.span] if draft.purpose else []
        spans += [hook.ref.name.span for hook in hooks(draft.offset) if hook.ref] if draft.offset else []
    return [span for span in spans if plan.title_span != span]


def slip(word: str, random: Random) -> str:
    """The word with one letter dropped, swapped with the next, doubled, or replaced."""
    at = random.randrange(len(word))
    match random.choice(("drop", "swap", "double", "replace")):
        case "drop":
            return word[:at] + word[at + 1 :]
        case "swap":
            at = min(at, len(word) - 2)
            return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        case "double":
            return word[: at + 1] + word[at:]
        case _:
            return word[:at] + random.choice(LETTERS) + word[at + 1 :]


def _same(word: str, typo: str) -> bool:
    one, other = word.casefold(), typo.casefold()
    return one == other or (other in WORDS and WORDS[one] == WORDS[other])


def _trial(before: Compilation, token: Token, typo: str) -> Trial:
    source = before.source
    word = source.text[token.start : token.end]
    text = source.text[: token.start] + typo + source.text[token.end :]
    after = _compile(source.name, text)
    number = source.position(token.start).line
    known = {(finding.rule, finding.title) for finding in before.findings}
    new = [
        finding
        for finding in after.findings
        if finding.severity >= Severity.WARNING and (finding.rule, finding.title) not in known
    ]
    found = [finding for finding in new if after.source.position(finding.span.start).line == number]
    right = any(_brings_back(finding, text, source.text) for finding in found)
    rule = found[0].rule if found else None
    return Trial(
        f"{source.name}:{number}", word, typo, after.source.line(number).strip(), rule, right, bool(new) and not found
    )


def _brings_back(finding: Diagnostic, text: str, original: str) -> bool:
    if not finding.fixes:
        return False
    for edit in sorted(finding.fixes[0].edits, key=lambda edit: edit.span, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text.casefold() == original.casefold()


def run(count: int, seed: int = 1) -> list[Trial]:
    """So many trials, spread over all words of all plans."""
    random = Random(seed)
    compiled = [_compile(path.name, path.read_text(encoding="utf-8")) for path in PLANS]
    places = [(compilation, token) for compilation in compiled for token in words_of(compilation)]
    trials: list[Trial] = []
    while len(trials) < count:
        compilation, token = random.choice(places)
        word = compilation.source.text[token.start : token.end]
        typo = slip(word, random)
        if not _same(word, typo):
            trials.append(_trial(compilation, token, typo))
    return trials


def main(count: int) -> None:
    """Print the shares, the rules, and every slip that nobody noticed or that was mended wrongly."""
    trials = run(count)
    noticed = [trial for trial in trials if trial.rule]
    right = [trial for trial in trials if trial.right]
    print(
        f"{len(PLANS)} plans, {len(trials)} slips: {len(noticed) / count:.1%} noticed, {len(right) / count:.1%} mended"
    )
    print(f"of the others, {sum(trial.elsewhere for trial in trials)} gave a finding on another line only")
    print("by rule:", ", ".join(f"{rule} {number}" for rule, number in Counter(t.rule for t in noticed).most_common()))
    for heading, shown in (
        ("not noticed", [trial for trial in trials if not trial.rule]),
        ("noticed, and the first fix is not the author's word", [t for t in noticed if not t.right]),
    ):
        lines = Counter(f"{t.word} -> {t.typo}  [{t.rule or '-'}]  {t.place}  {t.line}" for t in shown)
        print(f"\n{heading}: {len(shown)}")
        for line, times in sorted(lines.items()):
            print(f"  {line}" + (f"  ({times} times)" if times > 1 else ""))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else TRIALS)
