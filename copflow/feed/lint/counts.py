"""Which properties stand in which component, how often, and in what order (RFC 5545, 3.6; RFC 7986, 9074, 9253)."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from copflow.feed.lint.flaw import Flaw
from copflow.feed.lint.tree import Component


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


class Content(NamedTuple):
    """What a component has: what must be there; what may be there once, and any number of times; what comes first."""

    needed: tuple[str, ...]
    once: frozenset[str]
    many: frozenset[str] = frozenset()
    first: tuple[str, ...] = ()

    def has(self, name: str) -> bool:
        """Whether a property may stand there."""
        return name in self.once or name in self.many


ENTRY_ONCE = _names("""
    UID DTSTAMP DTSTART DURATION CLASS COLOR CREATED DESCRIPTION GEO LAST-MODIFIED LOCATION ORGANIZER PRIORITY
    RECURRENCE-ID RRULE SEQUENCE STATUS SUMMARY URL X-ALT-DESC
""")
ENTRY_MANY = _names("""
    ATTACH ATTENDEE CATEGORIES COMMENT CONCEPT CONFERENCE CONTACT EXDATE IMAGE LINK RDATE REFID RELATED-TO
    REQUEST-STATUS RESOURCES STRUCTURED-DATA STYLED-DESCRIPTION
""")
OBSERVANCE = Content(
    needed=("DTSTART", "TZOFFSETFROM", "TZOFFSETTO"),
    once=_names("DTSTART TZOFFSETFROM TZOFFSETTO RRULE"),
    many=_names("COMMENT RDATE TZNAME"),
)

CONTENTS: dict[str, Content] = {
    "VCALENDAR": Content(
        needed=("VERSION", "PRODID"),
        once=_names("""
            VERSION PRODID CALSCALE COLOR DESCRIPTION LAST-MODIFIED METHOD NAME REFRESH-INTERVAL SOURCE UID URL
            X-APPLE-CALENDAR-COLOR X-PUBLISHED-TTL X-WR-CALDESC X-WR-CALNAME X-WR-TIMEZONE
        """),
        many=_names("CATEGORIES IMAGE"),
        first=("VERSION", "PRODID"),
    ),
    "VEVENT": Content(
        needed=("UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY"),
        once=ENTRY_ONCE | _names("DTEND TRANSP X-MICROSOFT-CDO-BUSYSTATUS"),
        many=ENTRY_MANY,
        first=("UID",),
    ),
    "VTODO": Content(
        needed=("UID", "DTSTAMP", "SUMMARY"),
        once=ENTRY_ONCE | _names("COMPLETED DUE PERCENT-COMPLETE"),
        many=ENTRY_MANY,
        first=("UID",),
    ),
    "VALARM": Content(
        needed=("ACTION", "TRIGGER"),
        once=_names("UID ACTION ACKNOWLEDGED DESCRIPTION DURATION PROXIMITY REPEAT SUMMARY TRIGGER"),
        many=_names("ATTACH ATTENDEE RELATED-TO STYLED-DESCRIPTION"),
    ),
    "VTIMEZONE": Content(
        needed=("TZID",),
        once=_names("TZID LAST-MODIFIED TZURL TZUNTIL"),
        many=_names("TZID-ALIAS-OF"),
    ),
    "STANDARD": OBSERVANCE,
    "DAYLIGHT": OBSERVANCE,
}

UNWANTED = {
    ("VCALENDAR", "METHOD"): "METHOD makes invitations of events in some readers.",
    ("VCALENDAR", "UID"): "A calendar with a UID of its own is taken for one event by some readers.",
    ("VEVENT", "ORGANIZER"): "ORGANIZER makes an invitation of an event in some readers.",
    ("VTODO", "ORGANIZER"): "ORGANIZER makes a request of a to-do in some readers.",
    ("VEVENT", "ATTENDEE"): "ATTENDEE makes an invitation of an event, and tells everybody the address.",
    ("VTODO", "ATTENDEE"): "ATTENDEE makes a request of a to-do, and tells everybody the address.",
    ("VALARM", "ATTENDEE"): "ATTENDEE sends mail, and tells everybody the address.",
}
"""What is allowed, and does harm in a feed."""

MUST_DESCRIBE = ("DISPLAY", "EMAIL")
"""The alarms that need a DESCRIPTION."""


def count_flaws(component: Component) -> Iterator[Flaw]:
    """What is missing, there too often, in the wrong component or in the wrong order. Unknown components are free."""
    content = CONTENTS.get(component.name)
    if content is None:
        return
    yield from _missing(component, content)
    yield from _repeated(component, content)
    yield from _misplaced(component, content)
    yield from _first(component, content)


def _missing(component: Component, content: Content) -> Iterator[Flaw]:
    if component.is_unread:
        return
    needed = list(content.needed)
    action = component.first("ACTION")
    if component.name == "VALARM" and action is not None and action.value.upper() in MUST_DESCRIBE:
        needed.append("DESCRIPTION")
    for name in needed:
        if component.first(name) is None:
            yield Flaw(component.line, "missing-property", f"{component.name} has no {name}.")


def _repeated(component: Component, content: Content) -> Iterator[Flaw]:
    seen: Counter[str] = Counter()
    for line in component.properties:
        seen[line.name] += 1
        if line.name in content.once and seen[line.name] == 2:
            title = f"{component.name} of line {component.line} has {line.name} more than once."
            yield Flaw(line.line, "repeated-property", title)


def _misplaced(component: Component, content: Content) -> Iterator[Flaw]:
    for line in component.properties:
        if (component.name, line.name) in UNWANTED:
            yield Flaw(line.line, "unwanted-property", UNWANTED[component.name, line.name])
        elif content.has(line.name) or line.name.startswith("X-"):
            continue
        elif any(other.has(line.name) for other in CONTENTS.values()):
            yield Flaw(line.line, "misplaced-property", f"{line.name} has no place in {component.name}.")
        else:
            yield Flaw(line.line, "unknown-property", f"There is no property {line.name[:40]}.")


def _first(component: Component, content: Content) -> Iterator[Flaw]:
    """Properties that are not in their place at the beginning; one flaw for the first of them."""
    there = [name for name in content.first if component.first(name) is not None]
    for place, name in enumerate(there):
        found = component.properties[place]
        if found.name != name:
            yield Flaw(found.line, "property-order", f"{component.name} should begin with {' and '.join(there)}.")
            return
