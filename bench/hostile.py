"""Plans that are large in one odd way: `python -m bench.hostile [words of a case …]`, from the root of the checkout.

Each is compiled at a fifth of its size and whole; growth is how many times longer the whole one takes. About 5 is
growth like the size, 25 is like its square. A cross stands where a case takes longer than the mark.
"""

import sys
from collections.abc import Callable
from datetime import date
from functools import partial
from random import Random

from bench.timing import best
from copflow.compile import Compilation, compile_plan
from copflow.diagnostics.source import Source

MARK = 3.0
TODAY = date(2026, 7, 1)
HEADER = 'plan "Large programme"\n  from January 2026 to December 2080\n  time zone Europe/Berlin\n'
MOVING = f"{HEADER}  holidays US/NY\n  on closed days tasks move to previous working day\n"
FAIR = "fair on 2 May 2026\n"


def word(number: int) -> str:
    """A word of eight letters that no other number has, most likely."""
    random = Random(number)
    return "".join(random.choice("bcdfghklmnprst") + random.choice("aeiou") for _ in range(4))


def each(line: str, *, header: str = HEADER, first: str = "", last: str = "") -> Callable[[int], str]:
    """A plan of lines made from one: `{n}` is the line's number, `{m}` the number before it, `{size}` their number;
    `{word}`, `{other}` words of its own, `{day}`, `{year}` a day and a year."""

    def make(size: int) -> str:
        lines = (
            line.format(n=n, m=n - 1, size=size, word=word(n), other=word(n + size), day=n % 28 + 1, year=2026 + n % 50)
            for n in range(1, size + 1)
        )
        return header + first.format(size=size) + "\n".join(lines) + "\n" + last.format(size=size)

    return make


def every_of_a_series(size: int) -> str:
    """Half of the activities are a series, and the other half need all of it."""
    part = each("part {n} on 3 May 2026")(size // 2)
    return part + "".join(f"{word(n)} needs every part\n" for n in range(size // 2))


def needs_them_all(size: int) -> str:
    """One activity that names all others, in lines of bearable length."""
    parts = [f"part {n}" for n in range(1, size + 1)]
    needs = "".join(f"  needs {', '.join(parts[at : at + 200])}\n" for at in range(0, size, 200))
    return f"{each('part {n} on 3 May 2026')(size)}end\n{needs}"


CASES: dict[str, tuple[int, Callable[[int], str]]] = {
    "needs of one wrong name": (10_000, each("meeting {n} on 3 May 2026, needs nobody")),
    "needs of different wrong names": (10_000, each("{word} on 3 May 2026, needs {other}")),
    "misspelt clause words": (10_000, each("meeting {n} im November 2026")),
    "misspelt months": (10_000, each("meeting {n} in Novembr 2026")),
    "misspelt units": (10_000, each("meeting {n} due 3 weks before meeting 1")),
    "lines without a date": (10_000, each("{word} {other}")),
    "names of ten words": (10_000, each("{word} in a for by on with {other} for to from {n} on 3 May 2026")),
    "names that begin alike": (10_000, each("fair of {word} in {other} on 3 May 2026, needs fair", first=FAIR)),
    "one needs all others": (10_000, needs_them_all),
    "a series, and one that needs every one": (10_000, each("part {n} on 3 May 2026", last="end needs every part\n")),
    "1,000 that need every one of 1,000": (2_000, every_of_a_series),
    "dated ones that need every one": (2_000, each("part {n} on 3 May 2026, needs every part")),
    "a ring": (10_000, each("link {n} needs link {m}", first="link 0 needs link {size}\n")),
    "shapes": (3_000, each("each {word}\n  on second Tuesday\n  guide due 1 week before\n{word} 1 in May 2026")),
    "deadlines on holidays of 50 years": (2_000, each("task {n} due on 25 December {year}", header=MOVING)),
    "999 working days": (10_000, each("task {n} 999 working days after start", first="start on 3 May 2026\n")),
    "999 working days from different days": (10_000, each("a {n} on {day} May {year}; b due 999 working days after")),
    "one name": (10_000, each("kickoff on 3 May 2026")),
    "one person at all times": (10_000, each("m {n} on 3 May 2026 at 14:00 by Sam", first="person Sam\n")),
    "unknown people": (10_000, each("person {word}\nm {n} on 3 May 2026; by {other}")),
    "unknown time zones": (2_000, each("m {n} on 3 May 2026 at 14:00, time zone Europe/{word}")),
    "a step's name of all": (10_000, each("m {n} on 3 May 2026; guide due 1 day before", last="end needs guide\n")),
    "steps of one activity": (10_000, each("  step {n} due {day} days before", first="big on 3 May 2026\n")),
    "dates of every year": (2_000, each("m {n} on {day} May", header=HEADER.replace("2080", "2199"))),
    "closures": (2_000, each("  closed {day} May {year} to {day} June {year}", last="x due on 3 May 2026\n")),
    "quotes that are open": (10_000, each('m {n} on 3 May 2026 note "abc')),
    "words of the language": (10_000, each("needs due in on {word} of, by for to at in on due every")),
    "long lines of words": (200, each("x " + "on in by for due at " * 190)),
    "long lines of commas": (200, each("x on 3 May 2026" + ",;" * 1_900)),
    "long lines of quotes": (200, each('x on 3 May 2026 "' + '" "' * 1_200)),
    "long lists of wrong names": (200, each("x {n} on 3 May 2026, needs a" + ", a b c d e" * 300)),
}


def _compile(text: str) -> Compilation:
    return compile_plan(Source("hostile.plan", text), today=TODAY)


def main(only: list[str], part: int = 1) -> None:
    """Print a row for each case, at the whole size or a part of it."""
    print(f"{'case':44}{'size':>8}{'seconds':>10}{'growth':>8}{'findings':>10}")
    for name, (size, make) in CASES.items():
        if only and not any(words in name for words in only):
            continue
        size //= part
        small, whole = make(size // 5), make(size)
        less, more = best(partial(_compile, small), 2), best(partial(_compile, whole), 1)
        findings = len(_compile(small).findings)
        mark = "  x" if more > MARK else ""
        print(f"{name:44}{size:>8,}{more:>10.2f}{more / less:>8.1f}{5 * findings:>10,}{mark}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
