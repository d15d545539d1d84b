"""What each clause of an activity says, in a sentence. A new clause has to be given its words here: mypy says so."""

from typing import assert_never

from copflow.dates import speak
from copflow.dates.forms import END_OF_DAY, DayLength, MinuteLength, Offset
from copflow.dates.names import Name
from copflow.language.nodes import (
    ActivityClause,
    After,
    At,
    Beside,
    Bound,
    Bounds,
    By,
    Due,
    Every,
    Except,
    For,
    Formerly,
    FromDay,
    FromDays,
    FromHours,
    InTurn,
    InWindow,
    Link,
    Mode,
    ModeClause,
    MovedTo,
    Needs,
    Note,
    Numbered,
    OnDay,
    OrMove,
    Place,
    Purpose,
    Tag,
    Times,
    Together,
    Until,
    With,
    ZoneClause,
)
from copflow.language.plan import Plan
from copflow.language.standing import Remind, State, StateClause
from copflow.speech.dates import done_words, due_words, repeat_words, when_words
from copflow.speech.forms import FormWords, names_words
from copflow.speech.when import before

MODES = {Mode.ONLINE: "online", Mode.IN_PERSON: "in person", Mode.OVER_TIME: "over time, each when it suits"}
STATES = {
    State.TENTATIVE: "It is not certain yet.",
    State.CONFIRMED: "It is certain.",
    State.OPTIONAL: "Nobody has to take part.",
    State.PRIVATE: "It is kept out of calendars that are published.",
    State.TBD: "Its date is still to be found: it is listed, and is in no calendar.",
    State.ONGOING: "It goes on all the time: it is listed, and is in no calendar.",
}


def clause_words(clause: ActivityClause, forms: FormWords, plan: Plan) -> str:
    """What a clause says of its activity: `It is at 14:00.`"""
    match clause:
        case Due():
            return due_words(clause, forms)
        case InWindow() | OnDay() | Offset() | FromDays() | FromDay() | Bound() | Bounds() | After() | Together():
            return f"It is {when_words(clause, forms)}."
        case Every() | Until() | Times() | Except() | MovedTo() | Numbered():
            return repeat_words(clause, forms)
        case At() | FromHours() | InTurn():
            return _time(clause)
        case For(length=length):
            return _length(length)
        case Needs():
            return f"{_upper(names_words(clause.refs))} must be finished first."
        case By():
            return _by(clause, plan)
        case With():
            return f"Taking part: {_people(clause.people, plan)}."
        case _:
            return _rest(clause, forms)


def _rest(
    clause: ModeClause | Place | Purpose | Note | Link | Tag | OrMove | ZoneClause | StateClause | Formerly | Remind,
    forms: FormWords,
) -> str:
    match clause:
        case ModeClause():
            return f"People take part {MODES[clause.mode]}."
        case Place():
            return f"It is at {clause.text}."
        case Purpose():
            return f"Its purpose is {clause.purpose.text}."
        case Note():
            return f"A note{', kept out of calendars that are published' if clause.private else ''}."
        case Link():
            return "A link."
        case Tag():
            return f"Its tags: {speak.listed([tag.text for tag in clause.tags])}."
        case OrMove():
            return f"If its day is closed, it moves to the {clause.to.value}."
        case ZoneClause():
            return f"Its times are those of {clause.zone.text}."
        case StateClause():
            return _state(clause, forms)
        case Formerly():
            return f'It was called "{clause.name.text}", and calendars know it by that name.'
        case Remind():
            return remind_words(clause, "it")
        case _:
            assert_never(clause)


def _state(clause: StateClause, forms: FormWords) -> str:
    if clause.state is State.DONE:
        return f"It is done{done_words(clause.day, forms.years.finder) if clause.day is not None else ''}."
    if clause.state is State.CANCELLED:
        return f"It is cancelled{f': {clause.why}' if clause.why else ''}."
    return STATES[clause.state]


def remind_words(clause: Remind, what: str) -> str:
    """`Calendars remind of it 7 days and 1 day before.`"""
    times = [before(reminder) for reminder in clause.reminders]
    return f"Calendars remind of {what} {speak.listed(times)} before." if times else f"Nothing reminds of {what}."


# ---- times ---------------------------------------------------------------------------------------------


def _time(clause: At | FromHours | InTurn) -> str:
    if isinstance(clause, InTurn):
        times = [_clock(time) for time in clause.times]
        return f"The activities of the series take these times in turn: {speak.listed(times)}."
    by = isinstance(clause, At) and clause.by
    return f"It is {'due by ' if by else 'at ' if isinstance(clause, At) else ''}{_clock(clause)}."


def _clock(clause: At | FromHours) -> str:
    """`14:00`, `from 14:00 to 15:30 (Europe/Paris)`."""
    if isinstance(clause, At):
        end = ", the end of the day" if clause.start == END_OF_DAY else ""
        return f"{speak.clock(clause.start)}{end}{_beside(clause.beside)}"
    hours = clause.hours
    end = f" to {speak.clock(hours.end)}" if hours.end is not None else ""
    return f"from {speak.clock(hours.start)}{end}{_beside(clause.beside)}"


def _beside(beside: Beside | None) -> str:
    """The zone that stands beside a time, and the offset that it is checked against."""
    if beside is None:
        return ""
    zone = beside.zone.zone.text if beside.zone is not None else ""
    if beside.offset is None:
        return f" ({zone})"
    sign, (hours, minutes) = "-" if beside.offset.minutes < 0 else "+", divmod(abs(beside.offset.minutes), 60)
    offset = f"UTC{sign}{hours:02d}:{minutes:02d}"
    return f" ({zone}, which is {offset} then)" if zone else f" ({offset})"


def _length(length: DayLength | MinuteLength) -> str:
    if isinstance(length, MinuteLength):
        return f"It lasts {speak.length(length.minutes)}."
    noun = "working day" if length.working else "day"
    return f"It takes {speak.count(length.days, noun)}, the first one included."


# ---- people --------------------------------------------------------------------------------------------


def _by(clause: By, plan: Plan) -> str:
    names = _people(clause.people, plan)
    if clause.in_turn:
        return f"{names} do it in turn."
    return f"{names} {'does' if len(clause.people) == 1 else 'do'} it."


def _people(names: tuple[Name, ...], plan: Plan) -> str:
    """`Sam Ortiz and the team editors`."""
    return _upper(speak.listed([_person(name, plan) for name in names]))


def _person(name: Name, plan: Plan) -> str:
    if name.key in plan.teams:
        return f"the team {plan.teams[name.key].name.text}"
    person = plan.people.get(name.key)
    return (person.full_name or person.name.text) if person is not None else name.text


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
