"""The table of rules: every flaw that copflow can name, how bad it is, and what it means.

A rule is known by a name that names the flaw, never by a number.
"""

from enum import Enum, IntEnum
from typing import NamedTuple


class Severity(IntEnum):
    """`ERROR` fails a run, `WARNING` asks for a look, `INFO` tells what copflow did."""

    ERROR = 3
    WARNING = 2
    INFO = 1


class Confidence(Enum):
    """How sure it is that what a rule finds is not what the author means."""

    CERTAIN = "certain"
    LIKELY = "likely"
    GUESS = "guess"


class Rule(NamedTuple):
    """A flaw: its name, its severity, one sentence for the reference.

    Its text, with examples, is in texts/, in a file of its name.
    """

    name: str
    severity: Severity
    summary: str
    confidence: Confidence = Confidence.CERTAIN
    opinion: bool = False

    @property
    def is_opinion(self) -> bool:
        """Whether the plan is understood, and the rule judges what it says: an author may see that otherwise, and may
        allow it. What the other rules are about could not be read."""
        return self.opinion or self.severity is not Severity.ERROR


E, W, I = Severity.ERROR, Severity.WARNING, Severity.INFO

_FAMILIES: dict[str, tuple[Rule, ...]] = {
    "files": (
        Rule("not-utf8", E, "The file is not UTF-8 text."),
        Rule("too-large", E, "The file is larger than copflow reads."),
        Rule("limit-reached", E, "A line, a number or the depth of steps is beyond what copflow reads."),
        Rule("empty-plan", E, "The file has no activity."),
        Rule("missing-file", E, "An included file is not there, or cannot be read."),
        Rule("include-outside", E, "An included file is not below the folder of the plan."),
        Rule("include-loop", E, "Files include each other in a ring."),
        Rule("include-conflict", E, "An included file has another setting than the plan."),
        Rule("unused-title", I, "An included file has a title of its own, which the plan does not take."),
    ),
    "text": (
        Rule("unknown-word", E, "A word is not understood at this place."),
        Rule("unreadable-clause", E, "A clause is broken: a part is missing or is not what belongs there."),
        Rule(
            "missing-date", E, "A line has a name and nothing else: no date, no need, no activity that it belongs to."
        ),
        Rule("unclosed-quote", E, "A quotation mark opens and is never closed."),
        Rule("bad-indent", E, "A line's indentation fits no line above it, or mixes tabs and spaces."),
        Rule("hidden-character", E, "The text has a character that cannot be seen."),
        Rule("smart-quotes", W, "Curly quotation marks are read as straight ones."),
        Rule("misplaced-line", E, "A line stands where its kind cannot stand."),
        Rule("repeated-clause", E, "An activity says the same kind of thing twice."),
        Rule("bad-setting", E, "A setting's value is not one that exists."),
    ),
    "names": (
        Rule("unknown-name", E, "A name does not belong to any activity."),
        Rule("ambiguous-name", E, "A name belongs to several activities."),
        Rule("duplicate-name", E, "Two activities have the same name."),
        Rule("unknown-person", E, "A person is not declared."),
        Rule(
            "swallowed-word",
            E,
            "A word that looks like a misspelt clause word became part of a name.",
            Confidence.LIKELY,
        ),
        Rule(
            "date-in-name",
            W,
            "A date became part of a name, because no clause word stands before it.",
            Confidence.LIKELY,
        ),
        Rule(
            "near-duplicate",
            W,
            "A name is nearly that of an `each` line, and does not get its shape.",
            Confidence.LIKELY,
        ),
        Rule("unused-shape", W, "No activity has the shape of an `each` line."),
        Rule("former-name", E, "A former name is somebody else's, or can be nobody's."),
    ),
    "dates": (
        Rule("no-such-date", E, "The calendar has no such day."),
        Rule("no-such-weekday", E, "The month has no such weekday, for example a fifth Friday."),
        Rule("weekday-mismatch", E, "The weekday written beside a date is not that date's."),
        Rule("mixed-dates", I, "Dates are written in two ways, in numbers and in words.", Confidence.GUESS),
        Rule("ambiguous-date", E, "A date can be read in two ways."),
        Rule("reader-day", E, "A date depends on the day on which it is read, such as `this Friday`."),
        Rule("ambiguous-year", E, "A date without a year occurs more than once in the plan's period."),
        Rule("year-guessed", W, "Dates have no year and the plan has no period; the next such days were taken."),
        Rule("bad-time", E, "The clock has no such time."),
        Rule("wrong-offset", E, "The offset from UTC beside a time is not that of its time zone on that day."),
        Rule("deadline-time", E, "An event has a time that only deadlines have: the end of a day, or `by 17:00`."),
        Rule("no-turns", E, "People or times stand `in turn` where nothing takes turns, or there is only one of them."),
        Rule("missing-time", I, "An activity lasts some hours, or has a time zone, and has no time of day."),
        Rule("missing-zone", W, "Times have no time zone; they are read as UTC."),
        Rule("clock-change", W, "The time does not exist, or exists twice, because the clocks change."),
        Rule("zone-abbreviation", E, "An abbreviation or an offset is not a time zone; it can mean several."),
        Rule(
            "date-conflict",
            E,
            "The clauses of an activity contradict each other, or a need finishes too late.",
            opinion=True,
        ),
        Rule("out-of-bounds", E, "A date is beyond a limit of its own, such as `by 30 November`.", opinion=True),
        Rule("no-occurrence", E, "A repetition never happens, or has no occurrence on a day that is named."),
        Rule("unused-exception", W, "A repetition would not be on an excepted day anyway."),
        Rule("endless", W, "Nothing says until when something is repeated."),
        Rule("two-readings", W, "`every second Tuesday` may also mean every other week.", Confidence.LIKELY),
        Rule("missing-anchor", E, "An offset has nothing to count from."),
        Rule("outside-plan", W, "A date is outside the plan's period."),
        Rule("weekend-date", W, "A task is due on a day of the weekend."),
        Rule("closed-day", W, "A date is on a holiday or in a closure."),
        Rule("moved-day", I, "A date was moved off a closed day, as the plan says."),
        Rule("window-open", I, "An activity has a window and no day yet."),
        Rule("date-tbd", I, "An activity has no date yet, and the plan says so."),
    ),
    "states": (
        Rule("state-conflict", E, "An activity says of itself what cannot both be, such as done and cancelled."),
        Rule("done-early", W, "Something is said to be done on a day that has not come."),
        Rule("needs-cancelled", W, "Something that an activity needs or counts from is cancelled."),
    ),
    "graph": (
        Rule("cycle", E, "Activities wait for each other in a ring."),
        Rule("needs-itself", E, "An activity needs itself or counts from itself."),
    ),
    "people": (
        Rule("away", W, "Somebody has an event or a deadline on a day of absence."),
        Rule("team-ring", E, "A team contains itself."),
        Rule("double-booked", W, "A person has two events at the same time."),
    ),
}

RULES: dict[str, Rule] = {rule.name: rule for rules in _FAMILIES.values() for rule in rules}

FAMILIES: dict[str, tuple[str, ...]] = {
    family: tuple(rule.name for rule in rules) for family, rules in _FAMILIES.items()
}
"""The names of the rules by what they are about, for settings that choose many rules at once."""
