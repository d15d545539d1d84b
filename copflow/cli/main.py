"""The console script: runs one command, and turns whatever happens into a message and an exit code.

0 fine, 1 errors in a plan, 2 wrong use, or input or output that did not work, or a fault of copflow.
"""

import gc
import os
import sys
from collections.abc import Sequence

# What start-up makes is needed to the end: to look for garbage in it takes time and finds none.
gc.set_threshold(100_000, 20, 20)

import click  # noqa: E402

from copflow import __version__  # noqa: E402
from copflow.cli import terminal  # noqa: E402
from copflow.cli.commands import CommandGroup  # noqa: E402

WRONG_USE = 2
INTERRUPTED = 130
NOBODY_READS = 141
"""The exit code of a program that the signal of a closed pipe ends."""
DEBUG = "COPFLOW_DEBUG"

EXAMPLES = """\b
Examples:
  copflow new community my-year.plan           begin a plan from an example
  copflow validate my-year.plan                what is wrong, and how to mend it
  copflow show my-year.plan                    every activity with its date
  copflow explain my-year.plan "webinar 1"     where a date comes from
  copflow export my-year.plan -o my-year.ics   the calendar
"""

HELP = "A year's plan, written as in an e-mail, becomes checked dates and a calendar."


@click.group(
    cls=CommandGroup,
    help=HELP,
    epilog=EXAMPLES,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="copflow", message="%(prog)s %(version)s")
@click.pass_context
def group(context: click.Context) -> None:
    """All commands; without one, what is next in this folder."""
    if context.invoked_subcommand is None:
        from copflow.cli.home import home
        from copflow.workspace import clock

        context.exit(home(clock.today()))


def main() -> None:
    """Run the command of the process's arguments, and end the process."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run a command. No exception leaves this but those that end the process."""
    terminal.prepare()
    if sys.stdout is None:
        terminal.complain("copflow: there is no standard output\n")
        return WRONG_USE
    try:
        code = _invoke(arguments)
        sys.stdout.flush()
        return code
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except BrokenPipeError:
        terminal.discard_output()
        return NOBODY_READS
    except OSError as error:
        return _no_output(error)
    except Exception as error:
        return _our_fault(error)


def _invoke(arguments: Sequence[str]) -> int:
    """Run a command; click's own way to do so would hide a closed pipe, and say it was an error of the plan."""
    try:
        with group.make_context("copflow", list(arguments)) as context:
            return int(group.invoke(context) or 0)
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.ClickException as wrong:
        _wrong_use(wrong)
        return WRONG_USE


def _wrong_use(wrong: click.ClickException) -> None:
    """Say what is wrong with the arguments, and where help is."""
    message = wrong.format_message()
    if isinstance(wrong, click.BadParameter) and wrong.param is not None and wrong.message:
        message = f"{wrong.param.opts[0]}: {wrong.message}"  # click's own preface is not in plain words
    context = wrong.ctx if isinstance(wrong, click.UsageError) else None
    command = context.command_path if context is not None else "copflow"
    terminal.complain(f"copflow: {message}\nTry '{command} --help'.\n")


def _no_output(error: OSError) -> int:
    """Reading and writing of files is looked after where it is done; what is left is the standard output."""
    from copflow.workspace.trouble import why

    if os.environ.get(DEBUG):
        raise error
    terminal.discard_output()
    terminal.complain(f"copflow: the output cannot be written: {why(error)}\n")
    return WRONG_USE


def _our_fault(error: Exception) -> int:
    """Say that copflow has a fault. What Python has to say helps only those who mend it."""
    if os.environ.get(DEBUG):
        raise error
    terminal.complain(
        f"copflow: This is a fault of copflow and not of your plan ({type(error).__name__} in {_place(error)}). "
        f"Please report it, if you can with the plan; {DEBUG}=1 shows more. [internal-error]\n"
    )
    return WRONG_USE


def _place(error: Exception) -> str:
    """The last line of copflow's own that the error came by."""
    place, at = "copflow", error.__traceback__
    while at is not None:
        module = str(at.tb_frame.f_globals.get("__name__"))
        if module.startswith("copflow"):
            place = f"{module}, line {at.tb_lineno}"
        at = at.tb_next
    return place
