"""Letters that look like Latin ones and are others: a Cyrillic `а` in `webinar`, or wide digits.

Nobody can see them, and names that look the same would be two. So a word in which they stand between Latin letters is
read as the Latin word, and reported. The letters are those of Cyrillic and Greek that Unicode's list of confusable
characters (UTS 39) gives for one Latin letter; small Greek ones that are known as signs (alpha, nu, rho) are left out.
"""

# ruff: noqa: RUF001, RUF002 - these letters are what the file is about

import re
import unicodedata

from copflow.diagnostics.diagnostic import Diagnostics, Safety, replace
from copflow.diagnostics.prose import quoted
from copflow.language.tokens import Token, tokenise

CYRILLIC = dict(zip("аеорсухіјѕһԁԛԝӏѵАВЕКМНОРСТУХІЈЅԚԜ", "aeopcyxijshdqwlvABEKMHOPCTYXIJSQW", strict=True))
GREEK = dict(zip("οΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "oABEZHIKMNOPTYX", strict=True))
WIDE = {
    chr(code): chr(code - 0xFEE0) for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
}
LETTERS = CYRILLIC | GREEK
LATIN = str.maketrans(LETTERS | WIDE)
RUN = re.compile(r"[^\W_]+")
JOINED = re.compile("(?<=[A-Za-z0-9])[\u200c\u200d]+(?=[A-Za-z0-9])")
"""Characters that join or part letters in other scripts, and cannot be seen between Latin ones."""


def latin(text: str) -> str:
    """The text with its look-alikes as Latin letters: in words that mix them with Latin ones, and wide ones by
    themselves. The length stays."""
    return text if text.isascii() else RUN.sub(_latin_run, text)


def _latin_run(found: re.Match[str]) -> str:
    run = found.group()
    others = [letter for letter in run if not letter.isascii()]
    mixed = any(letter in LETTERS for letter in others) and re.search("[A-Za-z]", run) is not None
    known = all(letter in WIDE or letter in LETTERS for letter in others)
    return run.translate(LATIN) if known and (mixed or all(letter in WIDE for letter in others)) else run


def report_look_alikes(text: str, tokens: list[Token], found: Diagnostics) -> None:
    """Report each word of a line that has such letters, and put the token of the Latin word in its place."""
    for at, token in enumerate(tokens):
        if token.type != "WORD":
            continue
        word = text[token.start : token.end]
        meant = latin(word)
        if meant == word:
            continue
        read, _comment = tokenise(meant, 0, len(meant))
        if len(read) == 1:
            tokens[at] = Token(read[0].type, read[0].value, token.start, token.end)
        letter, like = next(pair for pair in zip(word, meant, strict=True) if pair[0] != pair[1])
        kind = "a wide character" if letter in WIDE else f"a {unicodedata.name(letter).split()[0].title()} letter"
        title = f'{quoted(word)} has {kind}, "{letter}", that looks like "{like}".'
        fix = replace(token.span, meant, f'Write "{meant}"', Safety.SAFE)
        found.report("look-alike-name", token.span, title, fixes=(fix,))
