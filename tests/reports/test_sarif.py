"""The SARIF satisfies its schema, Microsoft's own checker with the rules of code scanning, and says everything."""

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from copflow.diagnostics.diagnostic import Safety
from copflow.diagnostics.rules import RULES
from copflow.diagnostics.source import Source
from copflow.reports.canvas import Canvas
from copflow.reports.run import Checked, Run
from copflow.reports.sarif import report
from copflow.reports.sarif_rules import descriptor
from tests.reports.checkers import check_json
from tests.reports.outside import SARIF_SCHEMA, SARIF_TOOL, installed
from tests.reports.samples import CONFLICT, NO_DATE, SOURCE, SWALLOWED, WHOLE, evil_run

RUNS = pytest.mark.parametrize("run", [WHOLE, evil_run(), Run([])], ids=["everything", "attack", "nothing"])
BLEMISH = re.compile(r": (?:error|warning) (?P<rule>[A-Z]+[0-9]+): ")
NO_SITE = "SARIF2005"
"""The checker would like the address of the tool's site, which there is none of yet."""


def written(run: Run) -> dict[str, Any]:
    log: dict[str, Any] = json.loads(report(run, Canvas()))
    return dict(log["runs"][0])


def result(*findings: Any, folder: str = "", source: Source = SOURCE) -> dict[str, Any]:
    """The result of the first finding."""
    return dict(written(Run([Checked(source, findings)], folder=folder))["results"][0])


# ---- what others say of it -----------------------------------------------------------------------------


@RUNS
def test_schema_is_satisfied(run: Run, tmp_path: Path) -> None:
    assert check_json(installed(SARIF_SCHEMA), report(run, Canvas()), tmp_path) == ""


@RUNS
def test_checker_finds_nothing_with_the_rules_of_code_scanning(run: Run, tmp_path: Path) -> None:
    said = checked_by_tool(report(run, Canvas()), tmp_path)
    assert {match["rule"] for match in BLEMISH.finditer(said)} <= {NO_SITE}, said


def test_checker_would_find_something(tmp_path: Path) -> None:
    log = json.loads(report(WHOLE, Canvas()))
    del log["runs"][0]["tool"]["driver"]["rules"][0]["help"]
    assert "error GH2012" in checked_by_tool(json.dumps(log), tmp_path)


def checked_by_tool(text: str, folder: Path) -> str:
    """What Microsoft's checker says; it ends with 0 whatever that is."""
    path = folder / "checked.sarif"
    path.write_text(text, encoding="utf-8")
    done = subprocess.run(
        [str(installed(SARIF_TOOL)), "validate", str(path), "--rule-kind", "Sarif;Ghas", "--level", "Error;Warning"],
        env={"PATH": "/usr/bin:/bin", "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=True,
    )
    assert "Analysis completed successfully." in done.stdout
    return done.stdout


# ---- what it says --------------------------------------------------------------------------------------


def test_result_has_rule_level_message_and_region() -> None:
    found = result(SWALLOWED)
    assert (found["ruleId"], found["level"]) == ("swallowed-word", "error")
    assert found["message"]["text"].splitlines() == [
        'I took "im" as part of the name. Is it meant to be "in"?',
        "note: Names may have blanks.",
        "fix A: webinar 1 in November",
        'fix B: "webinar 1 im" November',
    ]
    assert found["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "in/spring.plan"},
                "region": {"startLine": 1, "startColumn": 11, "endLine": 1, "endColumn": 13},
            }
        }
    ]
    assert found["relatedLocations"][0]["message"] == {"text": "look here too"}


def test_levels_are_those_of_the_severities() -> None:
    assert [found["level"] for found in written(WHOLE)["results"]] == ["error", "error", "warning", "error", "note"]


def test_chain_is_a_code_flow() -> None:
    (flow,) = result(CONFLICT)["codeFlows"]
    steps = [step["location"] for step in flow["threadFlows"][0]["locations"]]
    assert [step["message"]["text"] for step in steps] == [
        "board review on 12 May 2026, Tue 12 May 2026",
        "report due 3 days before board review, Sat 9 May 2026, too early",
        "survey closes 11 days after survey opens, Mon 11 May 2026, needed first",
    ]
    assert [step["physicalLocation"]["region"]["startLine"] for step in steps] == [3, 4, 5]


def test_fixes_can_be_made_as_they_are_told() -> None:
    """By a program that knows nothing but the log and the file."""
    made = []
    for fix in result(SWALLOWED)["fixes"]:
        lines = SOURCE.text.split("\n")
        for change in reversed(fix["artifactChanges"][0]["replacements"]):
            region, text = change["deletedRegion"], change["insertedContent"]["text"]
            line = lines[region["startLine"] - 1]
            lines[region["startLine"] - 1] = line[: region["startColumn"] - 1] + text + line[region["endColumn"] - 1 :]
        made.append(lines[0])
    assert made == ["webinar 1 in November", '"webinar 1 im" November']


def test_example_to_be_filled_in_is_no_fix_for_a_program() -> None:
    example = NO_DATE.fixes[0]._replace(safety=Safety.DISPLAY)
    assert "fixes" not in result(NO_DATE._replace(fixes=(example,)))


def test_columns_are_counted_in_characters() -> None:
    assert written(WHOLE)["columnKind"] == "unicodeCodePoints"
    region = written(WHOLE)["results"][1]["locations"][0]["physicalLocation"]["region"]
    assert SOURCE.line(2)[region["startColumn"] - 1 : region["endColumn"] - 1] == "31 April"


def test_rules_are_described_and_referred_to() -> None:
    run = written(WHOLE)
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted({found["ruleId"] for found in run["results"]})
    assert all(rules[found["ruleIndex"]]["id"] == found["ruleId"] for found in run["results"])


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_can_be_described(rule: str) -> None:
    described = descriptor(rule)
    assert described["help"]["markdown"].startswith(f"# {rule}\n")
    assert described["shortDescription"]["text"]


def test_unread_file_is_a_notification() -> None:
    (invocation,) = written(WHOLE)["invocations"]
    assert invocation["executionSuccessful"] is False
    (told,) = invocation["toolExecutionNotifications"]
    assert told["message"]["text"] == "in/lost.plan: cannot be read: there is no such file"
    assert written(Run([]))["invocations"][0]["executionSuccessful"] is True


@pytest.mark.parametrize(
    ("name", "folder", "uri"),
    [
        ("in/spring.plan", "/home/ana", "in/spring.plan"),
        ("/home/ana/in/spring.plan", "/home/ana", "in/spring.plan"),
        ("/srv/a b.plan", "/home/ana", "file:///srv/a%20b.plan"),
        ("caf\u00e9 #1?.plan", "", "caf%C3%A9%20%231%3F.plan"),
        ("a:b.plan", "", "a%3Ab.plan"),
        ("D:\\in\\a.plan", "C:\\x", "file:///D:/in/a.plan"),
        ("in\\a.plan", "C:\\x", "in/a.plan"),
    ],
)
def test_files_are_named_by_uris(name: str, folder: str, uri: str) -> None:
    found = result(SWALLOWED, folder=folder, source=Source(name, SOURCE.text))
    assert found["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


def test_what_others_wrote_makes_no_link() -> None:
    found = result(NO_DATE._replace(title="See [the fix](https://evil.example)."))
    assert "](" not in found["message"]["text"]
