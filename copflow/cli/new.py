"""`copflow new`: a first plan, to be edited."""

from pathlib import Path

import click

KINDS = ("blank", "community", "webinar")
"""The names of workspace.templates.TEMPLATES; a test compares the two."""

HELP = """Begin a plan: write one that works, to be edited.

\b
The first word says which (without it, blank):
  blank       a few lines with a comment beside each kind of them
  community   the year of a community of practice
  webinar     one webinar with the work around it

DIR is a folder, made if there is none; the plan is named after it. A name that ends in .plan is the plan's own.
A plan that is there already is never replaced.
"""
EXAMPLES = """\b
Examples:
  copflow new my-year                          my-year/my-year.plan, from the blank plan
  copflow new community our-year               our-year/our-year.plan, from the example
  copflow new webinar talks/spring.plan        talks/spring.plan
"""


@click.command("new", help=HELP, short_help="Begin a plan.", epilog=EXAMPLES)
@click.argument("words", nargs=-1, metavar="[blank|community|webinar] DIR")
def command(words: tuple[str, ...]) -> int:
    """Write a template where nothing is yet."""
    kind, target = _arguments(words)

    from copflow.cli.terminal import complain_of, say
    from copflow.reports.safe import safe
    from copflow.workspace import clock
    from copflow.workspace.templates import template
    from copflow.workspace.write import create

    path = plan_path(target)
    text = template(kind, clock.today())
    if text is None:
        complain_of(kind, "this installation of copflow does not have the plan")
        return 2
    if trouble := create(path, text.encode("utf-8")):
        complain_of(*trouble)
        return 2
    name = safe(str(path))
    quoted = f'"{name}"' if " " in name else name
    say(f"wrote {name}. Open it in an editor, and then:\n")
    say(f"  copflow validate {quoted}\n  copflow show {quoted}\n")
    return 0


def _arguments(words: tuple[str, ...]) -> tuple[str, str]:
    match words:
        case (kind, target) if kind in KINDS:
            return kind, target
        case (target,) if target not in KINDS:
            return "blank", target
        case (kind,):
            raise click.UsageError(f'Where? Add a folder: copflow new {kind} my-year. ("{kind}" is a kind of plan.)')
        case (kind, _):
            raise click.UsageError(f"There is no kind of plan {kind!a}. There are {', '.join(KINDS)}.")
        case _:
            raise click.UsageError("Say which kind of plan and where: copflow new community my-year.")


def plan_path(target: str) -> Path:
    """The plan that is to be written: the target itself, or in a folder the plan of the folder's name."""
    path = Path(target)
    if path.suffix == ".plan":
        return path
    return path / f"{path.resolve().name or 'my-year'}.plan"
