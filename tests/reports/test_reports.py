"""Findings as text: every part of the record is there, and nothing that others wrote is obeyed."""

from unicodedata import category

import pytest

from copflow.diagnostics.diagnostic import Diagnostic, Edit, Fix, Label, Link, replace
from copflow.diagnostics.rules import Severity
from copflow.diagnostics.source import File, Source, Span
from copflow.reports import REPORTS
from copflow.reports.canvas import Canvas
from copflow.reports.concise import lines
from copflow.reports.full import paragraphs
from copflow.reports.run import Checked, Run
from copflow.reports.safe import UNSEEN, cells
from tests.reports import samples

TEXT = "webinar 1 im November\nreport needs webiner 1\n"
SOURCE = Source("spring.plan", TEXT)
COLOURED = ("full", "concise")
EVIL = "\x1b]0;x\a\u202e##[error]\n::error::"


def span(part: str) -> Span:
    start = TEXT.index(part)
    return Span(start, start + len(part))


def finding(**more: object) -> Diagnostic:
    given: dict[str, object] = {
        "rule": "swallowed-word",
        "severity": Severity.ERROR,
        "title": 'I took "im" as part of the name.',
        "span": span("im"),
    }
    return Diagnostic(**(given | more))  # type: ignore[arg-type]


def full(*findings: Diagnostic, source: Source = SOURCE, canvas: Canvas | None = None) -> str:
    return paragraphs(source, findings, canvas or Canvas())


def test_full_has_every_part() -> None:
    whole = finding(
        label="read as part of the name",
        labels=(Label(span("webiner 1"), "meant here"),),
        notes=("Names may have blanks.",),
        fixes=(replace(span("im"), "in", 'Write "in"'), replace(span("webiner"), "webinar", 'Write "webinar"')),
    )
    assert full(whole) == (
        'spring.plan:1:11: error: I took "im" as part of the name. [swallowed-word]\n'
        "   1 | webinar 1 im November\n"
        "     |           ^^ read as part of the name\n"
        "   2 | report needs webiner 1\n"
        "     |              --------- meant here\n"
        "  note: Names may have blanks.\n"
        "  fix A: webinar 1 in November\n"
        "  fix B, line 2: report needs webinar 1\n"
        "\n"
    )


def test_fix_of_several_places_in_a_line_is_shown_whole() -> None:
    edits = (Edit(Span(0, 0), '"'), Edit(Span(len("webinar 1"), len("webinar 1")), '"'))
    assert '  fix A: "webinar 1" im November\n' in full(finding(fixes=(Fix("Quote the name", edits),)))


def test_fix_that_cannot_be_shown_says_what_it_does() -> None:
    line_end = Span(TEXT.index("\n"), TEXT.index("\n") + 1)
    for fix in (
        Fix("Ask Ana"),
        replace(span("webinar 1 im November"), "", "Delete the line"),
        replace(line_end, " ", "Join the lines"),
        replace(span("im"), "i\u200bn", "Write it unseen"),
        replace(span("im"), "x" * 200, "Write it at length"),
        Fix("Change both", (Edit(span("im"), "in"), Edit(span("webiner"), "webinar"))),
    ):
        assert f"  fix A: {fix.title}\n" in full(finding(fixes=(fix,)))


def test_concise_has_one_line_for_each() -> None:
    warning = finding(severity=Severity.WARNING, span=span("webiner"), rule="unknown-name", notes=("Not shown.",))
    note = finding(severity=Severity.INFO)
    assert lines(SOURCE, [finding(), warning, note], Canvas()) == (
        'spring.plan:1:11: error: I took "im" as part of the name. [swallowed-word]\n'
        'spring.plan:2:14: warning: I took "im" as part of the name. [unknown-name]\n'
        'spring.plan:1:11: note: I took "im" as part of the name. [swallowed-word]\n'
    )


@pytest.mark.parametrize("name", REPORTS)
def test_nothing_that_others_wrote_is_obeyed(name: str) -> None:
    """By a terminal, an editor, or the log of a system of continuous integration."""
    text = REPORTS[name](samples.evil_run(), Canvas())
    lines = text.split("\n")
    assert not [char for char in text.replace("\n", "") if category(char) in UNSEEN]
    assert "##[" not in text
    commands = [line for line in lines if line.lstrip().startswith("::")]
    ours = ("::error title=copflow", "::warning title=copflow")
    assert all(line.startswith(ours) for line in commands) if name == "github" else not commands


def test_colours_add_nothing_that_is_not_said() -> None:
    import re

    findings = (finding(labels=(Label(span("webiner 1"), "x"),), notes=("x",)), finding(severity=Severity.WARNING))
    for name, report in REPORTS.items():
        plain, coloured = (report(Run([Checked(SOURCE, findings)]), Canvas(colour=colour)) for colour in (False, True))
        assert "\x1b" not in plain
        assert (coloured != plain) is (name in COLOURED)
        assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


# ---- several files -------------------------------------------------------------------------------------

