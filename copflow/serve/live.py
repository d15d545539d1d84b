"""`/live`: what a page that is open in a browser asks for again and again, so that it follows an edit of its plan."""

from copflow.serve.exchange import Response, instant, told
from copflow.serve.site import Kept, Site

MOST_MESSAGES = 50
"""How many errors of a plan a page shows."""


def live(site: Site) -> Response:
    """Since when each plan's page is as it is, and what is wrong with its text now. The page that is open loads itself
    anew when its instant changes, and shows the errors beside what was good last."""
    return told(200, {one.name: _state(one) for one in site.kept})


def _state(kept: Kept) -> dict[str, object]:
    problem = kept.problem
    state: dict[str, object] = {"since": kept.since.isoformat()}
    if problem is not None:
        shown = problem.messages[:MOST_MESSAGES]
        state |= {"what": problem.what, "at": instant(problem.since), "messages": shown}
        state["more"] = len(problem.messages) - len(shown)
    return state
