"""The comment on a pull request: what a CommonMark reader finds in it, whatever the plan says."""

from collections.abc import Iterator

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from copflow.diagnostics.rules import Severity
from copflow.feed.changes import Change, Changes, Report, Said, State, What, When, Why
from copflow.feed.markdown import MOST, code, markdown
from copflow.reports.safe import safe

HOSTILE = [
    "@everyone",
    "@org/team fixes #1 and GH-2",
    "<script>alert(1)</script>",
    "<!-- --> </details> &lt; &#64;",
    "a | b || c |",
    "\\| a \\\\| b",
    "`",
    "``` `` `",
    "|`|``|",
    " ` ",
    "[link](https://x.example) ![](https://x.example/i.png)",
    "https://x.example www.x.example x@x.example <https://x.example>",
    "**bold** __bold__ *i* _i_ ~~gone~~ $math$ $`x`$",
    "# heading",
    "- [ ] task",
    "line\nbreak\r\nand \u2028 more\x1b[2J",
    ":tada: \U0001f389 \U0001f469\u200d\U0001f4bb",
    "\u202etxet \u2066x\u2069 \u05e9\u05dc\u05d5\u05dd",
    "\ud800 \x00",
    "::error::x ##[error]x",
]
READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def tokens(text: str) -> Iterator[Token]:
    for token in READER.parse(text):
        yield token
        yield from token.children or ()


def when(words: str) -> When:
    return When(words)


def hostile(name: str) -> Report:
    """A report in which the text stands wherever an author's text may stand."""
    changes = (
        Change(What.MOVED, name, when("Mon 3 May 2027"), when("Tue 4 May 2027"), why=Why(name)),
        Change(What.CANCELLED, name, now=when("Mon 3 May 2027"), why=Why(f'cancelled "{name}"')),
        Change(What.RENAMED, name, now=when("Mon 3 May 2027"), former_name=name),
        Change(What.GONE, name, was=when("Mon 3 May 2027")),
    )
    said = (Said(Severity.WARNING, f'"{name}" is late.', "late"),)
    plan = Changes(name, changes=changes, former_file=name, title=name, former_title=name, comes=said)
    return Report([plan, Changes(name, State.ERRORS), Changes(name)], name, unread=[(name, name)])


@pytest.mark.parametrize("name", HOSTILE, ids=ascii)
def test_nothing_that_an_author_writes_is_markup(name: str) -> None:
    plain, found = list(tokens(markdown(hostile("plain")))), list(tokens(markdown(hostile(name))))
    kinds = {token.type for token in found}
    assert not kinds & {"html_block", "html_inline", "link_open", "image", "em_open", "s_open", "fence"}
    for kind in ("tr_open", "td_open", "heading_open", "list_item_open", "paragraph_open", "strong_open"):
        assert [token.type for token in found].count(kind) == [token.type for token in plain].count(kind), kind


@pytest.mark.parametrize("name", HOSTILE, ids=ascii)
def test_outside_of_code_spans_stand_only_words_of_copflow(name: str) -> None:
    texts = "".join(token.content for token in tokens(markdown(hostile(name))) if token.type == "text")
    plain = "".join(token.content for token in tokens(markdown(hostile("plain"))) if token.type == "text")
    assert texts.replace("|", "") == plain


@pytest.mark.parametrize("name", HOSTILE, ids=ascii)
@pytest.mark.parametrize("around", ["{}", "| a | b |\n|---|---|\n| {} | x |"], ids=["line", "cell"])
def test_a_code_span_shows_the_text(name: str, around: str) -> None:
    inline = [token for token in READER.parse(around.format(code(name))) if token.type == "inline"]
    shown = inline[0 if around == "{}" else 2]
    assert "".join(child.content for child in shown.children or ()) == safe(name)


def test_a_long_list_is_folded_and_one_that_is_too_long_is_cut() -> None:
    changes = tuple(Change(What.GONE, f"activity {number}", was=when("Mon 3 May 2027")) for number in range(11))
    assert "<details><summary>11 gone</summary>\n\n- `activity 0`" in markdown(
        Report([Changes("x", changes=changes)], "y")
    )
    assert "<details>" not in markdown(Report([Changes("x", changes=changes[:10])], "y"))
    many = [Changes(f"{number}.plan", changes=changes * 100) for number in range(200)]
    comment = markdown(Report(many, "y"))
    assert MOST < len(comment) < 65_536
    assert " more\n\n</details>" in comment


def test_a_long_name_is_cut() -> None:
    assert len(code("x" * 10_000)) < 200
