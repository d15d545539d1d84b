"""The story of a date: what it is, which lines of the plan made it, what it needs, and how far it may slip."""

from collections.abc import Iterator, Sequence

from copflow.compile import Compilation
from copflow.dates import speak
from copflow.diagnostics.source import File, Span
from copflow.graph.model import Activity, Why
from copflow.language.nodes import Document, MoveSetting
from copflow.outputs.describe import UTC, elsewhere
from copflow.outputs.facts import needs_of, plan_zone
from copflow.outputs.states import state_words
from copflow.reports.canvas import Canvas, Look
from copflow.reports.excerpt import Mark, excerpts
from copflow.reports.safe import safe
from copflow.schedule.because import Step, because
from copflow.schedule.model import Entry, Open, Reason, Schedule, Settled
from copflow.speech.when import state_sentences, when_sentences

MOST_STEPS = 40
"""How many steps are told; of a longer chain the last ones."""
SHOWN = 8
"""How many names are listed."""


def story(compilation: Compilation, number: int, canvas: Canvas) -> str:
    """All that is known of the date of one activity."""
    entry, source = compilation.schedule.entries[number], compilation.source
    name = canvas.paint(safe(entry.activity.full_name), Look.STRONG)
    offset = entry.activity.name.span.start
    file, line = source.file(offset), source.position(offset).line
    zone = plan_zone(compilation.plan) or UTC
    told = (*when_sentences(entry, compilation.schedule), *state_sentences(entry), *elsewhere(entry, zone))
    parts = [f"{name} ({safe(file.name)}, line {line})", *map(safe, told)]
    if steps := because(entry, compilation.schedule.entries):
        parts += ["", canvas.paint("Why", Look.STRONG), *_steps(steps, compilation, file, canvas)]
    if links := [*_links(entry, compilation.schedule), *_slack(entry, compilation.schedule)]:
        parts += ["", canvas.paint("What hangs on it", Look.STRONG), *(f"  {safe(link)}" for link in links)]
    return "".join(f"{part}\n" for part in parts)


# ---- why -----------------------------------------------------------------------------------------------


def _steps(steps: Sequence[Step], compilation: Compilation, home: File, canvas: Canvas) -> Iterator[str]:
    """Each step in words, and the line that says so; its file too where that is not the activity's own."""
    left_out = max(0, len(steps) - MOST_STEPS)
    if left_out:
        yield f"  {speak.count(left_out, 'step')} before these"
    for number, (entry, reason) in enumerate(steps[left_out:], left_out + 1):
        yield f"  {number}. {safe(_step(entry, reason, compilation))}"
        span = reason.span or _rule_of_move(entry, reason, compilation.document)
        if span is not None:
            mark = Mark(span, "", "^", Look.INFO)
            yield from (f"  {line}" for line in excerpts(compilation.source, [mark], canvas, home))


def _step(entry: Entry, reason: Reason, compilation: Compilation) -> str:
    """`webinar 1, "on second Tuesday": Tue 10 November 2026`. Only the plan's own words are in quotation marks."""
    written = reason.span is not None and reason.text == " ".join(compilation.source.slice(reason.span).split())
    text = f'"{reason.text}"' if written else reason.text
    return f"{entry.activity.full_name}, {text}: {_days(entry, reason)}"


def _days(entry: Entry, reason: Reason) -> str:
    """The day that a step comes to, or the days of which it leaves one open; `from 9 to 13 November` takes them all."""
    if reason.until is None:
        return speak.day(reason.day)
    days = speak.days(reason.day, reason.until)
    taken = isinstance(entry.when, Settled) and (entry.activity.days is not None or entry.is_shared)
    return days if taken else f"some day from {days}"


def _rule_of_move(entry: Entry, reason: Reason, document: Document) -> Span | None:
    """The plan's rule for closed days, if it is what moved the date in this step."""
    if entry.moved is None or reason is not entry.reasons[-1]:
        return None
    waiting = list(document.entries)
    for part in waiting:  # grows: what is indented below a part comes after it
        waiting.extend(part.children)
        for clause in part.clauses:
            if isinstance(clause, MoveSetting) and (clause.tasks if entry.activity.is_task else clause.meetings):
                return clause.span
    return None


# ---- what hangs on it ----------------------------------------------------------------------------------


def _links(entry: Entry, schedule: Schedule) -> Iterator[str]:
    """What it needs, and what needs it or takes its date from it."""
    number = entry.activity.number
    if needs := [schedule.entries[need] for need in needs_of(entry.activity)]:
        yield f"It needs {_listed([_finished(need) for need in needs])}."
    for why, words in (
        (Why.NEED, "Needed by"),
        (Why.ANCHOR, "Counting from it"),
        (Why.SHARE, "On its day"),
    ):
        others = [other for other in schedule.graph.activities if any(e.target == number for e in other.edges_of(why))]
        if others:
            yield f"{words}: {_listed([_quoted(other) for other in others])}."


def _finished(need: Entry) -> str:
    if need.activity.is_over:
        return f"{_quoted(need.activity)} ({', '.join(state_words(need))})"
    if isinstance(need.when, Settled):
        return f"{_quoted(need.activity)} (finished on {speak.day(need.when.last)})"
    if need.last is None:
        return f"{_quoted(need.activity)} (without a date)"
    return f"{_quoted(need.activity)} (finished by {speak.day(need.last)})"


def _quoted(activity: Activity) -> str:
    return f'"{activity.full_name}"'


def _listed(names: list[str]) -> str:
    more = [f"{len(names) - SHOWN} more"] if len(names) > SHOWN else []
    return speak.listed([*names[:SHOWN], *more])


def _slack(entry: Entry, schedule: Schedule) -> Iterator[str]:
    """How far it may slip, and whether it decides when the plan ends."""
    if entry.slack is None:
        return
    days = speak.count(abs(entry.slack), "day")
    late = "something that needs it is late"
    match entry.when:
        case _ if entry.slack < 0:
            yield f"It is {days} too late for something that needs it."
        case Open() if entry.slack == 0:
            yield f"It cannot wait: on any later day than its earliest {late}."
        case Open():
            yield f"From its earliest day it may slip by {days} before its window ends or {late}."
        case _ if entry.slack == 0:
            yield f"If it slips by a day, {late} or the plan ends later."
        case _:
            yield f"It may slip by {days} before {late} or the plan ends later."
    if entry.critical:
        names = [_quoted(schedule.graph.activities[number]) for number in schedule.critical_path]
        yield f"It is on the critical path, the chain that decides when the plan ends: {' -> '.join(_ends(names))}."


def _ends(names: list[str]) -> list[str]:
    if len(names) <= SHOWN:
        return names
    return [*names[: SHOWN - 2], f"{len(names) - SHOWN + 1} more", names[-1]]
