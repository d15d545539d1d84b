"""Plausible plans of any size, the same ones every time: `python -m bench.make_plan 1000 > large.plan`."""

import sys
from calendar import month_name
from collections.abc import Callable, Iterator
from random import Random

HEADER = """plan "Large programme"
  from January 2026 to December 2035
  time zone America/New_York
  holidays US/NY
  closed 24 December to 2 January "Winter break"
  on closed days tasks move to previous working day

"""
PEOPLE = tuple(f"{first}{last}" for first in ("Ana", "Sam", "Kim", "Noor", "Lea") for last in ("", " Diaz", " Ortiz"))
SHAPES = ("webinar", "reading circle", "site visit", "office hour")
SHAPE = """each {name}
  on second Tuesday at 14:00 for 1 hour, online
  purpose practice
  guide drafted due 2 weeks before by {one}
  guide due 1 week before by {one}, needs guide drafted
  recording archived due 2 working days after by {other}

"""
THINGS = (
    "survey",
    "report",
    "blog posting",
    "newsletter",
    "call for speakers",
    "budget",
    "leaflet",
    "workshop",
    "fair",
)
ABOUT = ("members", "sponsors", "libraries in the region", "new partners", "the archive", "open data", "young readers")
DOING = ("sent", "drafted", "reviewed", "printed", "announced", "translated")
PURPOSES = ("relationships", "practice", "tasks", "knowledge")

Lines = Iterator[tuple[str, int]]
"""The text of an activity with its steps, and how many activities these are."""


def make_plan(count: int, seed: int = 1) -> str:
    """A plan with `count` activities, steps included (up to three more)."""
    random = Random(seed)
    parts = [HEADER, *(f"person {name}\n" for name in PEOPLE), "\n"]
    for name in SHAPES:
        one, other = random.sample(PEOPLE, 2)
        parts.append(SHAPE.format(name=name, one=one, other=other))
    made = 0
    for text, number in _activities(random):
        if made >= count:
            break
        parts.append(text)
        made += number
    return "".join(parts)


def _activities(random: Random) -> Lines:
    named: list[str] = []
    number = 0
    while True:
        number += 1
        if random.random() < 0.2:
            shape = SHAPES[number % len(SHAPES)]
            named.append(f"{shape} {number}")
            yield f"{shape} {number} in {_month(random)}\n", 4
            continue
        name = f"{random.choice(THINGS)} for {random.choice(ABOUT)} no {number}"
        steps = [f"  {step} due {random.randint(1, 6)} weeks before\n" for step in DOING[: random.randint(0, 2)]]
        yield f"{name} {_clauses(random, named)}\n{''.join(steps)}", 1 + len(steps)
        named.append(name)


def _month(random: Random) -> str:
    return f"{month_name[random.randint(1, 12)]} {random.randint(2026, 2035)}"


def _day(random: Random) -> str:
    return f"{random.randint(1, 28)} {_month(random)}"


def _clauses(random: Random, named: list[str]) -> str:
    """The date of an activity, which may hang on one of the last ones, and what else is said of it."""
    near = named[-20:]
    kinds: list[Callable[[], str]] = [
        lambda: f"on {_day(random)} at {random.randint(9, 17)}:30 for {random.randint(1, 3)} hours",
        lambda: f"due {_day(random)}",
        lambda: f"in {_month(random)}",
        lambda: f"on {random.choice(('first', 'second', 'last'))} Friday of {_month(random)}",
    ]
    if near:
        kinds += [
            lambda: f"due {random.randint(1, 9)} working days after {random.choice(near)}",
            lambda: f"{random.randint(1, 8)} weeks after {random.choice(near)}",
            lambda: f"needs {', '.join(random.sample(near, min(len(near), 2)))}",
        ]
    date = random.choice(kinds)()
    return f"{date}, purpose {random.choice(PURPOSES)} by {random.choice(PEOPLE)}"


def needs_chain(count: int) -> str:
    """Activities of which each needs the one before it."""
    return "link 0 on 2 January 2026\n" + "".join(f"link {at} needs link {at - 1}\n" for at in range(1, count))


def offset_chain(count: int) -> str:
    """Activities of which each counts from the one before it."""
    return "link 0 on 2 January 2026\n" + "".join(f"link {at} 1 day after link {at - 1}\n" for at in range(1, count))


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    kind = {"plan": make_plan, "needs": needs_chain, "offsets": offset_chain}[
        sys.argv[2] if len(sys.argv) > 2 else "plan"
    ]
    sys.stdout.write(kind(size))
