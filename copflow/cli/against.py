"""The option `--against` of `copflow validate`: which dates an edit moves."""

import sys
from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from copflow.reports.run import Run
    from copflow.workspace.against import Compared
    from copflow.workspace.plans import Reading

Function = TypeVar("Function", bound=Callable[..., Any])
TEXT_FORMS = ("full", "concise", "narrated")
"""The reports for people, below which stands what moves."""


def against_option(function: Function) -> Function:
    """`--against`, with a revision of git, or a path."""
    text = "Say which dates have moved since this revision of git, or since the plan at this path."
    return click.option("--against", metavar="REVISION", help=text)(function)


def compare_or_end(
    run: "Run", readings: "Sequence[Reading]", against: str, today: date, *, moved: bool
) -> "tuple[Run, Sequence[Compared]]":
    """The run with what the comparison found; a plan that was moved to another year is not compared."""
    from copflow.workspace.against import compare_run

    if moved:
        raise click.UsageError("--against and --from do not go together: compare the plan as it is written.")
    return compare_run(run, readings, against, today)


def say_what_moves(compared: "Sequence[Compared]", against: str, form: str) -> None:
    """Below the report, a paragraph for each plan."""
    from copflow.cli.terminal import canvas_of, say
    from copflow.feed.text import text

    if form in TEXT_FORMS:
        for one in compared:
            say(text(one.name, against, one.comparison, canvas_of(sys.stdout), one.was))
