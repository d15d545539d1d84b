"""What else people see of an activity, its date and name apart: where, who, the links and notes."""

from collections.abc import Callable, Iterator

from copflow.compile import Compilation
from copflow.graph.model import Activity
from copflow.language.standing import State
from copflow.outputs.facts import needs_of, told_steps
from copflow.outputs.states import state_words
from copflow.schedule.model import Entry

DETAILS: dict[str, Callable[[Activity], object]] = {
    "kind": lambda activity: activity.is_task,
    "place": lambda activity: activity.place,
    "mode": lambda activity: activity.mode,
    "link": lambda activity: activity.links,
    "note": lambda activity: activity.notes,
    "people": lambda activity: (_people(activity), activity.teams),
    "participants": lambda activity: activity.participants,
    "purpose": lambda activity: activity.purpose,
    "tag": lambda activity: activity.tags,
}
"""What is compared, by the names that programs are told; `needs`, `steps` and `state` come to them."""
STATES = frozenset({State.DONE, State.TENTATIVE, State.CONFIRMED, State.OPTIONAL})
"""What counts as `state`; that something is cancelled is told by itself."""


class Details:
    """Compares activities of two plans. Without `private` nothing is told of what is private."""

    def __init__(self, old: Compilation, new: Compilation, *, private: bool) -> None:
        self._old, self._new = old, new
        self._private = private

    def of(self, old: Entry, new: Entry) -> tuple[str, ...]:
        """The names of what is not as it was."""
        return tuple(self._differing(old, new))

    def _differing(self, old: Entry, new: Entry) -> Iterator[str]:
        before, after = old.activity, new.activity
        for name, value in DETAILS.items():
            is_other = value(before) != value(after)
            if name == "note" and self._private:
                is_other = is_other or before.private_notes != after.private_notes
            if is_other:
                yield name
        if _state(old) != _state(new):
            yield "state"
        if self._needs(before, self._old) != self._needs(after, self._new):
            yield "needs"
        if self._steps(before, self._old) != self._steps(after, self._new):
            yield "steps"

    def _needs(self, activity: Activity, compilation: Compilation) -> set[str]:
        entries = compilation.schedule.entries
        return {entries[number].activity.full_name for number in needs_of(activity) if self._tells(entries[number])}

    def _steps(self, activity: Activity, compilation: Compilation) -> list[object]:
        """The steps that have no entry of their own in a calendar, and are told with the activity."""
        if not activity.steps:
            return []
        entries = compilation.schedule.entries
        return [
            (step.name.text, step.notes, step.links, list(state_words(entries[step.number])))
            for step in told_steps(activity, entries)
            if self._tells(entries[step.number])
        ]

    def _tells(self, entry: Entry) -> bool:
        return self._private or not entry.activity.is_private


def _people(activity: Activity) -> list[str]:
    return [person.full_name or person.name.text for person in activity.owners]


def _state(entry: Entry) -> tuple[object, ...]:
    return entry.done, frozenset(entry.activity.states) & STATES
