"""What can be wrong with a feed: the rules with their sources, and a flaw that was found."""

from typing import NamedTuple

PROFILE = "copflow's profile"
"""Not forbidden by a standard, but some calendar program then shows subscribers something wrong, or nothing."""

RULES: dict[str, str] = {
    # bytes and lines
    "empty-feed": PROFILE,
    "byte-order-mark": "RFC 5545, 3.1",
    "not-utf-8": "RFC 5545, 3.1.4",
    "control-character": "RFC 5545, 3.1",
    "line-end": "RFC 5545, 3.1",
    "no-final-line-end": "RFC 5545, 3.1",
    "long-line": "RFC 5545, 3.1",
    "split-character": "RFC 5545, 3.1",
    "blank-fold": PROFILE,
    "blank-line": "RFC 5545, 3.1",
    "content-line": "RFC 5545, 3.1",
    "parameter": "RFC 5545, 3.2",
    # components
    "no-calendar": "RFC 5545, 3.4",
    "truncated": "RFC 5545, 3.4",
    "nesting": "RFC 5545, 3.6",
    "misplaced-component": "RFC 5545, 3.6",
    "after-calendar": PROFILE,
    "empty-calendar": "RFC 5545, 3.6",
    # which properties
    "missing-property": "RFC 5545, 3.6",
    "repeated-property": "RFC 5545, 3.6",
    "misplaced-property": "RFC 5545, 3.6",
    "unknown-property": "RFC 5545, 3.8.8",
    "unwanted-property": PROFILE,
    "property-order": PROFILE,
    "property-after-component": "RFC 5545, 3.6",
    # values
    "value-type": "RFC 5545, 3.2.20",
    "missing-value-type": "RFC 7986, 5",
    "date": "RFC 5545, 3.3.4",
    "date-time": "RFC 5545, 3.3.5",
    "duration": "RFC 5545, 3.3.6",
    "integer": "RFC 5545, 3.3.8",
    "utc-offset": "RFC 5545, 3.3.14",
    "escaping": "RFC 5545, 3.3.11",
    "fixed-value": "RFC 5545, 3.8",
    "status": "RFC 5545, 3.8.1.11",
    "uri": "RFC 3986",
    "uri-scheme": PROFILE,
    "recurrence": "RFC 5545, 3.3.10",
    "recurrence-once": PROFILE,
    # times
    "not-in-utc": "RFC 5545, 3.8.7",
    "floating-time": PROFILE,
    "zone-with-utc": "RFC 5545, 3.2.19",
    "undeclared-zone": "RFC 5545, 3.2.19",
    "mixed-times": "RFC 5545, 3.8.2.2",
    "end-not-after-start": "RFC 5545, 3.8.2.2",
    "end-and-duration": "RFC 5545, 3.6.1",
    "duration-and-repeat": "RFC 5545, 3.6.6",
    # time zones
    "zone-repeated": "RFC 5545, 3.6.5",
    "zone-without-rules": "RFC 5545, 3.6.5",
    "zone-unused": PROFILE,
    "zone-start": "RFC 5545, 3.6.5",
    "zone-list": PROFILE,
    # the whole feed
    "uid-repeated": "RFC 5545, 3.8.4.7",
    "order": PROFILE,
}
"""Every rule, and where it is written."""


class Flaw(NamedTuple):
    """Something wrong: the number of the line as the file has it, from 1; the rule; and in plain words what it is."""

    line: int
    rule: str
    title: str

    @property
    def source(self) -> str:
        """Where the rule is written."""
        return RULES[self.rule]


def quoted(value: str, most: int = 40) -> str:
    """A value as messages show it, shortened where it is long."""
    return f'"{value}"' if len(value) <= most else f'"{value[: most - 1]}…"'
