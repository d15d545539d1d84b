"""What a feed says of an event besides when it is, as far as plans can say it too; what they cannot is counted."""

import html
import re
from collections.abc import Sequence
from datetime import timedelta

from copflow.importing.lines import Block, Property
from copflow.importing.model import Details
from copflow.importing.notes import Notes
from copflow.importing.people import nobody, people_of
from copflow.importing.values import clean, duration, plain, texts
from copflow.language.heads import PURPOSES
from copflow.language.nodes import Mode
from copflow.outputs.ics import PRODID
from copflow.outputs.ics_alarm import MORNING

MOST_NOTES, LONGEST_NOTE = 30, 1_000
MOST_OF_KIND = 5
"""How many reminders, and links; and how many tags."""
LONGEST = 300
"""How long a place and a tag are at most."""
LINK = re.compile(r"(?:https?://|mailto:)[^\s\"]*[^\s\",;]")
ONLINE = re.compile(r"\b(?:online|virtual|zoom|webex|jitsi|(?:google|microsoft) (?:meet|teams)|teams)\b", re.IGNORECASE)
MODES = {mode.value: mode for mode in Mode}
KINDS = frozenset({"event", "deadline", "window"})
"""What copflow's own feeds have among their categories."""
OWN_LINES = (
    "Who:", "With:", "Time:", "That is ", "The plan does not say", "The day is not set", "It takes ", "Moved from ",
    "Why ", "Needs:", "Steps:", "Links:", "Plan:",
)  # fmt: skip
"""How lines begin that copflow's own descriptions have after the notes."""
UNSAYABLE = {
    "ATTENDEE": "Who is invited (ATTENDEE)",
    "ORGANIZER": "The organiser (ORGANIZER)",
    "RELATED-TO": "A relation to another event (RELATED-TO)",
    "GEO": "A position on the map (GEO)",
    "RESOURCES": "Resources (RESOURCES)",
    "CONTACT": "A contact (CONTACT)",
    "REQUEST-STATUS": "The state of a request (REQUEST-STATUS)",
}


class DetailsReader:
    """Reads the details of one feed's events. In a feed of copflow's own it knows what copflow made."""

    def __init__(self, product: str, notes: Notes, entries: Sequence[Block] = ()) -> None:
        self._is_own = product.strip() == PRODID
        self.people = people_of(entries) if self._is_own else nobody()
        self._notes = notes

    def read(self, block: Block, *, timed: bool) -> Details:
        """The details of an event or a to-do."""
        status = _value(block, "STATUS").upper()
        for one in block.properties:
            if one.name in UNSAYABLE:
                self._notes.count(one.line, f"{UNSAYABLE[one.name]} is left out")
        mode, place, links = self._where(block)
        tags = [tag for categories in block.all("CATEGORIES") for tag in texts(categories.value)]
        owners = self.people.of(block)
        tags = tags[: len(tags) - len(owners)]
        purpose = next((tag for tag in tags if self._is_own and tag in PURPOSES), "")
        title = _value(block, "SUMMARY").casefold()
        mode = mode or next((MODES[tag] for tag in tags if tag in MODES), None)
        return Details(
            cancelled=status == "CANCELLED",
            tentative=status == "TENTATIVE",
            done=status == "COMPLETED" or block.first("COMPLETED") is not None,
            private=_value(block, "CLASS").upper() in ("PRIVATE", "CONFIDENTIAL"),
            mode=mode,
            place=place,
            owners=owners,
            purpose=purpose,
            links=links,
            tags=tuple(dict.fromkeys(kept for tag in tags if (kept := self._tag(tag, purpose, title))))[:MOST_OF_KIND],
            reminders=self._reminders(block, timed=timed),
            notes=tuple(self._texts(block)),
        )

    def _tag(self, tag: str, purpose: str, title: str) -> str:
        """The tag, nothing for what is said otherwise: in copflow's own feeds the kind, the purpose and the series."""
        if tag in MODES or (self._is_own and (tag in KINDS or tag == purpose or tag.casefold() in title)):
            return ""
        return tag[:LONGEST].replace('"', "'")

    def _where(self, block: Block) -> tuple[Mode | None, str, tuple[str, ...]]:
        """How people take part, where, and all links. A place that is an address is a link."""
        place = clean(plain(_value(block, "LOCATION")))[:LONGEST].replace('"', "'")
        joins = [one for name in JOINS for one in block.all(name) if LINK.fullmatch(one.value.strip())]
        others = [one for one in (*block.all("URL"), *block.all("ATTACH")) if _is_link(one)]
        links = [one.value.strip() for one in (*joins, *others)]
        mode = Mode.ONLINE if joins or ONLINE.search(place) else None
        if LINK.fullmatch(place):
            mode, links, place = Mode.ONLINE, [place, *links], ""
        for attached in block.all("ATTACH"):
            if not _is_link(attached):
                self._notes.count(attached.line, "An attached file (ATTACH) is left out")
        return mode, place, tuple(dict.fromkeys(links))[:MOST_OF_KIND]

    # ---- reminders -------------------------------------------------------------------------------------

    def _reminders(self, block: Block, *, timed: bool) -> tuple[int, ...]:
        """How many minutes before, a day being 1440; of whole days only what comes at nine in the morning."""
        found: list[int] = []
        for alarm in block.blocks:
            minutes = _minutes_before(alarm, timed=timed) if alarm.kind == "VALARM" else None
            if minutes is not None and len(found) < MOST_OF_KIND:
                found.append(minutes)
            elif alarm.kind == "VALARM":
                self._notes.count(alarm.line, "An alarm that a plan cannot say (VALARM) is left out")
        return tuple(sorted(set(found), reverse=True))

    # ---- texts -----------------------------------------------------------------------------------------

    def _texts(self, block: Block) -> list[str]:
        """The lines of the description and of comments, shortened where they are many."""
        written = [one for name in ("DESCRIPTION", "COMMENT") for one in block.all(name)]
        lines = [line for one in written for line in _lines(plain(one.value))]
        if self._is_own:
            lines = _without_own(lines, clean(plain(_value(block, "SUMMARY"))))
        if len(lines) > MOST_NOTES or any(len(line) > LONGEST_NOTE for line in lines):
            self._notes.count(written[0].line, "The end of a long description is left out")
        return [line[:LONGEST_NOTE].rstrip() for line in lines[:MOST_NOTES]]


