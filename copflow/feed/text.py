"""Differences as text for people: a paragraph for each plan."""

from collections.abc import Iterator, Sequence

from copflow.dates import speak
from copflow.diagnostics.prose import quoted
from copflow.feed.changes import Change, Changes, Report, Said, State, What, Why
from copflow.feed.words import COUNTED, NOT_ANY_MORE, UNSURE, Style, also, line_of, place_words, summary
from copflow.reports.canvas import LOOKS, Canvas, Look
from copflow.reports.concise import WORDS
from copflow.reports.safe import safe

STYLE = Style(str, str, "->")


def text(report: Report, canvas: Canvas, most: int | None = None) -> str:
    """`my-year.plan, against main: 3 dates move`, and which; at most so many lines of each sort, None for all."""
    return "".join(f"{line}\n" for plan in report.plans for line in _plan(plan, report, canvas, most))


def _plan(plan: Changes, report: Report, canvas: Canvas, most: int | None) -> Iterator[str]:
    name = f"{_where(plan, report)}:"
    is_listed = plan.has_differences or plan.comes or plan.goes
    yield f"{canvas.paint(name, Look.STRONG) if is_listed else name} {summary(plan)}"
    if plan.former_title is not None:
        yield safe(f"  its calendar is called {quoted(plan.title)} now, and was {quoted(plan.former_title)}")
    yield from _moves(plan.of(What.MOVED), most)
    for what, words in COUNTED.items():
        if changes := plan.of(what):
            if plan.state is State.COMPARED:
                yield f"  {words}:"
            yield from _some([f"    {safe(line_of(change, STYLE))}" for change in changes], most)
    yield from _said("found then", plan.comes, canvas, most)
    yield from _said("not found any more", plan.goes, canvas, most)
    if plan.has_differences and not plan.is_sure:
        yield f"  {UNSURE}"


def _where(plan: Changes, report: Report) -> str:
    """`year.plan, against main`, `year.plan, if "webinar 1 on 17 November"`."""
    if report.against is None:
        return f"{safe(plan.file)}, if {safe(speak.listed([quoted(words) for words in report.supposed]))}"
    was = f" ({safe(plan.former_file)})" if plan.former_file is not None else ""
    return f"{safe(plan.file)}, against {safe(report.against)}{was}"


# ---- what moves ----------------------------------------------------------------------------------------


def _moves(moves: Sequence[Change], most: int | None) -> Iterator[str]:
    """The moves, by what made them."""
    by_why: dict[Why | None, list[Change]] = {}
    for move in moves:
        by_why.setdefault(move.why, []).append(move)
    for why in sorted(by_why, key=_order):
        yield f"  {safe(_because(why))}"
        yield from _some([f"    {safe(_move(move))}" for move in by_why[why]], most)


def _order(why: Why | None) -> tuple[bool, bool, str, int, str]:
    """The plan's own lines first, then those of included files; at the end what has no line."""
    place = why.place if why is not None else None
    if place is None:
        return True, True, "", 0, why.words if why is not None else ""
    return False, place.is_included, place.file if place.is_included else "", place.line, why.words if why else ""


def _because(why: Why | None) -> str:
    if why is None:
        return "moved:"
    parts = ([place_words(why.place, STYLE)] if why.place else []) + ([quoted(why.words)] if why.words else [])
    return f"because of {', '.join(parts) or NOT_ANY_MORE}:"


def _move(move: Change) -> str:
    assert move.was is not None and move.now is not None
    return f"{move.name}: {move.was.words} -> {move.now.words}{also(move)}"


def _said(heading: str, said: Sequence[Said], canvas: Canvas, most: int | None) -> Iterator[str]:
    if said:
        yield f"  {heading}:"
        yield from _some([f"    {_finding(one, canvas)}" for one in said], most)


def _finding(said: Said, canvas: Canvas) -> str:
    severity = canvas.paint(f"{WORDS[said.severity]}:", LOOKS[said.severity])
    return f"{severity} {safe(said.title)} {canvas.paint(f'[{said.rule}]', Look.PALE)}"


def _some(lines: Sequence[str], most: int | None) -> Iterator[str]:
    yield from lines[:most]
    if most is not None and len(lines) > most:
        yield f"    and {len(lines) - most:,} more"
