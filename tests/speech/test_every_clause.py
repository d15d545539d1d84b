"""Every clause and every setting of the language can be said back."""

from datetime import date

import pytest

from copflow.compile import compile_plan
from copflow.diagnostics.source import Source
from copflow.language.row import ClauseRow
from copflow.language.table import CLAUSES, SETTINGS
from copflow.speech.lines import read_lines
from copflow.speech.model import About, LineSpeech

TODAY = date(2026, 7, 1)
AROUND = """\
person Sam
person Ana
closed 21 December to 8 January "winter break"
kickoff on 3 September 2026
webinar 1 on 10 November 2026
"""


def line_of(text: str, number: int) -> LineSpeech:
    compilation = compile_plan(Source("x.plan", text), today=TODAY)
    return read_lines(compilation, compilation.source.files[0])[number - 1]


def clauses_of(line: LineSpeech) -> list[tuple[str, str]]:
    return [(one.words, one.text) for one in line.said if one.about is About.CLAUSE]


@pytest.mark.parametrize("row", CLAUSES, ids=lambda row: row.name)
def test_clause(row: ClauseRow) -> None:
    line = line_of(f"{AROUND}thing, {row.example}\n", 6)
    words, texts = zip(*clauses_of(line), strict=True)
    assert " ".join(words) == row.example.removeprefix("the ")
    assert all(text.endswith(".") and text != "Not understood." for text in texts)


@pytest.mark.parametrize("row", SETTINGS, ids=lambda row: row.name)
def test_setting(row: ClauseRow) -> None:
    line = line_of(f'plan "A year"\n  {row.example}\n', 2)
    [(words, text)] = clauses_of(line)
    assert words == row.example
    assert text.endswith(".") and text != "Not understood."


@pytest.mark.parametrize(
    ("clause", "sentence"),
    [
        ("on last working day of March 2027", "It is on the last working day of March 2027."),
        ("in early November 2026", "It is in early November 2026 (its days 1 to 10)."),
        ("in Q4 2026", "It is in Q4 2026 (October to December)."),
        ("in the first week of November 2026", "It is in the first week of November 2026 (its days 1 to 7)."),
        ("in the week of webinar 1", 'It is in the week of "webinar 1".'),
        ("in the week after webinar 1", 'It is in the week after that of "webinar 1".'),
        ("2 to 3 weeks before kickoff", 'It is 2 weeks to 3 weeks before "kickoff" begins.'),
        ("1 week and 2 days after kickoff", 'It is 1 week and 2 days after "kickoff" ends.'),
        ("about 2 working days before kickoff", 'It is about 2 working days before "kickoff" begins.'),
        ("due the Friday on or before kickoff", 'It is a task, due on the Friday on or before "kickoff".'),
        ("due same day as kickoff", 'It is a task, due on the same day as "kickoff".'),
        ("due TBD", "It is a task, whose date is still to be found."),
        ("by end of November 2026", "It is no later than the last day of November 2026."),
        ("from 9 to 13 November 2026", "It is from Mon 9 November 2026 to Fri 13 November 2026; the last day counts."),
        ("every 2 weeks on Tuesday and Thursday", "It is repeated every 2 weeks, on Tuesday and Thursday."),
        ("every second Tuesday", "It is repeated on the second Tuesday of every month (not every other week)."),
        ("quarterly", "It is repeated every quarter."),
        ("every 2 years", "It is repeated every 2 years."),
        ("every Thanksgiving", "It is repeated on Thanksgiving of every year."),
        ("monthly on the 15th and the last day", "It is repeated on the 15th and the last day of every month."),
        ("every May and November", "It is repeated once in May and November of every year."),
        ("every weekday", "It is repeated on every day from Monday to Friday, holidays too if they are not excepted."),
        ("except 22 December", "Left out: 22 December. A day without a year is left out in every year."),
        ("at 14:00 Europe/Paris", "It is at 14:00 (Europe/Paris)."),
        ("from 14:00 to 15:30", "It is from 14:00 to 15:30."),
        ("for 90 minutes", "It lasts 1 hour 30 minutes."),
        ("remind never", "Nothing reminds of it."),
        ("by Sam and Ana in turn", "Sam and Ana do it in turn."),
        ('private note "ask for money"', "A note, kept out of calendars that are published."),
    ],
)
def test_what_is_said(clause: str, sentence: str) -> None:
    line = line_of(f"{AROUND}thing, {clause}\n", 6)
    assert sentence in [text for _words, text in clauses_of(line)]
