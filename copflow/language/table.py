"""The clauses and settings of the language, a row each: the one place to look what there is."""

from copflow.language import absences, amounts, clocks, dateforms, people
from copflow.language.clauses import (
    at,
    by,
    due,
    for_,
    formerly,
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
    remind,
    state,
    tag,
    with_,
    zone,
)
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
    remind.ROW,
)

# What the language has and this version does not read yet.
NOT_YET: tuple[tuple[str, str], ...] = (
    ("EVERY ORDINAL|WEEKDAY_NAME|NUMBER|NUMBER_WORD|UNIT|WEEKDAY|WORKING|NTH|OTHER", "a repetition"),
    ("MONTHLY|WEEKLY|QUARTERLY|YEARLY|DAILY|BIWEEKLY|BIMONTHLY ON|FROM|AT|$", "a repetition"),
    ("OF NUMBER MONTH MOVED|CANCELLED", "a change of one occurrence"),
    ("NUMBER TIMES", "how often something is repeated"),
    ("EXCEPT HOLIDAYS", "exceptions of a repetition"),
    (", EXCEPT", "exceptions of a repetition"),
    (", UNTIL", "the end of a repetition"),
    ("BY NUMBER|MONTH|ISO_DATE|WEEKDAY_NAME|NTH|END|SLASH_DATE|CLOCK|HOUR|CLOCK_WORD", "a bound (`by 30 November`)"),
    ("NO EARLIER|LATER THAN", "a bound (`no earlier than 1 March`)"),
    ("BETWEEN NUMBER|MONTH|ISO_DATE", "a bound (`between 1 and 15 March`)"),
    ("WITHIN NUMBER|NUMBER_WORD", "a bound (`within 30 days after`)"),
    ("AT LEAST|MOST", "a bound (`at least 2 weeks before`)"),
    ("DUE AT LEAST|MOST", "a bound (`at least 2 weeks before`)"),
    ("DUE WITHIN NUMBER|NUMBER_WORD", "a bound (`within 30 days after`)"),
    ("DUE NO EARLIER|LATER THAN", "a bound (`no later than 1 March`)"),
    ("ABOUT NUMBER|NUMBER_WORD UNIT", "a date that is not certain (`about 2 weeks before`)"),
    ("NUMBER TO NUMBER UNIT BEFORE|AFTER|PRIOR", "a range of offsets (`2 to 3 weeks before`)"),
    ("DUE NUMBER TO NUMBER UNIT", "a range of offsets (`2 to 3 weeks before`)"),
    ("NUMBER|NUMBER_WORD UNIT AND NUMBER|NUMBER_WORD UNIT BEFORE|AFTER", "an offset in two units"),
    ("DUE NUMBER|NUMBER_WORD UNIT AND NUMBER|NUMBER_WORD UNIT", "an offset in two units"),
    ("NEXT WORKING UNIT BEFORE|AFTER", "the next working day"),
    ("SAME UNIT", "the same day as another activity"),
    ("DUE SAME UNIT", "the same day as another activity"),
    (", NEXT WORKING UNIT", "the next working day"),
    ("DUE NEXT WORKING|WORKDAY|UNIT", "the next working day"),
    ("DUE ON OR BEFORE|AFTER", "a bound (`on or before 3 May`)"),
    ("ON OR BEFORE|AFTER", "a bound (`on or before 3 May`)"),
    ("WEEKDAY_NAME BEFORE|AFTER", "a weekday beside an anchor (`the Friday before`)"),
    ("DUE WEEKDAY_NAME BEFORE|AFTER", "a weekday beside an anchor (`the Friday before`)"),
    ("ON WEEKDAY_NAME BEFORE|AFTER", "a weekday beside an anchor (`the Friday before`)"),
    ("ORDINAL|NTH WEEKDAY_NAME BEFORE|AFTER", "a weekday beside an anchor (`the second Saturday before`)"),
    ("ON ORDINAL|NTH WEEKDAY_NAME BEFORE|AFTER", "a weekday beside an anchor (`the second Saturday before`)"),
    ("ON WEEKDAY_NAME OF UNIT NUMBER", "a week of the programme (`Thursday of week 3`)"),
    ("UNIT COUNT FROM", "weeks of the programme (`weeks count from 14 September`)"),
    ("IN|ON|OF ISO_WEEK", "a week by its number (`2026-W46`)"),
    ("IN WORD TERM", "a term (`in fall term`)"),
    ("IN UNIT NUMBER", "a week of the programme (`in week 3`)"),
    ("IN ORDINAL|NTH UNIT OF", "a week of a month (`in the first week of November`)"),
    ("DUE ORDINAL|NTH UNIT OF", "a week of a month (`in the first week of November`)"),
    ("DUE UNIT OF", "a week (`the week of 9 November`)"),
    ("ON|BY|DUE|IN END OF", "the end of a month or week (`end of October`)"),
    ("END OF MONTH", "the end of a month or week (`end of October`)"),
    ("FROM START|END OF", "an end of an activity (`from the end of kickoff`)"),
    ("THIS|NEXT WEEKDAY_NAME|UNIT|MONTH $", "a date that depends on the reader's day"),
    ("ANYWHERE ON", "the end of the day anywhere on Earth"),
    ("ON|IN|DUE THIS|NEXT WEEKDAY_NAME|UNIT|MONTH", "a date that depends on the reader's day"),
    (", AFTER", "an order (`after kickoff`); `needs kickoff` says the same"),
    (", BEFORE", "an order (`before kickoff`)"),
    (", TOGETHER", "activities at one time (`together with kickoff`)"),
    ("INCLUDE STRING", "another plan's text (`include`)"),
)
"""Each pattern, and the words that name the clause."""

PARTS = (amounts.BUILDERS, clocks.BUILDERS, dateforms.BUILDERS)
"""The builders of what several clauses share."""

RULES = {
    name: guarded(build)
    for builders in (*PARTS, *(row.build for row in (*CLAUSES, *SETTINGS, people.ROW, people.TEAM_ROW, absences.ROW)))
    for name, build in builders.items()
}
"""The builder of each rule of the grammar."""
