"""What is different of plans for those who have their calendars: `copflow diff`."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time
from pathlib import Path

from copflow.feed.build import as_before, build_feeds
from copflow.feed.changes import Changes, Report, State
from copflow.feed.compare import Comparison
from copflow.feed.published_changes import LAST, published_changes
from copflow.feed.told import View, changes_of, deleted_plan, new_plan
from copflow.outputs.identity import plan_title
from copflow.workspace.against import Compared, Deleted, compare_compiled, deleted_plans
from copflow.workspace.earlier import Earlier, New, earlier
from copflow.workspace.find import Found, find_plans
from copflow.workspace.load import STDIN
from copflow.workspace.lock_file import load_lock
from copflow.workspace.parts import wholes_of
from copflow.workspace.plans import Reading, read_plan
from copflow.workspace.trouble import Trouble

Along = Callable[[Iterable[Reading | Trouble], int], Iterable[Reading | Trouble]]
"""What shows how far long work has come: it gives the parts of the work, of which there are so many."""


def read_all(
    paths: Sequence[str], today: date, along: Along = lambda work, _total: work
) -> tuple[list[Reading], list[Trouble]]:
    """Read the plans that the paths mean. What another of them includes is a part of that one, unless it was named."""
    found = list(find_plans(paths))
    read = list(along((read_plan(one.name, today) if isinstance(one, Found) else one for one in found), len(found)))
    readings = [one for one in read if isinstance(one, Reading)]
    wholes = wholes_of([reading.source for reading in readings])
    kept = [one for one in readings if one.source.name in paths or wholes.get(one.source.name) is None]
    return kept, list(dict.fromkeys(one for one in read if isinstance(one, Trouble)))


def differences(
    readings: Sequence[Reading], against: str, view: View, today: date, paths: Sequence[str] = ()
) -> Report:
    """Compare plans with what they were in a revision, or at a path. `paths`: what was asked for; of these it
    is told which plans are deleted."""
    before = earlier(against, _folder(readings, paths), len(readings))
    told = list(_told(readings, before, view))
    told += [_deleted(one, view) for one in deleted_plans(before, paths, today)]
    plans = sorted((one for one in told if isinstance(one, Changes)), key=lambda plan: plan.state is State.GONE)
    unread = dict.fromkeys((one.name, one.message) for one in told if isinstance(one, Trouble))
    return Report(plans, against, unread=list(unread))


def _deleted(one: Compared | Trouble, view: View) -> Changes | Trouble:
    if isinstance(one, Trouble):
        return one
    assert isinstance(one.result, Deleted)
    return deleted_plan(one.result.was, view)


def without_deleted(troubles: Sequence[Trouble], report: Report) -> list[Trouble]:
    """What cannot be read, but for what is told to be deleted: a plan, and a folder that has no plan since."""
    gone = {plan.file for plan in report.plans if plan.state is State.GONE}
    return [
        one for one in troubles if not any(one.name == name or Path(one.name) in Path(name).parents for name in gone)
    ]


def since_publication(readings: Sequence[Reading], today: date) -> Report:
    """Compare plans with what their locks remember of the last publication."""
    told = [_since_publication(reading, today) for reading in readings]
    unread = [(one.name, one.message) for one in told if isinstance(one, Trouble)]
    return Report([one for one in told if isinstance(one, Changes)], LAST, unread=unread)


def _since_publication(reading: Reading, today: date) -> Changes | Trouble:
    name = reading.source.name
    if reading.compilation is None or reading.has_errors:
        return Changes(name, State.ERRORS)
    loaded = load_lock(name)
    if isinstance(loaded, Trouble):
        return loaded
    if loaded.lock is None:
        return Trouble(name, f"was never published: it has no lock ({loaded.path})")
    midnight = datetime.combine(today, time(), UTC)
    built = build_feeds(reading.compilation, loaded.lock, as_before(loaded.lock, today), lambda: midnight)
    return published_changes(reading.compilation, loaded.lock, built.lock)


def _folder(readings: Sequence[Reading], paths: Sequence[str]) -> Path:
    """The folder of the first plan, or of what was asked for; of standard input the current one."""
    name = readings[0].source.name if readings else next(iter(paths), STDIN)
    if name == STDIN:
        return Path()
    real = Path(name).resolve()
    return next(folder for folder in (real, *real.parents) if folder.is_dir())


def _told(readings: Sequence[Reading], before: Earlier, view: View) -> Iterator[Changes | Trouble]:
    for reading in readings:
        if reading.compilation is None or reading.has_errors:
            before.of(reading.source)  # so that what it was is not deleted
            yield Changes(reading.source.name, State.ERRORS)
            continue
        match compare_compiled(reading.compilation, before):
            case Trouble() as trouble:
                yield trouble
            case Compared(result=Comparison() as comparison, was=was):
                yield changes_of(comparison, view, was)
            case Compared(result=New()):
                yield new_plan(reading.compilation, view)
            case _:
                yield Changes(reading.source.name, title=plan_title(reading.compilation))
