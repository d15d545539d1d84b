"""What `copflow build` does: it reads and builds, shows what would change, asks, and writes locks and feeds
together."""

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import click

from copflow.cli.differing import complain_of_all
from copflow.cli.progress import reading_shown, working
from copflow.cli.terminal import canvas_of, complain, complain_of, say
from copflow.dates import speak
from copflow.feed.build import Wishes
from copflow.feed.changes import Changes, Report
from copflow.feed.publication import Publication
from copflow.feed.published_changes import LAST, published_changes, share_of_moves
from copflow.feed.text import text
from copflow.language.names import name_key
from copflow.reports.safe import safe
from copflow.workspace.building import PlanBuild, build_plans, instant, publication_of, secret_of
from copflow.workspace.differing import read_all
from copflow.workspace.lock_file import save_lock
from copflow.workspace.losses import behind, without_lock, would_go
from copflow.workspace.pages import Wanted, pages_of
from copflow.workspace.plans import Reading
from copflow.workspace.publication_index import NOTHING, Index, index_in
from copflow.workspace.publish_folder import Published, stage
from copflow.workspace.stamp import EPOCH
from copflow.workspace.trouble import Trouble

LARGE_BYTES, LARGE_EVENTS = 1_000_000, 2_000
"""Beyond these some calendar programs read a feed slowly, or not at all."""
MOST_LINES = 20
"""How many changes of one sort are shown before it is asked."""

