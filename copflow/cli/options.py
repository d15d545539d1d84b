"""Arguments and options that several commands have."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar, cast

import click

from copflow.dates.arithmetic import FIRST_YEAR, LAST_YEAR
from copflow.workspace import clock

Function = TypeVar("Function", bound=Callable[..., Any])


def _chosen_day(ctx: click.Context, _param: click.Parameter, value: str | None) -> date:
    """The day that was given, or today; what is no day ends the command."""
    if value is None:
        return clock.today()
    day = _day(value)
    if day is None:
        raise click.UsageError(f"I cannot read the day {value[:40]!a}. Write it as 2026-11-10.", ctx)
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise click.UsageError(f"copflow knows the years {FIRST_YEAR} to {LAST_YEAR}.", ctx)
    return day


def _day(value: str) -> date | None:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def today_option(function: Function) -> Function:
    """`--today`, where it matters what day it is."""
    text = "Do as if it were this day. It decides the year of dates where the plan does not."
    return click.option("--today", callback=_chosen_day, metavar="YYYY-MM-DD", help=text)(function)


def day_option(name: str, target: str, text: str) -> Callable[[Function], Function]:
    """An option that is a day; the command gets None where it is not given."""

    def read(ctx: click.Context, _param: click.Parameter, value: str | None) -> date | None:
        return None if value is None else _chosen_day(ctx, _param, value)

    return click.option(name, target, callback=read, metavar="YYYY-MM-DD", help=text)


def file_argument(function: Function) -> Function:
    """The plan that a command is about."""
    return click.argument("file", metavar="FILE")(function)


def diff_option(function: Function) -> Function:
    """`--diff`, which makes a dry run of a change."""
    text = "Write nothing, and show what would change and what would follow."
    return click.option("--diff", is_flag=True, help=text)(function)


def is_among(files: Iterable[str], target: str) -> bool:
    """Whether a file that is to be written is one of those that were read, by whatever name."""
    return any(file != "-" and _is_same(file, target) for file in files)


def _is_same(file: str, target: str) -> bool:
    try:
        return Path(target).samefile(file)
    except OSError:  # one of them is not there
        return False


def limit_options(function: Function) -> Function:
    """`--time-limit` and `--memory-limit`, which the command gets as its `limits`."""
    from copflow.workspace.budget import MEBIBYTES, Limits

    @wraps(function)
    def limited(*values: Any, time_limit: int | None, memory_limit: int, **options: Any) -> Any:
        return function(*values, limits=Limits(time_limit, memory_limit), **options)

    time_text = "Processor time for each plan, 0 for no limit. Without it: 2 seconds, more for a long plan."
    memory_text = f"Memory for each plan, 0 for no limit. Without it: {MEBIBYTES}. On Linux only."
    seconds, mebibytes = click.IntRange(0, 86_400), click.IntRange(0, 1024 * 1024)
    with_time = click.option("--time-limit", type=seconds, metavar="SECONDS", help=time_text)
    with_memory = click.option("--memory-limit", type=mebibytes, metavar="MIB", default=MEBIBYTES, help=memory_text)
    return cast(Function, with_time(with_memory(limited)))
