"""Which form of the language a feed's events get."""

from datetime import date

import pytest

from tests.importing.support import calendar, event, imported, plan_of

DAY = ";VALUE=DATE:"


def _dated(name: str, *days: str) -> list[str]:
    """Events of one name on whole days."""
    return [line for day in days for line in event(name, DAY + day)]


# ---- one date ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "plan"),
    [
        (event("Fair", f"{DAY}20261110"), "Fair on 10 November\n"),
        (event("Fair", f"{DAY}20261110", end=f"{DAY}20261113"), "Fair from 10 to 12 November\n"),
        (event("Call", ":20261110T140000Z", end=":20261110T150000Z"), "Call on 10 November at 14:00 for 1 hour\n"),
        (event("Call", ":20261110T140000Z", "DURATION:PT45M"), "Call on 10 November at 14:00 for 45 minutes\n"),
        (event("Party", f"{DAY}20261110", "STATUS:TENTATIVE"), "Party on 10 November, tentative\n"),
        (event("Party", f"{DAY}20261110", "STATUS:CANCELLED"), "Party on 10 November, cancelled\n"),
        (event("Party", f"{DAY}20261110", "CLASS:PRIVATE"), "Party on 10 November, private\n"),
        (event("Party", f"{DAY}20261110", "LOCATION:Hall\\, room 2"), 'Party on 10 November, at "Hall, room 2"\n'),
        (event("Talk", f"{DAY}20261110", "URL:https://a.example/1"), "Talk on 10 November\n  link https://a.example/1\n"),
        (event("Talk", f"{DAY}20261110", "CATEGORIES:arts,b b"), 'Talk on 10 November\n  tag arts and "b b"\n'),
        (event("Talk", f"{DAY}20261110", "DESCRIPTION:one\\ntwo"), 'Talk on 10 November\n  note "one"\n  note "two"\n'),
        (event("Rent due", f"{DAY}20261110"), "Rent due 10 November\n"),
    ],
)  # fmt: skip
def test_a_single_event(lines: list[str], plan: str) -> None:
    assert plan_of(*lines) == plan


def test_a_zone_that_is_not_the_calendars_stands_beside_the_time() -> None:
    here = event("Call", ";TZID=Europe/Berlin:20261110T140000", end=";TZID=Europe/Berlin:20261110T150000")
    there = event("Far", ";TZID=Asia/Tokyo:20261111T090000", end=";TZID=Asia/Tokyo:20261111T100000")
    assert "Far on 11 November at 09:00 Asia/Tokyo for 1 hour" in plan_of("X-WR-TIMEZONE:Europe/Berlin", *here, *there)


def test_a_time_in_utc_is_written_by_the_calendars_clock() -> None:
    lines = event("Call", ":20261110T130000Z", end=":20261110T140000Z")
    assert plan_of("X-WR-TIMEZONE:Europe/Berlin", *lines) == "Call on 10 November at 14:00 for 1 hour\n"


def test_reminders_that_a_plan_has_are_kept_and_others_told() -> None:
    alarms = [["BEGIN:VALARM", f"TRIGGER{when}", "END:VALARM"] for when in (":-PT30M", ":-P1D", ";RELATED=END:PT0S")]
    lines = event("Call", ":20261110T130000Z", *(line for alarm in alarms for line in alarm), end=":20261110T140000Z")
    made = imported(calendar(*lines))
    assert "  remind 1 day before, 30 minutes before\n" in made.text
    assert [note.text for note in made.notes] == ["An alarm that a plan cannot say (VALARM) is left out"]


def test_to_dos_are_tasks() -> None:
    lines = ["BEGIN:VTODO", "SUMMARY:Pay", "DUE;VALUE=DATE:20261110", "STATUS:COMPLETED", "END:VTODO"]
    assert plan_of(*lines) == "Pay due 10 November, done\n"
    assert imported(calendar("BEGIN:VTODO", "SUMMARY:Pay", "END:VTODO")).text.endswith("\nPay due TBD\n")


