"""One edit with all sorts of changes, as it is written in each format.

`python -m tests.feed.test_golden` writes the files anew, to be read and compared.
"""

from pathlib import Path

import pytest

from copflow.feed.changes import Report
from copflow.feed.changes_json import json
from copflow.feed.changes_model import ReportModel
from copflow.feed.markdown import markdown
from copflow.feed.text import text
from copflow.feed.told import changes_of
from copflow.reports.canvas import Canvas
from tests.feed.edits import edited

GOLDEN = Path(__file__).parent / "golden"
BEFORE = """kickoff on 3 September at 10:00 Europe/Berlin for 1 hour
invitations due 2 weeks before kickoff
seminar on 12 November
dinner on 1 December
board meeting on 2 December, private
toast due 1 day after board meeting
wrap-up in May
picnic on 9 May, link https://example.org
party on 3 May
fair on 4 May, cancelled
"""
AFTER = """kickoff on 10 September at 10:00 Europe/Berlin for 90 minutes
invitations due 2 weeks before kickoff
webinar on 12 November, formerly "seminar"
board meeting on 3 December, private
toast due 1 day after board meeting
wrap-up on 11 May
picnic on 9 May, link https://example.com
party on 3 May, cancelled "no room"
fair on 4 May at 14:00
"a | b @everyone <script>" on 5 May
"""


def files() -> dict[str, str]:
    report = Report([changes_of(edited(BEFORE, AFTER))], "main", unread=[("lost.plan", "cannot be read")])
    return {"diff.txt": text(report, Canvas()), "diff.md": markdown(report), "diff.json": json(report, "/")}


@pytest.mark.parametrize("name", ["diff.txt", "diff.md", "diff.json"])
def test_an_edit_is_told_as_before(name: str) -> None:
    assert files()[name] == (GOLDEN / name).read_text(encoding="utf-8")


def test_the_json_is_what_its_model_says() -> None:
    document = (GOLDEN / "diff.json").read_text(encoding="utf-8")
    report = ReportModel.model_validate_json(document)
    assert document.isascii()
    assert [change.what for change in report.plans[0].changes].count("moved") == 5


if __name__ == "__main__":
    for name, content in files().items():
        (GOLDEN / name).write_text(content, encoding="utf-8")
