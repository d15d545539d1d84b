"""How the laws get their plans: pieces of the language, whole clauses, plans with mistakes, and plain noise."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

from hypothesis import strategies as st

from copflow.compile import Compilation, compile_plan
from copflow.dates.words import MONTH_NAMES, NUMBER_WORDS, ORDINAL_WORDS, UNITS, WEEKDAY_NAMES
from copflow.diagnostics.source import Source
from copflow.language.vocabulary import WORDS
from copflow.schedule.model import Entry, Open, Settled, Undated

TODAY = date(2026, 7, 1)
PLANS = tuple(
    path.read_text(encoding="utf-8")
    for path in sorted((Path(__file__).parent.parent.parent / "plans").glob("**/*.plan"))
)


def compiled(text: str, today: date = TODAY) -> Compilation:
    """What copflow makes of a text."""
    return compile_plan(Source("law.plan", text), today=today)


def entry_of(compilation: Compilation, name: str) -> Entry:
    """The entry of the one activity with this full name."""
    [entry] = [entry for entry in compilation.schedule.entries if entry.activity.full_name == name]
    return entry


def first_day(compilation: Compilation, name: str) -> date:
    """The first day of an activity that has one; anything that was reported as an error fails the law."""
    assert not compilation.has_errors, compilation.findings
    day = entry_of(compilation, name).first
    assert day is not None
    return day


def when(entry: Entry) -> tuple[object, ...]:
    """All that the schedule says of an activity's date, without the places in the text."""
    match entry.when:
        case Settled(first=first, last=last):
            days: tuple[object, ...] = (first, last)
        case Open(earliest=earliest, latest=latest, length=length):
            days = (earliest, latest, length)
        case Undated():
            days = ()
    return (entry.activity.full_name, entry.activity.is_task, days, entry.hours, entry.moved)


def dates(compilation: Compilation) -> list[tuple[object, ...]]:
    """The dates of a whole plan, in the order of the text."""
    return [when(entry) for entry in compilation.schedule.entries]


def rules(compilation: Compilation) -> list[str]:
    """The rules of all findings, in the order of the text."""
    return [finding.rule for finding in compilation.findings]


# ---- the smallest pieces -------------------------------------------------------------------------------------

NAMES = (
    "webinar 1", "webinar 2", "webinar", "webinar: Open data", "guide", "kickoff", "follow-up from four webinars",
    "week in review", "guide of webinar 1", "blog posting on related topic", "report", "Sam", "Ana", "x", "a", "ß",
)  # fmt: skip
MARKS = (",", ";", ":", '"', "\u201c", "\u201d", "#", ".", "/", "-", "—", "(", "@", "'", "::", ";;", ",,")
ODD = (
    "é", "İ", "\u0131", "\u017f", "日本", "٣", "²", "½", "\u00a0", "\u200b", "\u200d", "\u202e", "\ufeff", "\u2028",
    "\x0c", "\x00", "\x1b[31m", "\x85", "\U0001f469\u200d\U0001f4bb", "\ud800", "##[error]", "<b>", "|", "`", "\\n",
    "%s", "{}",
)  # fmt: skip
NUMBERS = (
    "0", "1", "2", "3", "9", "10", "23", "31", "45", "60", "0999", "999", "1970", "1969", "2026", "2199", "2200",
    "9999", "10000", "99999", "999999", "1000000", "123456789012345678901234567890", "1st", "2nd", "3th",
    "0th", "1111111th",
)  # fmt: skip
DATES = (
    "2026-11-10", "2026-02-30", "0000-00-00", "2199-12-31", "1970-01-01", "9999-12-31", "11/10/2026", "31/10/2026",
    "2026/11/10", "1.2.2026", "1/2/3", "14:00", "2:30pm", "25:00", "24:00", "99:99", "2pm", "0pm", "13pm", "2 p.m.",
    "Q4", "US/NY", "DE", "XX/YY", "America/New_York", "Europe/Berlin", "../etc", "CEST", "https://example.org", "http:",
    "mailto:a@b", "sam@library.example", "@", '"Main Library"', '""', '"unclosed',
)  # fmt: skip
CLOCKS = (
    "at 14:00 Europe/Paris", "at 9:00", "at noon", "at midnight", "from 9 to 11:30 am", "by 17:00", "end of day", "EOD",
    "anywhere on Earth", "AoE", "UTC", "PT", "(ET)", "in turn", "and 14:00 UTC", "10:00-0500", "+0530", "UTC+2",
    "T10:00Z", "half an hour", "for 1 1/2 hours", "for 1.5 hours", "for 0 hours and a half", "close of business",
    "/ 19:00", "(2025)",
)  # fmt: skip

