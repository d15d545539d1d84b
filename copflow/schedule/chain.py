"""The steps by which a date came about, as a finding shows them."""

from collections.abc import Sequence

from copflow.dates import speak
from copflow.diagnostics.diagnostic import Link
from copflow.diagnostics.prose import quoted
from copflow.schedule.because import because
from copflow.schedule.model import Entry, LimitDay, Open, Settled


def chain_of(entry: Entry, entries: Sequence[Entry], verdict: str) -> tuple[Link, ...]:
    """Every clause on the way to an entry's date, with the day that it comes to; the verdict is on the last one."""
    links = [
        Link(
            step.reason.span or step.entry.activity.name.span,
            step.reason.text,
            speak.days(step.reason.day, step.reason.until or step.reason.day),
        )
        for step in because(entry, entries)
    ]
    if not links:
        links = [Link(entry.activity.name.span, quoted(entry.activity.full_name), _when(entry))]
    return (*links[:-1], links[-1]._replace(verdict=verdict))


def both(one: Sequence[Link], other: Sequence[Link]) -> tuple[Link, ...]:
    """Two ways as one chain; what they have in common stands in it once."""
    known = {(link.span, link.day) for link in one}
    return (*one, *(link for link in other if link.verdict or (link.span, link.day) not in known))


def limit_chain(entry: Entry, limit: LimitDay, entries: Sequence[Entry], verdict: str) -> tuple[Link, ...]:
    """The way to the day of a limit: that of what it counts from, and the limit."""
    span = limit.bound.span
    targets = dict.fromkeys(edge.target for edge in entry.activity.edges if span.start <= edge.span.start < span.end)
    links = [link for target in targets for link in chain_of(entries[target], entries, "")]
    days = limit.days
    text = f"{limit.bound.limit.value} this day"
    return (*links, Link(span, text, speak.days(days.low, days.high), verdict))


def _when(entry: Entry) -> str:
    match entry.when:
        case Settled(first=first, last=last):
            return speak.days(first, last)
        case Open(earliest=earliest, latest=latest):
            return speak.days(earliest, latest)
        case _:
            return "no date"
