"""Differences as GitHub Flavored Markdown, made for a comment on a pull request.

What an author wrote stands in code spans only. In these no program finds markup, addresses, mentions (`@name`),
references (`#12`) or emoji codes; a character that cannot be seen stands there as its number. The comment keeps below
the length that GitHub takes.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from copflow.dates import speak
from copflow.feed.changes import Change, Changes, Report, Said, State, What, When, Why
from copflow.feed.words import COUNTED, NOT_ANY_MORE, UNSURE, Style, also, line_of, moving, place_words, summary
from copflow.outputs.text import shorten
from copflow.reports.concise import WORDS
from copflow.reports.safe import safe

MOST = 60_000
"""How many characters the lists have together; GitHub takes 65,536 for the whole comment."""
FOLDED = 10
"""A list of more lines is folded."""
LONGEST = 160
"""How many characters of a name are shown."""
SHOWN = 10
"""How many plans are named that are as they were."""
MARKUP = re.compile(r"[&<>*_\[\]|`~@#$\\]")


def markdown(report: Report) -> str:
    """All plans, those that are different first to last, and then the others in one line."""
    room = _Room(MOST)
    shown = [plan for plan in report.plans if _is_shown(plan)]
    parts = ["### What changes in calendars", _against(report)]
    for plan in shown:
        parts += _plan(plan, report, room)
    parts += [f"{code(plan.file)} has errors, and is not compared." for plan in _wrong(report.plans)]
    parts += [f"{code(name)}: {code(message)}" for name, message in report.unread]
    if as_before := [plan.file for plan in report.plans if plan not in shown and plan.state is not State.ERRORS]:
        parts.append(f"No date moves in {_names(as_before)}.")
    return "\n\n".join(parts) + "\n"


def _is_shown(plan: Changes) -> bool:
    return bool(plan.has_differences or plan.comes or plan.goes) or plan.state is State.GONE


def _wrong(plans: Iterable[Changes]) -> list[Changes]:
    return [plan for plan in plans if plan.state is State.ERRORS]


def _against(report: Report) -> str:
    if report.against is None:
        return f"If {speak.listed([code(words) for words in report.supposed])}:"
    return f"Against {code(report.against)}:"


def _names(names: Sequence[str]) -> str:
    more = [f"{len(names) - SHOWN:,} more"] if len(names) > SHOWN else []
    return speak.listed([*map(code, names[:SHOWN]), *more])


# ---- one plan ------------------------------------------------------------------------------------------


class _Room:
    """How many characters are left for the lines of lists."""

    def __init__(self, left: int) -> None:
        self._left = left

    def fitting(self, lines: Sequence[str]) -> int:
        """How many of these lines there is room for, from the first one on; it is theirs then."""
        for number, line in enumerate(lines):
            self._left -= len(line) + 1
            if self._left < 0:
                return number
        return len(lines)


def _plan(plan: Changes, report: Report, room: _Room) -> Iterator[str]:
    heading = f"#### {code(plan.file)}: {summary(plan).rstrip('.')}"
    if not room.fitting([heading]):
        return
    yield heading
    if plan.former_file is not None:
        yield f"It was {code(plan.former_file)}."
    if plan.former_title is not None:
        yield f"Its calendar is called {code(plan.title)} now, and was {code(plan.former_title)}."
    moves = plan.of(What.MOVED)
    if moves:
        yield _block(moving(len(moves)), _head(report), [_row(move, report) for move in moves], room)
    for what, words in COUNTED.items():
        if changes := plan.of(what):
            yield _block(f"{len(changes):,} {words}", (), [f"- {line_of(change, STYLE)}" for change in changes], room)
    yield from _findings("Found then", plan.comes, room)
    yield from _findings("Not found any more", plan.goes, room)
    if not plan.is_sure:
        yield UNSURE


def _block(heading: str, head: Sequence[str], lines: Sequence[str], room: _Room) -> str:
    """A list or the rows of a table below its heading; folded if it is long."""
    fitting = room.fitting(lines)
    body = [*head, *lines[:fitting]] if fitting else []
    if left := len(lines) - fitting:
        body += ["", f"and {left:,} more"]
    if len(lines) > FOLDED:
        return "\n".join((f"<details><summary>{heading}</summary>", "", *body, "", "</details>"))
    return "\n".join((f"**{heading}**", "", *body))


# ---- what moves ----------------------------------------------------------------------------------------


def _head(report: Report) -> tuple[str, str]:
    columns = ["what", "was", "is now", *(["because of"] if _has_reasons(report) else [])]
    return f"| {' | '.join(columns)} |", "|---" * len(columns) + "|"


def _has_reasons(report: Report) -> bool:
    """Whether it is not clear what made dates move."""
    return report.against is not None or len(report.supposed) > 1


def _row(move: Change, report: Report) -> str:
    cells = [code(move.name), _when(move.was), f"{_when(move.now)}{also(move)}"]
    if _has_reasons(report):
        cells.append(_why(move.why))
    return f"| {' | '.join(cells)} |"


def _why(why: Why | None) -> str:
    if why is None:
        return ""
    parts = ([place_words(why.place, STYLE)] if why.place else []) + ([code(why.words)] if why.words else [])
    return ": ".join(parts) or NOT_ANY_MORE


def _when(when: When | None) -> str:
    return plain(when.words) if when is not None else ""


def _findings(heading: str, said: Sequence[Said], room: _Room) -> Iterator[str]:
    if said:
        yield _block(heading, (), [f"- {WORDS[one.severity]}: {code(one.title)} ({one.rule})" for one in said], room)


# ---- text that is not obeyed ---------------------------------------------------------------------------


def code(text: str) -> str:
    """A code span (CommonMark 6.1) that shows the text. A bar, which would end the cell of a table, stands outside."""
    pieces = safe(shorten(text, LONGEST)).split("|")
    return "&#124;".join(_span(piece) if piece else "" for piece in pieces)


def _span(text: str) -> str:
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    blank = " " if text[0] in "` " or text[-1] in "` " else ""
    return f"{fence}{blank}{text}{blank}{fence}"


def plain(text: str) -> str:
    """Copflow's own words, as they are; whatever could be markup in them by its number."""
    return MARKUP.sub(lambda found: f"&#{ord(found.group())};", safe(text))


STYLE = Style(code, plain, "→")
