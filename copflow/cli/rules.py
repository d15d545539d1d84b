"""`copflow rules`: the rules by which plans are checked, and what each means."""

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Sequence

HELP = """Say what copflow looks for in plans, and what each rule means.

NAME is a rule, as it stands at the end of a message, or a family of rules; without it, all rules are listed. Of one
rule its reason, an example with copflow's message, and what to write instead are shown.
"""
EXAMPLES = """\b
Examples:
  copflow rules                                all rules
  copflow rules dates                          those about dates
  copflow rules weekend-date                   what one means, with an example
  copflow rules --format json                  everything, for programs
"""


@click.command("rules", help=HELP, short_help="What copflow looks for, and why.", epilog=EXAMPLES)
@click.argument("name", required=False, metavar="[NAME]")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="For people or programs.")
def command(name: str | None, form: str) -> int:
    """List rules, or explain one."""
    from copflow.cli.terminal import say
    from copflow.diagnostics.rules import RULES

    names = _rules(name)
    if form == "json":
        from copflow.cli import rule_json

        say(rule_json.render(names))
    else:
        say(_page(names[0]) if name is not None and _plain(name) in RULES else _list(names))
    return 0


def _plain(name: str) -> str:
    """A name as it may have been copied from a message: `[weekend-date]`."""
    return name.strip("[]").casefold()


def _rules(name: str | None) -> "Sequence[str]":
    """The rules that are asked for; a name of none ends the command."""
    from copflow.diagnostics.nearest import nearest
    from copflow.diagnostics.rules import FAMILIES, RULES
    from copflow.reports.safe import safe

    if name is None:
        return list(RULES)
    if _plain(name) in RULES:
        return [_plain(name)]
    if _plain(name) in FAMILIES:
        return FAMILIES[_plain(name)]
    near = nearest(_plain(name), [*RULES, *FAMILIES], most=1)
    hint = f'Did you mean "{near[0]}"?' if near else f"The families are {', '.join(FAMILIES)}."
    raise click.UsageError(f'There is no rule "{safe(name)}". {hint}', click.get_current_context())


def _list(names: "Sequence[str]") -> str:
    """The rules by family, as wide as the terminal, or a line for each where there is none."""
    import sys

    from copflow.cli import rule_list
    from copflow.cli.terminal import canvas_of, is_terminal

    if not is_terminal(sys.stdout):
        return rule_list.plain(names)
    return rule_list.render(names, canvas_of(sys.stdout))


def _page(name: str) -> str:
    """What one rule means: Markdown, for a terminal rendered."""
    import sys

    from copflow.cli import rule_page
    from copflow.cli.terminal import canvas_of, is_terminal

    page = rule_page.page(name)
    if not is_terminal(sys.stdout):
        return rule_page.markdown(page)
    from copflow.cli import rule_rich

    return rule_rich.render(page, canvas_of(sys.stdout))
