"""The builder of times of day: `14:00`, `2 pm`, `noon`."""

from collections.abc import Sequence
from datetime import time
from typing import Any

from copflow.diagnostics import diagnostic
from copflow.diagnostics.source import Span
from copflow.language.row import Builder, Flaw, span_of


class Clock:
    """A time of day as it was written, with whether it said am or pm."""

    __slots__ = ("halved", "span", "time")

    def __init__(self, span: Span, value: time, halved: bool) -> None:
        self.span, self.time, self.halved = span, value, halved


def clock(parts: Sequence[Any]) -> object:
    """`14:00`, `2 pm`, `2:30 p.m.`, `2pm`, `noon`."""
    span = span_of(parts)
    if parts[0].value is None:
        fix = diagnostic.replace(span, "0:00", "Write 0:00")
        note = "0:00 is when a day begins; what ends at midnight can say how long it takes."
        return Flaw("bad-time", span, "Midnight is the end of one day and the beginning of the next.", (note,), (fix,))
    if parts[0].type == "CLOCK_WORD":
        return Clock(span, time(parts[0].value // 60), halved=True)
    written = " ".join(str(part.value) for part in parts if part is not None).casefold()
    numbers, half = written.rstrip(" apm."), written.lstrip(" 0123456789:")[:1]
    hour, _, minute = numbers.partition(":")
    return clock_time(span, int(hour), int(minute or 0), half)


def clock_time(span: Span, hour: int, minute: int, half: str) -> "Clock | Flaw":
    """The time, with `half` one of `a`, `p` or nothing."""
    if half and not 1 <= hour <= 12:
        fix = diagnostic.replace(span, f"{hour:02d}:{minute:02d}", f"Write {hour:02d}:{minute:02d}")
        return Flaw(
            "bad-time", span, "A time with am or pm has an hour from 1 to 12.", fixes=(fix,) if hour < 24 else ()
        )
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour == 24 and minute == 0:
        return Flaw(
            "bad-time", span, "24:00 is the end of the day; write 00:00 of the next day, or leave the time out."
        )
    if hour > 23 or minute > 59:
        return Flaw("bad-time", span, f"The clock has no {hour}:{minute:02d}.", ("Hours go to 23, minutes to 59.",))
    return Clock(span, time(hour, minute), halved=bool(half))


BUILDERS: dict[str, Builder] = {"clock": clock}
