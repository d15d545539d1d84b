"""A source of several files: an offset tells the file, and lines are counted in it."""

import pytest

from copflow.diagnostics.source import File, Source, Span


def source(*texts: str) -> Source:
    """A source of files a, b, c with these texts."""
    files: list[File] = []
    for name, text in zip("abc", texts, strict=False):
        start = files[-1].end + 1 if files else 0
        files.append(File(f"in/{name}", name, start, start + len(text)))
    return Source("in/a", "\n".join(texts), files)


def test_one_file_is_all_of_a_text() -> None:
    assert Source("in/a.plan", "one\ntwo").files == (File("in/a.plan", "a.plan", 0, 7),)
    assert Source(r"C:\in\a.plan", "").files[0].path == "a.plan"


@pytest.mark.parametrize("end", ["", "\n", "\r\n", "\r"])
def test_every_place_is_counted_in_its_own_file(end: str) -> None:
    texts = (f"x\ny{end}", f"one\r\ntwo{end}", f"\tlast{end}")
    joined = source(*texts)
    for file, text in zip(joined.files, texts, strict=True):
        alone = Source(file.name, text)
        for offset in range(len(text)):
            assert joined.file(file.start + offset) is file
            assert joined.position(file.start + offset) == alone.position(offset)
            assert joined.slice(joined.line_at(file.start + offset)) == alone.slice(alone.line_at(offset))
        assert joined.file(file.end) is file


@pytest.mark.parametrize("end", ["", "\n", "\r\n"])
def test_the_lines_of_a_file_are_those_of_its_text(end: str) -> None:
    texts = (f"x\ny{end}", "", f"one\r\ntwo{end}")
    joined = source(*texts)
    for file, text in zip(joined.files, texts, strict=True):
        lines = [joined.text[start:stop].rstrip("\r\n") for start, stop in joined.lines_of(file)]
        alone = Source("", text)
        assert lines == [text[start:stop].rstrip("\r\n") for start, stop in alone.lines_of(alone.files[0])]


def test_a_line_ends_before_its_line_end() -> None:
    assert source("one\r\n", "two").line_at(1) == Span(0, 3)
    assert source("one", "two").line_at(5) == Span(4, 7)
