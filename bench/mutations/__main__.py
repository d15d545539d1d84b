"""`python -m bench.mutations [MOST]`: what share of broken plans is noticed, by way and by plan.

MOST is how many mutants of each way are made of each plan; without it all are, which takes some minutes. `--list WAY`
shows each mutant of a way that nobody noticed; `--page` writes the tables into docs/quality.md.
"""

import argparse
from collections.abc import Callable, Iterable, Sequence

from bench.mutations.run import Mutant, Outcome, grounds, mutants, row
from bench.mutations.ways import WAYS

COLUMNS = (Outcome.ERROR, Outcome.WARNING, Outcome.NOTE, Outcome.SAME, Outcome.NO_DATE, Outcome.OTHER)
SAMPLE = 2
"""How many mutants of each way and plan the tests make."""


def all_mutants(most: int | None, ways: Iterable[str] = WAYS) -> list[Mutant]:
    """The mutants of every plan, by every way."""
    return [mutant for way in ways for ground in grounds() for mutant in mutants(way, ground, most)]


def by_way(found: Sequence[Mutant]) -> str:
    """A table with a row for each way."""
    return _table(found, "Way", lambda mutant: mutant.way)


def by_plan(found: Sequence[Mutant]) -> str:
    """A table with a row for each plan."""
    return _table(found, "Plan", lambda mutant: mutant.plan)


def _table(found: Sequence[Mutant], heading: str, key: Callable[[Mutant], str]) -> str:
    groups: dict[str, list[Mutant]] = {}
    for mutant in found:
        groups.setdefault(key(mutant), []).append(mutant)
    lines = [f"| {heading} | Mutants | {' | '.join(outcome.value.capitalize() for outcome in COLUMNS)} | Noticed |"]
    lines += ["|---" + "|--:" * (len(COLUMNS) + 2) + "|"]
    lines += [_line(name, group) for name, group in groups.items()]
    return "\n".join([*lines, _line("all", found)])


def _line(name: str, found: Sequence[Mutant]) -> str:
    of = row(found)
    numbers = " | ".join(str(of.outcomes[outcome]) for outcome in COLUMNS)
    return f"| {name} | {of.total} | {numbers} | {of.share:.1%} |"


def _unnoticed(found: Iterable[Mutant]) -> str:
    lines = []
    for one in found:
        if not one.outcome.is_noticed and one.outcome is not Outcome.SAME:
            told = ", ".join(one.rules) or one.outcome.value
            lines.append(f"{one.plan}:{one.line} [{told}]\n  - {one.before.strip()}\n  + {one.after.strip()}")
    return "\n".join(lines)


def _write_page(found: Sequence[Mutant]) -> None:
    from scripts.pages.marks import DOCS, filled, parts_of

    path = DOCS / "quality.md"
    parts = {"ways": by_way(found), "plans": by_plan(found), "sample": by_way(all_mutants(SAMPLE))}
    page = path.read_text(encoding="utf-8")
    path.write_text(filled(page, parts_of(page) | parts), encoding="utf-8")


def main() -> None:
    """Print the tables, or a list."""
    arguments = argparse.ArgumentParser(prog="bench.mutations", description=__doc__)
    arguments.add_argument("most", nargs="?", type=int)
    arguments.add_argument("--list", metavar="WAY", choices=[*WAYS])
    arguments.add_argument("--page", action="store_true")
    given = arguments.parse_args()
    found = all_mutants(given.most, [given.list] if given.list else WAYS)
    if given.list:
        print(_unnoticed(found))
        return
    print(by_way(found), by_plan(found), sep="\n\n")
    if given.page:
        _write_page(found)


if __name__ == "__main__":
    main()
