"""The settings of a plan: each is judged and put into its place."""

from collections.abc import Sequence

from copflow.dates.holidays import Region
from copflow.dates.zones import find_zone
from copflow.diagnostics.diagnostic import Diagnostics, Label
from copflow.diagnostics.prose import quoted
from copflow.language.nodes import (
    Broken,
    Clause,
    ClosedSetting,
    HolidaysSetting,
    MoveSetting,
    Name,
    PeriodSetting,
    PurposesSetting,
    Setting,
    TermSetting,
    WeeksSetting,
    WeeksSkip,
    WeekStartSetting,
    WorkingDaysSetting,
    ZoneClause,
)
from copflow.language.plan import ClosureForm, Plan
from copflow.language.standing import Remind
from copflow.language.zone_names import zone_flaw


def apply(plan: Plan, clause: Clause, found: Diagnostics) -> None:
    """Put a setting into the plan. What may stand once only is reported the second time."""
    match clause:
        case PeriodSetting():
            if plan.period is not None:
                _twice(clause, "its first and last day", found)
            plan.period = plan.period or clause.days
        case ZoneClause():
            _zone(plan, clause, found)
        case HolidaysSetting():
            plan.regions.extend((_region(name), name) for name in clause.regions)
        case ClosedSetting():
            plan.closures.append(ClosureForm(clause.days, clause.name))
        case MoveSetting():
            _move(plan, clause, found)
        case WorkingDaysSetting():
            if plan.working_weekdays is not None:
                _twice(clause, "its working days", found)
            plan.working_weekdays = clause.weekdays
            plan.said.setdefault("working days", clause.span)
        case TermSetting():
            _term(plan, clause, found)
        case WeeksSetting():
            if plan.weeks is not None:
                _twice(clause, "from when its weeks count", found)
            plan.weeks = plan.weeks or clause
        case WeeksSkip():
            plan.skips.append(clause)
        case WeekStartSetting():
            if plan.week_start is not None:
                _twice(clause, "on which weekday its weeks start", found)
            plan.week_start = clause.weekday
        case PurposesSetting():
            plan.purposes = (*plan.purposes, *(name.key for name in clause.purposes))
            plan.own_purposes = (*plan.own_purposes, *clause.purposes)
        case Remind():
            if plan.remind is not None:
                _twice(clause, "when to remind", found)
            plan.remind = plan.remind or clause
        case Broken():  # it was reported where it was read
            plan.broken |= {clause.what} if clause.what else {"period", "time zone", "closed days"}  # it may be any
        case _:
            pass


def _move(plan: Plan, clause: MoveSetting, found: Diagnostics) -> None:
    kinds = {"tasks"} if clause.tasks else set()
    kinds |= {"meetings"} if clause.meetings else set()
    if kinds & plan.moved_kinds:
        _twice(clause, f"where {' and '.join(sorted(kinds & plan.moved_kinds))} on closed days go", found)
    plan.moved_kinds |= kinds
    plan.said |= dict.fromkeys(kinds - set(plan.said), clause.span)
    plan.task_move = clause.to if clause.tasks else plan.task_move
    plan.meeting_move = clause.to if clause.meetings else plan.meeting_move


def finish(plan: Plan, purposes: Sequence[str]) -> None:
    """What the plan leaves out: every plan has purposes."""
    plan.purposes = plan.purposes or tuple(purposes)


def _term(plan: Plan, clause: TermSetting, found: Diagnostics) -> None:
    known = plan.terms.setdefault(clause.name.key, clause)
    if known is not clause:
        labels = (Label(known.span, "said here first"),)
        title = f"The plan has {quoted(clause.name.text)} twice."
        found.report("duplicate-name", clause.name.span, title, labels=labels)


def _twice(clause: Setting, what: str, found: Diagnostics) -> None:
    found.report("repeated-clause", clause.span, f"The plan says {what} twice.")


def _region(name: Name) -> Region:
    country, _, subdivision = name.text.partition("/")
    return Region(country.upper(), subdivision.upper() or None)


def _zone(plan: Plan, clause: ZoneClause, found: Diagnostics) -> None:
    if plan.zone is not None:
        _twice(clause, "its time zone", found)
    elif find_zone(clause.zone.text) is None:
        unknown_zone(clause.zone, found)
        plan.broken.add("time zone")
    else:
        plan.zone = clause


def unknown_zone(name: Name, found: Diagnostics) -> None:
    """Report a zone that is an abbreviation, or that does not exist, with the names that may be meant."""
    flaw = zone_flaw(name.span, name.text)
    found.report(flaw.rule, flaw.span, flaw.title, notes=flaw.notes, fixes=flaw.fixes)
