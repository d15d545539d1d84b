"""RRULE (RFC 5545, 3.3.10): which parts, each once, with values that they may have, beside each other."""

import re
from collections.abc import Iterator, Mapping

from copflow.feed.lint.flaw import Flaw, quoted
from copflow.feed.lint.lines import Property

FREQUENCIES = ("SECONDLY", "MINUTELY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY")
WEEKDAY = "(?:SU|MO|TU|WE|TH|FR|SA)"
BY_DAY = re.compile(rf"([+-]?\d{{1,2}})?{WEEKDAY}", re.ASCII)
NUMBER = re.compile(r"[+-]?\d{1,3}", re.ASCII)

NUMBERS: dict[str, tuple[int, int, bool]] = {
    "BYSECOND": (0, 60, False),
    "BYMINUTE": (0, 59, False),
    "BYHOUR": (0, 23, False),
    "BYMONTHDAY": (1, 31, True),
    "BYYEARDAY": (1, 366, True),
    "BYWEEKNO": (1, 53, True),
    "BYMONTH": (1, 12, False),
    "BYSETPOS": (1, 366, True),
}
"""The lists of numbers: from, to, and whether they may count from the end."""

FORMS: dict[str, re.Pattern[str]] = {
    "FREQ": re.compile("|".join(FREQUENCIES)),
    "UNTIL": re.compile(r"\d{8}(?:T\d{6}Z?)?", re.ASCII),
    "COUNT": re.compile(r"0*[1-9]\d*", re.ASCII),
    "INTERVAL": re.compile(r"0*[1-9]\d*", re.ASCII),
    "WKST": re.compile(WEEKDAY),
}

NOT_WITH: dict[str, tuple[str, ...]] = {
    "BYWEEKNO": tuple(name for name in FREQUENCIES if name != "YEARLY"),
    "BYYEARDAY": ("DAILY", "WEEKLY", "MONTHLY"),
    "BYMONTHDAY": ("WEEKLY",),
}
"""The parts that must not stand beside some frequencies."""


def recurrence_flaws(line: Property, value: str) -> Iterator[Flaw]:
    """What is wrong with a rule, the first thing only."""
    pieces = [piece.partition("=") for piece in value.upper().split(";")]
    parts = {name: given for name, _, given in pieces}
    wrong = next(_wrong(parts, [name for name, *_ in pieces]), None)
    if wrong is not None:
        yield Flaw(line.line, "recurrence", f"{line.name}: {wrong}")
    elif parts.get("COUNT", "").lstrip("0") == "1":
        yield Flaw(line.line, "recurrence-once", "RRULE with COUNT=1 keeps Outlook from reading the feed.")


def _wrong(parts: Mapping[str, str], names: list[str]) -> Iterator[str]:
    if len(parts) < len(names):
        yield "a part stands in it twice."
    for name, given in parts.items():
        if not _fits(name, given):
            yield f"it cannot have {quoted(f'{name}={given}')}."
    if "FREQ" not in parts:
        yield "it has no FREQ."
    if "UNTIL" in parts and "COUNT" in parts:
        yield "it has both UNTIL and COUNT."
    yield from (
        f"{name} cannot stand beside FREQ={parts['FREQ']}." for name in parts if parts["FREQ"] in NOT_WITH.get(name, ())
    )
    if re.search(r"\d", parts.get("BYDAY", "")) and not _may_number_days(parts):
        yield "BYDAY has numbers, which only months and years without week numbers can have."
    if "BYSETPOS" in parts and sum(name.startswith("BY") for name in parts) == 1:
        yield "BYSETPOS has no other BY… to choose from."


def _may_number_days(parts: Mapping[str, str]) -> bool:
    return parts["FREQ"] == "MONTHLY" or (parts["FREQ"] == "YEARLY" and "BYWEEKNO" not in parts)


def _fits(name: str, given: str) -> bool:
    if name in NUMBERS:
        return all(_is_between(number, *NUMBERS[name]) for number in given.split(","))
    if name == "BYDAY":
        return all(_is_weekday(day) for day in given.split(","))
    return name in FORMS and FORMS[name].fullmatch(given) is not None


def _is_between(text: str, low: int, high: int, from_end: bool) -> bool:
    if not NUMBER.fullmatch(text) or (text[0] in "+-" and not from_end):
        return False
    return low <= abs(int(text)) <= high


def _is_weekday(text: str) -> bool:
    found = BY_DAY.fullmatch(text)
    return found is not None and (found[1] is None or 1 <= abs(int(found[1])) <= 53)
