"""The report in sentences can be listened to: whole sentences, no signs, no columns."""

from copflow.reports.canvas import Canvas
from copflow.reports.narrated import report
from copflow.reports.run import Checked, Run
from tests.reports.samples import CONFLICT, SOURCE, SWALLOWED, WHOLE


def narrated(run: Run) -> str:
    return report(run, Canvas())


def test_finding_is_told_in_sentences() -> None:
    assert narrated(Run([Checked(SOURCE, (SWALLOWED,))])) == (
        "The plan in/spring.plan has 1 error.\n"
        "\n"
        "Error in line 1, column 11 of in/spring.plan.\n"
        'I took "im" as part of the name. Is it meant to be "in"?\n'
        'The line says "webinar 1 im November".\n'
        '"im" is marked: read as part of the name.\n'
        'In line 4: "report" is marked: look here too.\n'
        "Names may have blanks.\n"
        'Fix A: write line 1 as "webinar 1 in November".\n'
        "Fix B: write line 1 as '\"webinar 1 im\" November'.\n"
        "The rule is swallowed-word.\n"
    )


def test_chain_and_proof_are_told_in_sentences() -> None:
    lines = narrated(Run([Checked(SOURCE, (CONFLICT,))])).splitlines()
    assert lines[5:] == [
        'Of line 3 the words "board review on 12 May 2026" come to Tue 12 May 2026.',
        'Of line 4 the words "report due 3 days before board review" come to Sat 9 May 2026: too early.',
        'Of line 5 the words "survey closes 11 days after survey opens" come to Mon 11 May 2026: needed first.',
        'Fix A: write line 4 as "report due 1 day before board review".',
        "It was tried on the whole plan.",
        "report: Sat 9 May 2026 becomes Mon 11 May 2026.",
        "Fix B: Ask Ana.",
        "It was tried on the whole plan.",
        "The rule is date-conflict.",
    ]


def test_plans_are_summed_up() -> None:
    text = narrated(WHOLE)
    assert text.startswith(
        "The plan in/spring.plan has 3 errors, 1 warning and 1 note.\n"
        "It has 2 dates, 1 open window and 1 activity without a date.\n"
        "Not told here: 3 notes, which the option --notes tells.\n"
        "2 findings of the baseline are left out.\n"
    )
    assert "\nThe plan in/fine.plan is fine.\nIt has 1 date.\n" in text
    assert "\nThe plan in/part.plan was read as a part of in/spring.plan.\n" in text
    assert text.endswith("\n2 plans, 1 with errors.\n")


def test_every_line_is_a_sentence_and_nothing_is_drawn() -> None:
    for line in narrated(WHOLE).splitlines():
        assert not line or line.endswith((".", "?", "!"))
        assert line == line.strip()
        assert "  " not in line
        assert not {"|", "^", "~", "->", "<-"} & set(line.split())
