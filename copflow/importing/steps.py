"""Steps: events that belong to another one and keep their distance from it, such as `guide due (webinar 1)`.

A title tells a step in two ways: as copflow writes it, `guide due (webinar 1)`; or it has the whole name of a numbered
event in it, `Webinar 1: guide due`. The second way is believed only where several events of the series have such a
step, all at the same distance; its title then has the same words in copflow's order, which is said.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from copflow.dates import speak
from copflow.dates.forms import MonthOffset, OffsetAmount, Side, WorkingDayOffset
from copflow.dates.steps import shift
from copflow.importing.groups import Group
from copflow.importing.model import Occurrence
from copflow.importing.own_titles import DUE, step_of
from copflow.importing.rhythm import CALENDAR
from copflow.importing.wording import length_of_days
from copflow.language.names import name_key
from copflow.language.series import series_of

LEAST = 2
"""How many pairs make a distance."""
FURTHEST = 400
"""How many days apart two events are at most that belong together."""
MOST_WORDS = 14
DEEPEST = 6
MARKS = r"[\s:;,.|/\u2013\u2014-]"
SMALL_WORDS = re.compile(rf"(?i)^(?:{MARKS}|(?:for|of|the|to)\b)+|(?:{MARKS}|\b(?:for|of|the|to)\b)+$")
"""What stands between a step's name and that of its event."""


@dataclass(slots=True)
class Tree:
    """A group with its steps. `name`: as a step; `when`: how far it is from its owner, nothing if that is not said.
    `is_retold`: its title is written in another order."""

    group: Group
    name: str
    is_task: bool
    when: str | None = None
    steps: list["Tree"] = field(default_factory=list)
    is_retold: bool = False

    def all(self) -> Iterator["Tree"]:
        """It and all below it."""
        yield self
        for step in self.steps:
            yield from step.all()


class _Link(NamedTuple):
    owner: int
    name: str
    is_task: bool
    is_retold: bool


def plant(groups: Sequence[Group]) -> list[Tree]:
    """The groups as trees: what is a step of another one stands below it."""
    links = _own_links(groups)
    links |= {at: link for at, link in _named_links(groups).items() if at not in links}
    links = _once(links)
    trees = [Tree(group, group.name, group.is_task) for group in groups]
    kept: dict[int, _Link] = {}
    for family in _families(groups, links).values():
        for at, when in _distances([(at, groups[links[at].owner], groups[at]) for at in family]):
            if when is not None or not links[at].is_retold:
                kept[at], trees[at].when = links[at], when
    for at, link in kept.items():
        tree = trees[at]
        tree.name, tree.is_task, tree.is_retold = link.name, link.is_task, link.is_retold
        trees[link.owner].steps.append(tree)
    return [tree for at, tree in enumerate(trees) if at not in kept]


# ---- which title is a step of which --------------------------------------------------------------------


def _own_links(groups: Sequence[Group]) -> dict[int, _Link]:
    """`guide due (webinar 1)`, where there is a `webinar 1`; of steps of steps too."""
    at_name: dict[str, int] = {}
    parsed = [step_of(group.name) for group in groups]
    for at, (group, step) in enumerate(zip(groups, parsed, strict=True)):
        at_name.setdefault(group.name, at)
        if step is not None:
            at_name.setdefault(f"{step.name} of {step.owner}", at)
    links: dict[int, _Link] = {}
    for at, step in enumerate(parsed):
        owner = at_name.get(step.owner) if step is not None else None
        if step is not None and owner is not None and owner != at and step.owner.count(" of ") < DEEPEST:
            is_task = step.is_task or groups[at].is_task
            if _pairs(groups[owner], groups[at]) and is_task == (step.is_task or groups[at].is_task):
                links[at] = _Link(owner, step.name, is_task, is_retold=False)
    return {at: link for at, link in links.items() if link.owner not in links or _is_rooted(link.owner, links)}


def _is_rooted(at: int, links: dict[int, _Link]) -> bool:
    for _depth in range(DEEPEST):
        if at not in links:
            return True
        at = links[at].owner
    return False


def _named_links(groups: Sequence[Group]) -> dict[int, _Link]:
    """`Webinar 1: guide due`, where there is a `Webinar 1`."""
    numbered = {name_key(group.name): at for at, group in enumerate(groups) if _is_numbered(group)}
    links: dict[int, _Link] = {}
    for at, group in enumerate(groups) if numbered else ():
        for start, end in _parts(group.name):
            owner = numbered.get(name_key(group.name[start:end]))
            if owner is None or owner == at or not _pairs(groups[owner], group):
                continue
            name = " ".join(SMALL_WORDS.sub("", part) for part in (group.name[:start], group.name[end:])).strip()
            is_task = group.is_task or name.endswith(DUE)
            if name := name.removesuffix(DUE):
                links[at] = _Link(owner, name, is_task, is_retold=True)
                break
    return {at: link for at, link in links.items() if link.owner not in links}


