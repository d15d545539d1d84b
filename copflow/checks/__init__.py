"""What a schedule gets wrong without being unreadable: one rule a file. The table of rules, in order."""

from collections.abc import Callable, Iterator

from copflow.checks import (
    after_its_event,
    away,
    clock_change,
    closed_day,
    date_conflict,
    date_tbd,
    deadline_time,
    done_early,
    double_booked,
    empty_feed,
    isolated_activity,
    missing_time,
    missing_zone,
    mixed_dates,
    moved_day,
    needs_cancelled,
    no_slack,
    out_of_bounds,
    outside_plan,
    past_date,
    redundant_need,
    strict_weekday,
    unused_person,
    weekend_date,
    window_ending,
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
    "past-date": past_date.check,
    "window-ending": window_ending.check,
    "strict-weekday": strict_weekday.check,
    "after-its-event": after_its_event.check,
    "no-slack": no_slack.check,
    "redundant-need": redundant_need.check,
    "isolated-activity": isolated_activity.check,
    "unused-person": unused_person.check,
    "empty-feed": empty_feed.check,
}
