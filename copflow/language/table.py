"""The clauses and settings of the language, a row each: the one place to look what there is."""

from copflow.language import amounts, besideforms, clocks, dateforms, people, windowforms
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
    tag,
    times,
    turn,
    until,
    zone,
)
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
    day.ROW,
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
)

# What the language has and this version does not read yet.
NOT_YET: tuple[tuple[str, str], ...] = (
    ("AWAY NUMBER|FROM|MONTH|UNTIL", "an absence (`Sam away 23 to 27 November`)"),
    (", WITH", "people who take part (`with sponsors`)"),
    (", DONE|CONFIRMED $", "a state (`done`, `tentative`)"),  # without a comma: `speaker confirmed due 3 May`
    ("CANCELLED|TENTATIVE|OPTIONAL|PRIVATE $", "a state (`done`, `tentative`)"),
    ("ONGOING|TBD $", "a state (`TBD`, `ongoing`)"),
    ("DUE TBD", "a state (`TBD`, `ongoing`)"),
    ("CANCELLED STRING", "a state (`cancelled`)"),
    ("DONE NUMBER MONTH", "a state (`done`)"),
    ("DONE ISO_DATE", "a state (`done`)"),
    ("REMIND NUMBER|NUMBER_WORD", "a reminder (`remind 1 day before`)"),
    ("FORMERLY STRING", "a former name (`formerly`)"),
)
"""Each pattern, and the words that name the clause."""

PARTS = (amounts.BUILDERS, besideforms.BUILDERS, clocks.BUILDERS, dateforms.BUILDERS, windowforms.BUILDERS)
"""The builders of what several clauses share."""

RULES = {
    name: guarded(build)
    for builders in (*PARTS, *(row.build for row in (*CLAUSES, *SETTINGS, people.ROW)))
    for name, build in builders.items()
}
"""The builder of each rule of the grammar."""
