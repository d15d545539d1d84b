"""The words in which differences are told, in every format for people."""

from collections.abc import Iterator

from copflow.dates import speak
from copflow.feed.changes import Change, Changes, How, State, What

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
