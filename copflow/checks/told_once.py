"""What stands once in the text, in an `each` block or in a line of many occurrences, is told once, of the first of the
activities that it is wrong for."""

import re
from collections.abc import Iterable, Iterator

from copflow.dates import speak
from copflow.diagnostics.diagnostic import Diagnostic
from copflow.diagnostics.rules import Severity
from copflow.diagnostics.source import Span

SHOWN = 3
"""How many of the others are named."""
QUOTED = re.compile(r'"[^"]+"')


def told_once(findings: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """The findings of one rule, those about the same places together: the first, with a note of how many there are.

    What copflow only tells (that a day was moved) it tells of each date. Two findings that name the same activities,
    as that both of its people are away, are two.
    """
    same: dict[tuple[Span, ...], list[Diagnostic]] = {}
    for finding in findings:
        if finding.severity is Severity.INFO:
            yield finding
        else:
            places = (finding.span, *(label.span for label in finding.labels))
            same.setdefault(places, []).append(finding)
    for first, *more in same.values():
        others = [one for one in more if _is_of_others(one, first)]
        yield _with(others, first) if others else first
        yield from (one for one in more if not _is_of_others(one, first))


def _with(others: list[Diagnostic], first: Diagnostic) -> Diagnostic:
    return first._replace(notes=(*first.notes, _note(others, first)), others=tuple(one.title for one in others))


def _is_of_others(finding: Diagnostic, first: Diagnostic) -> bool:
    """Whether it names another activity, or like the first one names none."""
    return bool(_new_names(finding, first)) or not QUOTED.search(first.title)


def _new_names(finding: Diagnostic, first: Diagnostic) -> list[str]:
    known = QUOTED.findall(first.title)
    return [name for name in QUOTED.findall(finding.title) if name not in known]


def _note(others: list[Diagnostic], first: Diagnostic) -> str:
    """`So it is with 3 others: "guide of webinar 2", …`."""
    names = [names[0] for one in others if (names := _new_names(one, first))]
    more = [f"{len(names) - SHOWN} more"] if len(names) > SHOWN else []
    shown = f": {speak.listed([*names[:SHOWN], *more])}" if names else ""
    return f"So it is with {speak.count(len(others), 'other')}{shown}."
