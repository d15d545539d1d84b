"""How dates connect: per chain the activities in order of date, and an arrow from each date to those counted from it.

What one needs, without its date hanging on it, is a dashed arrow below. A date that was moved off a closed day has a
star, and the reason stands under its row.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from copflow.dates import speak
from copflow.overview.connections import Connections, Link, LinkKind, Rule
from copflow.overview.standing import Stand
from copflow.pictures import arrows, boxes
from copflow.pictures.arrows import Side
from copflow.pictures.boxes import Scene
from copflow.pictures.graph_rows import GraphRow, rows_of
from copflow.pictures.measure import BOLD_TYPE, PLAIN, fitted, width
from copflow.pictures.palette import Tones
from copflow.pictures.svg import NOTHING, Drawing, Svg, element, joined, name, plain, text
from copflow.schedule.model import Schedule

WIDTH = 1040.0
MARGIN, GAP, MOST_GAP = 12.0, 22.0, 60.0
WIDEST = 168.0
"""The widest box."""
ROW_GAP, NOTE = 24.0, 17.0
MOST_ROWS = 24
"""How many rows a drawing has."""
MOST_CHIPS = 60
"""How many dates of a rule are drawn."""
MOST_IN_HALF, MOST_NOTE = 2, 60
"""How many boxes and how long notes (in characters) half a line has."""
SIGNS = "*†‡§¶"
YEAR = 366


class Block(NamedTuple):
    """A part of the picture, drawn with its top at 0. `half`: whether two of them have room beside each other."""

    body: Svg
    height: float
    half: bool = False


def graphs(schedule: Schedule, stands: Sequence[Stand], connections: Connections) -> list[Drawing]:
    """The chains, then the rules, in as many drawings as they need; none if nothing hangs together."""
    scene = Scene(schedule, stands, Tones(schedule.entries), _need_years(schedule, connections))
    blocks = _side_by_side(_row(row, scene) for chain in connections.chains for row in rows_of(chain))
    blocks += [_rule(rule, scene) for rule in connections.rules]
    if blocks and connections.alone:
        verb = "stands alone" if connections.alone == 1 else "stand alone"
        blocks.append(_note(f"{speak.count(connections.alone, 'more date')} {verb}."))
    pages = [blocks[at : at + MOST_ROWS] for at in range(0, len(blocks), MOST_ROWS)]
    return [_drawing(page, at, len(pages), connections) for at, page in enumerate(pages)]


def _side_by_side(blocks: Iterable[Block]) -> list[Block]:
    """The blocks with two that follow each other on one line, if both are short."""
    lines: list[Block] = []
    for block in blocks:
        if lines and lines[-1].half and block.half:
            beside = element("g", block.body, transform=f"translate({WIDTH / 2:.1f} 0)")
            lines[-1] = Block(joined([lines[-1].body, beside]), max(lines[-1].height, block.height))
        else:
            lines.append(block)
    return lines


def _need_years(schedule: Schedule, connections: Connections) -> bool:
    """Whether the same day of two years is shown."""
    numbers = [number for chain in connections.chains for number in chain.numbers]
    numbers += [number for rule in connections.rules for number in rule.numbers]
    days = [entry.first for entry in map(schedule.entries.__getitem__, numbers) if entry.first is not None]
    return (max(days, default=date.min) - min(days, default=date.min)).days > YEAR


def _drawing(blocks: Sequence[Block], at: int, pages: int, connections: Connections) -> Drawing:
    parts: list[Svg] = []
    top = MARGIN
    for block in blocks:
        parts.append(element("g", block.body, transform=f"translate(0 {top:.1f})"))
        top += block.height
    title = "How dates connect" + (f", part {at + 1} of {pages}" if pages > 1 else "")
    chains = speak.count(len(connections.chains), "chain")
    rules = speak.count(len(connections.rules), "rule")
    about = f"An arrow starts at the date that was fixed and points to the date counted from it: {chains}, {rules}."
    return Drawing(title, about, WIDTH, top + MARGIN - ROW_GAP / 2, joined(parts), "graph", f"graph-{at + 1}")


def _row(row: GraphRow, scene: Scene) -> Block:
    """Boxes side by side with the arrows over and below them, and notes."""
    sides = _sides(row.numbers)
    sources = {link.source for link in row.links if link.kind is LinkKind.DATE}
    made = [boxes.box_of(n, side, scene, source=n in sources) for n, side in sides.items()]
    links = [link._replace(words=_short(link, scene)) for link in row.links]
    why = dict.fromkeys(link.moved for link in links if link.moved)
    marks = {reason: SIGNS[at] if at < len(SIGNS) else f" ({at + 1})" for at, reason in enumerate(why)}
    over = arrows.arrows_of([link for link in links if link.kind is LinkKind.DATE], sides, marks)
    under = arrows.arrows_of([link for link in links if link.kind is LinkKind.NEED], sides, marks)
    top, height = arrows.height_of(over), boxes.height_of(made)
    notes = list(_notes(row, scene, marks))
    bottom = top + height + arrows.height_of(under)
    body = [
        arrows.draw(over, top),
        arrows.draw(under, top + height, below=True),
        joined(boxes.draw(box, scene, top, height) for box in made),
        joined(text(MARGIN, bottom + NOTE * (at + 1), note, class_="muted small") for at, note in enumerate(notes)),
    ]
    is_half = len(row.numbers) <= MOST_IN_HALF and len("".join(notes)) <= MOST_NOTE
    return Block(joined(body), bottom + NOTE * len(notes) + ROW_GAP, is_half)


def _short(link: Link, scene: Scene) -> str:
    """The words of an arrow without the name of the box where it starts."""
    name_of_source = f" {scene.entry(link.source).activity.name.text}"
    ends = link.words.casefold().endswith(name_of_source.casefold())
    if not ends or len(link.words) <= len(name_of_source):
        return link.words
    return link.words[: -len(name_of_source)].removesuffix(" as")


def _sides(numbers: Sequence[int]) -> dict[int, Side]:
    """Where boxes are from left to right: as wide as they may be, then as far from each other."""
    count, room = len(numbers), WIDTH - 2 * MARGIN
    wide = min(WIDEST, (room - GAP * (count - 1)) / count)
    gap = min(MOST_GAP, (room - wide * count) / max(count - 1, 1))
    lefts = (MARGIN + at * (wide + gap) for at in range(count))
    return {number: Side(left, left + wide) for number, left in zip(numbers, lefts, strict=True)}


def _notes(row: GraphRow, scene: Scene, marks: dict[str, str]) -> Iterator[str]:
    if marks:
        yield "   ".join(f"{mark.strip()} moved off {name(reason)}" for reason, mark in marks.items())
    for number, more in row.more.items():
        yield f"and {more} more that hang on {name(scene.entry(number).activity.name.text)}"
    if row.needs:
        yield f"and {row.needs} more that it needs"


def _rule(rule: Rule, scene: Scene) -> Block:
    """What a rule says, and its dates."""
    heading = fitted(plain(rule.title), WIDTH / 2, BOLD_TYPE)
    after = MARGIN + width(heading, BOLD_TYPE) + 10
    dates = f"{speak.count(len(rule.numbers), 'date')} from one rule"
    words = fitted(f"{dates}: {plain(rule.words)}" if rule.words else dates, WIDTH - after - MARGIN)
    parts = [text(MARGIN, 14, name(heading), class_="strong"), text(after, 14, words, class_="muted")]
    last = 0
    for x, row, chip in boxes.chips(rule.numbers[:MOST_CHIPS], scene, MARGIN, WIDTH - MARGIN - 90):
        parts.append(element("g", chip, transform=f"translate({x:.1f} {24 + row * 29})"))
        last = row
    left_out = len(rule.numbers) - MOST_CHIPS
    bottom = 24 + last * 29
    said = text(WIDTH - MARGIN, bottom + 16, f"and {left_out} more", class_="muted right") if left_out > 0 else NOTHING
    return Block(joined([*parts, said]), bottom + boxes.CHIP + ROW_GAP)


def _note(words: str) -> Block:
    return Block(text(MARGIN, 12, fitted(words, WIDTH, PLAIN), class_="muted"), NOTE + ROW_GAP / 2)
