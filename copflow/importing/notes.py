"""What an import has to say of a feed: what it left out, and what it wrote otherwise."""

from typing import NamedTuple


class Note(NamedTuple):
    """One line for people. `line`: of the feed, 0 for the feed as a whole. `subject`: the event's title, if it is about
    one. `lost`: an event, or a date of one, is not in the plan."""

    line: int
    text: str
    subject: str = ""
    lost: bool = False


class Notes:
    """Gathers the notes of one import. What is the same of many events is said once, with how many there are."""

    def __init__(self) -> None:
        self._notes: list[Note] = []
        self._seen: dict[str, list[int]] = {}

    def add(self, line: int, text: str, subject: str = "", *, lost: bool = False) -> None:
        """Say something of one event, or of a line."""
        self._notes.append(Note(line, text, subject, lost))

    def count(self, line: int, text: str) -> None:
        """Count one more place of which the text holds: `attendees are left out`."""
        self._seen.setdefault(text, []).append(line)

    def in_order(self) -> list[Note]:
        """All notes, in the order of the feed's lines."""
        counted = [Note(lines[0], text + _more(len(lines))) for text, lines in self._seen.items()]
        return sorted((*self._notes, *counted), key=lambda note: note.line)


def _more(number: int) -> str:
    return "" if number == 1 else f" (here and in {number - 1:,} more {'place' if number == 2 else 'places'})"
