"""What a schedule gets wrong without being unreadable: one rule a file. The table of rules, in order."""

from collections.abc import Callable, Iterator

from copflow.checks import (
    away,
    broken_rhythm,
    clock_change,
    closed_day,
    date_conflict,
    date_tbd,
    deadline_time,
    done_early,
    double_booked,
    missing_mode,
    missing_purpose,
    missing_time,
    missing_zone,
    mixed_dates,
    moved_day,
    needs_cancelled,
    no_follow_up,
    no_owner,
    no_preparation,
    nothing_for_sponsor,
    out_of_bounds,
    outside_plan,
    overloaded_week,
    same_day_events,
    weekend_date,
    window_open,
    wrong_offset,
)
from copflow.diagnostics.diagnostic import Diagnostic
from copflow.schedule.model import Schedule

Check = Callable[[Schedule], Iterator[Diagnostic]]

CHECKS: dict[str, Check] = {
    "date-conflict": date_conflict.check,
    "out-of-bounds": out_of_bounds.check,
    "outside-plan": outside_plan.check,
    "closed-day": closed_day.check,
    "weekend-date": weekend_date.check,
    "moved-day": moved_day.check,
    "window-open": window_open.check,
    "missing-time": missing_time.check,
    "missing-zone": missing_zone.check,
    "clock-change": clock_change.check,
    "double-booked": double_booked.check,
    "deadline-time": deadline_time.check,
    "wrong-offset": wrong_offset.check,
    "mixed-dates": mixed_dates.check,
    "away": away.check,
    "date-tbd": date_tbd.check,
    "done-early": done_early.check,
    "needs-cancelled": needs_cancelled.check,
    "overloaded-week": overloaded_week.check,
    "no-owner": no_owner.check,
    "broken-rhythm": broken_rhythm.check,
    "same-day-events": same_day_events.check,
    "no-preparation": no_preparation.check,
    "no-follow-up": no_follow_up.check,
    "missing-purpose": missing_purpose.check,
    "missing-mode": missing_mode.check,
    "nothing-for-sponsor": nothing_for_sponsor.check,
}
