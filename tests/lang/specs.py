"""Reads the Markdown specs of the language: their plans, the findings and dates that each must give.

README.md, in this folder, describes the format.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from copflow.compile import Compilation, compile_plan
from copflow.dates import speak
from copflow.dates.forms import ClockTime
from copflow.dates.words import MONTH_NAMES
from copflow.diagnostics.diagnostic import Diagnostic
from copflow.diagnostics.source import Source
from copflow.language.files import given_files
from copflow.outputs import states
from copflow.schedule.model import Entry, Open, Settled

FOLDER = Path(__file__).parent
TODAY = date(2026, 7, 1)
"""The day on which a plan is compiled if its block does not say another one."""

ANNOTATION = re.compile(r"\b(error|warning|info)\[([a-z0-9-]+)\](?: -> ([^;]+))?")
LINE_ABOVE = re.compile(r"\s*#\^ ")
ENDS = {"lf": "\n", "crlf": "\r\n", "cr": "\r"}


class Place(NamedTuple):
    """A line of a plan, or of a file that it includes."""

    file: str
    line: int


PLAN = "spec"
"""What the plan itself is called."""


class Expected(NamedTuple):
    """A finding that must be given: on which line, how bad, of which rule, and what one of its fixes writes."""

    place: Place
    severity: str
    rule: str
    fix: str | None = None


class Spec(NamedTuple):
    """One block ```plan of a spec file with the blocks ```file before it and the block ```dates that may follow it.

    `files` has the names and texts of the former.
    """

    file: str
    heading: str
    line: int
    text: str
    today: date
    dates: tuple[str, ...]
    files: tuple[tuple[str, str], ...] = ()

    @property
    def name(self) -> str:
        """`clauses/in.md:In a month:12`."""
        return f"{self.file}:{self.heading}:{self.line}"

    def compiled(self) -> Compilation:
        """The plan, compiled."""
        return compiled(self.text, self.today, self.files)

    def expected(self) -> list[Expected]:
        """The findings that the comments of the plan and its files announce, in order."""
        texts = ((PLAN, self.text), *self.files)
        found = [one for name, text in texts for one in _announced(name, text)]
        return sorted(found, key=lambda one: one[:3])


def _announced(name: str, text: str) -> Iterator[Expected]:
    """What the comments of one text announce."""
    for number, line in enumerate(re.split(r"\r\n|\n|\r", text), 1):
        place = Place(name, number - 1 if LINE_ABOVE.match(line) else number)
        comment = line.rpartition("#")[2]
        yield from (Expected(place, kind, rule, fix.strip() or None) for kind, rule, fix in ANNOTATION.findall(comment))


@cache
def compiled(text: str, today: date, files: tuple[tuple[str, str], ...] = ()) -> Compilation:
    """A plan, compiled once."""
    return compile_plan(Source(PLAN, text), today=today, files=given_files(dict(files)))


def spec_files() -> list[Path]:
    """Every Markdown file below this folder, except the description of the format."""
    return sorted(path for path in FOLDER.rglob("*.md") if path.name != "README.md")


def all_specs() -> list[Spec]:
    """Every spec of every file, in order."""
    return [spec for path in spec_files() for spec in read_specs(path)]


def read_specs(path: Path) -> list[Spec]:
    """The specs of one file."""
    name, heading = path.relative_to(FOLDER).as_posix(), ""
    specs: list[Spec] = []
    files: list[tuple[str, str]] = []
    for number, info, lines in _blocks(path.read_text(encoding="utf-8")):
        match info.split():
            case ["#", *_]:
                heading = info.lstrip("# ")
            case ["file", option]:
                files.append((option.removeprefix("name="), _joined(lines)))
            case ["plan", *options]:
                spec = _spec(name, heading, number, lines, dict(option.split("=") for option in options))
                specs.append(spec._replace(files=tuple(files)))
                files.clear()
            case ["dates"]:
                specs[-1] = specs[-1]._replace(dates=tuple(line for line in lines if line.strip()))
            case _:
                raise ValueError(f"{name}:{number}: a block that is neither plan, file nor dates: {info}")
    return specs


def _blocks(text: str) -> Iterator[tuple[int, str, list[str]]]:
    """The headings (`# ...`) and fenced blocks of a Markdown text: line, what stands behind the fence, lines."""
    block: tuple[int, str, list[str]] | None = None
    for number, line in enumerate(text.split("\n"), 1):
        if block is not None and line == "```":
            yield block
            block = None
        elif block is not None:
            block[2].append(line)
        elif line.startswith("```"):
            block = number, line[3:].strip(), []
        elif line.startswith("#"):
            yield number, f"# {line.lstrip('#').strip()}", []
    if block is not None:
        raise ValueError(f"line {block[0]}: a block that is never closed")


