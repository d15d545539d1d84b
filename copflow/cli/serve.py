"""`copflow serve`: feeds that people subscribe to, from a folder or from plans that change."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from copflow.serve.server import Config

HELP = """Serve feeds to those who subscribe to them.

DIR is a folder that copflow build made; PLAN is a plan, which is compiled again whenever it changes. While it has
errors its last good feeds and page go on being served. On this computer a page that is open follows the edits of
its plan, and shows its errors. Ctrl-C ends it, or the signal SIGTERM.
"""
EXAMPLES = """\b
Examples:
  copflow serve my-year.plan                 at http://127.0.0.1:8000/, for this computer
  copflow serve public --host 0.0.0.0        a published folder, for the whole network
  copflow serve my-year.plan --secret FILE   with its private feeds, at the addresses that copflow build tells
  copflow serve public --url https://calendar.example.org/ --log access.log
                                             behind a server that speaks HTTPS
"""
EXTRA = 'serve needs one more package: pip install "copflow[serve]"'
MOST_AGE = 31_536_000
"""Seconds of a year: caches keep nothing longer."""


def _url(ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    """The address with a slash at its end."""
    if value is None:
        return None
    if not re.fullmatch(r"https?://[A-Za-z0-9.\[\]:-]+(/[A-Za-z0-9._~/-]*)?", value):
        raise click.UsageError("--url is an address such as https://calendar.example.org/", ctx)
    return value if value.endswith("/") else f"{value}/"


@click.command("serve", help=HELP, short_help="Feeds for those who subscribe.", epilog=EXAMPLES)
@click.argument("paths", metavar="DIR|PLAN...", nargs=-1, required=True)
@click.option("--host", default="127.0.0.1", metavar="HOST", help="Where to listen; 0.0.0.0 is the whole network.")
@click.option("--port", type=click.IntRange(1, 65_535), default=8000, metavar="PORT", help="8000 if it is not said.")
@click.option("--url", callback=_url, metavar="URL", help="Where people find it, if that is not the same.")
@click.option(
    "--max-age",
    type=click.IntRange(0, MOST_AGE),
    metavar="SECONDS",
    help="For how long public files may be used without asking again: 900 if it is not said.",
)
@click.option("--log", metavar="FILE", help="Where a line for each request goes; standard error if it is not said.")
@click.option(
    "--timeout", "patience", type=click.IntRange(1, 600), default=15, metavar="SECONDS", help="For slow clients: 15."
)
@click.option("--secret", "file", metavar="FILE", help="Serve private feeds of plans too, at addresses made of this.")
@click.option(
    "--workers", type=click.IntRange(1, 64), default=1, metavar="N", help="How many processes, for folders only."
)
def command(paths: tuple[str, ...], url: str | None, max_age: int | None, file: str | None, **options: Any) -> int:
    """Look whether everything is there and well, and serve it."""
    from importlib.util import find_spec

    if find_spec("granian") is None:
        raise click.UsageError(EXTRA)
    _refuse(paths, options["workers"], file)

    from copflow.cli.terminal import complain_of
    from copflow.serve.server import Config
    from copflow.serve.site import Manner
    from copflow.workspace.building import secret_of
    from copflow.workspace.trouble import Trouble

    secret = secret_of(file) if file is not None else None
    if isinstance(secret, Trouble):
        complain_of(*secret)
        return 2
    return _serve(Config(tuple(dict.fromkeys(paths)), manner=Manner(url, max_age), secret=secret, **options))


def _refuse(paths: tuple[str, ...], workers: int, secret: str | None) -> None:
    """Refuse what cannot be done with these paths."""
    if "-" in paths:
        raise click.UsageError("serve looks at files again and again, and standard input (-) is none.")
    are_folders = all(Path(path).is_dir() for path in paths)
    if secret is not None and are_folders:
        raise click.UsageError("--secret is for plans: a folder has its private feeds at their addresses already.")
    if workers > 1 and not are_folders:
        raise click.UsageError("Several workers serve folders only: make one of the plan with copflow build.")


def _serve(config: "Config") -> int:
    from copflow.cli.terminal import complain_of, say
    from copflow.serve.server import address_of, is_loopback, serve
    from copflow.workspace.log_file import cannot_write
    from copflow.workspace.trouble import Trouble

    if trouble := (cannot_write(config.log) if config.log is not None else None):
        complain_of(*trouble)
        return 2
    address = address_of(config.host, config.port)
    if isinstance(address, Trouble):
        complain_of(*address)
        return 2
    # Whoever edits a plan sees its errors on the page; nobody else on the network does.
    live = is_loopback(address) and config.manner.address is None
    config = config._replace(manner=config.manner._replace(live=live))
    if code := _look_first(config):
        return code
    shown = f"[{config.host}]" if ":" in config.host else config.host
    say(f"Serving at http://{shown}:{config.port}/ until Ctrl-C ends it.\n")
    serve(config._replace(host=address))
    return 0


def _look_first(config: "Config") -> int:
    """Say what is wrong with what is to be served: 1 for errors of a plan, 2 for what cannot be read, 0 if all is well.

    Later on the last good feed is served; now there is none.
    """
    from copflow.cli.terminal import complain
    from copflow.reports.safe import safe
    from copflow.serve.publish import ERRORS, UNREADABLE
    from copflow.serve.server import first_look

    site = first_look(config)
    wrong = [(one.name, one.problem) for one in site.kept if one.problem is not None]
    for name, problem in wrong:
        complain("".join(f"{message}\n" for message in map(safe, problem.messages)))
        complain("Nothing is served" + (f": {safe(name)} {problem.what}.\n" if problem.what != UNREADABLE else ".\n"))
    if wrong:
        return 1 if all(problem.what == ERRORS for _name, problem in wrong) else 2
    if config.secret is None:
        _tell_of_private(config)
    if any(served.file.is_private for served in site.files.values()):
        _warn_of_eavesdroppers(config)
    return 0


def _warn_of_eavesdroppers(config: "Config") -> None:
    """Whoever reads along sees the addresses of private feeds."""
    from copflow.cli.terminal import complain
    from copflow.serve.server import address_of, is_loopback
    from copflow.workspace.trouble import Trouble

    address = address_of(config.host, config.port)
    if not isinstance(address, Trouble) and not is_loopback(address):
        complain("Private feeds are served without HTTPS: whoever reads along in this network can read them too.\n")


def _tell_of_private(config: "Config") -> None:
    """Say which plans have private feeds that are not served."""
    from copflow.cli.terminal import complain
    from copflow.reports.safe import safe
    from copflow.workspace.lock_file import Loaded, load_lock

    for path in config.paths:
        loaded = None if Path(path).is_dir() else load_lock(path)
        if isinstance(loaded, Loaded) and loaded.lock is not None and "private" in loaded.lock.extras:
            complain(f"{safe(path)}: its private feeds are not served without their secret (--secret).\n")
