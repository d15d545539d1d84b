"""What the entries of a calendar say: titles, descriptions, places, categories."""

import pytest
from ical.event import Event

from copflow.feed.lint import lint_feed
from copflow.outputs.ics_event import clickable
from tests.outputs.support import compiled, event_of, events_of, read_calendar, rendered, titles_of


def described(event: Event) -> list[str]:
    """The lines of an event's description."""
    return (event.description or "").split("\n")


def test_a_title_says_what_then_of_what() -> None:
    titles = titles_of("""
        webinar 1 on 10 May 2027
          rehearsal 1 day before
          guide due 1 week before
            draft due 2 days before
        report due 1 June 2027
    """)
    assert titles == [
        "draft due (guide of webinar 1)",
        "guide due (webinar 1)",
        "rehearsal (webinar 1)",
        "webinar 1",
        "report due",
    ]


def test_a_step_without_a_day_says_so_beside_its_activity() -> None:
    assert "rehearsal (webinar 1; some day in April 2027, day not set)" in titles_of(
        "webinar 1 on 10 May 2027; rehearsal in April 2027"
    )


def test_a_long_title_is_shortened_and_the_description_has_the_whole_name() -> None:
    name = "a name that goes on and on " * 11 + "."
    event = event_of(f'"{name}" on 3 May 2027')
    assert event.summary is not None and len(event.summary) <= 80
    assert event.summary.endswith("and…")
    assert described(event)[0] == name


