"""The days of the plan's terms."""

from copflow.dates.evaluate import Evaluator, no_activity
from copflow.dates.years import Window, YearFinder
from copflow.diagnostics.diagnostic import Diagnostics
from copflow.graph.settings import PlanTimes
from copflow.language.plan import Plan


def terms_of(plan: Plan, times: PlanTimes) -> tuple[Window, ...]:
    """The first and the last day of each term, in order. What is wrong with one is reported where it is used."""
    if not plan.terms:
        return ()
    unheard = Diagnostics()
    finder = YearFinder(times.period, times.finder.today, unheard)
    evaluator = Evaluator(finder, times.calendar, times.evaluator.named, unheard)
    extents = (evaluator.range(term.days, no_activity) for term in plan.terms.values())
    return tuple(sorted((extent.first.low, extent.last.high) for extent in extents if extent is not None))
