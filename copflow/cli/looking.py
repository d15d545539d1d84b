"""What the commands that look at plans have in common: their options, reading one plan or many, whose name is meant."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from copflow.compile import Compilation
    from copflow.editing.redate import Begin
    from copflow.workspace.plans import Reading

Function = TypeVar("Function", bound=Callable[..., Any])


def files_argument(function: Function) -> Function:
    """The plans that a command is about: at least one file or folder."""
    return click.argument("files", nargs=-1, required=True, metavar="FILE...")(function)


def for_option(function: Function) -> Function:
    """`--for`, whose activities are meant."""
    return click.option("--for", "person", metavar="NAME", help="Only what this person or team has to do.")(function)


def json_option(function: Function) -> Function:
    """`--json`."""
    return click.option("--json", "as_json", is_flag=True, help="Write it as JSON, for programs.")(function)


def read_or_end(paths: Sequence[str], today: date, begin: "Begin | None" = None) -> "list[Reading]":
    """The readings of the plans that paths mean. What cannot be read is said; if it is all of them, the command ends.

    What another of them includes is a part of that one, unless it was named.
    """
    from copflow.cli.progress import with_progress
    from copflow.cli.reading import complain_of_pinned
    from copflow.cli.terminal import complain_of
    from copflow.workspace.find import Found, find_plans
    from copflow.workspace.parts import wholes_of
    from copflow.workspace.plans import read_plan
    from copflow.workspace.trouble import Trouble

    found = list(find_plans(paths))
    work = (read_plan(one.name, today, begin) if isinstance(one, Found) else one for one in found)
    read = list(with_progress(work, len(found), "Reading"))
    for trouble in dict.fromkeys(one for one in read if isinstance(one, Trouble)):
        complain_of(*trouble)
    if any(isinstance(one, Trouble) for one in read):
        raise click.exceptions.Exit(2)
    readings = [one for one in read if not isinstance(one, Trouble)]
    wholes = wholes_of([reading.source for reading in readings])
    kept = [one for one in readings if one.source.name in paths or wholes.get(one.source.name) is None]
    for one in kept:
        complain_of_pinned(one.pinned, one.source)
    return kept


def end(readings: "Iterable[Reading]") -> int:
    """Say what is wrong with the plans, where it does not mix with the output; the exit code."""
    from copflow.cli.reading import complain_of_errors

    wrong = [reading for reading in readings if reading.has_errors]
    for reading in wrong:
        complain_of_errors(reading)
    return int(bool(wrong))


def compilations_of(readings: "Iterable[Reading]") -> "list[Compilation]":
    """What is known of plans; of one that is no text nothing is."""
    return [reading.compilation for reading in readings if reading.compilation is not None]


# ---- whose -------------------------------------------------------------------------------------------------


def named_or_end(what: str, name: str | None, known: Iterable[str]) -> str | None:
    """The key of a name that is known; of an unknown one the nearest is named, and the command ends with 2."""
    from copflow.cli.terminal import complain
    from copflow.dates import speak
    from copflow.diagnostics.nearest import nearest
    from copflow.language.names import name_key
    from copflow.reports.safe import safe

    names = list(dict.fromkeys(known))
    if name is None or name_key(name) in map(name_key, names):
        return None if name is None else name_key(name)
    near = [f'"{other}"' for other in nearest(name, names, least=0.4, most=2)]
    there = names[:8] + ([f"{len(names) - 8} more"] if len(names) > 8 else [])
    hint = (
        f"Did you mean {speak.listed(near, 'or')}?"
        if near
        else f"There {'is' if len(names) == 1 else 'are'} {speak.listed(there)}."
        if there
        else ""
    )
    complain(safe(f'copflow: There is no {what} "{name}" here. {hint}'.rstrip()) + "\n")
    raise click.exceptions.Exit(2)


def person_or_end(name: str | None, compilations: "Sequence[Compilation]") -> str | None:
    """The key of somebody's short name, or of a team's; people are known by their full names too."""
    from copflow.language.names import name_key

    for person in (person for one in compilations for person in one.plan.people.values()):
        if name is not None and person.full_name and name_key(person.full_name) == name_key(name):
            return person.name.key
    owners = (owner.name.text for one in compilations for a in one.graph.activities for owner in a.owners)
    others = (text for one in compilations for a in one.graph.activities for text in (*a.participants, *a.teams))
    people = (person.name.text for one in compilations for person in one.plan.people.values())
    return named_or_end("person", name, (*people, *owners, *others))