JOINS = ("CONFERENCE", "X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL")
"""Where the address of an online meeting stands."""


def _value(block: Block, name: str) -> str:
    found = block.first(name)
    return found.value.strip() if found else ""


def _is_link(one: Property) -> bool:
    return LINK.fullmatch(one.value.strip()) is not None


def _minutes_before(alarm: Block, *, timed: bool) -> int | None:
    """When an alarm rings, None if a plan cannot say that: after the start, at an instant, before the end."""
    trigger = alarm.first("TRIGGER")
    length = duration(trigger.value) if trigger else None
    if trigger is None or length is None or trigger.parameters.get("RELATED", "START").upper() != "START":
        return None
    before = -length if timed else MORNING - length
    if before <= timedelta(0) or before.seconds % 60 or (not timed and before.seconds):
        return None
    return before // timedelta(minutes=1)


def _lines(text: str) -> list[str]:
    """The lines of a description, without the marks of a web page."""
    if re.search(r"</?[a-zA-Z][^<>]{0,200}>", text):
        text = re.sub(r"(?i)<(?:br|/p|/li|/div|/h[1-6])[^<>]{0,200}>", "\n", text)
        text = html.unescape(re.sub(r"</?[a-zA-Z][^<>]{0,200}>", "", text))
    lines = (clean(line).replace('"', "'") for line in text.splitlines())
    return [line for line in lines if line]


def _without_own(lines: list[str], title: str) -> list[str]:
    """The notes in a description that copflow wrote: what stands before the lines that say when, who and why."""
    kept: list[str] = []
    for line in lines:
        if line.startswith(OWN_LINES):
            break
        kept.append(line)
    if kept and _names(kept[0], title):
        del kept[0]
    return [line for line in kept if not line.startswith("State: ")]


def _names(line: str, title: str) -> bool:
    """Whether a line is only the full name of the entry: `guide of webinar 1` of `guide due (webinar 1)`."""
    name, _, rest = line.partition(" of ")
    return bool(rest) and title.startswith(name[:20]) and rest.split(" of ")[0][:20] in title
