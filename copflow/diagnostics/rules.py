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
    """A flaw: its name, and how bad it is.

    What it means, with examples, is said in texts/, in a file of its name, and nowhere else.
    """

    name: str
    severity: Severity
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
        Rule("not-utf8", E),
        Rule("too-large", E),
        Rule("limit-reached", E),
        Rule("empty-plan", E),
        Rule("missing-file", E),
        Rule("include-outside", E),
        Rule("include-loop", E),
        Rule("include-conflict", E),
        Rule("unused-title", I),
    ),
    "text": (
        Rule("unknown-word", E),
        Rule("unreadable-clause", E),
        Rule("missing-date", E),
        Rule("missing-name", E),
        Rule("unclosed-quote", E),
        Rule("bad-indent", E),
        Rule("hidden-character", E),
        Rule("smart-quotes", W),
        Rule("mixed-indent", W),
        Rule("indented-sibling", W, Confidence.LIKELY),
        Rule("double-comma", W),
        Rule("said-twice", W),
        Rule("misplaced-line", E),
        Rule("repeated-clause", E),
        Rule("bad-setting", E),
    ),
    "names": (
        Rule("unknown-name", E),
        Rule("ambiguous-name", E),
        Rule("duplicate-name", E),
        Rule("unknown-person", E),
        Rule("swallowed-word", E, Confidence.LIKELY),
        Rule("date-in-name", W, Confidence.LIKELY),
        Rule("near-duplicate", W, Confidence.LIKELY),
        Rule("unused-shape", W),
        Rule("unused-person", I),
        Rule("shadowed-name", W, Confidence.LIKELY),
        Rule("look-alike-name", E, Confidence.LIKELY),
        Rule("former-name", E),
    ),
    "dates": (
        Rule("no-such-date", E),
        Rule("no-such-weekday", E),
        Rule("weekday-mismatch", E),
        Rule("mixed-dates", I, Confidence.GUESS),
        Rule("ambiguous-date", E),
        Rule("reader-day", E),
        Rule("ambiguous-year", E),
        Rule("year-guessed", W),
        Rule("bad-time", E),
        Rule("wrong-offset", E),
        Rule("deadline-time", E),
        Rule("deadline-length", W),
        Rule("no-turns", E),
        Rule("missing-time", I),
        Rule("missing-zone", W),
        Rule("clock-change", W),
        Rule("zone-abbreviation", E),
        Rule("date-conflict", E, opinion=True),
        Rule("out-of-bounds", E, opinion=True),
        Rule("no-occurrence", E),
        Rule("unused-exception", W),
        Rule("endless", W),
        Rule("two-readings", W, Confidence.LIKELY),
        Rule("missing-anchor", E),
        Rule("outside-plan", W),
        Rule("weekend-date", W),
        Rule("closed-day", W),
        Rule("moved-day", I),
        Rule("window-open", I),
        Rule("window-ending", W),
        Rule("past-date", W),
        Rule("strict-weekday", I),
        Rule("date-tbd", I),
    ),
    "states": (
        Rule("state-conflict", E),
        Rule("done-early", W),
        Rule("needs-cancelled", W),
        Rule("empty-feed", W),
    ),
    "graph": (
        Rule("cycle", E),
        Rule("needs-itself", E),
        Rule("after-its-event", W, Confidence.LIKELY),
        Rule("no-slack", I),
        Rule("redundant-need", I),
        Rule("isolated-activity", I, Confidence.GUESS),
    ),
    "people": (
        Rule("away", W),
        Rule("team-ring", E),
        Rule("double-booked", W),
        Rule("overloaded-week", W, Confidence.LIKELY),
        Rule("no-owner", W, Confidence.LIKELY),
    ),
    "community": (
        Rule("broken-rhythm", W, Confidence.LIKELY),
        Rule("number-order", W, Confidence.LIKELY),
        Rule("same-day-events", W, Confidence.LIKELY),
        Rule("no-preparation", W, Confidence.LIKELY),
        Rule("no-follow-up", I, Confidence.LIKELY),
        Rule("missing-purpose", I),
        Rule("missing-mode", I),
        Rule("nothing-for-sponsor", I, Confidence.GUESS),
    ),
    "feed": (
        Rule("identity-change", W, Confidence.LIKELY),
        Rule("vanishing-event", W),
        Rule("mass-move", W),
    ),
    "style": (Rule("unused-allow", W),),
}

RULES: dict[str, Rule] = {rule.name: rule for rules in _FAMILIES.values() for rule in rules}

FAMILIES: dict[str, tuple[str, ...]] = {
    family: tuple(rule.name for rule in rules) for family, rules in _FAMILIES.items()
}
"""The names of the rules by what they are about, for settings that choose many rules at once."""