def test_a_title_is_never_cut_inside_a_character() -> None:
    family = "👩‍👩‍👧‍👦"
    event = event_of(f'"{family * 43}" on 3 May 2027')
    assert event.summary is not None
    assert event.summary.removesuffix("…") == family * ((len(event.summary) - 1) // len(family))


def test_the_description_tells_everything_that_the_plan_says() -> None:
    [guide] = [
        event
        for event in events_of("""
            plan "P" from September 2026 to August 2027
              holidays US/NY
              on closed days tasks move to previous working day
            person Sam "Sam Ortiz" sam@library.example
            each webinar
              on second Tuesday at 14:00 for 1 hour
              draft due 2 weeks before
              guide due 1 week before by Sam, needs draft, note "two pages"
            webinar 1 in November
        """)
        if (event.summary or "").startswith("guide")
    ]
    assert described(guide) == [
        "two pages",
        "Who: Sam Ortiz",
        "Moved from Tue 3 November 2026 (Election Day).",
        "Why this date:",
        "- in November: Sun 1 November 2026 to Mon 30 November 2026 (webinar 1, line 10)",
        "- on second Tuesday: Tue 10 November 2026 (webinar 1, line 7)",
        "- 1 week before: Tue 3 November 2026 (line 9)",
        "- that is Election Day, and tasks move to the previous working day: Mon 2 November 2026",
        "Needs: draft of webinar 1",
        "Plan: test.plan, line 9",
    ]


def test_mail_addresses_are_in_no_calendar() -> None:
    ics = rendered(compiled("person Sam sam@library.example\nreport due 3 May 2027 by Sam"), "ics")
    assert b"sam@" not in ics


def test_the_folder_of_the_plan_is_in_no_calendar() -> None:
    ics = rendered(compiled("fair on 3 May 2027", name="/home/sam/plans/library.plan"), "ics")
    assert b"/home" not in ics
    assert b"NAME:library\r\n" in ics


def test_steps_that_share_a_date_are_listed_in_their_activity() -> None:
    event = event_of("""
        follow-up on 3 May 2027
          schedule sent, note "to all members"
          results shared
            tables drawn
    """)
    assert described(event)[-5:-1] == [
        "Steps:",
        "- schedule sent: to all members",
        "- results shared",
        "- tables drawn of results shared",
    ]


def test_a_shared_step_that_is_due_or_somebodys_stands_alone() -> None:
    titles = titles_of("""
        person Sam
        follow-up on 3 May 2027 at 10:00 for 1 hour
          schedule sent by Sam
          results due
          doors open at 9:30
          chairs put back
    """)
    assert sorted(titles) == [
        "doors open (follow-up)",
        "follow-up",
        "results due (follow-up)",
        "schedule sent (follow-up)",
    ]


def test_a_long_chain_of_reasons_is_told_from_its_end() -> None:
    plan = "day 0 on 4 January 2027\n" + "".join(f"day {n} needs day {n - 1}\n" for n in range(1, 40))
    last = described(events_of(plan)[-1])
    assert "- (earlier reasons are left out)" in last
    assert len(last) < 20


def test_a_place_is_the_location_and_a_link_the_address() -> None:
    event = event_of('talk on 3 May 2027, at "Main Library, room 2", link https://example.org/talk')
    assert event.location == "Main Library, room 2"
    assert event.url == "https://example.org/talk"


def test_the_link_of_an_online_session_is_where_readers_look_for_it() -> None:
    plan = compiled("talk on 3 May 2027 at 10:00, online, link https://example.org/join;x")
    ics = rendered(plan, "ics")
    [event] = read_calendar(ics).events
    assert event.location == event.url == "https://example.org/join;x"
    assert b"\r\nCONFERENCE;VALUE=URI:https://example.org/join;x\r\n" in ics
    assert "Links: https://example.org/join;x" in described(event)


@pytest.mark.parametrize(
    ("link", "url"),
    [
        ("https://example.org/a?b=c,d;e#f", "https://example.org/a?b=c,d;e#f"),
        ("HTTPS://example.org/", "https://example.org/"),
        ("mailto:sam@library.example", "mailto:sam@library.example"),
        ("https://example.org/lesung-für-alle", "https://example.org/lesung-f%C3%BCr-alle"),
        ('https://example.org/"<x>', "https://example.org/%22%3Cx%3E"),
        ("https://example.org/%20", "https://example.org/%20"),
        ("https://example.org/100%?a=%c3%bc&b=%zz", "https://example.org/100%25?a=%c3%bc&b=%25zz"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("file:///etc/passwd", None),
        ("https://example.org/\r\nATTACH:x", None),
        ("https://example.org/\u2028x", None),
    ],
)
def test_only_web_and_mail_addresses_can_be_clicked(link: str, url: str | None) -> None:
    assert clickable(link) == url


def test_categories_are_kind_series_purpose_mode_tags_and_people() -> None:
    events = events_of("""
        person Sam
        each webinar
          online, purpose practice, tag outreach
          guide due 1 week before by Sam, tag Webinar
        webinar 1 on 10 May 2027
        talk in June 2027, in person
    """)
    assert [event.categories for event in events] == [
        ["deadline", "webinar", "Sam"],
        ["event", "webinar", "practice", "online", "outreach"],
        ["window", "in person"],
    ]


HOSTILE_NAMES = [
    r"C:\New folder\notes",
    "rock; paper, scissors: 100% #1",
    "BEGIN:VEVENT",
    "👩‍👩‍👧‍👦 family day 🎉",
    "יום עיון",
    "naïve café — 'quoted'",
    "=SUM(A1:A9)",
    "back\\",
]


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_any_name_arrives_as_it_was_written(name: str) -> None:
    ics = rendered(compiled(f'"{name}" on 3 May 2027, note "{name}", tag "{name}"'), "ics")
    assert lint_feed(ics) == []
    [event] = read_calendar(ics).events
    assert event.summary == name
    assert described(event)[0] == name


@pytest.mark.parametrize("control", ["\x00", "\x07", "\x0b", "\x0c", "\x1b", "\x7f", "\x85", "\u2028", "\ufeff"])
def test_no_control_character_of_a_note_reaches_the_calendar(control: str) -> None:
    ics = rendered(compiled(f'fair on 3 May 2027, note "a{control}b", at "c{control}d"'), "ics")
    assert lint_feed(ics) == []
    assert control not in ics.decode()


def test_the_calendars_own_properties() -> None:
    ics = rendered(compiled('plan "Friends, and others"\n  time zone Europe/Berlin\nfair on 3 May 2027'), "ics")
    head, _, _ = ics.decode().replace("\r\n ", "").partition("\r\nBEGIN:VEVENT")
    assert dict(line.split(":", 1) for line in head.split("\r\n")) == {
        "BEGIN": "VCALENDAR",
        "VERSION": "2.0",
        "PRODID": "-//copflow//copflow//EN",
        "CALSCALE": "GREGORIAN",
        "NAME": r"Friends\, and others",
        "X-WR-CALNAME": r"Friends\, and others",
        "DESCRIPTION": "Made by copflow from test.plan. What is changed here and not in the plan is lost.",
        "X-WR-CALDESC": "Made by copflow from test.plan. What is changed here and not in the plan is lost.",
        "LAST-MODIFIED": "20260701T120000Z",
        "REFRESH-INTERVAL;VALUE=DURATION": "PT6H",
        "X-PUBLISHED-TTL": "PT6H",
        "X-WR-TIMEZONE": "Europe/Berlin",
    }