# ---- names ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("follow-up from four webinars", "follow-up from four webinars"),
        ("Meeting at 14:00", '"Meeting at 14:00"'),
        ("Lunch\\, outside", "Lunch, outside"),
        ("Lunch\\, online", '"Lunch, online"'),
        ('plan "B"', "\"plan 'B'\""),
        ("- first", '"- first"'),
        ('The "big" day', 'The "big" day'),
        ("Review #4", "Review #4"),
    ],
)
def test_names_have_quotation_marks_where_they_need_them(title: str, written: str) -> None:
    assert plan_of(*event(title, f"{DAY}20261110")) == f"{written} on 10 November\n"


def test_a_name_that_two_events_of_a_day_have_gets_a_number() -> None:
    made = imported(calendar(*_dated("Visit", "20261110", "20261110")))
    assert 'Visit on 10 November\n"Visit (2)" on 10 November\n' in made.text
    assert [note.text for note in made.notes] == ['It is written as "Visit (2)": a plan has each name once.']


def test_an_event_without_a_title_is_untitled() -> None:
    assert plan_of("BEGIN:VEVENT", "DTSTART;VALUE=DATE:20261110", "END:VEVENT") == "Untitled on 10 November\n"


# ---- people --------------------------------------------------------------------------------------------

OWN = "PRODID:-//copflow//copflow//EN"


def _of(who: str, *tags: str) -> list[str]:
    """An event as copflow writes one that somebody does."""
    return event("Fair", f"{DAY}20261110", f"DESCRIPTION:Who: {who}\\nPlan: a.plan", f"CATEGORIES:{','.join(tags)}")


@pytest.mark.parametrize(
    ("who", "tags", "plan"),
    [
        ("Sam", ("event", "Sam"), "person Sam\n\nFair on 10 November, by Sam\n"),
        (
            "Sam Ortiz and Ana",
            ("event", "arts", "Sam", "Ana"),
            'person Ana\nperson Sam "Sam Ortiz"\n\nFair on 10 November, by Sam and Ana\n  tag arts\n',
        ),
        ("everybody", ("event", "arts"), "Fair on 10 November\n  tag arts\n"),
        ("Friends and Family", ("event", "arts", "Friends"), "Fair on 10 November\n  tag arts and Friends\n"),
        ("Sam (hosts)", ("event", "Sam"), "Fair on 10 November\n  tag Sam\n"),
    ],
)
def test_people_of_copflows_own_feeds_are_those_that_are_certain(who: str, tags: tuple[str, ...], plan: str) -> None:
    assert plan_of(OWN, *_of(who, *tags)) == plan


def test_feeds_of_others_name_nobody() -> None:
    assert plan_of(*_of("Sam", "Sam")) == ('Fair on 10 November\n  tag Sam\n  note "Who: Sam"\n  note "Plan: a.plan"\n')


