"""What stands in an included file means what it would mean in the plan, and no file leaks into another."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copflow.compile import Compilation, compile_plan
from copflow.diagnostics.source import Source
from copflow.language.files import given_files
from tests.laws.writing import PLANS, TODAY, any_plan, compiled, dates

ABOUT_THE_WHOLE = frozenset({"empty-plan", "unused-person", "unused-shape", "unused-title"})
"""Rules that know an included file from a plan."""


def joined(text: str, *parts: str) -> Compilation:
    """A plan that includes the parts, in their order."""
    files = {f"{at}.plan": part for at, part in enumerate(parts)}
    lines = "".join(f'include "{name}"\n' for name in files)
    return compile_plan(Source("law.plan", text + lines), today=TODAY, files=given_files(files))


def _blocks(text: str) -> list[str]:
    """The lines at the top, each with what is indented below it."""
    return re.findall(r"^\S.*\n(?:[ \t]+\S.*\n|\n)*", text, re.MULTILINE)


@pytest.mark.parametrize("text", PLANS, ids=lambda text: text.split('"')[1])
@given(data=st.data())
def test_a_plan_in_several_files_has_the_same_dates(text: str, data: st.DataObject) -> None:
    """Every block goes into any file: header, shapes, people and activities alike."""
    blocks = _blocks(text)
    places = data.draw(st.lists(st.integers(0, 2), min_size=len(blocks), max_size=len(blocks)))
    texts = ["".join(block for block, at in zip(blocks, places, strict=True) if at == number) for number in range(3)]
    whole, split = compiled(text), joined(*texts)
    assert sorted(dates(whole), key=repr) == sorted(dates(split), key=repr)
    assert sorted(_titles(whole)) == sorted(_titles(split))


def _titles(compilation: Compilation) -> list[str]:
    return [finding.title for finding in compilation.findings if finding.rule not in ABOUT_THE_WHOLE]


@given(text=any_plan)
def test_a_file_that_is_all_of_a_plan_has_the_same_findings(text: str) -> None:
    alone, inside = compiled(text), joined("", text)
    assert _told(alone) == _told(inside)
    assert dates(alone) == dates(inside)


def _told(compilation: Compilation) -> list[tuple[str, int, int, str]]:
    source = compilation.source
    return [
        (finding.rule, *source.position(finding.span.start), finding.title)
        for finding in compilation.findings
        if finding.rule not in ABOUT_THE_WHOLE
    ]


@given(texts=st.lists(any_plan, min_size=1, max_size=3))
def test_every_place_lies_in_one_file(texts: list[str]) -> None:
    compilation = joined(*texts)
    source = compilation.source
    spans = [finding.span for finding in compilation.findings]
    spans += [edit.span for finding in compilation.findings for fix in finding.fixes for edit in fix.edits]
    spans += [label.span for finding in compilation.findings for label in finding.labels]
    for span in spans:
        file = source.file(span.start)
        assert file.start <= span.start <= span.end <= file.end


@given(texts=st.lists(any_plan, min_size=1, max_size=3))
def test_the_tree_is_made_of_those_of_its_files(texts: list[str]) -> None:
    document = joined(*texts).document
    parts = [document.of(file) for file in document.files]
    assert [entry for part in parts for entry in part.entries] == list(document.entries)
    assert [span for part in parts for span in part.comments] == list(document.comments)
    for part in parts:
        [file] = part.files
        assert all(file.start <= entry.span.start and entry.span.end <= file.end for entry in part.entries)