word = st.sampled_from(sorted(WORDS))
case_changed = st.tuples(word, st.sampled_from((str.lower, str.upper, str.title))).map(lambda pair: pair[1](pair[0]))
piece = st.one_of(
    word,
    word,
    case_changed,
    st.sampled_from(NAMES),
    st.sampled_from(NUMBERS),
    st.sampled_from(DATES),
    st.sampled_from(CLOCKS),
    st.sampled_from(MARKS),
    st.sampled_from(ODD),
)
blank = st.sampled_from((" ", " ", " ", " ", " ", "  ", "\t", "", "\u00a0", ", ", "; ", ",", ";"))
line_end = st.sampled_from(("\n", "\n", "\n", "\r\n", "\r"))
indent = st.sampled_from(("", "", "", "  ", "  ", "\t", "    ", " ", " \t", "      "))

# ---- whole clauses and lines ---------------------------------------------------------------------------------

count = st.one_of(st.integers(0, 40).map(str), st.sampled_from(sorted(NUMBER_WORDS)), st.sampled_from(NUMBERS))
unit = st.sampled_from((*sorted(UNITS), "working day", "working days", "business days"))
month = st.sampled_from(MONTH_NAMES)
weekday = st.sampled_from(WEEKDAY_NAMES)
ordinal = st.sampled_from((*ORDINAL_WORDS, "1st", "2nd", "4th"))
name = st.sampled_from(NAMES)
year = st.sampled_from(("", "", " 2026", " 2027", " 2028"))
day = st.one_of(
    st.tuples(st.integers(0, 32).map(str), month, year).map(lambda p: f"{p[0]} {p[1]}{p[2]}"),
    st.tuples(month, st.integers(0, 32).map(str), year).map(lambda p: f"{p[0]} {p[1]}{',' if p[2] else ''}{p[2]}"),
    st.tuples(ordinal, weekday, month, year).map(lambda p: f"{p[0]} {p[1]} of {p[2]}{p[3]}"),
    st.tuples(ordinal, weekday).map(" ".join),
    st.tuples(ordinal, st.just("working day of"), month).map(" ".join),
    weekday,
    st.dates(date(2026, 1, 1), date(2028, 12, 31)).map(date.isoformat),
    st.sampled_from(DATES),
)
window = st.one_of(
    st.tuples(month, year).map("".join),
    st.tuples(st.sampled_from(("early", "mid", "late")), month).map(" ".join),
    st.sampled_from(("Q1", "Q4", "Q3 2026")),
    day.map("the week of {}".format),
)
offset = st.tuples(count, unit, st.sampled_from(("before", "after", "prior to", "following"))).map(" ".join)
ref = st.one_of(name, name.map("every {}".format))
clause = st.one_of(
    window.map("in {}".format),
    day.map("on {}".format),
    st.one_of(st.just("due"), offset.map("due {}".format), day.map("due {}".format), day.map("due on {}".format)),
    offset,
    st.tuples(offset, ref).map(" ".join),
    st.tuples(offset, ref).map(lambda pair: f"due {pair[0]} {pair[1]}"),
    st.tuples(day, day).map(lambda pair: f"from {pair[0]} to {pair[1]}"),
    st.sampled_from(("at 14:00", "at 2 pm", "at noon", "at 02:30", "from 14:00 to 15:30", "from 2 to 4 pm")),
    st.tuples(count, unit).map(lambda pair: f"for {pair[0]} {pair[1]}"),
    st.lists(ref, min_size=1, max_size=4).map(lambda refs: f"needs {', '.join(refs)}"),
    st.sampled_from(
        (
            "by Sam",
            "by Sam and Ana",
            "by Sma",
            "online",
            "in person",
            "over time",
            'at "Main Library"',
        )
    ),
    st.sampled_from(("purpose practice", "purpose fun", 'note "bring it"', "link https://example.org", "tag care")),
    st.sampled_from(("done", "tentative", "confirmed", "optional", "private", "TBD", "ongoing", "due TBD")),
    st.one_of(day.map("done {}".format), st.sampled_from(("cancelled", 'cancelled "ill"', 'private note "x"'))),
    st.one_of(st.just("remind never"), st.tuples(count, unit).map(lambda p: f"remind {p[0]} {p[1]} before")),
    ref.map("with {}".format),
    st.sampled_from(("by Sam, Ana in turn", "by Sam in turn", "by editors")),
    name.map('formerly "{}"'.format),
    st.sampled_from(("or next working day", "or previous working day", "or same weekday next week")),
    st.sampled_from(("time zone Europe/Berlin", "time zone CEST", "every first Tuesday", "monthly", "by 30 November")),
)
setting = st.one_of(
    st.sampled_from(
        (
            "from August 2026 to May 2027",
            "from August to May",
            "from 1 January 2026 to 31 December 2027",
            "from 2026-08-01 to 2026-08-01",
            "from May 2027 to August 2026",
            "time zone America/New_York",
            "time zone Nowhere/Land",
            "holidays US/NY",
            "holidays DE, GB/ENG",
            "holidays XX",
            "closed 24 December",
            'closed 24 December to 2 January "Break"',
            "closed 29 February to 1 March",
            "closed January to December",
            "on closed days tasks move to previous working day",
            "on closed days meetings move to next working day",
            "on closed days move to same weekday next week",
            "on closed days keep the day",
            "working days Sunday",
            "working days Monday to Thursday",
            "purposes outreach, care",
            'include "webinars.plan"',
            "remind 1 day before, 2 hours before",
            "closed 2026-08-01 to 2199-12-31",
        )
    ),
    st.tuples(day, day).map(lambda pair: f"from {pair[0]} to {pair[1]}"),
    st.tuples(day, day).map(lambda pair: f"closed {pair[0]} to {pair[1]}"),
)
joined = st.lists(clause, min_size=0, max_size=4).flatmap(
    lambda clauses: st.sampled_from((" ", ", ", "; ")).map(lambda between: between.join(clauses))
)
activity = st.tuples(name, joined).map(lambda pair: f"{pair[0]} {pair[1]}")
noise = st.lists(st.tuples(piece, blank).map("".join), max_size=12).map("".join)
statement = st.one_of(
    activity,
    activity,
    activity,
    activity.map("each {}".format),
    clause,
    setting,
    st.sampled_from(('plan "Term"', "plan Term", 'person Sam "Sam Ortiz" sam@library.example', "person Ana", "# note")),
    st.sampled_from(("team editors Sam and Ana", "team editors: editors, Sam", "team hosts", "team Sam: Ana")),
    st.tuples(st.sampled_from(("Sam", "editors", "Smm")), day, day).map(lambda p: f"{p[0]} away {p[1]} to {p[2]}"),
    noise,
    st.tuples(activity, noise).map("".join),
)
line = st.tuples(indent, statement, line_end).map("".join)
written = st.lists(line, max_size=14).map("".join)
"""Plans out of the language's own material: some right, most wrong in one way or another."""

