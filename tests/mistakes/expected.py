"""What must be said of the plans with many mistakes: all-ten.plan and fourteen.plan."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from copflow.compile import Compilation, compile_plan
from copflow.diagnostics.source import Source

HERE = Path(__file__).parent
TODAY = date(2026, 7, 1)


class Mistake(NamedTuple):
    """What is expected of a finding: its file and place, its rule, the text that it points at, words of its title,
    and words of its first fix, or of its note where only the author can know the fix."""

    file: str
    line: int
    column: int
    rule: str
    culprit: str
    says: str
    offers: str


ALL_TEN = (
    Mistake("all-ten", 13, 11, "swallowed-word", "im", '"im"', 'Write "in"'),
    Mistake("all-ten", 18, 1, "double-booked", "interview with sponsor", "Ana", "somebody else"),
    Mistake("all-ten", 19, 22, "no-such-date", "30 February 2027", "28 days", "28 February 2027"),
    Mistake("all-ten", 20, 19, "closed-day", "26 November 2026", "Thanksgiving", "or previous working day"),
    Mistake("all-ten", 22, 19, "outside-plan", "2 weeks before", "Wed 22 July 2026", "from … to …"),
    Mistake("all-ten", 23, 19, "ambiguous-year", "15 September", "2 times", "15 September 2026"),
    Mistake("all-ten", 24, 14, "cycle", "report", "3 activities", '"survey" -> "report" -> "wrap-up" -> "survey"'),
    Mistake("all-ten", 25, 8, "unclosed-quote", '"', "never closed", "Close it at the end of the line"),
    Mistake("all-ten", 28, 1, "duplicate-name", "webinar 3", '"webinar 3"', "another name"),
    Mistake("all-ten", 29, 36, "unknown-name", "webnar 2", '"webnar 2"', 'Write "webinar 2"'),
)

FOURTEEN = (
    Mistake("fourteen", 19, 16, "unknown-word", "wek", '"wek"', 'Write "week"'),
    Mistake("fourteen", 50, 11, "swallowed-word", "im", '"im"', 'Write "in"'),
    Mistake("fourteen", 62, 22, "unknown-word", "due T-5", "by its name", 'Write "due 5 days before"'),
    Mistake("fourteen", 73, 8, "unclosed-quote", '"', "never closed", "Close it at the end of the line"),
    Mistake("fourteen", 88, 13, "unknown-word", "due 10.11.", "by its name", 'Write "due 10 November"'),
    Mistake("fourteen", 106, 16, "closed-day", "every first Thursday", "Ascension Day", "except holidays"),
    Mistake("fourteen", 113, 20, "no-such-date", "30 February", "28 or 29 days", "28 February"),
    Mistake("fourteen", 121, 37, "unknown-person", "Noro", '"Noro"', 'Write "Noor"'),
    Mistake("fourteen", 123, 11, "unknown-word", "on the last day", "Of what", "on the last day of hackathon"),
    Mistake("fourteen", 129, 28, "unknown-name", "suvey", '"suvey"', 'Write "survey"'),
    Mistake("fourteen", 133, 20, "cycle", "budget figures", "3 activities", '"offers" -> "budget draft"'),
    Mistake("fourteen", 155, 1, "duplicate-name", "webinar 5", '"webinar 5"', "another name"),
    Mistake("fourteen", 178, 17, "weekday-mismatch", "Wednesday 10 June", "a Thursday", "Thu 10 June 2027"),
    Mistake("fourteen", 200, 27, "unknown-word", "fro", '"fro"', 'Write "for"'),
)

FILES = {"all-ten": ALL_TEN, "fourteen": FOURTEEN}


def compiled(file: str) -> Compilation:
    """The plan, compiled."""
    text = (HERE / f"{file}.plan").read_text(encoding="utf-8")
    return compile_plan(Source(f"{file}.plan", text), today=TODAY)
