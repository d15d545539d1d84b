"""The clauses and settings of the language, a row each: the one place to look what there is."""

from copflow.language import people
from copflow.language.clauses import (
    at,
    by,
    due,
    for_,
    from_,
    in_,
    link,
    mode,
    needs,
    note,
    offset,
    on,
    or_,
    place,
    purpose,
    tag,
    zone,
)
from copflow.language.dateforms import BUILDERS
from copflow.language.row import ClauseRow, guarded
from copflow.language.settings import closed, holidays, move, period, purposes, working_days

CLAUSES: tuple[ClauseRow, ...] = (
    in_.ROW,
    on.ROW,
    due.ROW,
    offset.ROW,
    from_.ROW,
    at.ROW,
    place.ROW,
    for_.ROW,
    needs.ROW,
    by.ROW,
    mode.ROW,
    purpose.ROW,
    note.ROW,
    link.ROW,
    tag.ROW,
    or_.ROW,
    zone.ROW,
)

SETTINGS: tuple[ClauseRow, ...] = (
    period.ROW,
    zone.ROW,
    holidays.ROW,
    closed.ROW,
    move.ROW,
    working_days.ROW,
    purposes.ROW,
)

# What the language has and this version does not read yet: each pattern, and the words that name the clause.
NOT_YET: tuple[tuple[str, str], ...] = (
    ("EVERY ORDINAL|WEEKDAY_NAME|NUMBER|NUMBER_WORD|UNIT|WEEKDAY|WORKING|NTH", "a repetition (`every first Tuesday`)"),
    ("MONTHLY|WEEKLY|QUARTERLY|YEARLY|DAILY ON|FROM|AT|$", "a repetition (`monthly on the last working day`)"),
    (", EXCEPT", "exceptions of a repetition (`except 22 December`)"),
    (", UNTIL", "the end of a repetition (`until May`)"),
    ("BY NUMBER|MONTH|ISO_DATE|WEEKDAY_NAME|NTH|END|SLASH_DATE", "a bound (`by 30 November`)"),
    ("NO EARLIER|LATER THAN", "a bound (`no earlier than 1 March`)"),
    ("BETWEEN NUMBER|MONTH|ISO_DATE", "a bound (`between 1 and 15 March`)"),
    ("SAME UNIT", "the same day as another activity (`same day as webinar 1`)"),
    ("NEXT WORKING UNIT", "the next working day"),
    ("WEEKDAY_NAME BEFORE|AFTER", "a weekday beside an anchor (`the Friday before`)"),
    ("ORDINAL WEEKDAY_NAME BEFORE|AFTER", "a weekday beside an anchor (`the second Saturday before`)"),
    ("ON ORDINAL WEEKDAY_NAME BEFORE|AFTER", "a weekday beside an anchor (`the second Saturday before`)"),
    ("WITHIN NUMBER|NUMBER_WORD", "a bound (`within 30 days after`)"),
    (", AFTER", "an order (`after kickoff`); `needs kickoff` says the same"),
    (", BEFORE", "an order (`before kickoff`)"),
    (", TOGETHER", "activities at one time (`together with kickoff`)"),
    (", WITH", "people who take part (`with sponsors`)"),
    ("DONE|CANCELLED|TENTATIVE|CONFIRMED|OPTIONAL|PRIVATE|ONGOING|TBD $", "a state (`done`, `tentative`, `TBD`)"),
    ("CANCELLED STRING", "a state (`cancelled`)"),
    ("DONE NUMBER|ISO_DATE", "a state (`done`)"),
    ("REMIND NUMBER|NUMBER_WORD", "a reminder (`remind 1 day before`)"),
    ("FORMERLY STRING", "a former name (`formerly`)"),
    ("INCLUDE STRING", "another plan's text (`include`)"),
)  # fmt: skip

RULES = {
    name: guarded(build)
    for builders in (BUILDERS, *(row.build for row in (*CLAUSES, *SETTINGS, people.ROW)))
    for name, build in builders.items()
}
"""The builder of each rule of the grammar."""
