"""The ways to break a plan: each gives the edits of all places where it can be done, one mutant for each."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from itertools import pairwise

from bench.mutations.ground import Edit, Ground
from copflow.dates.words import MONTH_NAMES, MONTHS, WEEKDAY_NAMES, WEEKDAYS
from copflow.diagnostics.source import Span
from copflow.graph.model import Why

Edits = tuple[Edit, ...]
Way = Callable[[Ground], Iterator[Edits]]
LEAST_LETTERS = 4
"""Shorter words of names are left alone: with another letter they are other words."""


def _one(span: Span, text: str) -> Edits:
    return (Edit(span, text),)


# ---- slips of the hand ---------------------------------------------------------------------------------


def drop_word(ground: Ground, spans: list[Span]) -> Iterator[Edits]:
    """`due 1 before`."""
    for span in spans:
        end = span.end + (ground.text[span.end : span.end + 1] == " ")
        yield _one(Span(span.start, end), "")


def swap_letters(ground: Ground, spans: list[Span]) -> Iterator[Edits]:
    """`wekes`."""
    for span in spans:
        word = ground.word(span)
        places = [at for at, (one, other) in enumerate(pairwise(word)) if one.casefold() != other.casefold()]
        if places:
            at = ground.chance("swap", span.start).choice(places)
            yield _one(span, word[:at] + word[at + 1] + word[at] + word[at + 2 :])


def double_letter(ground: Ground, spans: list[Span]) -> Iterator[Edits]:
    """`weeeks`."""
    for span in spans:
        word = ground.word(span)
        at = ground.chance("double", span.start).randrange(len(word))
        yield _one(span, word[: at + 1] + word[at:])


def drop_letter(ground: Ground, spans: list[Span]) -> Iterator[Edits]:
    """`weks`."""
    for span in spans:
        word = ground.word(span)
        at = ground.chance("drop", span.start).randrange(len(word))
        yield _one(span, word[:at] + word[at + 1 :])


def drop_comma(ground: Ground) -> Iterator[Edits]:
    """`at 14:00 for 1 hour online`."""
    yield from (_one(token.span, "") for token in ground.tokens if token.type == "COMMA")


def drop_quotation_mark(ground: Ground) -> Iterator[Edits]:
    """`at "Main Library`: either of the two."""
    for token in ground.tokens:
        if token.type == "STRING":
            yield _one(Span(token.start, token.start + 1), "")
            yield _one(Span(token.end - 1, token.end), "")


# ---- amounts and dates ---------------------------------------------------------------------------------

OTHER_UNIT = {"day": "week", "week": "day", "month": "week", "hour": "day", "minute": "hour", "year": "month"}


def change_unit(ground: Ground) -> Iterator[Edits]:
    """`2 days before` for `2 weeks before`."""
    for span in ground.language:
        word = ground.word(span)
        if other := OTHER_UNIT.get(word.removesuffix("s")):
            yield _one(span, other + "s" * word.endswith("s"))


def remove_anchor(ground: Ground) -> Iterator[Edits]:
    """`due 1 week after` for `due 1 week after kickoff`."""
    for span, why, _target in ground.references:
        if why is not Why.NEED:
            yield _one(Span(span.start - 1, span.end), "")


def reverse_offset(ground: Ground) -> Iterator[Edits]:
    """`after` for `before`, and the other way round."""
    for span in ground.language:
        if other := {"before": "after", "after": "before"}.get(ground.word(span)):
            yield _one(span, other)


def change_weekday(ground: Ground) -> Iterator[Edits]:
    """The next weekday."""
    for span in ground.language:
        if (day := WEEKDAYS.get(ground.word(span).casefold())) is not None:
            yield _one(span, WEEKDAY_NAMES[(day + 1) % 7])


def change_month(ground: Ground) -> Iterator[Edits]:
    """The next month."""
    for span in ground.language:
        if (month := MONTHS.get(ground.word(span).casefold())) is not None:
            yield _one(span, MONTH_NAMES[month % 12])


NAMES = "|".join(MONTH_NAMES)
DAY = rf"\b(?P<day>\d{{1,2}}) (?P<month>{NAMES})\b|\b(?P<month2>{NAMES}) (?P<day2>\d{{1,2}})\b"


def day_too_late(ground: Ground) -> Iterator[Edits]:
    """`31 April`."""
    for match in ground.find(DAY):
        group = "day" if match["day"] else "day2"
        month = MONTHS[(match["month"] or match["month2"]).casefold()]
        yield _one(Span(*match.span(group)), str(monthrange(2024, month)[1] + 1))


def change_year(ground: Ground) -> Iterator[Edits]:
    """The year before, and the year after."""
    for match in ground.find(r"\b(19|20)\d\d\b"):
        for other in (-1, 1):
            yield _one(Span(*match.span()), str(int(match[0]) + other))


def swap_dates(ground: Ground) -> Iterator[Edits]:
    """Two dates that follow each other."""
    spans = set[Span]()
    for activity in ground.compilation.graph.activities:
        forms = [activity.day and activity.day.day, activity.window and activity.window.window, activity.offset]
        spans |= {form.span for form in forms if form is not None}
    for one, other in pairwise(sorted(spans)):
        if one.end <= other.start and ground.word(one) != ground.word(other):
            yield Edit(one, ground.word(other)), Edit(other, ground.word(one))


def swap_due_and_on(ground: Ground) -> Iterator[Edits]:
    """`on 10 November` for `due 10 November`, and the other way round."""
    for span in ground.language:
        if other := {"due": "on", "on": "due"}.get(ground.word(span)):
            yield _one(span, other)


# ---- lines and names -----------------------------------------------------------------------------------


def indent_wrongly(ground: Ground) -> Iterator[Edits]:
    """One blank more, where a line is indented, and two where it is not."""
    for line in ground.lines[1:]:
        yield _one(Span(line.whole.start, line.whole.start), " " if line.indent else "  ")


def dedent_step(ground: Ground) -> Iterator[Edits]:
    """A line that belongs to another one stands at the margin."""
    for line in ground.lines:
        if line.indent:
            yield _one(Span(line.whole.start, line.code.start), "")


def duplicate_line(ground: Ground) -> Iterator[Edits]:
    """The same line twice."""
    for line in ground.lines:
        yield _one(Span(line.whole.end, line.whole.end), "\n" + ground.word(line.whole))


def delete_line(ground: Ground) -> Iterator[Edits]:
    """A line that others refer to: an activity, a shape, a person."""
    activities = ground.compilation.graph.activities
    named = {activities[target].name.span.start for _span, _why, target in ground.references}
    found = {ground.line_of(at).whole for at in named}
    found |= {line.whole for line in ground.lines if re.match(r"(each|person|team) ", ground.word(line.code))}
    yield from (_one(Span(whole.start, whole.end + 1), "") for whole in sorted(found))


def rename_reference(ground: Ground) -> Iterator[Edits]:
    """`needs first survey` where the activity is called `survey`."""
    yield from (_one(span, f"first {ground.word(span)}") for span, _why, _target in ground.references)


def rename_person(ground: Ground) -> Iterator[Edits]:
    """Another first name, in one place."""
    for person in ground.compilation.plan.people.values():
        for match in ground.find(rf"\b{re.escape(person.name.text)}\b"):
            yield _one(Span(*match.span()), "Kim")


def _in_language(change: Callable[[Ground, list[Span]], Iterator[Edits]]) -> Way:
    return lambda ground: change(ground, [span for span in ground.language if span.end - span.start > 1])


def _in_names(change: Callable[[Ground, list[Span]], Iterator[Edits]]) -> Way:
    return lambda ground: change(ground, [span for span in ground.named if span.end - span.start >= LEAST_LETTERS])


WAYS: dict[str, Way] = {
    "drop a word of the language": _in_language(drop_word),
    "swap two letters of such a word": _in_language(swap_letters),
    "double a letter of such a word": _in_language(double_letter),
    "drop a letter of such a word": _in_language(drop_letter),
    "drop a word of a name": _in_names(drop_word),
    "swap two letters in a name": _in_names(swap_letters),
    "double a letter in a name": _in_names(double_letter),
    "drop a letter in a name": _in_names(drop_letter),
    "change a unit": change_unit,
    "remove an anchor": remove_anchor,
    "reverse an offset": reverse_offset,
    "change a weekday": change_weekday,
    "change a month": change_month,
    "a day beyond the month's end": day_too_late,
    "change a year": change_year,
    "swap two dates": swap_dates,
    "`due` for `on`, `on` for `due`": swap_due_and_on,
    "drop a comma": drop_comma,
    "drop a quotation mark": drop_quotation_mark,
    "indent wrongly": indent_wrongly,
    "dedent a step": dedent_step,
    "duplicate a line": duplicate_line,
    "delete a line that others refer to": delete_line,
    "rename a reference": rename_reference,
    "rename a person": rename_person,
}
"""What each way is called, and what does it."""
