"""Every plan in plans/ is clean: no error, no warning, each activity with a date."""

from datetime import date
from pathlib import Path

import pytest

from copflow.compile import Compilation, compile_plan
from copflow.dates import speak
from copflow.diagnostics.rules import Severity
from copflow.diagnostics.source import Source
from copflow.schedule.model import Undated

FOLDER = Path(__file__).parents[2] / "plans"
PLANS = sorted(FOLDER.glob("*.plan"))


def compiled(name: str) -> Compilation:
    text = (FOLDER / name).read_text(encoding="utf-8")
    return compile_plan(Source(name, text), today=date(2026, 7, 1))


def test_there_are_five() -> None:
    assert {path.stem for path in PLANS} >= {"community", "webinar", "conference", "release", "term"}


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.name)
def test_clean(path: Path) -> None:
    compilation = compiled(path.name)
    assert [finding.title for finding in compilation.findings if finding.severity > Severity.INFO] == []
    assert not any(isinstance(entry.when, Undated) for entry in compilation.schedule.entries)


DAYS = {
    "webinar.plan": {
        "speaker invited of webinar": "Thu 1 October 2026",
        "announcement sent of webinar": "Thu 22 October 2026",
        "rehearsal of webinar": "Tue 10 November 2026",
        "slides of webinar": "Wed 11 November 2026",
        "recording posted of webinar": "Mon 16 November 2026",
        "look back together": "Thu 19 November 2026",
    },
    "conference.plan": {
        "call text agreed of call for papers opens": "Mon 21 September 2026",  # 5 October is a holiday
        "review": "Fri 12 February 2027",
        "programme meeting": "Thu 11 March 2027",
        "conference": "Wed 9 June 2027 to Fri 11 June 2027",
        "registration": "Tue 18 May 2027",  # 27 May is a holiday
        "catering ordered": "Mon 10 May 2027",  # moved from Sunday
        "rooms checked of conference": "Fri 4 June 2027",
        "proceedings edited": "Fri 25 June 2027 to Thu 1 July 2027",
        "exhibition of conference": "Wed 9 June 2027 to Fri 11 June 2027",
        "look back": "Fri 2 July 2027",
    },
    "release.plan": {
        "design written": "Wed 2 September 2026 to Tue 8 September 2026",
        "design reviewed": "Wed 9 September 2026 to Fri 11 September 2026",
        "storage rewritten": "Mon 14 September 2026 to Fri 25 September 2026",
        "alpha": "Mon 28 September 2026",
        "code freeze of release": "Tue 27 October 2026",
        "release candidate": "Tue 10 November 2026",
        "mirrors checked of release": "Mon 30 November 2026",  # moved from Saturday
    },
    "term.plan": {
        "lecture: Archives": "Tue 29 September 2026",
        "readings of lecture: Open data": "Tue 29 September 2026",  # four working days, without the Friday
        "readings of lecture: Review": "Wed 25 November 2026",  # over the Thanksgiving break
        "slides posted of lecture: Communities": "Thu 12 November 2026",  # over Veterans Day
        "project proposals": "Thu 12 November 2026",
    },
}


@pytest.mark.parametrize(("plan", "name"), [(plan, name) for plan, days in DAYS.items() for name in days])
def test_day(plan: str, name: str) -> None:
    entry = next(entry for entry in compiled(plan).schedule.entries if entry.activity.full_name == name)
    assert entry.first is not None and entry.last is not None
    assert speak.days(entry.first, entry.last) == DAYS[plan][name]
