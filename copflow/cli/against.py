"""The option `--against` of `copflow validate`: which dates an edit moves."""

import sys
from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from copflow.editing.redate import Begin
    from copflow.workspace.against import Compared
    from copflow.workspace.checking import Outcome
    from copflow.workspace.trouble import Trouble

Function = TypeVar("Function", bound=Callable[..., Any])
TEXT_FORMS = ("full", "concise", "narrated")
"""The reports for people, below which stands what moves."""
MOST_SHOWN = 30
"""How many of each sort are listed there; `copflow diff` lists all."""


def against_option(function: Function) -> Function:
    """`--against`, with a revision of git, or a path."""
    text = "Say which dates have moved since this revision of git, or since the plan at this path."
    return click.option("--against", metavar="REVISION", help=text)(function)


def refuse_two_ways(against: str | None, begin: "Begin | None") -> None:
    """A plan that was moved to another year is not compared with what it was: all its dates are others."""
    if against is not None and begin is not None:
        raise click.UsageError("--against and --from do not go together: compare the plan as it is written.")


def compare_outcomes(
    outcomes: "Sequence[Outcome]", against: str, today: date, paths: "Sequence[str]"
) -> "tuple[list[Outcome], Sequence[Compared], Sequence[Trouble]]":
    """The outcomes with what the comparison found, what was compared, and what could not be."""
    from copflow.workspace.against import compare_plans

    return compare_plans(outcomes, against, today, paths)


def say_what_moves(compared: "Sequence[Compared]", against: str, form: str) -> None:
    """Below the report, a paragraph for each plan."""
    if form not in TEXT_FORMS or not compared:
        return
    from copflow.cli.terminal import canvas_of, say
    from copflow.feed.changes import Changes, Report, State
    from copflow.feed.compare import Comparison
    from copflow.feed.text import text
    from copflow.feed.told import AUTHOR, changes_of, deleted_plan
    from copflow.workspace.against import Deleted
    from copflow.workspace.earlier import New

    def changes(one: "Compared") -> Changes:
        if isinstance(one.result, Comparison):
            return changes_of(one.result, AUTHOR, one.was)
        if isinstance(one.result, Deleted):
            return deleted_plan(one.result.was, AUTHOR)
        return Changes(one.name, State.NEW if isinstance(one.result, New) else State.COMPARED)

    say(text(Report(list(map(changes, compared)), against), canvas_of(sys.stdout), MOST_SHOWN))
