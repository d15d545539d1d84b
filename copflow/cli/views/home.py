"""What to do next in a folder, in a few lines."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from copflow.cli.views.heading import heading
from copflow.cli.views.next_ import Told, clock, mark_of, open_words, owners, short_day
from copflow.cli.views.sheet import BAD, GAP, GOOD, PALE, PLAIN, SOON, STRONG, Line, Piece, Sheet, fit
from copflow.cli.views.shell import word
from copflow.cli.views.table import Column, table
from copflow.compile import Compilation
from copflow.dates import speak
from copflow.diagnostics.rules import Severity
from copflow.outputs.facts import plain_name, series_of
from copflow.overview.standing import Standing
from copflow.overview.upcoming import Next, in_words

SHOWN_NEXT = 4
SHOWN_TROUBLES = 2
MOST_PLANS = 7
SHAPE = (Column(), Column(), Column(), Column(gives=1, cut=True), Column(gives=2, most=20, cut=True), Column())


class Plan(NamedTuple):
    """A plan that was found. `next`: what is late or to come; of what has errors nothing is known for sure."""

    file: str
    title: str
    errors: int
    next: Sequence[Told]


def one_plan(compilation: Compilation, upcoming: Sequence[Next], sheet: Sheet) -> Iterator[Line]:
    """The plan's title, whether it is well, the next four things, what is to be looked at, what may be written."""
    file = compilation.source.name
    yield from list(heading(compilation, sheet))[:3]
    errors = [finding for finding in compilation.findings if finding.severity is Severity.ERROR]
    yield _verdict(compilation, len(errors), sheet)
    schedule = compilation.schedule
    coming = [Told(one, schedule, "") for one in upcoming if not one.is_late][:SHOWN_NEXT]
    if coming:
        yield []
        yield [Piece("Next", STRONG)]
        for lines in table([_row(one, sheet) for one in coming], SHAPE, sheet):
            yield from lines
    if not errors and (troubles := list(_troubles(compilation, upcoming))):
        yield []
        yield from _looked_at(troubles, file, sheet)
    yield []
    yield _try([f"copflow validate {word(file)}"] if errors else _commands(file, upcoming), sheet)


def _verdict(compilation: Compilation, errors: int, sheet: Sheet) -> Line:
    file = compilation.source.name
    if errors:
        words = f"{speak.count(errors, 'error')}: copflow validate {word(file)}"
        return [Piece(f"{sheet.marks.late} ", BAD), Piece(sheet.fit(sheet.text(words), sheet.width - 2), BAD)]
    schedule = compilation.schedule
    series = {name for a in schedule.graph.activities if (name := series_of(a, schedule)) is not None}
    tasks = sum(entry.activity.is_task for entry in schedule.entries)
    people = speak.count(len(compilation.plan.people), "person").replace("persons", "people")
    facts = (
        f"{len(series)} series" if series else "",
        people if compilation.plan.people else "",
        speak.count(len(schedule.entries) - tasks, "event"),
        speak.count(tasks, "task"),
    )
    words = f" {sheet.marks.dot} ".join(filter(None, facts))
    return [Piece(f"{sheet.marks.done} ", GOOD), Piece("plan is valid"), Piece(f"{GAP} {words}", PALE)]


def _row(told: Told, sheet: Sheet) -> Sequence[Piece]:
    one, entry = told.one, told.one.entry
    name = plain_name(entry.activity, told.schedule.entries)
    look = SOON if one.days < 14 else PALE
    return (
        Piece(short_day(one), PLAIN if entry.activity.is_task else STRONG),
        Piece(clock(entry), PALE),
        mark_of(one, sheet),
        Piece(sheet.text(name + open_words(entry))),
        Piece(sheet.text(owners(entry))),
        Piece(in_words(one.days), look),
    )


# ---- what is to be looked at -------------------------------------------------------------------------------


