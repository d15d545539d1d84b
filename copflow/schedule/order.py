"""The order in which dates are computed: what a date depends on comes before it."""

from collections.abc import Sequence

from copflow.graph.model import Activity, Edge, Why


def date_edges(activity: Activity) -> list[Edge]:
    """The edges on which the activity's date depends: with a day of its own only its anchors, with a window its limits
    too."""
    if activity.broken:
        return []
    if activity.has_day:
        return [edge for edge in activity.edges if edge.why is Why.ANCHOR]
    if activity.has_date:
        return [edge for edge in activity.edges if edge.why is not Why.NEED]
    return activity.edges


def date_order(activities: Sequence[Activity]) -> list[int]:
    """The numbers of all activities, each after those on which its date depends (Kahn's algorithm).

    Activities in a ring are broken, so that no edge of theirs counts here.
    """
    waits = [0] * len(activities)
    followers: list[list[int]] = [[] for _ in activities]
    for activity in activities:
        for edge in date_edges(activity):
            waits[activity.number] += 1
            followers[edge.target].append(activity.number)
    ready = [number for number, count in enumerate(waits) if not count]
    for number in ready:
        for follower in followers[number]:
            waits[follower] -= 1
            if not waits[follower]:
                ready.append(follower)
    return ready
