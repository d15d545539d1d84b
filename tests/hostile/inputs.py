"""Plans from a stranger who means no good: each is a folder that is made, the path that is checked, and what must
come of it."""

import os
import socket
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

MIB = 1024 * 1024
HEADER = 'plan "Hostile" from January 2026 to December 2199\n'
LINE = 3_900
"""Nearly as long as a line may be."""


class Hostile(NamedTuple):
    """What is checked: a function that makes it in a folder and gives its path; the rule that is named, or words that
    are said where it is no text; and the exit code."""

    name: str
    make: Callable[[Path], Path]
    says: str
    code: int = 1


def text(written: str | bytes) -> Callable[[Path], Path]:
    """A plan with this text."""

    def make(folder: Path) -> Path:
        path = folder / "hostile.plan"
        path.write_bytes(written if isinstance(written, bytes) else written.encode())
        return path

    return make


def files(texts: Callable[[], dict[str, str]]) -> Callable[[Path], Path]:
    """Plans that include each other; the first one is checked."""

    def make(folder: Path) -> Path:
        made = texts()
        for name, written in made.items():
            (folder / name).write_text(written, encoding="utf-8")
        return folder / next(iter(made))

    return make


# ---- one text ------------------------------------------------------------------------------------------------


def nested(depth: int) -> str:
    return "".join(f"{' ' * level}step {level} due 1 day before\n" for level in range(depth))


def shapes(levels: int, width: int) -> str:
    """Shapes whose steps are repeated: as many activities as a power."""
    steps = "".join(
        f"{'  ' * level}step {level} {number} every day from 1 to 20 May 2026\n"
        for level in range(1, levels)
        for number in range(width if level == levels - 1 else 1)
    )
    return f"{HEADER}each talk\n{steps}" + "".join(f"talk {number} on 1 May 2026\n" for number in range(1, 1_000))


def teams(count: int) -> str:
    """Teams of which each has the one before it twice."""
    rows = [f"team t{number}: t{number - 1}, t{number - 1}, p{number}\n" for number in range(1, count)]
    people = [f"person p{number}\n" for number in range(count)]
    tasks = [f"task {number} on 3 May 2026 by t{count - 1}\n" for number in range(2_000)]
    return "".join([*people, "team t0: p0\n", *rows, *tasks])


def fan_out(count: int) -> str:
    """Every one of so many needs every one of so many."""
    parts = "".join(f"part {number} on 3 May 2026\n" for number in range(count))
    return parts + "".join(f"end {number} needs every part\n" for number in range(count))


def lines_of(piece: str, count: int = 400) -> str:
    return f"x on 3 May 2026 {piece * (LINE // len(piece))}\n" * count


def every_rule(count: int) -> str:
    return HEADER + "".join(f"a {number} every fifth Friday in February\n" for number in range(count))


TEXTS = (
    Hostile("10 MB on one line", text("x" * 10 * MIB), "too-large"),
    Hostile("as much as may be on one line", text("x" * (4 * MIB - 1)), "limit-reached"),
    Hostile("2 million lines", text("a\n" * (2 * MIB - 1)), "limit-reached"),
    Hostile("2 million blank lines", text(" \n" * (2 * MIB - 1)), "limit-reached"),
    Hostile("4 million lone CR", text("\r" * (4 * MIB - 1)), "limit-reached"),
    Hostile("a million pieces", text((";a" * 1_900 + "\n") * 1_000), "limit-reached"),
    Hostile("a million commas", text((",;" * 1_900 + "\n") * 1_000), "unreadable-clause"),
    Hostile("a million quotes", text(('" ' * 1_900 + "\n") * 1_000), "limit-reached"),
    Hostile("deep steps", text(nested(2_800)), "limit-reached"),
    Hostile("every day for 10,000 years", text("a every day from 1 May 2026 to 31 December 12026\n"), "unknown-word"),
    Hostile("every day as long as may be", text(f"{HEADER}a every day\n"), "limit-reached"),
    Hostile("every minute", text(f"{HEADER}a every minute\n"), "unreadable-clause"),
    Hostile("every day of many", text(HEADER + "".join(f"a{n} every day\n" for n in range(5_000))), "limit-reached"),
    Hostile("rules that hardly have a day", text(every_rule(5_000)), "limit-reached"),
    Hostile("shapes of repeated steps", text(shapes(4, 10)), "limit-reached"),
    Hostile("shapes with many steps", text(shapes(2, 500)), "limit-reached"),
    Hostile("teams of teams", text(teams(150)), "limit-reached"),
    Hostile("everything needs everything", text(fan_out(2_000)), "limit-reached"),
    Hostile("numbers without end", text("webinars 1 to 999999 on 3 May 2026\n" * 3), ""),
    Hostile("a long number", text(f"a due {'9' * 3_900} days after b\nb on 3 May 2026\n"), "limit-reached"),
    Hostile("words of clauses", text(lines_of("on in by for due at ")), "limit-reached"),
    Hostile("slashes", text(lines_of("a/")), ""),
    Hostile("digits and dots", text(lines_of("1.")), ""),
    Hostile("colons", text(lines_of(":a")), ""),
    Hostile("dashes", text(lines_of("a-")), ""),
    Hostile("hours", text(lines_of("9-13 ")), ""),
    Hostile("lengths", text(lines_of("1 hour and ")), ""),
    Hostile("blanks", text(lines_of(" ")), ""),
    Hostile("no-break blanks", text(lines_of("\u00a0")), ""),
    Hostile("dates of dates", text(lines_of("the day before ")), "limit-reached"),
    Hostile("NUL bytes", text(b"kickoff on 3 May 2026\x00\x00\n" * 1_000), "hidden-character"),
    Hostile("nothing but NUL", text(b"\x00" * MIB), "not-utf8"),
    Hostile("UTF-16", text("kickoff on 3 May 2026\n".encode("utf-16")), "not-utf8"),
    Hostile("half a character", text(b"kickoff on 3 May 2026\n\xc3"), "not-utf8"),
    Hostile("surrogates", text(b"\xed\xa0\x80 on 3 May 2026\n"), "not-utf8"),
    Hostile("right-to-left marks", text("\u202ekickoff\u202c on 3 May 2026\n"), "hidden-character"),
    Hostile("UTF-8 with a mark", text(b"\xef\xbb\xbfkickoff on 3 May 2026\n"), "fine", 0),
    Hostile("lone CR", text(b"kickoff on 3 May 2026\rparty on 4 May 2026\r"), "fine", 0),
)