OTHER_SECRET = (
    "was published with another secret, and the address of every private feed would change: name that secret, or say "
    "--new-secret"
)
WITHOUT_SECRET = (
    "was published with private feeds, which would go: name their secret with --secret, or take them back with "
    "--no-private"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """The options of the command."""

    target: str | None
    to: str | None
    url: str | None
    yes: bool
    locked: bool
    dry_run: bool
    most_moves: int
    alarms: bool
    relations: bool
    tombstones: int
    drop_after: int | None
    no_site: bool
    allow_errors: bool
    secret: str | None
    new_secret: bool
    no_private: bool
    remove: tuple[str, ...]
    revoke: tuple[str, ...]
    now: datetime | None


def build(plans: Sequence[str], today: date, asked: Asked) -> int:
    """Build; the exit code."""
    if refused := _flaw_of_address(asked.to):
        return _end(refused)
    readings, troubles = read_all(plans, today, reading_shown)
    complain_of_all(readings, Report([], None, unread=[(one.name, one.message) for one in troubles]))
    if any(reading.compilation is None or (reading.has_errors and not asked.allow_errors) for reading in readings):
        complain("Nothing was published: what is there stays as it is.\n")
        return 1
    if troubles or not readings:
        return 2
    with working("Building the feeds"):
        builds = _built(readings, today, asked)
    published = _published(asked.target)
    for trouble in (one for one in (builds, published) if isinstance(one, Trouble)):
        return _end(trouble)
    assert not isinstance(builds, Trouble) and not isinstance(published, Trouble)
    if (loss := _loss(builds, published, asked)) is not None:
        return _end(loss)
    for one in builds:
        if one.loaded.was_merged:
            complain(f"{safe(one.loaded.path)}: the rows of two branches were joined; what both changed counts on.\n")
    return _publish(builds, today, asked)


def _flaw_of_address(to: str | None) -> Trouble | None:
    """What is wrong with the address of --to, before anything is written."""
    if to is None:
        return None
    from copflow.workspace.publish_remote import flaw_of_address

    return flaw_of_address(to)


def _loss(builds: Sequence[PlanBuild], published: Index, asked: Asked) -> Trouble | None:
    """What this publication would take from people without a word."""
    target = asked.target or ""
    found = [
        *without_lock(builds, published, target),
        *would_go(builds, published, asked.remove),
        *behind(builds, target),
    ]
    for one in builds:
        if asked.secret and not asked.new_secret and one.has_other_secret:
            found.append(Trouble(one.name, OTHER_SECRET))
        if not asked.secret and not asked.no_private and "private" in one.before.extras:
            found.append(Trouble(one.name, WITHOUT_SECRET))
    return found[0] if found else None


def _end(trouble: Trouble) -> int:
    complain_of(*trouble)
    return 2


def _built(readings: Sequence[Reading], today: date, asked: Asked) -> list[PlanBuild] | Trouble:
    secret = secret_of(asked.secret) if asked.secret is not None else None
    now = instant(asked.now, os.environ.get(EPOCH))
    if isinstance(secret, Trouble):
        return secret
    if isinstance(now, Trouble):
        return now
    people = {key for one in readings if one.compilation is not None for key in one.compilation.plan.people}
    revoked = [name_key(name) for name in asked.revoke]
    if unknown := [name for name, key in zip(asked.revoke, revoked, strict=True) if key not in people]:
        raise click.UsageError(f'There is no person "{safe(unknown[0])}" in these plans.')
    wishes = Wishes("", today, asked.alarms, asked.relations, asked.url, asked.tombstones, asked.drop_after, secret)
    return build_plans(readings, wishes, now, revoked)


def _published(target: str | None) -> Index | Trouble:
    """What is published already."""
    if target is None or not Path(target).exists():
        return NOTHING
    return index_in(Path(target)) or NOTHING


# ---- showing and asking ------------------------------------------------------------------------------------


def _publish(builds: Sequence[PlanBuild], today: date, asked: Asked) -> int:
    changes = [published_changes(one.compilation, one.before, one.built.lock) for one in builds]
    say(text(Report(changes, LAST), canvas_of(sys.stdout), MOST_LINES))
    _warn_of_large(builds)
    if asked.dry_run:
        return 0
    if asked.locked and (moving := [one for one in builds if one.moves_lock]):
        why = "would change, and --locked forbids it; build without it, and commit the lock"
        complain_of(moving[0].loaded.path, why)
        return 1
    if not asked.yes and not _may_publish(builds, changes, asked):
        complain("Nothing was published.\n")
        return 1
    with working("Building the pages"):
        pages = [] if asked.no_site else pages_of(builds, Wanted(today, asked.url), changes)
    return _write(builds, publication_of(builds, pages), asked)


def _may_publish(builds: Sequence[PlanBuild], changes: Sequence[Changes], asked: Asked) -> bool:
    """Ask where more would move than is usual, or a feed would become empty."""
    for one, change in zip(builds, changes, strict=True):
        share = share_of_moves(change, one.before)
        if share * 100 <= asked.most_moves:
            continue
        complain(f"{safe(one.name)}: {share:.0%} of the dates that subscribers have would move or go.\n")
        if not (sys.stdin.isatty() and sys.stderr.isatty()):
            complain("Nobody can be asked here: --yes publishes it, --most-moves says how much is usual.\n")
            return False
        if not click.confirm("Publish?", err=True):
            return False
    return True


def _warn_of_large(builds: Sequence[PlanBuild]) -> None:
    for one in builds:
        for file in one.built.files:
            events = file.content.count(b"\r\nBEGIN:VEVENT\r\n")
            if len(file.content) > LARGE_BYTES or events > LARGE_EVENTS:
                size = f"{events:,} events and {len(file.content) / 1_000_000:.1f} MB"
                complain(f"warning: {safe(file.path)} has {size}; --drop-after leaves out what is long past.\n")


# ---- writing -----------------------------------------------------------------------------------------------


def _write(builds: Sequence[PlanBuild], publication: Publication, asked: Asked) -> int:
    """The folder is made ready, then the locks are written, then the folder is shown. If that ends in between, the
    locks know what is not published yet, and the next build publishes it with the same stamps."""
    if asked.target is None:
        return _save_locks(builds) or _upload(publication, asked)
    staged = stage(publication, Path(asked.target))
    if isinstance(staged, Trouble):
        return _end(staged)
    with staged:
        if code := _save_locks(builds):
            return code
        published = staged.commit()
    if isinstance(published, Trouble):
        return _end(published)
    _tell(published, asked.target)
    _tell_addresses(builds)
    return _upload(publication, asked)


def _save_locks(builds: Sequence[PlanBuild]) -> int:
    for one in builds:
        if trouble := save_lock(one.name, one.built.lock, one.loaded):
            return _end(trouble)
    return 0


def _tell(published: Published, target: str) -> None:
    written, kept = speak.count(len(published.written), "file"), f"{published.kept} as before"
    removed = f", {published.removed} removed" if published.removed else ""
    complain(f"published {safe(target)}: {written} written, {kept}{removed}\n")
    if published.left is not None:
        complain_of(*published.left)


def _tell_addresses(builds: Sequence[PlanBuild]) -> None:
    """The addresses of private feeds, which stand nowhere else."""
    for one in builds:
        for person, path in sorted(one.built.private.items()):
            complain(f"private feed of {safe(person)}: {safe(path)}\n")


def _upload(publication: Publication, asked: Asked) -> int:
    if asked.to is None:
        return 0
    from copflow.workspace.publish_remote import publish_remote

    done = publish_remote(publication, asked.to)
    if isinstance(done, Trouble):
        return _end(done)
    _tell(Published(done.written, done.kept, done.removed), asked.to)
    return 0
