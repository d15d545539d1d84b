"""The cases of more-cases.csv once more, computed without copflow: by datetime, dateutil, zoneinfo and holidays."""

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import holidays
from dateutil.easter import easter
from dateutil.relativedelta import FR, MO, TU, WE, relativedelta, weekday
from dateutil.rrule import MONTHLY, WEEKLY, rrule
from dateutil.rrule import weekday as rule_day

ENGLAND = holidays.country_holidays("GB", subdiv="ENG", years=range(2026, 2029))
AMERICA = holidays.country_holidays("US", years=range(2026, 2029))
NONE: frozenset[date] = frozenset()
MONDAY, TUESDAY, THURSDAY, FRIDAY, SATURDAY = (rule_day(number) for number in (0, 1, 3, 4, 5))
FIVE_DAYS = (0, 1, 2, 3, 4)
DAY = timedelta(1)


def shifted(day: date, **amounts: int) -> str:
    """By years, months, weeks and days at once."""
    return str(day + relativedelta(**amounts))  # type: ignore[arg-type]


def exists(year: int, month: int, day: int) -> str:
    """The day, or `error`."""
    try:
        return str(date(year, month, day))
    except ValueError:
        return "error"


def nth(year: int, month: int, day: weekday) -> date:
    """`MO(1)`, `MO(-1)` of a month."""
    first = date(year, month, 1)
    return first + (relativedelta(day=31, weekday=day) if (day.n or 0) < 0 else relativedelta(weekday=day))


def working(day: date, count: int, closed: Iterable[date] = NONE, week: Iterable[int] = FIVE_DAYS) -> date:
    """The count-th working day after a day, or before it: one step at a time."""
    step = DAY if count > 0 else -DAY
    while count:
        day += step
        count -= (day.weekday() in week and day not in closed) * step.days
    return day


def rolled(day: date, step: int, closed: Iterable[date] = NONE) -> str:
    """The day, or the working day after or before it."""
    while day.weekday() > 4 or day in closed:
        day += step * DAY
    return str(day)


def utc(zone: str, *at: int, fold: int = 0) -> str:
    """A time on the clock, in UTC."""
    return zulu(datetime(*at, tzinfo=ZoneInfo(zone), fold=fold))  # type: ignore[misc,arg-type]


def zulu(instant: datetime) -> str:
    """An instant in UTC."""
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%MZ")


def end_of(day: date, zone: str) -> str:
    """Its 24:00."""
    return zulu(datetime.combine(day + DAY, time(), ZoneInfo(zone)))


def dates(days: Iterable[date]) -> str:
    """Several days."""
    return " ".join(f"{day:%Y-%m-%d}" for day in days)


def window(first: date | str, last: date | str) -> str:
    """From one day to another."""
    return f"{first}/{last}"


def week_of(day: date) -> str:
    """Its week by ISO 8601."""
    return "{}-W{:02}".format(*day.isocalendar())


def until_count(rule: rrule, count: int, left_out: Iterable[date]) -> str:
    """The first dates of a rule without those that are left out."""
    days = (day.date() for day in rule)
    kept = (day for day in days if day not in left_out)
    return dates(next(kept) for _ in range(count))


