"""The JSON has the whole record of every finding, is described by a schema, and can be printed anywhere."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from copflow.diagnostics.diagnostic import replace
from copflow.diagnostics.source import File, Source, Span
from copflow.reports.canvas import Canvas
from copflow.reports.json import report
from copflow.reports.json_model import ReportModel
from copflow.reports.run import Checked, Run
from scripts.pages.schema import FILE, report_schema
from tests.reports.samples import CONFLICT, EVIL, SOURCE, SWALLOWED, WHOLE, evil_run, span

SCHEMA = Path(__file__).parents[2] / "docs" / FILE


def written(run: Run) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(report(run, Canvas()))
    return document


def test_schema_is_the_one_of_the_models() -> None:
    assert SCHEMA.read_text(encoding="utf-8") == report_schema(), "run `python -m scripts.pages`"


@pytest.mark.parametrize("run", [WHOLE, evil_run(), Run([])], ids=["everything", "attack", "nothing"])
def test_output_satisfies_the_schema_and_reads_back(run: Run) -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(written(run))
    ReportModel.model_validate_json(report(run, Canvas()))


def test_every_field_is_always_there() -> None:
    definitions = json.loads(SCHEMA.read_text(encoding="utf-8"))
    for model in (definitions, *definitions["$defs"].values()):
        assert set(model["required"]) == set(model["properties"])


def test_finding_is_whole() -> None:
    found = written(Run([Checked(SOURCE, (SWALLOWED,))]))["plans"][0]["findings"][0]
    place = {"file": "in/spring.plan", "line": 1, "column": 11, "end_line": 1, "end_column": 13}
    columns = {"utf16_column": 11, "utf16_end_column": 13}
    assert len(found.pop("fingerprint")) == 64
    assert found.pop("related")[0]["label"] == "look here too"
    assert found.pop("fixes")[0] == {
        "title": 'Write "in"',
        "safety": "safe",
        "edits": [{"place": place | columns, "text": "in"}],
        "proof": None,
    }
    assert found == {
        "rule": "swallowed-word",
        "severity": "error",
        "confidence": "likely",
        "title": 'I took "im" as part of the name. Is it meant to be "in"?',
        "place": place | columns | {"label": "read as part of the name"},
        "chain": [],
        "notes": ["Names may have blanks."],
    }


def test_chain_and_proof_are_told() -> None:
    found = written(Run([Checked(SOURCE, (CONFLICT,))]))["plans"][0]["findings"][0]
    assert [(link["place"]["line"], link["day"], link["verdict"]) for link in found["chain"]] == [
        (3, "Tue 12 May 2026", ""),
        (4, "Sat 9 May 2026", "too early"),
        (5, "Mon 11 May 2026", "needed first"),
    ]
    assert [fix["proof"]["moves"] for fix in found["fixes"]] == [
        ["report: Sat 9 May 2026 -> Mon 11 May 2026"],
        [],
    ]


def test_columns_of_editors_count_an_emoji_twice() -> None:
    found = written(WHOLE)["plans"][0]["findings"][1]["place"]
    assert (found["line"], found["column"], found["end_column"]) == (2, 11, 19)
    assert (found["utf16_column"], found["utf16_end_column"]) == (12, 20)


def test_plans_have_their_counts_and_what_they_are_part_of() -> None:
    spring, fine, part = written(WHOLE)["plans"]
    assert spring["counts"] == {"errors": 3, "warnings": 1, "infos": 1, "infos_not_shown": 3, "known": 2}
    assert spring["dates"] == {"settled": 2, "open": 1, "undated": 1}
    assert (fine["part_of"], part["part_of"], part["dates"]) == (None, "in/spring.plan", None)


def test_what_could_not_be_read_is_told() -> None:
    assert written(WHOLE)["unread"] == [{"file": "in/lost.plan", "message": "cannot be read: there is no such file"}]


def test_edits_can_be_made_as_they_are_told() -> None:
    """By a program that knows nothing but the JSON and the file."""
    fix = written(WHOLE)["plans"][0]["findings"][0]["fixes"][1]
    lines = SOURCE.text.split("\n")
    for edit in reversed(fix["edits"]):
        place = edit["place"]
        line = lines[place["line"] - 1]
        lines[place["line"] - 1] = line[: place["column"] - 1] + edit["text"] + line[place["end_column"] - 1 :]
    assert lines[0] == '"webinar 1 im" November'


def test_place_ends_in_the_file_in_which_it_begins() -> None:
    files = (File("a.plan", "a.plan", 0, 4), File("b.plan", "b.plan", 5, 9))
    source = Source("a.plan", "x on\ny on", files)
    whole_line = SWALLOWED._replace(span=Span(0, 5), labels=(), fixes=(replace(Span(0, 5), "", "Delete it"),))
    found = written(Run([Checked(source, (whole_line,))]))["plans"][0]["findings"][0]
    for place in (found["place"], found["fixes"][0]["edits"][0]["place"]):
        assert (place["file"], place["end_line"], place["end_column"]) == ("a.plan", 1, 5)


@pytest.mark.parametrize("folder", ["/home/ana/plans", "/srv"])
def test_paths_are_relative_to_the_working_directory(folder: str) -> None:
    source = Source(f"{folder}/in/spring.plan", SOURCE.text)
    assert written(Run([Checked(source, (SWALLOWED,))], folder=folder)) == written(Run([Checked(SOURCE, (SWALLOWED,))]))


def test_what_others_wrote_comes_back_and_is_not_obeyed() -> None:
    text = report(evil_run(), Canvas())
    assert text.isascii()
    assert text.replace("\n", "").isprintable()
    assert "##[" not in text
    assert not any(line.lstrip().startswith("::") for line in text.splitlines())
    assert json.loads(text)["plans"][0]["findings"][0]["title"] == EVIL


def test_places_are_where_the_text_is() -> None:
    for part in ("im", "31 April", "report", "survey closes"):
        found = written(Run([Checked(SOURCE, (SWALLOWED._replace(span=span(part)),))]))
        place = found["plans"][0]["findings"][0]["place"]
        line = SOURCE.text.split("\n")[place["line"] - 1]
        assert line[place["column"] - 1 : place["end_column"] - 1] == part
