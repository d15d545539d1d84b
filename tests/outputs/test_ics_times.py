"""When calendars show an entry: its days or instants, whether they are settled, whether they count as taken."""

from datetime import UTC, date, datetime

from ical.event import EventStatus

from tests.outputs.support import event_of, events_of, titles_of


def test_an_event_of_one_day_ends_on_the_next() -> None:
    event = event_of("fair on 3 May 2027")
    assert (event.dtstart, event.dtend) == (date(2027, 5, 3), date(2027, 5, 4))


def test_an_event_of_several_days_ends_the_day_after_its_last() -> None:
    event = event_of("fair from 3 to 5 May 2027")
    assert (event.dtstart, event.dtend) == (date(2027, 5, 3), date(2027, 5, 6))


def test_a_session_is_in_utc_on_both_sides_of_a_clock_change() -> None:
    events = events_of("""
        plan "P"
          time zone Europe/Berlin
        call 1 on 26 March 2027 at 14:00 for 90 minutes
        call 2 on 29 March 2027 at 14:00 for 90 minutes
    """)
    winter, summer = (datetime(2027, 3, 26, 13, tzinfo=UTC), datetime(2027, 3, 29, 12, tzinfo=UTC))
    assert [event.dtstart for event in events] == [winter, summer]
    assert events[0].dtend == datetime(2027, 3, 26, 14, 30, tzinfo=UTC)


def test_a_session_may_end_on_the_next_day() -> None:
    event = event_of("party on 3 May 2027 from 22:00 to 01:30")
    assert event.dtend == datetime(2027, 5, 4, 1, 30, tzinfo=UTC)
    assert "Time: 22:00 to 01:30 on Tue 4 May 2027 (UTC)" in (event.description or "")


def test_a_session_without_a_length_is_shown_for_an_hour_and_says_so() -> None:
    event = event_of("call on 3 May 2027 at 10:00")
    assert event.dtend == datetime(2027, 5, 3, 11, tzinfo=UTC)
    assert "The plan does not say how long it is; it is shown for 1 hour." in (event.description or "")


def test_a_deadline_with_a_time_is_a_quarter_of_an_hour_from_then_on() -> None:
    event = event_of("report due 3 May 2027 at 17:00")
    assert (event.dtstart, event.dtend) == (
        datetime(2027, 5, 3, 17, tzinfo=UTC),
        datetime(2027, 5, 3, 17, 15, tzinfo=UTC),
    )


def test_an_event_of_several_days_lies_on_whole_days_even_with_a_time() -> None:
    event = event_of("retreat from 3 to 5 May 2027 at 18:00")
    assert (event.dtstart, event.dtend) == (date(2027, 5, 3), date(2027, 5, 6))
    assert "Time: 18:00 (UTC)" in (event.description or "")


def test_a_deadline_is_on_the_day_it_is_due_however_long_it_takes() -> None:
    event = event_of("report due 7 May 2027 for 3 days")
    assert event.dtstart == date(2027, 5, 7)
    assert "It takes 3 days and begins on Wed 5 May 2027." in (event.description or "")


def test_an_event_without_a_day_is_on_the_earliest_one_only() -> None:
    event = event_of("workshop in May 2027 for 3 days")
    assert (event.dtstart, event.dtend) == (date(2027, 5, 1), date(2027, 5, 2))
    assert event.summary == "workshop (3 days in May 2027, day not set)"


def test_a_deadline_without_a_day_is_on_the_safe_one() -> None:
    events = events_of("webinar 1 in November 2026; guide due 1 week before")
    guide, _webinar = events
    assert guide.dtstart == date(2026, 10, 25)
    assert guide.summary == "guide due (webinar 1), day not set: between 25 October and 23 November"
    assert "it is due some day from Sun 25 October 2026 to Mon 23 November 2026" in (guide.description or "")


def test_what_has_no_date_is_left_out() -> None:
    assert titles_of("fair on 30 February 2027\nreport needs fair\nparty on 3 May 2027") == ["party"]


def test_only_a_settled_session_takes_peoples_time() -> None:
    events = events_of("""
        session on 3 May 2027 at 10:00
        fair on 4 May 2027
        report due 5 May 2027 at 17:00
        talk in June 2027 at 10:00
    """)
    assert {event.summary: event.transparency for event in events} == {
        "session": "OPAQUE",
        "fair": "TRANSPARENT",
        "report due": "TRANSPARENT",
        "talk (some day in June 2027, day not set)": "TRANSPARENT",
    }


def test_an_open_day_is_tentative_and_a_settled_one_confirmed() -> None:
    session, talk = events_of("session on 3 May 2027\ntalk in June 2027")
    assert session.status is EventStatus.CONFIRMED
    assert talk.status is EventStatus.TENTATIVE


def test_events_are_in_the_order_of_their_starts_then_of_their_names() -> None:
    titles = titles_of("b on 4 May 2027\nc on 3 May 2027 at 9:00\na on 4 May 2027\nd on 3 May 2027")
    assert titles == ["d", "c", "a", "b"]
