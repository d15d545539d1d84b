"""`copflow validate`: what is wrong with plans, and how to mend it."""

from typing import TYPE_CHECKING, Any

import click

from copflow.cli.against import against_option
from copflow.cli.fix_options import fixing_options
from copflow.cli.options import today_option
from copflow.cli.redating import from_option

if TYPE_CHECKING:
    from copflow.cli.fix_options import Fixing

FORMATS = ("full", "concise", "narrated", "json", "sarif", "github", "gitlab", "junit")
"""The names of reports.REPORTS, which is not imported only to say what there is; a test compares the two."""

HELP = """Say what is wrong with plans, and how to mend it.

PATHS are plans, folders (all plans below them) or - for standard input; without any, all plans below the current
folder. A plan of a folder that another one includes is read as a part of that one. Ends with 0 if there is no error,
with 1 if there is one, with 2 if something cannot be read.

With --fix the plans are mended first, and what remains is told; standard input goes to standard output then.
"""
EXAMPLES = """\b
Examples:
  copflow validate                             all plans below this folder
  copflow validate my-year.plan --notes        also what copflow did or left open
  copflow validate plans --format concise      one line for each finding
  copflow validate - < my-year.plan            standard input
  copflow validate --format sarif -o out.sarif for code scanning; also junit, gitlab and json
  copflow validate my-year.plan --diff         what --fix would change
  copflow validate my-year.plan --fix          mend what certainly says what you said
  copflow validate --against main              also which dates have moved since main
"""


@click.command("validate", help=HELP, short_help="What is wrong with plans.", epilog=EXAMPLES)
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@today_option
@from_option
@against_option
@click.option("--notes", is_flag=True, help="Show notes too: what copflow did, and what the plan leaves open.")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="What to write. If it is not said: full, and in GitHub Actions annotations too.",
)
@click.option(
    "-o",
    "--output",
    "target",
    metavar="FILE",
    help="Write the report to this file, and the text to the terminal still.",
)
@click.option("--strict", is_flag=True, help="End with 1 for warnings too.")
@click.option("--baseline", metavar="FILE", help="Leave out what this file knows, and fail only for what is new.")
@click.option("--write-baseline", metavar="FILE", help="Accept all that is found, by writing it to this file.")
@click.option("--jobs", type=click.IntRange(1, 256), help="By how many processes to check; as many as processors.")
@click.option(
    "--cache/--no-cache", default=True, help="Whether to remember what was found in plans that stay as they are."
)
@click.option("--watch", is_flag=True, help="Check again whenever a plan changes.")
@fixing_options
def command(paths: tuple[str, ...], watch: bool, fixing: "Fixing | None", **options: Any) -> int:
    """Say everything of every plan; an unreadable one hides nothing of the others."""
    from copflow.cli.checking import Options, check

    if watch:
        from copflow.cli.watch import watch as check_again

        return check_again(paths, Options(**options))
    if fixing is not None:
        from copflow.cli.fixing import fix_plans

        return fix_plans(paths or (".",), Options(**options), fixing)
    return check(paths, Options(**options))
