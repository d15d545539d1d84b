"""The builders of times of day, `14:00`, `2 pm`, `noon`, and of what stands beside them: `Europe/Paris`, `-0400`."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from copflow.dates.forms import END_OF_DAY, ClockTime
from copflow.dates.zones import ANYWHERE_ON_EARTH, offset_minutes
from copflow.diagnostics import diagnostic
from copflow.diagnostics.source import Span
from copflow.language.nodes import Beside, Name, UtcOffset, ZoneClause
from copflow.language.row import Builder, Flaw, span_of
from copflow.language.tokens import Token


class Clock(NamedTuple):
    """A time of day as it was written.

    `halved`: it says which half of the day it is in (am, pm, noon, midnight). `loose`: beside a time that says so, its
    own half is left open (`2:30 to 4 pm`). `midnight`: the word, which may be the beginning of a day or its end.
    """

    span: Span
    time: ClockTime
    halved: bool = False
    loose: bool = False
    midnight: bool = False


def clock(parts: Sequence[Any]) -> object:
    """`14:00`, `2 pm`, `2:30 p.m.`, `2pm`, `noon`, `12 noon`."""
    span, last = span_of(parts), parts[-1] or parts[0]
    if last.type == "CLOCK_WORD":
        if len(parts) == 2 and parts[0].value != 12:
            return Flaw("bad-time", span, "Noon and midnight are at 12.")
        midnight = last.value is None
        return Clock(span, END_OF_DAY if midnight else ClockTime(last.value // 60), halved=True, midnight=midnight)
    written = " ".join(str(part.value) for part in parts if part is not None).casefold()
    numbers, half = written.rstrip(" apm."), written.lstrip(" 0123456789:")[:1]
    hour, _, minute = numbers.partition(":")
    loose = not half and 1 <= int(hour) <= 12 and hour[0] != "0"
    return clock_time(span, int(hour), int(minute or 0), half, loose=loose)


def clock_time(span: Span, hour: int, minute: int, half: str = "", *, loose: bool = False) -> Clock | Flaw:
    """The time, with `half` one of `a`, `p` or nothing."""
    if half and not 1 <= hour <= 12:
        fix = diagnostic.replace(span, f"{hour:02d}:{minute:02d}", f"Write {hour:02d}:{minute:02d}")
        return Flaw(
            "bad-time", span, "A time with am or pm has an hour from 1 to 12.", fixes=(fix,) if hour < 24 else ()
        )
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    if (hour, minute) != END_OF_DAY and (hour > 23 or minute > 59):
        return Flaw("bad-time", span, f"The clock has no {hour}:{minute:02d}.", ("Hours go to 24:00, minutes to 59.",))
    return Clock(span, ClockTime(hour, minute), halved=bool(half), loose=loose)


def which_midnight(span: Span, *, only_begins: bool = False) -> Flaw:
    """`at midnight` is when a day begins to some, and when it ends to others."""
    fixes = [diagnostic.replace(span, "0:00", "Write 0:00, when the day begins")]
    if not only_begins:
        fixes.append(diagnostic.replace(span, "end of day", "Write end of day, which is 24:00"))
    return Flaw("bad-time", span, "Midnight is the end of one day and the beginning of the next.", fixes=tuple(fixes))


def beside(parts: Sequence[Any]) -> object:
    """`Europe/Paris`, `UTC`, `anywhere on Earth`, `-0400 America/New_York`: which clock a time is read from."""
    tokens = [part for part in parts if part is not None]
    offset = next((token for token in tokens if token.type == "OFFSET"), None)
    zone = next((token for token in tokens if token.type != "OFFSET"), None)
    if offset is None:
        return Beside(span_of(parts), zone_of(zone), None)
    minutes = offset_minutes(str(offset.value))
    if minutes is None:
        return Flaw("bad-time", offset.span, "No clock is that far from UTC.", ("They are -12:00 to +14:00 from it.",))
    return Beside(span_of(parts), zone_of(zone), UtcOffset(offset.span, minutes))


def zone_of(token: Token | None) -> ZoneClause | None:
    """The zone that a token names."""
    if token is None:
        return None
    text = ANYWHERE_ON_EARTH if token.type == "AOE" else str(token.value).strip("().")
    return ZoneClause(token.span, Name(token.span, text, text.casefold()))


BUILDERS: dict[str, Builder] = {"clock": clock, "zone_beside": beside}
