"""Closed days: where a settled date goes, if the plan or the activity says so."""

from datetime import date

from copflow.dates.calendar import WorkCalendar
from copflow.dates.forms import MoveTo
from copflow.graph.model import Activity
from copflow.language.plan import Plan
from copflow.schedule.dated import Dated
from copflow.schedule.model import Moved, Reason, Settled


def why_not(activity: Activity, day: date, calendar: WorkCalendar) -> str | None:
    """Why a day does not suit the activity, None if it does.

    Tasks need a working day, and so does what says itself `or next working day`; meetings need one that is open.
    """
    says_working = activity.move is not None and activity.move.to is not MoveTo.SAME_WEEKDAY_NEXT_WEEK
    return calendar.why_not_working(day) if activity.is_task or says_working else calendar.why_closed(day)


def move_off(activity: Activity, dated: Dated, plan: Plan, calendar: WorkCalendar) -> tuple[Dated, Moved | None]:
    """The date, moved if it is on a closed day and there is a rule; `Moved` says where it came from.

    Of a task its deadline counts, of anything else its first day. All its days move together.
    """
    when = dated.when
    if not isinstance(when, Settled):
        return dated, None
    day = when.last if activity.is_task else when.first
    why = why_not(activity, day, calendar)
    to = activity.move.to if activity.move else plan.task_move if activity.is_task else plan.meeting_move
    if why is None or to is MoveTo.KEEP:
        return dated, None
    moved = calendar.move(day, to)
    if moved is None:
        return dated, None
    shift = moved - day
    who = "it moves" if activity.move else "tasks move" if activity.is_task else "meetings move"
    span = activity.move.span if activity.move else None
    reason = Reason(f"that is {why}, and {who} to the {to.value}", span, moved)
    shifted = Settled(when.first + shift, when.last + shift)
    return dated._replace(when=shifted, reasons=(*dated.reasons, reason)), Moved(day, why)
