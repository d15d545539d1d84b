"""What commands that write an output have in common."""

from datetime import date

import click

from copflow.cli.terminal import complain_of
from copflow.diagnostics.source import Source
from copflow.outputs import Options
from copflow.workspace.stamp import last_change
from copflow.workspace.trouble import Trouble


def options_or_end(source: Source, today: date) -> Options:
    """What an output needs to know of a plan besides its compilation; if that is not known, the command ends."""
    stamp = last_change(source.name, today, [file.name for file in source.files[1:]])
    if isinstance(stamp, Trouble):
        complain_of(*stamp)
        raise click.exceptions.Exit(2)
    return Options(stamp=stamp)
