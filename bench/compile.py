"""How long copflow takes, and how that grows: `python -m bench.compile`, from the root of the checkout.

Every figure is processor time, the best of several runs; garbage is collected before each. "Lark alone" is explained
in lark_alone.py. The marks: compiling under 6 times what lark alone needs, growth like the size, and the command on
the model plan under 12 times an empty Python process.
"""

import cProfile
import io
import pstats
import sys
import tempfile
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from itertools import pairwise
from pathlib import Path

from bench import lark_alone
from bench.make_plan import make_plan, needs_chain, offset_chain
from bench.timing import best, best_process
from copflow.compile import compile_plan
from copflow.diagnostics.diagnostic import Diagnostics
from copflow.diagnostics.source import Source
from copflow.language.document import read_document

SIZES = (100, 1_000, 10_000)
TODAY = date(2026, 7, 1)
ROOT = Path(__file__).resolve().parent.parent
COMMUNITY = ROOT / "plans" / "community.plan"


def _compile(text: str) -> None:
    compile_plan(Source("bench.plan", text), today=TODAY)


def _read(text: str) -> None:
    read_document(Source("bench.plan", text), Diagnostics())


def _row(name: str, *figures: object) -> None:
    print(f"{name:44}", *(f"{figure:>12}" for figure in figures))


def _seconds(run: Callable[[], object], times: int = 3) -> str:
    return f"{best(run, times):.3f} s"


def against_lark(texts: dict[int, str]) -> None:
    """The whole of copflow beside lark alone, for plans of three sizes."""
    with_lexer, plain = lark_alone.parser_with_lexer(), lark_alone.plain_parser()
    _row("activities", *texts)
    rows: dict[str, list[float]] = {}
    for text in texts.values():
        clauses = lark_alone.clauses_of(text, with_lexer)
        tokens = best(partial(lark_alone.tokenise_all, text))
        parser = best(partial(lark_alone.feed, plain, clauses))
        figures = {
            "lines": text.count("\n"),
            "clauses": len(clauses),
            "lark alone, own lexer (s)": best(partial(lark_alone.parse_all, with_lexer, clauses)),
            "lark alone, copflow's tokens (s)": tokens + parser,
            "lark alone, parser only (s)": parser,
            "reading the document (s)": best(partial(_read, text)),
            "compiling (s)": best(partial(_compile, text)),
        }
        for name, figure in figures.items():
            rows.setdefault(name, []).append(figure)
    for name, row in rows.items():
        _row(name, *(figure if isinstance(figure, int) else f"{figure:.3f}" for figure in row))
    for name in tuple(rows)[2:5]:
        ratios = [whole / alone for whole, alone in zip(rows["compiling (s)"], rows[name], strict=True)]
        _row(f"compiling / {name.removesuffix(' (s)')}", *(f"{ratio:.1f}" for ratio in ratios))
    grown = rows["compiling (s)"]
    _row(
        "growth for ten times the size",
        "",
        *(f"{more / less:.1f}" for less, more in pairwise(grown)),
    )


def chains(sizes: Sequence[int]) -> None:
    """Chains, which are as deep as they are long."""
    _row("activities in a chain", *sizes)
    for name, make in (("each needs the last (s)", needs_chain), ("each counts from the last (s)", offset_chain)):
        _row(name, *(f"{best(partial(_compile, make(size))):.3f}" for size in sizes))


def command(texts: dict[int, str]) -> None:
    """The command itself, from start to end of its process."""
    empty = best_process((sys.executable, "-c", "pass"), 20)
    _row("empty Python process", f"{empty.processor:.3f} s", f"{empty.clock:.3f} s")
    copflow = _copflow()
    model = best_process((*copflow, "validate", str(COMMUNITY.resolve())), 20)
    _row("validate the model plan (processor, clock)", f"{model.processor:.3f} s", f"{model.clock:.3f} s")
    _row("  times an empty process", f"{model.processor / empty.processor:.1f}", f"{model.clock / empty.clock:.1f}")
    with tempfile.TemporaryDirectory() as folder:
        for size, text in texts.items():
            plan = Path(folder) / f"{size}.plan"
            plan.write_text(text, encoding="utf-8")
            out = str(plan.with_suffix(".ics"))
            for name, options in (("validate", ()), ("export", ("-o", out))):
                ran = best_process((*copflow, name, str(plan), *options), 3)
                exit_status = f"exit {ran.status}"
                _row(f"{name} {size:,} activities", f"{ran.processor:.3f} s", f"{ran.clock:.3f} s", exit_status)


def _copflow() -> tuple[str, ...]:
    """The installed command; where it is not installed, the checkout's, which starts as fast."""
    installed = Path(sys.executable).with_name("copflow")
    if installed.is_file():
        return (str(installed),)
    start = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from copflow.cli.main import main; main()"
    return (sys.executable, "-c", start)


def profile(text: str, most: int = 25) -> None:
    """Where the time of compiling goes."""
    profiler = cProfile.Profile()
    profiler.runcall(_compile, text)
    shown = io.StringIO()
    pstats.Stats(profiler, stream=shown).strip_dirs().sort_stats("tottime").print_stats(most)
    print(shown.getvalue())


def main(sizes: Sequence[int], *, profiled: bool = False) -> None:
    """Print all tables, for plans of these sizes."""
    plans = {size: make_plan(size) for size in sizes}
    against_lark(plans)
    print()
    chains(sizes)
    print()
    command(plans)
    if profiled:
        print()
        profile(plans[sizes[-1]])


if __name__ == "__main__":
    main(SIZES, profiled="--profile" in sys.argv)