def _troubles(compilation: Compilation, upcoming: Iterable[Next]) -> Iterator[str]:
    """What is late, at risk, and the plan's warnings."""
    for one in upcoming:
        name = one.entry.activity.full_name
        if one.is_late:
            yield f"{name} is {in_words(one.days)}"
        elif one.stand.standing is Standing.RISK:
            yield f"{name} is at risk: {' '.join(one.stand.why)}"
    for finding in compilation.findings:
        if finding.severity is Severity.WARNING:
            yield finding.title


def _looked_at(troubles: Sequence[str], file: str, sheet: Sheet) -> Iterator[Line]:
    number = speak.count(len(troubles), "thing")
    more = f", all with copflow status and validate {word(file)}" if len(troubles) > SHOWN_TROUBLES else ""
    words = sheet.fit(sheet.text(f"{number} to look at{more}"), sheet.width - 2)
    yield [Piece(f"{sheet.marks.late} ", f"bold {SOON}"), Piece(words)]
    for trouble in troubles[:SHOWN_TROUBLES]:
        yield [Piece(GAP), Piece(sheet.fit(sheet.text(trouble), sheet.width - len(GAP)))]


def _commands(file: str, upcoming: Iterable[Next]) -> list[str]:
    """A few commands that go on from here; the first one is always there."""
    owner = next((person.name.text for one in upcoming for person in one.entry.activity.owners), None)
    whose = f" --for {word(owner)}" if owner is not None else ""
    return [
        f"copflow timeline {word(file)}",
        f"copflow next {word(file)}{whose}",
        f"copflow status {word(file)}",
        "copflow --help",
    ]


def _try(commands: Sequence[str], sheet: Sheet) -> Line:
    """As many of the commands as there is room for."""
    dot = f" {sheet.marks.dot} "
    words = commands[0]
    for command in commands[1:]:
        if len("Try  ") + len(words) + len(dot) + len(command) <= sheet.width:
            words += dot + command
    return [Piece(fit(f"Try  {sheet.text(words)}", sheet.width, sheet.marks.more), PALE)]


# ---- several plans, or none --------------------------------------------------------------------------------


def many_plans(plans: Sequence[Plan], unseen: int, sheet: Sheet) -> Iterator[Line]:
    """A line for each plan; of more than a few plans it is only said how many there are."""
    yield [Piece(f"{speak.count(len(plans) + unseen, 'plan')} in this folder", STRONG)]
    rows = [_plan_row(plan, sheet) for plan in plans[:MOST_PLANS]]
    shape = (
        Column(),
        Column(gives=1, cut=True),
        Column(gives=3, least=5, most=40, cut=True),
        Column(gives=2, cut=True),
    )
    for lines in table(rows, shape, sheet):
        yield from lines
    if more := len(plans[MOST_PLANS:]) + unseen:
        yield [Piece(f"{GAP}and {more} more: copflow validate shows them", PALE)]
    first = plans[0].file
    yield _try(["copflow next .", f"copflow timeline {word(first)}", "copflow validate", "copflow --help"], sheet)


def _plan_row(plan: Plan, sheet: Sheet) -> Sequence[Piece]:
    marks = sheet.marks
    late = sum(told.one.is_late for told in plan.next)
    coming = next((told for told in plan.next if not told.one.is_late), None)
    words = "nothing to come"
    if coming is not None:
        words = f"{in_words(coming.one.days)}: {plain_name(coming.one.entry.activity, coming.schedule.entries)}"
    words = f"{late} late, {words}" if late else words
    if plan.errors:
        words = speak.count(plan.errors, "error")
    return (
        Piece(marks.late if plan.errors or late else marks.done, BAD if plan.errors or late else GOOD),
        Piece(sheet.text(plan.file)),
        Piece(sheet.text(plan.title), PALE),
        Piece(sheet.text(words), BAD if plan.errors else PLAIN),
    )


def no_plan(sheet: Sheet) -> Iterator[Line]:
    """How to begin."""
    yield [Piece("There is no plan in this folder.", STRONG)]
    yield from sheet.paragraph("A plan is a text whose name ends in .plan.", PALE)
    yield _try(["copflow new my-year.plan", "copflow new community our-year.plan", "copflow --help"], sheet)
