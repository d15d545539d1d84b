"""`copflow build`: the folder of feeds that people subscribe to."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import click

from copflow.cli.options import today_option

HELP = """Build the folder that is published: a page for each plan, the feed of everything, and one for each person,
series, purpose and kind.

PLANS are plans, or folders with plans. What subscribers would see change is shown first; if more than a part of
their dates would move (--most-moves), you are asked, or --yes says so. The lock beside each plan remembers what was
published: keep it in git. The folder is a whole old or a whole new one at every moment; a plan with errors changes
nothing.
"""
EXAMPLES = """\b
Examples:
  copflow build my-year.plan -o public              the folder, for any web host
  copflow build my-year.plan -o public --yes        in CI, where nobody can be asked
  copflow build my-year.plan -o public --locked     fails if anything would change
  copflow build plans -o public --to s3://bucket    publishes it there too
"""
MOST_MOVES = 20


def _instant(ctx: click.Context, _param: click.Parameter, value: str | None) -> datetime | None:
    if value is None:
        return None
    try:
        found = datetime.fromisoformat(value)
    except ValueError:
        raise click.UsageError(
            f"I cannot read the instant {value[:40]!a}. Write it as 2026-11-10T09:00Z.", ctx
        ) from None
    return (
        (found if found.utcoffset() is not None else found.replace(tzinfo=UTC)).astimezone(UTC).replace(microsecond=0)
    )


def _options(function: Callable[..., int]) -> Callable[..., int]:
    """What is built and how."""
    for option in reversed(
        (
            click.option("-o", "--output", "target", metavar="DIR", help="The folder to publish into."),
            click.option("--to", metavar="URL", help="Publish there too: s3://, gs://, az://, file:// …"),
            click.option("--url", metavar="URL", help="Where the folder will be found, for the feeds to say so."),
            click.option("--no-site", is_flag=True, help="Publish feeds only, without pages."),
            click.option("--allow-errors", is_flag=True, help="Publish what could be understood of plans with errors."),
            click.option("--yes", is_flag=True, help="Publish without asking, whatever moves."),
            click.option("--locked", is_flag=True, help="Publish only if the locks stay as they are."),
            click.option("--dry-run", is_flag=True, help="Write nothing, and show what subscribers would see change."),
            click.option(
                "--most-moves",
                type=click.IntRange(0, 100),
                default=MOST_MOVES,
                metavar="PERCENT",
                help=f"Ask before more of their dates than this move or go. Without it: {MOST_MOVES}.",
            ),
            click.option("--alarms", is_flag=True, help="Write the reminders of the plan as alarms."),
            click.option("--relations", is_flag=True, help="Write what waits for what into the entries."),
            click.option(
                "--tombstones",
                type=click.IntRange(0, 366),
                default=0,
                metavar="DAYS",
                help="Show what was removed as cancelled for so many days.",
            ),
            click.option(
                "--drop-after", type=click.IntRange(0), metavar="DAYS", help="Leave out what is past for longer."
            ),
            click.option("--secret", metavar="FILE", help="Build private feeds, with addresses made of this secret."),
            click.option("--new-secret", is_flag=True, help="The secret is another one: change all private addresses."),
            click.option("--no-private", is_flag=True, help="Take back the private feeds that were published."),
            click.option(
                "--remove",
                multiple=True,
                metavar="FOLDER",
                help="Take back a plan that was published: its folder's name.",
            ),
            click.option("--revoke", multiple=True, metavar="PERSON", help="Give a private feed a new address."),
            click.option("--now", callback=_instant, metavar="INSTANT", help="Do as if it were this instant."),
        )
    ):
        function = option(function)
    return function


@click.command("build", help=HELP, short_help="The folder of feeds that people subscribe to.", epilog=EXAMPLES)
@click.argument("plans", nargs=-1, required=True, metavar="PLANS...")
@_options
@today_option
@click.pass_context
def command(ctx: click.Context, /, plans: tuple[str, ...], today: date, **wished: object) -> int:
    """Read, build, show, ask, write."""
    from copflow.cli.building import Asked, build

    asked = Asked(**wished)  # type: ignore[arg-type]
    if asked.now is not None and ctx.get_parameter_source("today") is click.core.ParameterSource.DEFAULT:
        today = asked.now.date()
    if asked.target is None and asked.to is None and not asked.dry_run:
        raise click.UsageError("Say where to publish: -o DIR, --to URL, or --dry-run to only look.")
    if asked.revoke and not asked.secret:
        raise click.UsageError("--revoke is about private feeds: say with --secret what their addresses are made of.")
    return build(plans, today, asked)
