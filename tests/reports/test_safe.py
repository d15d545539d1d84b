"""What others wrote is shown and never obeyed."""

import pytest

from copflow.reports.safe import cells, safe

OBEYED = {
    "an escape sequence": ("\x1b[31mred", "<U+001B>[31mred"),
    "a control of the other half": ("\x9b31mred", "<U+009B>31mred"),
    "a bell": ("\a", "<U+0007>"),
    "the end of a line": ("a\r\nb", "a<U+000D><U+000A>b"),
    "a line separator": ("a\u2028b", "a<U+2028>b"),
    "text turned around": ("\u202etxt.exe", "<U+202E>txt.exe"),
    "an isolate": ("\u2066x\u2069", "<U+2066>x<U+2069>"),
    "a zero-width space": ("a\u200bb", "a<U+200B>b"),
    "a byte order mark": ("\ufeffa", "<U+FEFF>a"),
    "a soft hyphen": ("a\u00adb", "a<U+00AD>b"),
    "a tag": ("\U000e0041", "<U+E0041>"),
    "half a character": ("\udce9", "<U+DCE9>"),
    "a command to GitHub": ("::error::x", "<U+003A>:error::x"),
    "a command after blanks": ("  ::error::x", "  <U+003A>:error::x"),
    "an older command to GitHub": ("a ##[error]x", "a #<U+0023>[error]x"),
    "a command with one in front": ("###[error]x", "##<U+0023>[error]x"),
}


@pytest.mark.parametrize(("text", "shown"), OBEYED.values(), ids=OBEYED)
def test_shown_and_not_obeyed(text: str, shown: str) -> None:
    assert safe(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "",
        "plain",
        "caf\u00e9",
        "\u65e5\u672c\u8a9e",
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",  # Persian, with the joiner that it is written with
        "\U0001f469\u200d\U0001f4bb",  # a woman at a computer: two signs and a joiner
        "12\u00a0May",
        "a: b :: c",
        "# heading [x]",
    ],
)
def test_writing_of_all_people_is_left_alone(text: str) -> None:
    assert safe(text) == text


@pytest.mark.parametrize(
    ("text", "width"),
    [("abc", 3), ("caf\u00e9", 4), ("cafe\u0301", 4), ("\u65e5\u672c", 4), ("\U0001f600", 2), ("", 0)],
)
def test_columns_of_a_terminal(text: str, width: int) -> None:
    assert cells(text) == width