# ---- what repeats --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "rule", "words"),
    [
        ("20260901", "FREQ=WEEKLY;COUNT=5", "every Tuesday"),
        ("20260901", "FREQ=WEEKLY;BYDAY=TU,TH;COUNT=6", "every Tuesday and Thursday"),
        ("20260901", "FREQ=WEEKLY;INTERVAL=2;COUNT=5", "every 2 weeks on Tuesday"),
        ("20260901", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;COUNT=9", "every weekday"),
        ("20260901", "FREQ=DAILY;COUNT=9", "daily"),
        ("20260901", "FREQ=DAILY;INTERVAL=3;COUNT=9", "every 3 days"),
        ("20260908", "FREQ=MONTHLY;BYDAY=2TU;COUNT=5", "every second Tuesday of the month"),
        ("20260929", "FREQ=MONTHLY;BYDAY=-1TU;COUNT=5", "every last Tuesday of the month"),
        ("20260901", "FREQ=MONTHLY;BYDAY=1TU,3TU;COUNT=6", "every first and third Tuesday of the month"),
        ("20260908", "FREQ=MONTHLY;BYDAY=TU;BYSETPOS=2;COUNT=5", "every second Tuesday of the month"),
        ("20260908", "FREQ=MONTHLY;INTERVAL=2;BYDAY=2TU;COUNT=5", "every 2 months on the second Tuesday"),
        ("20260915", "FREQ=MONTHLY;COUNT=5", "monthly on the 15th"),
        ("20260930", "FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=5", "monthly on the last day"),
        ("20260930", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=5", "monthly on the last working day"),
        ("20261224", "FREQ=YEARLY;COUNT=4", "every year on 24 December"),
        ("20261126", "FREQ=YEARLY;BYMONTH=11;BYDAY=4TH;COUNT=4", "every fourth Thursday of November"),
    ],
)
def test_rules_of_the_feed_are_rules_of_the_plan(start: str, rule: str, words: str) -> None:
    made = imported(calendar(*event("Call", DAY + start, f"RRULE:{rule}")))
    assert f"\nCall {words}" in made.text
    assert made.figures.dated == 0


def test_what_no_rule_of_the_language_gives_is_written_as_dates() -> None:
    made = imported(calendar(*event("Call", f"{DAY}20270131", "RRULE:FREQ=MONTHLY;BYDAY=1MO,-1SU;COUNT=5")))
    assert made.is_whole
    assert "\nCall on 31 January, 1 February, 28 February, 1 March and 28 March\n" in made.text


def _change(uid: str, day: str, start: str, end: str, *more: str) -> list[str]:
    """The change of one date of a call in Berlin."""
    berlin = ";TZID=Europe/Berlin:"
    times = [f"RECURRENCE-ID{berlin}{day}", f"DTSTART{berlin}{start}", f"DTEND{berlin}{end}"]
    return ["BEGIN:VEVENT", uid, "SUMMARY:Call", *times, *more, "END:VEVENT"]


def test_a_single_event_near_a_day_that_a_rule_leaves_out_was_moved_from_it() -> None:
    start, end = ";VALUE=DATE:20260901", ";VALUE=DATE:20260902"
    series = event("Call", start, "RRULE:FREQ=WEEKLY;COUNT=5", "EXDATE;VALUE=DATE:20260908,20260922", end=end)
    near = event("Call", ";VALUE=DATE:20260910")
    far = event("Call", ";VALUE=DATE:20261012")
    assert plan_of(*series, *near) == (
        "Call every Tuesday, except 22 September\nCall of 8 September moved to 10 September\n"
    )
    assert "moved" not in plan_of(*series, *far)


def test_exceptions_moved_and_cancelled_dates() -> None:
    start, kind = ";TZID=Europe/Berlin:20260901T100000", ";TZID=Europe/Berlin:"
    series = event(
        "Call", start, "RRULE:FREQ=WEEKLY;COUNT=5", f"EXDATE{kind}20260908T100000", end=f"{kind}20260901T110000"
    )
    uid = series[1]
    moved = _change(uid, "20260915T100000", "20260916T120000", "20260916T130000")
    off = _change(uid, "20260922T100000", "20260922T100000", "20260922T110000", "STATUS:CANCELLED")
    assert plan_of(*series, *moved, *off) == (
        "Call every Tuesday at 10:00 for 1 hour, except 8 September\n"
        "Call of 15 September moved to 16 September at 12:00 for 1 hour\n"
        "Call of 22 September cancelled\n"
    )


def _weekly_in_berlin(*more: str) -> list[str]:
    """A call of an hour on five Tuesdays from 1 September on."""
    berlin = ";TZID=Europe/Berlin:"
    start, end = f"{berlin}20260901T100000", f"{berlin}20260901T110000"
    return event("Call", start, "RRULE:FREQ=WEEKLY;COUNT=5", *more, end=end)


def test_a_rule_of_exceptions_leaves_out_what_it_has() -> None:
    assert plan_of(*_weekly_in_berlin("EXRULE:FREQ=WEEKLY;INTERVAL=2")) == (
        "Call every 2 weeks on Tuesday from 8 September at 10:00 for 1 hour\n"
    )


def test_a_rule_of_exceptions_that_is_not_followed_is_told() -> None:
    made = imported(calendar(*_weekly_in_berlin("EXRULE:FREQ=HOURLY")))
    assert made.figures.ruled == 5
    assert [note.text for note in made.notes if note.lost] == [
        "Its rule of exceptions has FREQ=HOURLY, which copflow does not follow; it may have too many dates."
    ]


def test_weeks_of_the_year() -> None:
    lines = event("Camp", f"{DAY}20260511", "RRULE:FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO;COUNT=3")
    assert plan_of(*lines) == "Camp on 11 May 2026, 17 May 2027 and 15 May 2028\n"


def _onwards(change: list[str]) -> list[str]:
    """A change that is about all later dates too."""
    return [line.replace("RECURRENCE-ID;", "RECURRENCE-ID;RANGE=THISANDFUTURE;") for line in change]


def test_a_change_of_all_later_dates() -> None:
    series = _weekly_in_berlin()
    later = _onwards(_change(series[1], "20260915T100000", "20260916T120000", "20260916T130000"))
    own = _change(series[1], "20260929T100000", "20260929T100000", "20260929T110000", "STATUS:CANCELLED")
    assert plan_of(*series, *later, *own) == (
        "Call every Tuesday at 10:00 for 1 hour\n"
        "Call of 15 September moved to 16 September at 12:00 for 1 hour\n"
        "Call of 22 September moved to 23 September at 12:00 for 1 hour\n"
        "Call of 29 September cancelled\n"
    )


def test_another_title_from_a_date_on_is_a_series_of_its_own() -> None:
    series = _weekly_in_berlin()
    later = _onwards(_change(series[1], "20260915T100000", "20260915T100000", "20260915T110000"))
    later[later.index("SUMMARY:Call")] = "SUMMARY:Round"
    assert plan_of(*series, *later) == (
        "Call every Tuesday until 8 September at 10:00 for 1 hour\n"
        "Round every Tuesday from 15 September at 10:00 for 1 hour\n"
    )


def test_a_change_of_later_dates_that_the_feed_has_not_is_told() -> None:
    made = imported(calendar(*_onwards(_change("UID:x", "20260915T100000", "20260916T120000", "20260916T130000"))))
    assert [note.text for note in made.notes if note.lost] == [
        "It changes all later dates, of which the feed says nothing; only this one is written."
    ]


def test_a_changed_title_is_an_event_of_its_own() -> None:
    series = event("Call", f"{DAY}20260901", "RRULE:FREQ=WEEKLY;COUNT=4")
    other = [
        "BEGIN:VEVENT",
        series[1],
        "SUMMARY:Party",
        f"RECURRENCE-ID{DAY}20260908",
        f"DTSTART{DAY}20260908",
        "END:VEVENT",
    ]
    assert (
        plan_of(*series, *other) == "Call every Tuesday until 22 September, except 8 September\nParty on 8 September\n"
    )


def test_a_rule_without_an_end_is_followed_for_two_years_and_that_is_said() -> None:
    made = imported(calendar(*event("Call", f"{DAY}20260901", "RRULE:FREQ=MONTHLY;BYDAY=1TU")))
    assert made.text.endswith("\nCall every first Tuesday of the month\n")
    assert made.figures.ruled == 24
    assert [note.text for note in made.notes] == ["A rule without an end is written up to 2028-08-31"]


def test_only_what_is_asked_for_is_imported() -> None:
    lines = event("Call", f"{DAY}20200107", "RRULE:FREQ=WEEKLY")
    made = imported(calendar(*lines, *event("Old", f"{DAY}20200101")), date(2026, 9, 1), date(2026, 9, 30))
    assert made.text.partition("\n\n")[2] == "Call every Tuesday\n"
    assert made.figures.ruled == 5


# ---- what has no rule in the feed ----------------------------------------------------------------------


def test_events_of_one_name_on_the_same_weekday_of_the_month_are_a_rule() -> None:
    assert plan_of(*_dated("Webinar", "20261110", "20261208", "20270112")) == (
        "Webinar every second Tuesday of the month\n"
    )


def test_two_of_them_are_dates() -> None:
    assert plan_of(*_dated("Webinar", "20261110", "20261208")) == "Webinar on 10 November and 8 December\n"


def test_numbered_events_with_a_rule_are_a_series_in_one_line() -> None:
    days = ("20261110", "20261208", "20270112")
    lines = [line for at, day in enumerate(days, 1) for line in event(f"Webinar {at}", DAY + day)]
    assert plan_of(*lines) == "Webinar 1 to 3 every second Tuesday of the month from 10 November\n"


def test_numbered_events_without_a_rule_share_what_they_have_in_common() -> None:
    days = ("20261110", "20261203", "20270112")
    lines = [
        line
        for at, day in enumerate(days, 1)
        for line in event(f"Webinar {at}", f":{day}T100000Z", "LOCATION:Hall", end=f":{day}T110000Z")
    ]
    assert plan_of(*lines) == (
        'each Webinar\n  at 10:00 for 1 hour, at "Hall"\n\n'
        "Webinar 1 on 10 November\nWebinar 2 on 3 December\nWebinar 3 on 12 January\n"
    )


@pytest.mark.parametrize("title", ["guide due (Webinar {})", "Webinar {}: guide due", "guide for Webinar {} due"])
def test_what_keeps_its_distance_is_a_step(title: str) -> None:
    webinars, guides = ("20261110", "20261203", "20270112"), ("20261103", "20261126", "20270105")
    lines = [line for at, day in enumerate(webinars, 1) for line in event(f"Webinar {at}", DAY + day)]
    lines += [line for at, day in enumerate(guides, 1) for line in event(title.format(at), DAY + day)]
    assert plan_of(*lines) == (
        "each Webinar\n  guide due 1 week before\n\n"
        "Webinar 1 on 10 November\nWebinar 2 on 3 December\nWebinar 3 on 12 January\n"
    )


def test_working_days_and_months_are_distances_too() -> None:
    days = {"Talk 1": "20261110", "Talk 2": "20261210", "Talk 3": "20270115"}
    after = {"Talk 1": "20261112", "Talk 2": "20261214", "Talk 3": "20270119"}
    before = {"Talk 1": "20261010", "Talk 2": "20261110", "Talk 3": "20261215"}
    lines = [line for name, day in days.items() for line in event(name, DAY + day)]
    lines += [line for name, day in after.items() for line in event(f"video due ({name})", DAY + day)]
    lines += [line for name, day in before.items() for line in event(f"poster due ({name})", DAY + day)]
    text = plan_of(*lines)
    assert "  video due 2 working days after\n" in text
    assert "  poster due 1 month before\n" in text


def test_a_step_of_a_repetition_is_said_once() -> None:
    call = event("Call", f"{DAY}20260901", "RRULE:FREQ=WEEKLY;COUNT=5")
    notes = event("notes due (Call)", f"{DAY}20260903", "RRULE:FREQ=WEEKLY;COUNT=5")
    assert plan_of(*call, *notes) == "Call every Tuesday until 29 September\n  notes due 2 days after\n"


def test_a_pair_alone_has_dates() -> None:
    lines = [*event("Fair", f"{DAY}20261110"), *event("flyers due (Fair)", f"{DAY}20261103")]
    assert plan_of(*lines) == "Fair on 10 November\n  flyers due 3 November\n"


def test_a_title_with_another_ones_name_in_it_is_no_step_if_the_distance_is_not_the_same() -> None:
    lines = [line for at in (1, 2, 3) for line in event(f"Webinar {at}", f"{DAY}202611{at}0")]
    for at, day in enumerate(("09", "17", "30"), 1):
        lines += event(f"Webinar {at} party", f"{DAY}202611{day}")
    text = plan_of(*lines)
    assert "Webinar 2 party on 17 November\n" in text
    assert "  party" not in text


def test_a_numbered_series_may_count_from_another_one() -> None:
    days = {1: ("20261110", "20261103"), 2: ("20261203", "20261126"), 3: ("20270112", "20270105")}
    lines: list[str] = []
    for at, (webinar, guide) in days.items():
        lines += event(f"Webinar {at}", f":{webinar}T140000Z", end=f":{webinar}T150000Z")
        lines += event(f"Guide {at}", DAY + guide)
    assert plan_of(*lines) == (
        "Guide 1, 1 week before Webinar 1\nGuide 2, 1 week before Webinar 2\nGuide 3, 1 week before Webinar 3\n\n"
        "each Webinar\n  at 14:00 for 1 hour\n\n"
        "Webinar 1 on 10 November\nWebinar 2 on 3 December\nWebinar 3 on 12 January\n"
    )
