"""Items to occurrences: rules are followed, exceptions left out, changed dates take the place of those they change."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from copflow.dates.arithmetic import LAST_YEAR, add_months
from copflow.importing.changes import Changes, changed
from copflow.importing.items import Item
from copflow.importing.model import Occurrence, Timing
from copflow.importing.notes import Notes
from copflow.importing.recur import Budget, Rule, days, excepted_days
from copflow.importing.values import Stamp
from copflow.importing.zones import Zones

MOST_DAYS = 3_000_000
"""How many days are looked at for all rules of a feed."""
MOST_OF_ONE = 2_000
"""How many dates of one rule are written."""
MOST_OF_ALL = 15_000
NEAR = tuple(timedelta(away) for far in range(8) for away in dict.fromkeys((far, -far)))
"""How far a date may have been moved that says nothing of it, the shortest way first."""
HORIZON = 24
"""How many months of a rule without an end are written: from the first event on, or half as many from today."""


class Bounds(NamedTuple):
    """The first and the last day that are asked for, None for no bound; and today."""

    first: date | None
    last: date | None
    today: date


class Expanded(NamedTuple):
    """All occurrences, in the order of the feed, and for each name the days that its rules leave out."""

    occurrences: list[Occurrence]
    left_out: dict[str, set[date]]


class Expander:
    """Expands the items of one feed."""

    def __init__(self, items: list[Item], bounds: Bounds, zones: Zones, notes: Notes) -> None:
        self._items = items
        self._bounds = bounds
        self._zones = zones
        self._notes = notes
        self._budget = Budget(MOST_DAYS)
        self._left_out: dict[str, set[date]] = defaultdict(set)
        self._last = bounds.last or _horizon(items, bounds.today)
        self._is_full = False

    def expand(self) -> Expanded:
        """Expand all items; what an item changes of another one with its UID is put there."""
        changes: dict[str, list[Item]] = defaultdict(list)
        masters = [item for item in self._items if item.replaces is None or not item.uid]
        for item in self._items:
            if item.replaces is not None and item.uid:
                changes[item.uid].append(item)
        made: list[Occurrence] = []
        for item in masters:
            if item.rule or item.more:
                occurrences, changes[item.uid] = self._series(item, changes.get(item.uid, []))
                made += occurrences
            else:
                made.append(_one(item))
        made += [_one(item) for items in changes.values() for item in items]
        series = {item.uid for item in masters if item.rule or item.more}
        for item in self._items:
            if item.onwards and item.uid not in series:
                text = "It changes all later dates, of which the feed says nothing; only this one is written."
                self._notes.add(item.line, text, item.name, lost=True)
        made = self._placed(made)
        inside = list(filter(self._is_inside, made))
        if len(inside) > MOST_OF_ALL:
            text = f"The feed has {len(inside):,} dates; copflow writes the first {MOST_OF_ALL:,} of them."
            self._notes.add(0, text, lost=True)
        return Expanded(inside[:MOST_OF_ALL], self._left_out)

    def _placed(self, made: list[Occurrence]) -> list[Occurrence]:
        """The occurrences; a single one near a day that a rule of its name leaves out was moved from there.

        Calendars show such a date more alike than a changed one of the rule, so that copflow writes it in this way.
        """
        free = {name: set(days) for name, days in self._left_out.items()}
        for one in made:
            if one.is_ruled and one.name in free:
                free[one.name].discard(one.base)
        placed: list[Occurrence] = []
        for one in made:
            days = free.get(one.name)
            is_single = bool(days) and not one.is_ruled and one.slot is None and one.timing is not None
            near = [day for away in NEAR if (day := one.day + away) in days] if is_single and days else []
            for day in near[:1]:
                free[one.name].discard(day)
            placed.append(replace(one, slot=near[0]) if near else one)
        return placed

    def _is_inside(self, one: Occurrence) -> bool:
        """Whether it is on the days that are asked for."""
        first, last = self._bounds.first, self._bounds.last
        return one.timing is None or not ((first and one.timing.last < first) or (last and one.day > last))

    def _series(self, item: Item, changes: list[Item]) -> tuple[list[Occurrence], list[Item]]:
        """The occurrences of an item with a rule or further dates, and the changes that are about none of them."""
        timing = item.timing
        assert timing is not None
        slots = {day: timing.on(day) for day in self._slots(item, timing)}
        for more in item.more:
            slots.setdefault(more.day, more)
        item.excluded.update(self._exceptions(item, timing, max(slots, default=timing.day)))
        self._left_out[item.name] |= item.excluded & slots.keys()
        for day in item.excluded:
            slots.pop(day, None)
        known = Changes(item, changes)
        made: list[Occurrence] = []
        rest: list[Item] = []
        for change in changes:
            if change.replaces is None or slots.pop(change.replaces, None) is None:
                rest.append(change)
                continue
            made.append(changed(change, item, change.replaces))
            if made[-1].slot is None:
                self._left_out[item.name].add(change.replaces)
        kept = {day: one for day, at in slots.items() if (one := known.occurrence(day, at)) is not None}
        self._left_out[item.name].update(day for day, one in kept.items() if one.slot is None)
        if len(kept) < len(slots):
            text = "A change moves some of its dates out of the years that a plan can have."
            self._notes.add(item.line, text, item.name, lost=True)
        made += kept.values()
        return sorted(made, key=lambda one: one.base), rest

    def _exceptions(self, item: Item, timing: Timing, last: date) -> Iterator[date]:
        """The days that rules of exceptions leave out, up to the last date that there is."""
        for rule in item.exceptions:
            end = min(last, self._until(rule.until, timing)) if rule.until else last
            yield from excepted_days(rule, timing.day, end, self._budget)

    def _slots(self, item: Item, timing: Timing) -> list[date]:
        """The days of the rule, as far as it is followed."""
        if item.rule is None:
            return [timing.day]
        last, is_endless = self._end(item.rule, timing)
        found: list[date] = []
        if timing.day > last:
            return found
        for day in days(item.rule, timing.day, last, self._budget):
            if len(found) == MOST_OF_ONE:
                self._notes.add(
                    item.line, f"It has more than {MOST_OF_ONE:,} dates; later ones are left out.", item.name, lost=True
                )
                return found
            if self._bounds.first is None or day >= self._bounds.first - timedelta(timing.days):
                found.append(day)
        if self._budget.left < 0:
            self._notes.add(
                item.line, "The feed's rules look at too many days; its later dates are left out.", item.name, lost=True
            )
        elif is_endless:
            self._notes.count(item.line, f"A rule without an end is written up to {last:%Y-%m-%d}")
        return found

    def _end(self, rule: Rule, timing: Timing) -> tuple[date, bool]:
        """The last day that the rule may have, and whether it would go on."""
        until = rule.until
        if until is None and rule.times is None:
            return self._last, True
        last = self._bounds.last or date(LAST_YEAR, 12, 31)
        return (last if until is None else min(last, self._until(until, timing))), False

    def _until(self, until: Stamp, timing: Timing) -> date:
        """The last day that an UNTIL allows, by the clock of the rule's first date."""
        if until.clock is None or timing.clock is None:
            return until.day
        zone = self._zones.find(until.zone, 0) if until.zone else timing.zone
        instant = Timing(until.day, 1, until.clock, 0, zone).start
        if instant is None:
            return until.day
        local = instant.astimezone(timing.zone)
        is_before = (local.hour, local.minute) < (timing.clock.hour, timing.clock.minute)
        return local.date() - timedelta(is_before)


def _one(item: Item) -> Occurrence:
    return Occurrence(item.name, item.timing, item.details, item.line, item.is_task)


def _horizon(items: list[Item], today: date) -> date:
    """Up to when rules without an end are followed."""
    far = date(LAST_YEAR, 12, 31)
    first = min((item.timing.day for item in items if item.timing is not None), default=today)
    return max(add_months(first, HORIZON) or far, add_months(today, HORIZON // 2) or far) - timedelta(1)
