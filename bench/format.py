"""How long formatting takes, and how that grows: `python -m bench.format`, from the root of the checkout.

A formatted plan is compiled once; one that changes is compiled and formatted a second time, to be sure of it. The
mark: growth like the size, and a changed plan in under four times what compiling it takes.
"""

from collections.abc import Sequence
from datetime import date
from functools import partial

from bench.make_plan import make_plan
from bench.timing import best
from copflow.compile import compile_plan
from copflow.diagnostics.source import Source
from copflow.formatter.format import format_plan

SIZES = (100, 1_000, 10_000)
compiled = partial(compile_plan, today=date(2026, 7, 1))


def main(sizes: Sequence[int]) -> None:
    """Print a line for each size."""
    print("activities   lines   compile   formatted already   changed (s)")
    for size in sizes:
        tidy = Source("bench.plan", make_plan(size))
        untidy = Source("bench.plan", tidy.text.replace(" ", "  "))
        runs = (partial(compiled, tidy), partial(format_plan, tidy, compiled), partial(format_plan, untidy, compiled))
        seconds = [best(run, 1 if size >= SIZES[-1] else 3) for run in runs]
        print(f"{size:10} {tidy.text.count(chr(10)):7} {seconds[0]:9.3f} {seconds[1]:19.3f} {seconds[2]:13.3f}")


if __name__ == "__main__":
    main(SIZES)
