"""A diff makes of the old text the new one, with as much around each change as diffs have."""

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from copflow.formatter.diff import CONTEXT, NO_END, diff
from copflow.formatter.layout import Laid

HUNK = re.compile(r"@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")

line = st.sampled_from(("a\n", "b\n", "\n", "  c\n"))
same = line.map(lambda text: Laid(text, text))
changed = st.tuples(line, st.one_of(st.none(), line)).map(lambda pair: Laid(*pair))
texts = st.lists(st.one_of(same, same, same, same, changed), max_size=60)


def test_nothing_where_nothing_changes() -> None:
    assert list(diff("x.plan", [Laid("a\n", "a\n")])) == []


def test_a_diff() -> None:
    lines = [Laid("a\n", "a\n"), Laid(" b\n", "b\n"), Laid("\n", None), Laid("c\n", "c\n")]
    assert list(diff("x.plan", lines)) == [
        "--- x.plan",
        "+++ x.plan",
        "@@ -1,4 +1,3 @@",
        " a",
        "- b",
        "-",
        "+b",
        " c",
    ]


def test_a_last_line_without_an_end() -> None:
    assert list(diff("x.plan", [Laid("a", "a\n")]))[2:] == ["@@ -1 +1 @@", "-a", NO_END, "+a"]


def test_line_ends_are_shown_where_they_are_what_changes() -> None:
    assert list(diff("x.plan", [Laid("a\r\n", "a\n")]))[3:] == ["-a\r", "+a"]
    assert list(diff("x.plan", [Laid(" a\r\n", "a\r\n")]))[3:] == ["- a", "+a"]


def test_a_text_that_goes_and_one_that_stays() -> None:
    assert list(diff("x.plan", [Laid("\n", None)]))[2:] == ["@@ -1 +0,0 @@", "-"]


def test_lines_that_go_behind_the_first_one() -> None:
    lines = [Laid("a\n", "a\n"), *[Laid("a\n", "a\n")] * CONTEXT, Laid("\n", None)]
    assert list(diff("x.plan", lines))[2] == f"@@ -2,{CONTEXT + 1} +2,{CONTEXT} @@"
    assert list(diff("x.plan", [Laid("a\n", "a\n"), *[Laid("\n", None)] * 8]))[2] == "@@ -1,9 +1 @@"


@given(lines=texts)
def test_a_diff_makes_the_new_text_of_the_old_one(lines: list[Laid]) -> None:
    old = [line.before.removesuffix("\n") for line in lines]
    new = [line.after.removesuffix("\n") for line in lines if line.after is not None]
    assert _patched(old, list(diff("x.plan", lines))) == new


@given(lines=texts)
def test_hunks_do_not_touch(lines: list[Laid]) -> None:
    hunks = [HUNK.fullmatch(line) for line in diff("x.plan", lines) if line.startswith("@@")]
    ends = [(int(hunk[1]), int(hunk[1]) + int(hunk[2] or 1)) for hunk in hunks if hunk]
    assert all(last < first for (_, last), (first, _) in pairwise(ends))
    unchanged = sum(line.startswith(" ") for line in diff("x.plan", lines))
    changes = sum(line.before != line.after for line in lines)
    assert unchanged <= 2 * CONTEXT * changes


def _patched(old: list[str], lines: list[str]) -> list[str]:
    """The lines with the diff applied; what it says of the old ones must be true."""
    new: list[str] = []
    at = 0
    for line in lines[2:]:
        if hunk := HUNK.fullmatch(line):
            start, size = int(hunk[1]), int(hunk[2] or 1)
            begin = start - 1 if size else start
            new += old[at:begin]
            at = begin
            assert int(hunk[3]) == len(new) + (1 if hunk[4] != "0" else 0)
            continue
        if line[0] in " -":
            assert old[at] == line[1:]
            at += 1
        if line[0] in " +":
            new.append(line[1:])
    return new + old[at:]
