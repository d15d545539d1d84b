"""Which activity a name means that was given on the command line."""

from collections.abc import Sequence

from copflow.dates import speak
from copflow.diagnostics.nearest import nearest
from copflow.graph.model import Activity
from copflow.graph.names import NameIndex

SHOWN = 8


def find_activity(name: str, activities: Sequence[Activity]) -> Activity | str:
    """The activity, by its full name or by the only one of that name, in any case; or what is wrong with the name."""
    key = " ".join(name.split()).casefold()
    found = [activities[number] for number in NameIndex(activities).anywhere(key)]
    if len(found) == 1:
        return found[0]
    if found:
        return f'"{name}" is the name of {len(found)} activities: {_names(found)}.'
    if series := [activity for activity in activities if activity.series == key]:
        return f'"{name}" is a series of {speak.count(len(series), "activity")}: {_names(series)}.'
    near = [f'"{other}"' for other in nearest(name, (activity.full_name for activity in activities), least=0.5)]
    hint = f"Did you mean {speak.listed(near, 'or')}?" if near else "copflow show lists all."
    return f'There is no activity "{name}". {hint}'


def _names(activities: Sequence[Activity]) -> str:
    names = [f'"{activity.full_name}"' for activity in activities[:SHOWN]]
    if len(activities) > SHOWN:
        names.append(f"{len(activities) - SHOWN} more")
    return speak.listed(names)