PLAN, OTHER = "a on 3 May\n", "\n\nb im May\na on 4 May\n"
SPLIT = Source(
    "in/spring.plan",
    f"{PLAN}\n{OTHER}",
    (
        File("in/spring.plan", "spring.plan", 0, len(PLAN)),
        File(f"in/{EVIL}.plan", "b.plan", len(PLAN) + 1, len(PLAN) + 1 + len(OTHER)),
    ),
)
"""A plan and a file that it includes."""
SHOWN = "<U+001B>]0;x<U+0007><U+202E>#<U+0023>[error]<U+000A>::error::"


def in_split(part: str) -> Span:
    start = SPLIT.text.index(part)
    return Span(start, start + len(part))


def test_place_in_another_file_has_its_name_above_it() -> None:
    twice = finding(
        span=in_split("a on 4"),
        labels=(Label(in_split("a on 3"), "the first one"), Label(in_split("b im"), "look here too")),
        fixes=(replace(in_split("3 May"), "5 May", 'Write "5 May"'), replace(in_split("im"), "in", 'Write "in"')),
    )
    assert full(twice, source=SPLIT) == (
        f'in/{SHOWN}.plan:4:1: error: I took "im" as part of the name. [swallowed-word]\n'
        "   3 | b im May\n"
        "     | ---- look here too\n"
        "   4 | a on 4 May\n"
        "     | ^^^^^^\n"
        "  in/spring.plan:1\n"
        "   1 | a on 3 May\n"
        "     | ------ the first one\n"
        "  fix A, in/spring.plan line 1: a on 5 May\n"
        "  fix B, line 3: b in May\n"
        "\n"
    )


def test_names_of_included_files_are_not_obeyed() -> None:
    first = finding(span=in_split("a on 3"), labels=(Label(in_split("b im"), "x"),))
    evil = first._replace(fixes=(replace(in_split("im"), "in", "Mend it"),))
    text = full(evil, source=SPLIT)
    assert f"  in/{SHOWN}.plan:3\n" in text
    assert f"  fix A, in/{SHOWN}.plan line 3: b in May\n" in text


# ---- how dates came about ------------------------------------------------------------------------------


def test_chain_has_its_days_below_each_other() -> None:
    assert full(samples.CONFLICT, source=samples.SOURCE) == (
        'in/spring.plan:4:1: error: "report" is on Sat 9 May 2026, two days before "survey closes", which it needs. '
        "[date-conflict]\n"
        "   3 | board review on 12 May 2026               Tue 12 May 2026\n"
        "   4 | report due 3 days before board review     Sat  9 May 2026  <- too early\n"
        "   5 | survey closes 11 days after survey opens  Mon 11 May 2026  <- needed first\n"
        "  fix A: report due 1 day before board review  (moves 1 date)\n"
        "  fix B: Ask Ana  (tried on the whole plan)\n"
        "\n"
    )


def test_several_steps_of_a_line_stand_below_it() -> None:
    at = samples.span("11 days")
    chain = (Link(at, "11 days after survey opens", "Sun 10 May 2026"), Link(at, "moved on", "Mon 11 May 2026", "late"))
    shown = full(samples.CONFLICT._replace(span=at, chain=chain, fixes=()), source=samples.SOURCE)
    assert shown.splitlines()[1:3] == [
        "   5 | survey closes 11 days after survey opens  Sun 10 May 2026",
        "     |   moved on                                Mon 11 May 2026  <- late",
    ]


def test_place_that_is_no_step_of_the_chain_is_shown_above_it() -> None:
    labels = (Label(samples.span("webinar 1"), "look here too"), Label(samples.span("board review"), "known"))
    shown = full(samples.CONFLICT._replace(labels=labels), source=samples.SOURCE)
    assert shown.splitlines()[1:4] == [
        "   1 | webinar 1 im November",
        "     | --------- look here too",
        "   3 | board review on 12 May 2026               Tue 12 May 2026",
    ]


def test_step_in_another_file_has_its_name_above_it() -> None:
    chain = (Link(in_split("a on 3"), "3 May", "Sun 3 May 2026"), Link(in_split("a on 4"), "4 May", "Mon 4 May 2026"))
    shown = full(finding(span=in_split("a on 3"), chain=chain), source=SPLIT)
    assert shown.splitlines()[1:4] == [
        "   1 | a on 3 May  Sun  3 May 2026",
        f"  in/{SHOWN}.plan:4",
        "   4 | a on 4 May  Mon  4 May 2026",
    ]


def test_chain_fits_the_width() -> None:
    long = Source("long.plan", "caf\u00e9 \u65e5\u672c " * 40 + "on 3 May\n")
    links = (Link(Span(0, 3), "x", "Sun 3 May 2026", "too early"), Link(Span(0, 3), "\u65e5" * 90, "Mon 11 May 2026"))
    for width in (60, 80, 100, 200):
        lines = full(finding(span=Span(0, 3), chain=links), source=long, canvas=Canvas(width=width)).splitlines()[1:3]
        assert max(map(cells, lines)) <= width
        assert all("..." in line for line in lines)
        assert lines[0].endswith("Sun  3 May 2026  <- too early")
        assert lines[1].endswith("Mon 11 May 2026")
