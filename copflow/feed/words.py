"""The words in which differences are told, in every format for people."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from copflow.dates import speak
from copflow.feed.changes import Change, Changes, How, Place, State, What

NO_DATE = "no date moves."
NOT_ANY_MORE = "what the plan does not say any more"
UNSURE = "One of the two has errors, so what looks new or gone may only be not understood."
COUNTED = {
    What.ADDED: "new",
    What.GONE: "gone",
    What.CANCELLED: "cancelled",
    What.RESTORED: "not cancelled any more",
    What.RENAMED: "renamed",
    What.DETAILS: "with other details",
}
"""What became of them, behind a number or as a heading."""
ALSO = {
    How.SETTLED: " (it has a day now)",
    How.OPENED: " (its day is open now)",
    How.TIME: " (another time)",
}
DETAILS = {
    "kind": "event or deadline",
    "mode": "how to take part",
    "people": "who does it",
    "participants": "who takes part",
    "needs": "what it needs",
    "tag": "tags",
}
"""The names of details that are no words by themselves."""


def summary(plan: Changes) -> str:
    """`3 dates move, 1 new and 2 gone`; a whole sentence where there is nothing to list."""
    if plan.state is State.ERRORS:
        return "it has errors, and is not compared."
    if plan.state in (State.NEW, State.GONE):
        dates = f", with {speak.count(len(plan.changes), 'date')}" if plan.changes else ""
        return f"this plan is {plan.state.value}{dates}."
    if not plan.has_differences:
        return NO_DATE
    return speak.listed(list(_counts(plan))) or "the calendar has another name"


def _counts(plan: Changes) -> Iterator[str]:
    if moved := len(plan.of(What.MOVED)):
        yield moving(moved)
    for what, words in COUNTED.items():
        if number := len(plan.of(what)):
            yield f"{number} {words}"


def moving(number: int) -> str:
    """`1 date moves`, `3 dates move`."""
    return f"{speak.count(number, 'date')} {'moves' if number == 1 else 'move'}"


def also(change: Change) -> str:
    """What else is to be said of a date that moved."""
    was, now = change.was, change.now
    if change.how is How.TIME and was and now and (was.clock, was.zone) == (now.clock, now.zone):
        return " (another length)"
    return ALSO.get(change.how, "") if change.how is not None else ""


def details(change: Change) -> str:
    """`link and note`."""
    return speak.listed([DETAILS.get(name, name) for name in change.details])


def reason(change: Change) -> str:
    """`cancelled "the speaker is ill"`, where the plan says why."""
    is_told = change.what is What.CANCELLED and change.why is not None and '"' in change.why.words
    return change.why.words if is_told and change.why is not None else ""


class Style(NamedTuple):
    """How a format writes what the author wrote, and copflow's own words."""

    quoted: Callable[[str], str]
    plain: Callable[[str], str]
    arrow: str


def line_of(change: Change, style: Style) -> str:
    """What became of an activity that did not move: `quiz: Wed 5 May 2027 (line 11)`."""
    where = f" ({place_words(change.place, style)})" if change.place is not None else ""
    name = style.quoted(change.name)
    if change.what is What.RENAMED:
        return f"{style.quoted(change.former_name or '')} {style.arrow} {name}{where}"
    if change.what is What.DETAILS:
        return f"{name}: {style.plain(details(change))}{where}"
    when, why = change.now or change.was, reason(change)
    told = [*([style.plain(when.words)] if when is not None else []), *([style.quoted(why)] if why else [])]
    return f"{name}: {', '.join(told)}{where}"


def place_words(place: Place, style: Style) -> str:
    """`line 3`; of an included file with its name."""
    return f"{style.quoted(place.file)}, line {place.line}" if place.is_included else f"line {place.line}"
