"""`copflow next`: what is late, and what comes."""

from datetime import date
from typing import TYPE_CHECKING

import click

from copflow.cli.looking import files_argument, for_option, json_option
from copflow.cli.options import today_option
from copflow.cli.redating import from_option

if TYPE_CHECKING:
    from copflow.cli.views.next_ import Times, Told
    from copflow.editing.redate import Begin
    from copflow.workspace.plans import Reading

HELP = """Say what is late, what is due or takes place this week, and in the days after it.

FILE is a plan, a folder (all plans below it), or - for standard input; what several plans have is told in one list.
Something is late only in a plan that says of something that it is done. Ends with 1 if a plan has errors.
"""
EXAMPLES = """\b
Examples:
  copflow next my-year.plan
  copflow next my-year.plan --for Sam              what Sam has to do
  copflow next plans --days 7                      the next week of all plans
"""


@click.command("next", help=HELP, short_help="What is late, and what comes.", epilog=EXAMPLES)
@files_argument
@for_option
@click.option("--days", type=click.IntRange(1, 3660), default=30, metavar="NUMBER", help="How many days; 30.")
@json_option
@today_option
@from_option
def command(
    files: tuple[str, ...], person: str | None, days: int, as_json: bool, today: date, begin: "Begin | None"
) -> int:
    """Tell what is next of all plans, in one order."""
    import sys

    from copflow.cli.looking import compilations_of, end, person_or_end, read_or_end
    from copflow.cli.views.next_ import Times, next_lines
    from copflow.cli.views.printed import say_lines, sheet_of

    readings = read_or_end(files, today, begin)
    known = compilations_of(readings)
    told = told_of(readings, today, person_or_end(person, known))
    if known:
        times = Times(today, known[0].schedule.calendar.week_of(today)[1], days)
        if as_json:
            _write_json(told, times)
        else:
            say_lines(next_lines(told, times, sheet_of(sys.stdout)))
    return end(readings)


def told_of(readings: "list[Reading]", today: date, person: str | None = None) -> "list[Told]":
    """What is late or to come in all plans, of one person or of all."""
    from copflow.cli.views.choose import is_of
    from copflow.cli.views.next_ import Told
    from copflow.outputs.identity import plan_title
    from copflow.overview.standing import stands
    from copflow.overview.upcoming import upcoming

    found: list[Told] = []
    for reading in readings:
        if reading.compilation is not None:
            schedule = reading.compilation.schedule
            plan = plan_title(reading.compilation)
            found += [Told(one, schedule, plan) for one in upcoming(schedule, stands(schedule, today), today)]
    kept = [told for told in found if person is None or is_of(person, told.one.entry)]
    return sorted(kept, key=lambda told: (not told.one.is_late, told.one.day))


def _write_json(told: "list[Told]", times: "Times") -> None:
    import json

    from copflow.cli.terminal import say
    from copflow.cli.views.next_ import next_record

    shown = [next_record(one) for one in told if times.group(one.one) is not None]
    say(json.dumps({"today": times.today.isoformat(), "next": shown}, indent=2, ensure_ascii=False) + "\n")