def _joined(lines: list[str]) -> str:
    return "".join(f"{one}\n" for one in lines)


def _spec(file: str, heading: str, line: int, lines: list[str], options: dict[str, str]) -> Spec:
    text = _joined(lines)
    if options.get("codes") == "yes":
        text = re.sub(r"\{U\+([0-9A-F]{4,6})\}", lambda match: chr(int(match[1], 16)), text)
    text = text.replace("\n", ENDS[options.get("ends", "lf")])
    return Spec(file, heading, line, text, date.fromisoformat(options.get("today", TODAY.isoformat())), ())


# ---- what a plan gave, in the words of the specs ---------------------------------------------------------


def given(compilation: Compilation) -> list[tuple[Place, str, str, Diagnostic]]:
    """Every finding with its line, its severity in words, and its rule."""
    return [(place_of(one, compilation), one.severity.name.lower(), one.rule, one) for one in compilation.findings]


def place_of(finding: Diagnostic, compilation: Compilation) -> Place:
    """The line of a finding."""
    source, at = compilation.source, finding.span.start
    return Place(source.file(at).path, source.position(at).line)


def facts(entry: Entry) -> list[str]:
    """What a schedule says of an activity, the date first."""
    return [when(entry), *_hours(entry), *_rest(entry)]


def when(entry: Entry) -> str:
    """`Tue 10 November 2026`, `9 to 13 November 2026`, `1 to 30 November 2026 (open)`, `no date`."""
    match entry.when:
        case Settled(first=first, last=last):
            return days(first, last)
        case Open(earliest=earliest, latest=latest, length=length):
            lasting = "" if length == 1 else f", {speak.count(length, 'day')}"
            return f"{days(earliest, latest)} (open{lasting})"
        case _:
            return "no date"


def days(first: date, last: date) -> str:
    """One day with its weekday, or a range without what both ends share."""
    if first == last:
        return speak.day(first)
    begin = f"{first.day}"
    if (first.year, first.month) != (last.year, last.month):
        begin += f" {MONTH_NAMES[first.month - 1]}"
    if first.year != last.year:
        begin += f" {first.year}"
    return f"{begin} to {speak.plain_day(last)}"


def _hours(entry: Entry) -> Iterator[str]:
    if entry.hours is None:
        return
    start, minutes = entry.hours.start, entry.hours.minutes
    end = entry.hours.end or (minutes and ClockTime(*divmod((start.minutes + minutes) % (24 * 60), 60)))
    yield f"{speak.clock(start)}{f'-{speak.clock(end)}' if end else ''}"
    if entry.zone is not None:
        yield entry.zone.key


def _rest(entry: Entry) -> Iterator[str]:
    activity = entry.activity
    yield "task" if activity.is_task else "event"
    if activity.owners:
        yield f"by {speak.listed([person.name.text for person in activity.owners])}"
    yield from (f"team {team}" for team in activity.teams)
    if activity.participants:
        yield f"with {speak.listed(list(activity.participants))}"
    if activity.mode is not None:
        yield activity.mode.name.lower().replace("_", " ")
    if activity.place is not None:
        yield f"at {activity.place}"
    if activity.purpose is not None:
        yield f"purpose {activity.purpose}"
    yield from (f"tag {tag}" for tag in activity.tags)
    yield from (f"note {note}" for note in activity.notes)
    yield from (f"private note {note}" for note in activity.private_notes)
    yield from states.state_words(entry)
    for before in activity.reminders:
        yield f"remind {speak.count(before.days, 'day') if before.days else speak.length(before.minutes)} before"
    if activity.former is not None:
        yield f"formerly {activity.former.text}"
    if activity.undated is not None:
        yield activity.undated.state.value
    yield from (f"link {link}" for link in activity.links)
    if entry.moved is not None:
        yield f"moved from {speak.day(entry.moved.day)} ({entry.moved.why})"
    if entry.slack is not None:
        yield f"slack {speak.count(entry.slack, 'day')}"
    if entry.critical:
        yield "critical"
