"""How an activity stands, in the words of all formats, and what is kept out of those that are published."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from copflow.dates import speak
from copflow.language.standing import State
from copflow.outputs.facts import stands_alone
from copflow.schedule.model import Entry

CANCELLED = "Cancelled: "
"""Before the title of what is cancelled: few calendar programs show a STATUS."""


INSTEAD = frozenset({State.TBD, State.ONGOING})
UNSURE = INSTEAD | {State.TENTATIVE, State.CONFIRMED}
"""What is not said in words: what stands for a date, and how certain was what is over."""


def state_words(entry: Entry, day: Callable[[date], str] = speak.day) -> Iterator[str]:
    """`done on Tue 3 November 2026`, `cancelled (the speaker is ill)`, `tentative`; not what stands for a date."""
    for state, clause in entry.activity.states.items():
        if state is State.DONE and entry.done is not None:
            yield f"done on {day(entry.done)}"
        elif state is State.CANCELLED and clause.why:
            yield f"cancelled ({clause.why})"
        elif state not in (UNSURE if entry.activity.is_over else INSTEAD):
            yield state.value


def status_of(entry: Entry) -> str:
    """The states of an entry in one text, `TBD` and `ongoing` too."""
    undated = entry.activity.undated
    return "; ".join((*([undated.state.value] if undated else []), *state_words(entry)))


def left_out(entries: Sequence[Entry]) -> int:
    """How many entries with a date are private, and so are in no published calendar."""
    private = (entry for entry in entries if entry.activity.is_private and entry.first is not None)
    return sum(stands_alone(entry, entries) for entry in private)


def tells_of_private(entry: Entry, entries: Sequence[Entry], most: int) -> bool:
    """Whether one of the last `most` activities from which the date was counted is private."""
    link = entry
    for _ in range(most):
        if link.activity.is_private:
            return True
        if link.follows is None:
            return False
        link = entries[link.follows]
    return link.activity.is_private
