"""Joining files, where the specs of the language cannot show it: who asks for which file, and how often."""

from datetime import date

import pytest

from copflow.compile import Compilation, compile_plan
from copflow.diagnostics.source import Source
from copflow.language.files import Files, IncludedFile, Refused, given_files, resolve

TODAY = date(2026, 7, 1)


def compiled(source: Source, files: Files | None = None) -> Compilation:
    return compile_plan(source, today=TODAY, files=files) if files else compile_plan(source, today=TODAY)


def test_a_plan_that_is_compiled_from_its_text_alone_has_no_files() -> None:
    compilation = compiled(Source("x.plan", 'include "a.plan"\nx on 5 May 2026'))
    assert [finding.rule for finding in compilation.findings] == ["missing-file"]


def test_a_joined_source_can_be_compiled_again() -> None:
    files = given_files({"a.plan": "a on 5 May 2026"})
    once = compiled(Source("x.plan", 'include "a.plan"\nx on 5 May 2026'), files)
    again = compiled(once.source, files)
    assert (again.source.text, again.source.files) == (once.source.text, once.source.files)
    assert again.findings == once.findings == ()


def test_a_plan_that_includes_nothing_keeps_its_source() -> None:
    source = Source("x.plan", "x on 5 May 2026")
    assert compiled(source).source is source


def test_each_path_is_asked_for_once() -> None:
    asked: list[str] = []

    def files(path: str) -> IncludedFile | Refused:
        asked.append(path)
        return IncludedFile("same", path, 'include "b/c.plan"\nx on 5 May 2026')

    compiled(Source("top/x.plan", 'include "a.plan"\ninclude "./a.plan"\ninclude "b/../a.plan"'), files)
    assert asked == ["a.plan", "b/c.plan"]


@pytest.mark.parametrize(
    ("written", "by", "path"),
    [
        ("a.plan", "x.plan", "a.plan"),
        ("b/a.plan", "x.plan", "b/a.plan"),
        ("a.plan", "b/x.plan", "b/a.plan"),
        ("../a.plan", "b/x.plan", "a.plan"),
        ("../../a.plan", "b/c/x.plan", "a.plan"),
        (".//b/./c/../A.PLAN", "-", "b/A.PLAN"),
        ("caf\u00e9 au lait.plan", "", "caf\u00e9 au lait.plan"),
    ],
)
def test_paths_count_from_the_file_that_has_them(written: str, by: str, path: str) -> None:
    assert resolve(written, by) == path


@pytest.mark.parametrize(
    "written",
    ["", " ", ".", "..", "../a.plan", "/a.plan", "//a/a.plan", "C:a.plan", "b\\a.plan", "\\\\srv\\a.plan", "~a.plan",
     "a.txt", ".git/config", "http://x/a.plan", "file:a.plan", "a\n.plan", "\ud800.plan"],
)  # fmt: skip
def test_paths_that_are_refused(written: str) -> None:
    assert isinstance(resolve(written, "x.plan"), Refused)