def _is_numbered(group: Group) -> bool:
    return group.is_single and group.name[-1].isdecimal() and series_of(name_key(group.name)) is not None


def _parts(name: str) -> Iterator[tuple[int, int]]:
    """Where one or more words of a name begin and end, those first that have most; not all of them."""
    words = [found.span() for found in re.finditer(r"[^\s:;,()]+", name)][:MOST_WORDS]
    for length in range(len(words) - 1, 1, -1):
        for at in range(len(words) - length + 1):
            yield words[at][0], words[at + length - 1][1]


def _once(links: dict[int, _Link]) -> dict[int, _Link]:
    """A name is that of one step only."""
    seen: set[tuple[int, str]] = set()
    kept: dict[int, _Link] = {}
    for at, link in links.items():
        key = (link.owner, name_key(link.name))
        if key not in seen:
            seen.add(key)
            kept[at] = link
    return kept


def _pairs(owner: Group, step: Group) -> list[tuple[Occurrence, Occurrence]]:
    """Each occurrence with that of its owner; none if there are not as many."""
    ones = sorted(owner.occurrences, key=_day)
    others = sorted(step.occurrences, key=_day)
    return list(zip(ones, others, strict=True)) if len(ones) == len(others) else []


def _day(one: Occurrence) -> date:
    return one.timing.day if one.timing is not None else date.max


# ---- how far it is -------------------------------------------------------------------------------------


def _families(groups: Sequence[Group], links: dict[int, _Link]) -> dict[object, list[int]]:
    """Steps of one name, of all events of a series."""
    found: dict[object, list[int]] = defaultdict(list)
    for at, link in links.items():
        key = name_key(groups[link.owner].name)
        found[series_of(key) or key, name_key(link.name), link.is_task].append(at)
    return found


def _distances(family: Sequence[tuple[int, Group, Group]]) -> Iterator[tuple[int, str | None]]:
    """For each step of a family how far it is, in words, if it is as far as most of them are."""
    pairs = {at: _pairs(owner, step) for at, owner, step in family}
    flat = [pair for some in pairs.values() for pair in some]
    dated = [pair for pair in flat if all(one.timing is not None and not one.window for one in pair)]
    usual = usual_distance(dated, LEAST) if len(dated) >= LEAST else None
    for at, some in pairs.items():
        fits = usual is not None and all(pair in dated and usual in _words(*pair) for pair in some)
        if len(some) == 1 or fits:
            yield at, usual if fits else None


def usual_distance(pairs: Sequence[tuple[Occurrence, Occurrence]], least: int) -> str | None:
    """The distance that all pairs have, in days, working days or months; else the one that most, and `least`, have."""
    words = [_words(*pair) for pair in pairs]
    counted: list[tuple[str, int]] = []
    for kind in range(3):
        counted += Counter(one for found in words if (one := found[kind]) is not None).most_common(1)
    for number in (len(pairs), max(least, len(pairs) // 2 + 1)):
        for distance, times in counted:
            if times >= number:
                return distance
    return None


def _words(owner: Occurrence, step: Occurrence) -> tuple[str | None, str | None, str | None]:
    """The distance in days, in working days, in months, as a plan says it; None where that does not say it."""
    assert owner.timing is not None and step.timing is not None
    first, last, day = owner.timing.day, owner.timing.last, step.timing.day
    if first <= day <= last:
        return ("" if day == first == last else None), None, None
    side, from_day = (Side.BEFORE, first) if day < first else (Side.AFTER, last)
    days = abs((day - from_day).days)
    if days > FURTHEST:
        return None, None, None
    words = "before" if side is Side.BEFORE else "after"
    working = sum(date.fromordinal(at).weekday() < 5 for at in _ordinals(from_day, day))
    months = abs(12 * (day.year - from_day.year) + day.month - from_day.month)
    return (
        f"{length_of_days(days)} {words}",
        _exactly(WorkingDayOffset(working), side, from_day, day, f"{speak.count(working, 'working day')} {words}"),
        _exactly(MonthOffset(months), side, from_day, day, f"{speak.count(months, 'month')} {words}"),
    )


def _ordinals(from_day: date, day: date) -> range:
    first, last = sorted((from_day.toordinal(), day.toordinal()))
    return range(first, last) if day < from_day else range(first + 1, last + 1)


def _exactly(amount: OffsetAmount, side: Side, from_day: date, day: date, words: str) -> str | None:
    is_some = not words.startswith("0 ")
    return words if is_some and shift(from_day, (amount,), side, CALENDAR) == day else None