nasty = st.text(
    st.one_of(
        st.sampled_from(" \t\r\n,;:#\"\u201c\u201d'/.-0123456789"),
        st.characters(),
        st.sampled_from("aeinotdurfbmswpy"),
    ),
    max_size=300,
)
"""Any text at all."""

# ---- plans with a few mistakes -------------------------------------------------------------------------------

Edit = Callable[[list[str], int, int], list[str]]
_PIECES = re.compile(r"\s+|\w+|[^\w\s]", re.ASCII)


def _drop(parts: list[str], at: int, _other: int) -> list[str]:
    return parts[:at] + parts[at + 1 :]


def _double(parts: list[str], at: int, _other: int) -> list[str]:
    return [*parts[: at + 1], *parts[at:]]


def _swap(parts: list[str], at: int, other: int) -> list[str]:
    swapped = list(parts)
    swapped[at], swapped[other] = parts[other], parts[at]
    return swapped


def _cut(parts: list[str], at: int, other: int) -> list[str]:
    return parts[: min(at, other)] + parts[min(at, other) + 3 :]


EDITS: tuple[Edit, ...] = (_drop, _double, _swap, _cut)
WAYS: tuple[Callable[[str], list[str]], ...] = (_PIECES.findall, lambda text: text.splitlines(keepends=True), list)
"""The parts of which an edit changes one or two: words and marks, lines, letters."""


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """One of the plans that travel with copflow, after a few slips of the hand."""
    text = draw(st.sampled_from(PLANS))
    for _ in range(draw(st.integers(1, 5))):
        parts = draw(st.sampled_from(WAYS))(text)
        if not parts:
            return text
        at, other = draw(st.integers(0, len(parts) - 1)), draw(st.integers(0, len(parts) - 1))
        if draw(st.booleans()):
            parts = draw(st.sampled_from(EDITS))(parts, at, other)
        else:
            parts = [*parts[:at], draw(piece), *parts[at:]]
        text = "".join(parts)
    return text


any_plan = st.one_of(written, mutated())
"""What an author may have written, mistakes and all."""
