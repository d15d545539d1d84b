"""RRULEs for tests, made by hypothesis, and their days as dateutil has them."""

from datetime import datetime
from itertools import islice

from dateutil.rrule import rrulestr
from hypothesis import strategies as st

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
STARTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)).map(
    lambda moment: moment.replace(hour=max(moment.hour, 4), minute=moment.minute // 15 * 15, second=0, microsecond=0)
)
DAYS = st.lists(st.sampled_from(WEEKDAYS), min_size=1, max_size=3, unique=True)


@st.composite
def rules(draw: st.DrawFn) -> str:
    """A rule of those parts that copflow follows, with a number of times or an end."""
    frequency = draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]))
    parts = [f"FREQ={frequency}", f"INTERVAL={draw(st.sampled_from([1, 1, 1, 2, 3]))}"]
    nths = st.lists(st.sampled_from([-1, 1, 2, 3, 4, 5]), min_size=1, max_size=2, unique=True)
    if frequency == "WEEKLY":
        parts += draw(st.sampled_from([[], [f"BYDAY={','.join(draw(DAYS))}"]]))
    elif frequency == "MONTHLY":
        day = draw(st.sampled_from(WEEKDAYS))
        of_month = draw(st.lists(st.sampled_from([-1, 1, 10, 15, 28, 29, 30, 31]), min_size=1, max_size=2, unique=True))
        form = draw(st.integers(0, 3))
        parts += [
            [],
            [f"BYDAY={','.join(f'{nth}{day}' for nth in draw(nths))}"],
            [f"BYMONTHDAY={','.join(map(str, of_month))}"],
            [f"BYDAY=MO,TU,WE,TH,FR;BYSETPOS={draw(st.sampled_from([-1, 1, 2]))}"],
        ][form]
    elif frequency == "YEARLY" and draw(st.booleans()):
        # Not the weeks that lie in two years: readers differ in which of their days belong to them.
        weeks = draw(st.lists(st.sampled_from([2, 20, 35, 50]), min_size=1, max_size=2, unique=True))
        start = draw(st.sampled_from(["MO", "SU"]))
        parts += [f"BYWEEKNO={','.join(map(str, weeks))}", f"BYDAY={','.join(draw(DAYS))}", f"WKST={start}"]
    elif frequency == "YEARLY" and draw(st.booleans()):
        month = draw(st.integers(1, 12))
        parts += [f"BYMONTH={month}", f"BYDAY={draw(st.sampled_from([-1, 1, 2]))}{draw(st.sampled_from(WEEKDAYS))}"]
    until = draw(st.sampled_from(["COUNT=5", "COUNT=12", "COUNT=1", "UNTIL=20280630T235959", "UNTIL=20271224T000000"]))
    return ";".join([*parts, until])


def moments(rule: str, start: datetime, most: int = 400) -> list[datetime]:
    """The dates of a rule from a start on, by dateutil."""
    return list(islice(rrulestr(rule, dtstart=start), most))