# ---- many files ----------------------------------------------------------------------------------------------


def ring(count: int) -> dict[str, str]:
    return {f"r{n}.plan": f'include "r{(n + 1) % count}.plan"\na{n} on 3 May 2026\n' for n in range(count)}


def chain(count: int) -> dict[str, str]:
    return {f"c{n}.plan": f'include "c{n + 1}.plan"\na{n} on 3 May 2026\n' for n in range(count)}


def diamonds(count: int) -> dict[str, str]:
    """Each file includes the next two: as many ways down as a power of two."""
    return {
        f"d{n}.plan": f'include "d{n + 1}.plan"\ninclude "d{n + 2}.plan"\na{n} on 3 May 2026\n' for n in range(count)
    }


def itself(count: int) -> dict[str, str]:
    return {"i.plan": 'include "i.plan"\n' * count}


def large(count: int) -> dict[str, str]:
    """Files that are each as large as may be."""
    names = [f"l{number}.plan" for number in range(count)]
    rest = dict.fromkeys(names, "# x\n" * (MIB - 1))
    return {"top.plan": "".join(f'include "{name}"\n' for name in names), **rest}


FILES = (
    Hostile("a ring of includes", files(lambda: ring(8)), "include-loop"),
    Hostile("a long ring of includes", files(lambda: ring(1_000)), "limit-reached"),
    Hostile("a chain of includes", files(lambda: chain(1_000)), "limit-reached"),
    Hostile("diamonds of includes", files(lambda: diamonds(90)), "limit-reached"),
    Hostile("200,000 includes of itself", files(lambda: itself(200_000)), "limit-reached"),
    Hostile("large includes", files(lambda: large(20)), "too-large"),
)

# ---- what is no file -----------------------------------------------------------------------------------------


def named_pipe(folder: Path) -> Path:
    os.mkfifo(folder / "pipe.plan")
    return folder / "pipe.plan"


def a_socket(folder: Path) -> Path:
    here = Path.cwd()
    os.chdir(folder)  # the path of a socket is short
    with socket.socket(socket.AF_UNIX) as made:
        made.bind("s.plan")
    os.chdir(here)
    return folder / "s.plan"


def link(target: str) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        (folder / "link.plan").symlink_to(target)
        return folder / "link.plan"

    return make


def link_that_leads_out(folder: Path) -> Path:
    inside = folder / "inside"
    inside.mkdir()
    (folder / "secret.plan").write_text("secret on 3 May 2026\n", encoding="utf-8")
    (inside / "out.plan").symlink_to(folder / "secret.plan")
    (inside / "top.plan").write_text('include "out.plan"\nparty on 3 May 2026\n', encoding="utf-8")
    return inside / "top.plan"


def circle_of_two(folder: Path) -> Path:
    (folder / "one.plan").symlink_to("two.plan")
    (folder / "two.plan").symlink_to("one.plan")
    return folder / "one.plan"


def including(make: Callable[[Path], Path]) -> Callable[[Path], Path]:
    """A plan that includes what is no file."""

    def made(folder: Path) -> Path:
        (folder / "top.plan").write_text(f'include "{make(folder).name}"\nparty on 3 May 2026\n', encoding="utf-8")
        return folder / "top.plan"

    return made


def ring_of_folders(folder: Path) -> Path:
    (folder / "a").mkdir()
    (folder / "a" / "again").symlink_to(folder)
    (folder / "a" / "one.plan").write_text("party on 3 May 2026\n", encoding="utf-8")
    return folder


def huge_folder(folder: Path) -> Path:
    for number in range(100_001):
        (folder / f"{number}.txt").touch()
    return folder


def empty_folder(folder: Path) -> Path:
    return folder


NO_FILES = (
    Hostile("a pipe", named_pipe, "a pipe", 2),
    Hostile("a socket", a_socket, "", 2),
    Hostile("a link to a device", link("/dev/zero"), "a device", 2),
    Hostile("a link to what never ends", link("/dev/urandom"), "a device", 2),
    Hostile("a link to a file of the kernel", link("/proc/self/mem"), "", 2),
    Hostile("a link to a map of memory", link("/proc/self/pagemap"), "cannot be read: ", 2),
    Hostile("a link to a terminal", link("/dev/tty"), "cannot be read: ", 2),
    Hostile("links in a circle of two", circle_of_two, "circle", 2),
    Hostile("a pipe that is included", including(named_pipe), "a pipe"),
    Hostile("a device that is included", including(link("/dev/zero")), "include-outside"),
    Hostile("a link to itself", link("link.plan"), "circle", 2),
    Hostile("a link to nothing", link("nowhere"), "no such file", 2),
    Hostile("a link that leads out", link_that_leads_out, "include-outside"),
    Hostile("a ring of folders", ring_of_folders, "fine", 0),
    Hostile("a huge folder", huge_folder, "more than 100,000 files", 2),
    Hostile("no plan", empty_folder, "has no plan", 2),
)

CASES = (*TEXTS, *FILES, *NO_FILES)
