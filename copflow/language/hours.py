"""Hours from one clock time to another: `from 9:00 to 11:00`, `at 2-4 pm`, `from 8 to midnight`."""

from collections.abc import Iterator
from itertools import product

from copflow.dates import speak
from copflow.dates.forms import END_OF_DAY, ClockTime, DayForm, Hours, MonthPoint, WindowForm
from copflow.diagnostics.diagnostic import Edit, Fix, replace
from copflow.diagnostics.source import Span
from copflow.language.clocks import Clock, clock_time, which_midnight
from copflow.language.nodes import Beside, FromHours
from copflow.language.row import Flaw
from copflow.language.tokens import Token

LONGEST_NIGHT = 16 * 60
"""How many minutes hours may take that go on past midnight before they are taken for a mistake."""
A_DAY = END_OF_DAY.minutes
End = DayForm | MonthPoint | WindowForm | Clock | Token


def hours(span: Span, first: End, last: End, beside: Beside | None) -> FromHours | Flaw:
    """The hours between two ends, of which at least one is a clock time. Past midnight is the next day."""
    ends = [_clock(end) for end in (first, last)]
    for end in ends:
        if isinstance(end, Flaw):
            return end
    begin, stop = (end for end in ends if isinstance(end, Clock))
    if begin.midnight:
        return which_midnight(begin.span, only_begins=True)
    if begin.time == END_OF_DAY:
        fix = replace(begin.span, "0:00", "Write 0:00")
        return Flaw("bad-time", begin.span, "Nothing can begin at 24:00, when the day is over.", fixes=(fix,))
    return _between(span, begin, stop, beside)


def _between(span: Span, begin: Clock, stop: Clock, beside: Beside | None) -> FromHours | Flaw:
    """Where a half of the day is left open, the shortest hours are meant: `11 to 1 pm` are two, `2:30 to 4 pm` one and
    a half."""
    choices = product(_readings(begin, stop), _readings(stop, begin))
    start, end = min(choices, key=lambda choice: _minutes(*choice) or A_DAY)
    minutes = _minutes(start, end)
    if not minutes:
        return Flaw("bad-time", span, "These hours begin and end at the same time.")
    if minutes > LONGEST_NIGHT and end < start:
        return _too_long(span, (begin, stop), (start, end), minutes)
    return FromHours(span, Hours(start, minutes, end), beside)


def _readings(clock: Clock, other: Clock) -> Iterator[ClockTime]:
    """The times that an end may mean; beside one with am or pm, a loose one may be in either half of the day."""
    if not (clock.loose and other.halved):
        yield clock.time
        return
    for half in (0, 12):
        yield ClockTime(clock.time.hour % 12 + half, clock.time.minute)


def _minutes(start: ClockTime, end: ClockTime) -> int:
    """From the start to the end, to the next day's where that is earlier; 0 where they are the same."""
    return end.minutes - start.minutes + (A_DAY if end < start else 0)


def _too_long(span: Span, ends: tuple[Clock, Clock], times: tuple[ClockTime, ClockTime], minutes: int) -> Flaw:
    """`from 9:00 to 8:00` is rather meant to end in the evening than on the next day, `from 14:00 to 13:00` to have its
    ends the other way round."""
    title = f"These hours go on past midnight and take {speak.length(minutes)}."
    (begin, stop), (start, end) = ends, times
    evening = ClockTime(end.hour + 12, end.minute)
    if start < evening < END_OF_DAY:
        fix = replace(stop.span, speak.clock(evening), f"Write {speak.clock(evening)}")
    else:
        first, last = speak.clock(end), speak.clock(start)
        fix = Fix(f"Write {first} to {last}", (Edit(begin.span, first), Edit(stop.span, last)))
    note = "If that is meant, say how long it takes: `at 9:00 for 23 hours`."
    return Flaw("bad-time", span, title, (note,), (fix,))


def _clock(end: End) -> Clock | Flaw:
    """The end as a clock time; a number alone is one too beside a time (`from 10 to 11:30`)."""
    if isinstance(end, Clock):
        return end
    if isinstance(end, Token):
        hour = int(str(end.value))
        return clock_time(end.span, hour, 0, loose=1 <= hour <= 12)
    return Flaw("unreadable-clause", end.span, "One end of this range is a time and the other is a day.")
