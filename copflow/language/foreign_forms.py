"""The table of forms that other tools and other habits have inside a line, and what copflow says for each.

A row is an expression and a function that says what is meant. Quoted texts are never looked at.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from copflow.language import foreign_amounts as amounts
from copflow.language import foreign_dates as dates
from copflow.language.foreign_said import COUNT, MONTH, UNIT, WEEKDAY, Context, Said

ENDS = r"(?=[\s,;]|$)"
"""What stands behind a word."""
DAY = "[0-9]{1,2}"
NAME = r"[^\W\d_][\w-]*"
YEAR = "[0-9]{4}"
SHORT = "[0-9]{2}(?:[0-9]{2})?"
NTH = "first|second|third|fourth|last|[1-4](?:st|nd|rd|th)"
FIELD = r"[0-9*/,-]+"
OFFSET_ENDS = r"(?= (?!before|after|prior|from|later|earlier|in )\w|$)"


class Form(NamedTuple):
    """A row: the expression, what is said of what it finds (None if it is none), and whether it may go on behind a
    semicolon."""

    form: re.Pattern[str]
    say: Callable[[re.Match[str], Context], Said | None]
    goes_on: bool = False


def _form(*parts: str | Callable[[re.Match[str], Context], Said | None], goes_on: bool = False) -> Form:
    """A row of expressions, which stand behind one another, and the function."""
    *expressions, say = parts
    assert callable(say)
    form = "".join(str(one) for one in expressions)
    return Form(re.compile(rf"(?<!\S){form}", re.IGNORECASE), say, goes_on)


FORMS: tuple[Form, ...] = (
    _form(
        r"(?P<lead>(?:due |on |by |at |in )*)(?P<letter>[DRT])-(?P<number>[0-9]{1,3})(?P<short>[dwm])?",
        rf"(?: (?P<unit>{UNIT}))?{ENDS}(?: before)?",
        amounts.countdown,
    ),
    _form(rf"P(?P<time>T)?(?P<parts>(?:[0-9]+[A-Z])+){ENDS}", amounts.duration),
    _form(
        rf"(?P<word>min(?:imum)?\.?|max(?:imum)?\.?) (?P<rest>(?:{COUNT}) {UNIT} (?:before|after|prior))\b",
        amounts.at_least,
    ),
    _form(
        rf"(?P<lead>\w+ )?(?P<side>before|after|prior to) (?P<amount>(?:{COUNT}) {UNIT}){OFFSET_ENDS}",
        amounts.swapped_offset,
    ),
    _form(rf"(?P<lead>in|on|due|by) (?:the )?(?:KW|CW|W) ?(?P<number>{DAY}){ENDS}", dates.calendar_week),
    _form(
        rf"(?P<lead>(?:in |due |by )?)(?:Q(?P<first>[1-4])[/'\u2019-](?P<year>{SHORT})",
        rf"|(?P<other>{YEAR})[/-]Q(?P<second>[1-4])){ENDS}",
        dates.quarter,
    ),
    _form(
        rf"(?P<lead>(?:due |on |by |from )?)(?P<day>{DAY})\.(?P<month>{DAY})\.{ENDS}",
        dates.with_full_stops,
    ),
    _form(rf"(?<=[a-z0-9] )['\u2019](?P<year>[0-9]{{2}}){ENDS}", dates.short_year),
    _form(
        rf"(?P<lead>(?:due )?on|due) (?P<first>{DAY}) or (?P<second>{DAY}) (?P<month>{MONTH})\b",
        dates.one_or_other,
    ),
    _form(rf"from (?P<first>{DAY}) (?P<second>{DAY} (?:{MONTH}))\b", dates.range_without_to),
    _form(
        rf"(?P<lead>(?:due )?on (?:the )?)(?P<month>{MONTH}) (?P<nth>{NTH}) (?P<weekday>{WEEKDAY})\b",
        dates.month_first,
    ),
    _form(
        rf"(?P<lead>due )?on (?:the )?(?P<day>{DAY})(?:st|nd|rd|th) of ",
        rf"(?P<months>(?:{MONTH})(?:(?:, | and |, and )(?:{MONTH})\b)+)",
        dates.days_of_months,
    ),
    _form(
        rf"(?P<lead>(?:due )?)on (?P<day>{WEEKDAY}) of weeks (?P<weeks>[0-9]+(?:(?:, and |, | and )[0-9]+)+)",
        dates.weeks,
    ),
    _form(r"(?P<lead>(?:due )?)on (?:the )?(?P<which>first|last) day(?=[,;]|$)", dates.last_day),
    _form(rf"(?:by or (?:before|on)|(?:on|before) or by) (?P<rest>{DAY}|{MONTH})(?=\s)", dates.either_day),
    _form(r"(?<=\S )(?:due )?(?:tomorrow|yesterday|today)(?=[,;]|$)", dates.reader_day),
    _form(rf"(?P<fields>{FIELD} +{FIELD} +{FIELD} +{FIELD} +[\w*/,-]+)(?=\s|$)", amounts.cron),
    _form(r"(?:RRULE:)?(?P<rule>FREQ=[A-Z]+(?:;[A-Z]+=[\w,+-]+)*);?", amounts.rrule, goes_on=True),
    _form(rf"@(?P<name>{NAME}){ENDS}", amounts.at_person),
    _form(rf"by (?P<one>{NAME}) or (?P<other>{NAME}){ENDS}", amounts.or_person),
    _form(r"<-(?=\s)", amounts.arrow),
)