COMPUTED: dict[str, Callable[[], str]] = {
    "month before a leap February": lambda: shifted(date(2028, 1, 30), months=1),
    "six months back": lambda: shifted(date(2027, 8, 31), months=-6),
    "thirteen months": lambda: shifted(date(2026, 12, 31), months=13),
    "a year and a month": lambda: shifted(date(2024, 2, 29), years=1, months=1),
    "a month and a week": lambda: shifted(date(2025, 3, 31), months=-1, weeks=-1),
    "a week and a month": lambda: shifted(date(2027, 1, 24), months=1, weeks=1),
    "leap day of a century": lambda: exists(2100, 2, 29),
    "last Monday is the fifth": lambda: str(nth(2027, 5, MO(-1))),
    "first Monday is the 1st": lambda: str(nth(2027, 11, MO(1)) + DAY + relativedelta(weekday=TU(1))),
    "before a holiday rule": lambda: str(nth(2027, 5, MO(-1)) - DAY + relativedelta(weekday=FR(-1))),
    "third strictly before": lambda: str(date(2027, 9, 1) - DAY + relativedelta(weekday=WE(-3))),
    "on or after itself": lambda: str(date(2027, 3, 1) + relativedelta(weekday=MO(1))),
    "working days over Easter": lambda: str(working(date(2027, 3, 25), 3, ENGLAND)),
    "working days back over substitute days": lambda: str(working(date(2028, 1, 3), -5, ENGLAND)),
    "working days back over Thanksgiving": lambda: str(working(date(2026, 12, 1), -10, AMERICA)),
    "weekend on Friday and Saturday": lambda: str(working(date(2026, 11, 12), 2, week=(6, 0, 1, 2, 3))),
    "observed on the day before": lambda: rolled(date(2027, 6, 18), 1, AMERICA),
    "observed in the year before": lambda: rolled(date(2027, 12, 31), -1, AMERICA),
    "closure that ends before a weekend": lambda: rolled(
        date(2026, 12, 28), 1, [date(2026, 12, 24) + n * DAY for n in range(9)]
    ),
    "an hour that is there twice": lambda: utc("Europe/Berlin", 2026, 10, 25, 2, 30),
    "a gap of half an hour": lambda: utc("Australia/Lord_Howe", 2026, 10, 4, 2, 15),
    "autumn in April": lambda: utc("Pacific/Auckland", 2026, 4, 5, 10),
    "three weeks between two changes": lambda: " ".join(utc("Europe/Paris", 2026, 3, day, 15) for day in (24, 31)),
    "quarter of an hour": lambda: utc("Asia/Kathmandu", 2026, 11, 10, 9),
    "clocks that change for Ramadan": lambda: " ".join(
        utc("Africa/Casablanca", 2027, month, 15, 10) for month in (2, 4)
    ),
    "year ends last": lambda: end_of(date(2026, 12, 31), "Etc/GMT+12"),
    "year ends first": lambda: end_of(date(2026, 12, 31), "Pacific/Kiritimati"),
    "a day before lands in the gap": lambda: utc("America/New_York", 2027, 3, 14, 2, 30),
    "nine hours of night": lambda: zulu(
        datetime(2026, 10, 31, 23, tzinfo=ZoneInfo("America/New_York")).astimezone(UTC) + timedelta(hours=9)
    ),
    "longest year": lambda: str(date.fromisocalendar(2032, 53, 1)),
    "week of a Sunday in January": lambda: week_of(date(2027, 1, 3)),
    "every three weeks on two days": lambda: dates(
        rrule(WEEKLY, interval=3, byweekday=(MONDAY, FRIDAY), dtstart=datetime(2026, 9, 2), count=4, wkst=MONDAY)
    ),
    "biweekly on Sundays": lambda: dates(rrule(WEEKLY, interval=2, dtstart=datetime(2027, 1, 3), count=3, wkst=MONDAY)),
    "five-week rule": lambda: dates(
        rrule(MONTHLY, byweekday=SATURDAY(5), dtstart=datetime(2027, 1, 1), until=datetime(2027, 8, 31))
    ),
    "last working days": lambda: dates(
        working(date(2026, month, 1) + relativedelta(months=1), -1, AMERICA) for month in (10, 11, 12)
    ),
    "first and third over New Year": lambda: dates(
        rrule(MONTHLY, byweekday=(TUESDAY(1), TUESDAY(3)), dtstart=datetime(2026, 12, 1), count=4)
    ),
    "a quarter by its second Thursday": lambda: dates(
        rrule(MONTHLY, interval=3, byweekday=THURSDAY(2), dtstart=datetime(2027, 1, 1), count=3)
    ),
    "four times with an exception": lambda: until_count(
        rrule(WEEKLY, dtstart=datetime(2026, 12, 7)), 4, [date(2026, 12, 28)]
    ),
    "Ascension Day": lambda: str(easter(2027) + 39 * DAY),
    "the window's last day clamps": lambda: window(
        shifted(date(2027, 1, 1), months=1), shifted(date(2027, 1, 31), months=1)
    ),
    "a window that begins after the plan's weekend": lambda: window(
        working(date(2027, 1, 1), -1, AMERICA), working(date(2027, 1, 31), -1, AMERICA)
    ),
    "late in a leap year": lambda: window(date(2028, 2, 21) - 14 * DAY, date(2028, 3, 1) - 15 * DAY),
    "leap day of the period": lambda: exists(2028, 2, 29),
    "Christmas at both ends": lambda: exists(2027, 12, 25),
    "a night over New Year": lambda: window(date(2026, 12, 30), date(2027, 1, 2)),
}
