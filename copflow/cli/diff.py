"""`copflow diff`: what people who have the calendar would see change."""

from datetime import date

import click

from copflow.cli.diff_options import diff_options
from copflow.cli.options import today_option

HELP = """Say what those who have the calendar would see change: what moves, from when to when and why, what is new,
gone, cancelled or renamed; of a plan that is deleted, all that they lose.

PATHS are plans, folders (all plans below them) or - for standard input; without any, all plans below the current
folder. They are compared with what they were in a revision of git (HEAD, if it is not said), with the plan or the
folder at a path, or with what was published last. Ends with 0, with 1 if a plan has errors, with 2 if something cannot
be read or compared.
"""
EXAMPLES = """\b
Examples:
  copflow diff                                       what you have not committed yet
  copflow diff my-year.plan --against main           since a branch or another revision
  copflow diff my-year.plan --against old.plan       against another plan
  copflow diff my-year.plan --published              what the next copflow build would change
  copflow diff --against main --format markdown      for a comment on a pull request
  copflow diff --exit-code                           for programs: 1 if something is different
"""
HEAD = "HEAD"


@click.command("diff", help=HELP, short_help="What subscribers would see change.", epilog=EXAMPLES)
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@click.option(
    "--against",
    metavar="REVISION|PATH",
    help="A revision of git, or else a plan or a folder. If it is not said: HEAD.",
)
@click.option("--published", is_flag=True, help="Against the last publication, as the lock beside the plan has it.")
@diff_options
@today_option
def command(
    paths: tuple[str, ...],
    against: str | None,
    published: bool,
    form: str | None,
    target: str,
    exit_code: bool,
    private: bool,
    today: date,
) -> int:
    """Read and compare every plan; one with errors, or that cannot be read, hides nothing of the others."""
    from copflow.cli.differing import Shown, complain_of_all, show, spare
    from copflow.cli.terminal import complain
    from copflow.feed.told import View
    from copflow.workspace.differing import differences, read_all, since_publication, without_deleted

    if published and (against is not None or private):
        raise click.UsageError("--published goes with neither --against nor --private: it is what was published.")
    readings, troubles = read_all(paths or (".",), today)
    spare(readings, target, against)
    if published:
        report = since_publication(readings, today)
    else:
        report = differences(readings, against or HEAD, View(private=private), today, paths or (".",))
        troubles = without_deleted(troubles, report)
    report = report._replace(unread=[*((one.name, one.message) for one in troubles), *report.unread])
    complain_of_all(readings, report)
    if (
        against is None
        and not published
        and any("is in no git repository" in message for _name, message in report.unread)
    ):
        complain("Say with --against what to compare it with: another plan, for instance.\n")
    return show(report, Shown(form, target, exit_code))
