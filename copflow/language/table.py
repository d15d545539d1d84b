"""The clauses and settings of the language, a row each: the one place to look what there is."""

from copflow.language import absences, amounts, besideforms, clocks, dateforms, people, windowforms
from copflow.language.clauses import (
    anywhere,
    at,
    bound,
    by,
    day,
    due,
    every,
    except_,
    for_,
    formerly,
    from_,
    in_,
    link,
    mode,
    moved,
    needs,
    note,
    numbered,
    offset,
    on,
    or_,
    order,
    place,
    purpose,
    remind,
    state,
    tag,
    times,
    turn,
    until,
    with_,
    zone,
)
from copflow.language.days_only import DAYS_ONLY, days_only
from copflow.language.row import ClauseRow, guarded
from copflow.language.settings import (
    closed,
    holidays,
    include,
    move,
    period,
    purposes,
    term,
    week_start,
    weeks,
    working_days,
)

CLAUSES: tuple[ClauseRow, ...] = (
    in_.ROW,
    on.ROW,
    due.ROW,
    offset.ROW,
    times.ROW,
    every.ROW,
    from_.ROW,
    until.ROW,
    order.ROW,
    moved.ROW,
    numbered.ROW,
    at.ROW,
    place.ROW,
    for_.ROW,
    needs.ROW,
    by.ROW,
    day.ROW,
    bound.ROW,
    except_.ROW,
    mode.ROW,
    purpose.ROW,
    note.ROW,
    link.ROW,
    tag.ROW,
    or_.ROW,
    zone.ROW,
    turn.ROW,
    anywhere.ROW,
    state.ROW,
    formerly.ROW,
    with_.ROW,
    remind.ROW,
)

SETTINGS: tuple[ClauseRow, ...] = (
    period.ROW,
    zone.ROW,
    holidays.ROW,
    closed.ROW,
    move.ROW,
    working_days.ROW,
    purposes.ROW,
    term.ROW,
    weeks.ROW,
    week_start.ROW,
    include.ROW,
    remind.ROW,
)

PARTS = (amounts.BUILDERS, besideforms.BUILDERS, clocks.BUILDERS, dateforms.BUILDERS, windowforms.BUILDERS)
"""The builders of what several clauses share."""

RULES = {
    name: guarded(build)
    for builders in (*PARTS, *(row.build for row in (*CLAUSES, *SETTINGS, people.ROW, people.TEAM_ROW, absences.ROW)))
    for name, build in builders.items()
}
RULES |= {rule: guarded(days_only(rule, RULES[rule])) for rule in DAYS_ONLY}
"""The builder of each rule of the grammar."""
