"""Included files lie in the plan's folder or below it, whatever links lead to; what else is asked for is refused."""

import os
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from copflow.diagnostics.diagnostic import Diagnostic
from copflow.language.files import Refused
from copflow.language.includes import MAX_CHARACTERS, MAX_DEPTH, MOST_INCLUDES
from copflow.workspace.includes import PlanFiles
from copflow.workspace.load import MAX_BYTES
from copflow.workspace.parts import wholes_of
from copflow.workspace.plans import Reading, read_plan
from copflow.workspace.stamp import last_change
from tests.workspace.limits import open_to_all, without_rights

TODAY = date(2026, 7, 1)
Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Writes a file below the folder `plans`, beside which there is more; commands run in the folder above."""
    monkeypatch.chdir(tmp_path)

    def written(name: str, text: str | bytes) -> Path:
        path = tmp_path / "plans" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    return written


def reading(name: str = "plans/year.plan") -> Reading:
    read = read_plan(name, TODAY)
    assert isinstance(read, Reading)
    return read


def only(name: str = "plans/year.plan") -> Diagnostic:
    """The one error of a plan."""
    [finding] = [finding for finding in reading(name).findings if finding.rule != "weekend-date"]
    return finding


def place(finding: Diagnostic, name: str = "plans/year.plan") -> tuple[str, int, int]:
    """File, line and column."""
    source = reading(name).source
    return source.file(finding.span.start).name, *source.position(finding.span.start)


def names(name: str = "plans/year.plan") -> list[str]:
    """The activities of a plan without mistakes."""
    read = reading(name)
    assert read.compilation is not None
    assert not read.has_errors, read.findings
    return [activity.full_name for activity in read.compilation.graph.activities]


# ---- what is joined ------------------------------------------------------------------------------------


def test_files_of_the_folder_and_below_join(write: Write) -> None:
    write("year.plan", 'include "a.plan"\ninclude "shared/b.plan"\nx on 3 May 2026\n')
    write("a.plan", "a on 3 May 2026")
    write("shared/b.plan", '\ufeffinclude "../c.plan"\nb on 3 May 2026')
    write("c.plan", "c on 3 May 2026\r\n")
    assert names() == ["x", "a", "b", "c"]
    assert [file.name for file in reading().source.files] == [
        "plans/year.plan",
        "plans/a.plan",
        "plans/shared/b.plan",
        "plans/c.plan",
    ]
    assert [file.path for file in reading().source.files] == ["year.plan", "a.plan", "shared/b.plan", "c.plan"]


def test_a_plan_in_the_current_folder(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(write("year.plan", 'include "a.plan"').parent)
    write("a.plan", "a on 3 May 2026")
    assert names("year.plan") == ["a"]
    assert [file.name for file in reading("year.plan").source.files] == ["year.plan", "a.plan"]


def test_standard_input_includes_from_the_current_folder(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(write("a.plan", "a on 3 May 2026").parent)
    monkeypatch.setattr("copflow.workspace.load._read_stdin", lambda _most: b'include "a.plan"\ninclude "../a.plan"\n')
    read = reading("-")
    assert [finding.rule for finding in read.findings if finding.rule != "weekend-date"] == ["include-outside"]
    assert [file.name for file in read.source.files] == ["-", "a.plan"]


def test_a_file_joins_once_whatever_leads_to_it(write: Write) -> None:
    write("year.plan", 'include "a.plan"\ninclude "link.plan"\ninclude "folder/a.plan"\ninclude "shared/../a.plan"\n')
    path = write("a.plan", "a on 3 May 2026")
    (path.parent / "link.plan").symlink_to("a.plan")
    (path.parent / "folder").symlink_to(".")
    assert names() == ["a"]


def test_findings_are_told_in_their_own_file_in_the_order_of_the_files(write: Write) -> None:
    write("year.plan", 'x on 45 May 2026\ninclude "b.plan"\ninclude "a.plan"\ny on 45 May 2026')
    write("a.plan", "\na on 45 May 2026\n")
    write("b.plan", "b on 45 May 2026")
    found = [place(finding) for finding in reading().findings]
    assert found == [
        ("plans/year.plan", 1, 6),
        ("plans/year.plan", 4, 6),
        ("plans/b.plan", 1, 6),
        ("plans/a.plan", 2, 6),
    ]


# ---- what is refused -----------------------------------------------------------------------------------


def test_missing_file_offers_those_of_a_near_name(write: Write) -> None:
    write("year.plan", 'include "webinar.plan"\n')
    write("shared/webinars.plan", "a on 3 May 2026")
    write(".hidden/webinars.plan", "a on 3 May 2026")
    finding = only()
    assert (finding.rule, place(finding)) == ("missing-file", ("plans/year.plan", 1, 9))
    assert [fix.title for fix in finding.fixes] == ['Write "shared/webinars.plan"']


def test_missing_file_of_an_included_one(write: Write) -> None:
    write("year.plan", 'include "shared/a.plan"\n')
    write("shared/a.plan", 'a on 3 May 2026\ninclude "b.plan"')
    write("b.plan", "b on 3 May 2026")
    finding = only()
    assert place(finding) == ("plans/shared/a.plan", 2, 9)
    assert [fix.title for fix in finding.fixes] == ['Write "../b.plan"']


@pytest.mark.parametrize(
    "path", ["../a.plan", "/etc/a.plan", "{here}/plans/a.plan", "b/../../a.plan", "~/a.plan", "file:a.plan"]
)
def test_paths_that_lead_out(write: Write, tmp_path: Path, path: str) -> None:
    write("year.plan", f'include "{path.format(here=tmp_path)}"\nx on 3 May 2026')
    (tmp_path / "a.plan").write_text("a on 3 May 2026", encoding="utf-8")
    assert only().rule == "include-outside"


def test_links_that_lead_out(write: Write, tmp_path: Path) -> None:
    plans = write("year.plan", 'include "a.plan"\ninclude "b/a.plan"\ninclude "c.plan"\nx on 3 May 2026').parent
    (tmp_path / "a.plan").write_text("a on 3 May 2026", encoding="utf-8")
    (plans / "a.plan").symlink_to(tmp_path / "a.plan")
    (plans / "b").symlink_to("..")
    (plans / "c.plan").symlink_to("../not there.plan")
    findings = [finding for finding in reading().findings if finding.rule != "weekend-date"]
    assert [finding.rule for finding in findings] == ["include-outside"] * 3


def test_plan_that_is_a_link_includes_from_the_folder_of_the_link(write: Write, tmp_path: Path) -> None:
    (tmp_path / "real.plan").write_text('include "a.plan"', encoding="utf-8")
    plans = write("a.plan", "a on 3 May 2026").parent
    (plans / "year.plan").symlink_to("../real.plan")
    assert names() == ["a"]


def test_a_link_to_a_file_that_is_no_plan(write: Write) -> None:
    plans = write("year.plan", 'include "a.plan"\nx on 3 May 2026').parent
    write("passwords.txt", "hunter2")
    (plans / "a.plan").symlink_to("passwords.txt")
    assert only().rule == "missing-file"


def test_a_link_that_appears_after_the_path_was_looked_at(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    plans = write("year.plan", "").parent
    files = PlanFiles("plans/year.plan")
    (plans / "a.plan").symlink_to("/etc/hostname")
    monkeypatch.setattr("copflow.workspace.includes.os.path.realpath", lambda _name: str(plans / "a.plan"))
    answer = files("a.plan")
    assert isinstance(answer, Refused)
    assert answer.title == '"a.plan" cannot be read: its links lead in a circle.'


def test_links_in_a_circle(write: Write) -> None:
    plans = write("year.plan", 'include "a.plan"\nx on 3 May 2026').parent
    (plans / "a.plan").symlink_to("a.plan")
    assert only().rule == "missing-file"


def test_what_is_no_file(write: Write) -> None:
    plans = write("year.plan", 'include "a.plan"\ninclude "b.plan"\ninclude "year.plan/c.plan"\nx on 3 May 2026').parent
    (plans / "a.plan").mkdir()
    os.mkfifo(plans / "b.plan")
    titles = [finding.title for finding in reading().findings if finding.rule == "missing-file"]
    assert titles == [
        '"a.plan" cannot be read: it is a folder.',
        '"b.plan" cannot be read: it is a pipe with a name.',
        '"year.plan/c.plan" cannot be read: a part of its path is not a folder.',
    ]


def test_file_without_permission(write: Write, tmp_path: Path) -> None:
    write("year.plan", 'include "a.plan"\nx on 3 May 2026')
    write("a.plan", "secret").chmod(0)
    open_to_all(tmp_path)
    with without_rights():
        assert only().title == '"a.plan" cannot be read: permission was denied.'


@pytest.mark.parametrize("path", ["x" * 300 + ".plan", "a\0.plan", "\u202e.plan", "   "])
def test_names_that_no_file_has(write: Write, path: str) -> None:
    write("year.plan", f'include "{path}"\nx on 3 May 2026')
    assert "missing-file" in [finding.rule for finding in reading().findings]


def test_what_hangs_on_a_missing_file_is_not_complained_of(write: Write) -> None:
    write("year.plan", 'include "a.plan"\nwebinar 1 by Sam\nreport due 1 week after webinar 2, by Zoe\n')
    assert only().rule == "missing-file"


# ---- rings ---------------------------------------------------------------------------------------------


def test_plan_that_includes_itself(write: Write) -> None:
    plans = write("year.plan", 'include "year.plan"\nx on 3 May 2026').parent
    assert only().rule == "include-loop"
    write("year.plan", 'include "link.plan"\nx on 3 May 2026')
    (plans / "link.plan").symlink_to("year.plan")
    assert only().rule == "include-loop"


def test_files_that_include_each_other(write: Write) -> None:
    write("year.plan", 'include "a.plan"\nx on 3 May 2026')
    write("a.plan", '\ninclude "b.plan"')
    write("b.plan", 'b on 3 May 2026\ninclude "year.plan"')
    finding = only()
    assert (finding.rule, place(finding)) == ("include-loop", ("plans/b.plan", 2, 9))
    source = reading().source
    assert [source.file(label.span.start).path for label in finding.labels] == ["year.plan", "a.plan"]
    assert finding.notes == ("The ring: year.plan -> a.plan -> b.plan -> year.plan.",)


# ---- bounds --------------------------------------------------------------------------------------------


def test_many_files(write: Write) -> None:
    write("year.plan", "".join(f'include "{number}.plan"\n' for number in range(MOST_INCLUDES)))
    for number in range(MOST_INCLUDES + 1):
        write(f"{number}.plan", f"activity {number} on 3 May 2026\n")
    assert len(names()) == MOST_INCLUDES
    write("year.plan", "".join(f'include "{number}.plan"\n' for number in range(MOST_INCLUDES + 1)))
    finding = only()
    assert (finding.rule, place(finding)[1]) == ("limit-reached", MOST_INCLUDES + 1)


def test_many_lines_that_include_one_file(write: Write) -> None:
    write("year.plan", 'include "a.plan"\n' * 50_000)
    write("a.plan", "a on 3 May 2026\n")
    assert only().rule == "limit-reached"


def test_deep_files(write: Write) -> None:
    write("year.plan", 'include "1.plan"\n')
    for number in range(1, MAX_DEPTH):
        write(f"{number}.plan", f'include "{number + 1}.plan"\n')
    write(f"{MAX_DEPTH}.plan", "x on 3 May 2026")
    assert names() == ["x"]
    write(f"{MAX_DEPTH}.plan", f'x on 3 May 2026\ninclude "{MAX_DEPTH + 1}.plan"')
    write(f"{MAX_DEPTH + 1}.plan", "y on 3 May 2026")
    finding = only()
    assert (finding.rule, place(finding)) == ("limit-reached", (f"plans/{MAX_DEPTH}.plan", 2, 9))


def test_large_file(write: Write) -> None:
    write("year.plan", 'include "a.plan"\nx on 3 May 2026')
    write("a.plan", b"#" * (MAX_BYTES + 1))
    finding = only()
    assert (finding.rule, place(finding)) == ("too-large", ("plans/a.plan", 1, 1))


def test_files_that_are_large_together(write: Write) -> None:
    write("year.plan", 'include "a.plan"\ninclude "b.plan"\ninclude "c.plan"\nx on 3 May 2026')
    line = "#" * 1023 + "\n"
    write("a.plan", line * (MAX_CHARACTERS // 1024 // 2))
    write("b.plan", line * (MAX_CHARACTERS // 1024 // 2))
    write("c.plan", "c on 3 May 2026")
    finding = only()
    assert (finding.rule, place(finding)) == ("too-large", ("plans/year.plan", 2, 9))
    assert finding.title.startswith('With "b.plan" the plan and its files are larger than')


def test_file_that_is_no_utf8(write: Write) -> None:
    write("year.plan", 'include "a.plan"\nx on 3 May 2026\ny needs z')
    write("a.plan", "one im May\ncaf\u00e9 on 3 May".encode("latin-1"))
    finding = only()
    assert (finding.rule, place(finding)) == ("not-utf8", ("plans/a.plan", 2, 4))
    assert 'which this is "caf\u00e9"' in finding.notes[0]
    assert [place(finding._replace(span=label.span)) for label in finding.labels] == [("plans/year.plan", 1, 9)]


# ---- the parts of plans --------------------------------------------------------------------------------


def test_a_plan_that_another_one_includes_is_its_part(write: Write) -> None:
    write("year.plan", 'include "a.plan"\ninclude "shared/people.plan"')
    write("a.plan", 'include "shared/people.plan"\na on 3 May 2026')
    write("shared/people.plan", "person Sam")
    write("other.plan", "o on 3 May 2026")
    files = ("a.plan", "other.plan", "shared/people.plan", "year.plan")
    readings = [reading(f"plans/{name}") for name in files]
    assert wholes_of([one.source for one in readings]) == {
        "plans/a.plan": "plans/year.plan",
        "plans/shared/people.plan": "plans/year.plan",
    }


def test_plans_that_include_each_other_are_both_told(write: Write) -> None:
    write("a.plan", 'include "b.plan"')
    write("b.plan", 'include "a.plan"')
    assert wholes_of([reading("plans/a.plan").source, reading("plans/b.plan").source]) == {}


def test_the_stamp_is_the_newest_of_all_files(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    for seconds, name in ((1_600_000_000, "year.plan"), (1_700_000_000, "a.plan"), (1_500_000_000, "b.plan")):
        os.utime(write(name, ""), (seconds, seconds))
    included = ["plans/a.plan", "plans/b.plan"]
    assert last_change("plans/year.plan", TODAY, included) == datetime.fromtimestamp(1_700_000_000, UTC)
    assert last_change("plans/year.plan", TODAY, included[1:]) == datetime.fromtimestamp(1_600_000_000, UTC)
