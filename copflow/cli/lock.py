"""`copflow lock`: looks at the lock of a plan, joins what git could not merge, and makes a lost one again."""

from datetime import date
from typing import TYPE_CHECKING

import click

from copflow.cli.options import file_argument, today_option

if TYPE_CHECKING:
    from copflow.feed.lock import Lock
    from copflow.feed.published_feed import PublishedFeed
    from copflow.workspace.lock_file import Loaded

HELP = """Look at the lock of a plan, by which calendars know its entries again.

FILE is the plan; its lock is the file beside it with .lock behind its name, which `copflow build` writes. After a
merge in git that left marks in it, both sides are joined. A lost or damaged one is made again from the feeds that were
published last, so that nothing is doubled in anybody's calendar. Ends with 0, with 1 if the plan has errors, with 2 if
the lock is lost or damaged, or something else cannot be read or written.
"""
EXAMPLES = """\b
Examples:
  copflow lock my-year.plan                                       is it whole? join what git left
  copflow lock my-year.plan --from-feed public                    make a lost one again from a published folder
  copflow lock my-year.plan --from-feed all.ics                   from one of its feeds
"""


@click.command("lock", help=HELP, short_help="The lock by which calendars know entries again.", epilog=EXAMPLES)
@file_argument
@click.option(
    "--from-feed",
    "feeds",
    multiple=True,
    metavar="FEED",
    help="Make it from this feed or published folder; several may be named.",
)
@click.option("--force", is_flag=True, help="Even if there is a lock that is whole.")
@click.option("--alarms", is_flag=True, help="The feed was built with --alarms.")
@click.option("--relations", is_flag=True, help="The feed was built with --relations.")
@today_option
def command(file: str, feeds: tuple[str, ...], force: bool, alarms: bool, relations: bool, today: date) -> int:
    """Look, or make again."""
    from copflow.cli.terminal import complain_of
    from copflow.workspace.lock_file import Loaded, load_lock

    loaded = load_lock(file)
    if feeds:
        if isinstance(loaded, Loaded) and loaded.lock is not None and not force:
            complain_of(loaded.path, "is there and whole; --force makes it anew from the feed all the same")
            return 2
        return _rebuild(file, feeds, today, alarms=alarms, relations=relations)
    if not isinstance(loaded, Loaded):
        complain_of(*loaded)
        return 2
    if loaded.lock is None:
        complain_of(loaded.path, "is not there: the plan was not published yet, or its lock is lost (--from-feed)")
        return 2
    return _look(file, loaded, loaded.lock)


def _look(file: str, loaded: "Loaded", lock: "Lock") -> int:
    from copflow.cli.terminal import complain_of, say
    from copflow.feed.lock_text import lock_text
    from copflow.reports.safe import safe
    from copflow.workspace.lock_file import save_lock

    if loaded.text == lock_text(lock):
        say(f"{safe(loaded.path)}: {_counted(lock)}\n")
        return 0
    if trouble := save_lock(file, lock, loaded):
        complain_of(*trouble)
        return 2
    done = "joined" if loaded.was_merged else "put in order, with each row once"
    say(f"{safe(loaded.path)}: {done}; {_counted(lock)}. Look at it, and git add it.\n")
    return 0


def _counted(lock: "Lock") -> str:
    """`27 entries, 1 cancelled, 2 gone`."""
    from copflow.dates import speak

    states = [row.state for row in lock.entries.values()]
    parts = [speak.count(len(states), "entry")]
    parts += [f"{states.count(state)} {state}" for state in ("cancelled", "gone") if state in states]
    return ", ".join(parts)


def _rebuild(file: str, feeds: tuple[str, ...], today: date, *, alarms: bool, relations: bool) -> int:
    from copflow.cli.reading import complain_of_errors, read_or_end
    from copflow.cli.terminal import complain, complain_of
    from copflow.dates import speak
    from copflow.feed.build import Wishes
    from copflow.feed.rebuild import rebuild_lock
    from copflow.reports.safe import safe
    from copflow.workspace.feeds import published_feeds
    from copflow.workspace.lock_file import lock_path, save_lock
    from copflow.workspace.trouble import Trouble

    reading = read_or_end(file, today)
    if reading.has_errors or reading.compilation is None:
        complain_of_errors(reading)
        return 1
    read: dict[str, PublishedFeed] = {}
    for feed in feeds:
        found = published_feeds(feed, file)
        if isinstance(found, Trouble):
            complain_of(*found)
            return 2
        read |= {(one.path or feed): one for one in found}
    rebuilt = rebuild_lock(reading.compilation, list(read.values()), Wishes("", today, alarms, relations))
    if trouble := save_lock(file, rebuilt.lock):
        complain_of(*trouble)
        return 2
    entries, of = speak.count(rebuilt.found, "entry"), speak.count(len(read), "feed")
    complain(f"wrote {safe(lock_path(file))}: {entries} found again in {of}\n")
    for title in rebuilt.gone:
        complain(f"published, and not in the plan any more: {safe(title)}\n")
    if unread := sum(one.calendar.unread for one in read.values()):
        complain(f"{speak.count(unread, 'event')} of the feeds could not be read.\n")
    return 0
