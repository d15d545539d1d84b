"""An activity keeps its UID while it keeps its name, and no two have the same one."""

from copflow.feed.lint import lint_feed
from copflow.outputs.identity import path_keys
from tests.outputs.support import compiled, events_of, read_calendar, rendered


def uids(text: str) -> dict[str, str | None]:
    """The UID of each event of a plan, by its title."""
    return {event.summary or "": event.uid for event in events_of(text)}


def test_the_uid_of_an_entry_is_the_same_for_ever() -> None:
    found = uids('plan "Library"\nwebinar 1 on 10 May 2027; guide due 1 week before')
    assert found == {
        "guide due (webinar 1)": "f60e326f-8949-530f-8230-fd0f9981ffaf",
        "webinar 1": "d129e55b-6560-557f-b8ce-b932110a87f3",
    }


def test_a_new_date_place_or_line_keeps_the_uid() -> None:
    before = uids('plan "P"\nfair on 3 May 2027\ntalk on 4 May 2027')
    after = uids('plan "P"\ntalk on 6 May 2027, at "Hall"\n# moved down\nFair on 5 May 2027 at 10:00')
    assert (after["Fair"], after["talk"]) == (before["fair"], before["talk"])


def test_another_name_is_another_uid() -> None:
    assert uids("fair on 3 May 2027")["fair"] != uids("feast on 3 May 2027")["feast"]


def test_two_plans_of_other_titles_share_no_uid() -> None:
    first, second = (uids(f'plan "{title}"\nfair on 3 May 2027') for title in ("North", "South"))
    assert first != second
    assert first == uids('plan "NORTH"\nfair on 3 May 2027')


def test_a_plan_without_a_title_is_known_by_its_file_in_any_folder() -> None:
    text = "fair on 3 May 2027"
    names = ("a/north.plan", r"C:\plans\north.plan", "b/south.plan")
    first, same, other = (read_calendar(rendered(compiled(text, name=name), "ics")).events[0].uid for name in names)
    assert first == same != other


def test_names_with_slashes_give_no_path_of_another_activity() -> None:
    plan = compiled('a on 3 May 2027; b 1 day after\n"a/b" on 4 May 2027\n"a~1b" on 5 May 2027')
    assert path_keys(plan.graph.activities) == ["a", "a/b", "a~1b", "a~01b"]


def test_even_a_plan_with_a_name_twice_repeats_no_uid() -> None:
    plan = compiled("fair on 3 May 2027\nfair on 4 May 2027")
    assert plan.has_errors
    assert path_keys(plan.graph.activities) == ["fair", "fair~2"]
    assert lint_feed(rendered(plan, "ics")) == []


def test_a_former_name_keeps_the_uid_and_those_of_the_steps() -> None:
    before = uids('plan "P"\nseminar 1 on 3 May 2027; guide due 1 week before')
    after = uids('plan "P"\nwebinar 1 formerly "Seminar  1" on 3 May 2027; guide due 1 week before')
    assert after["webinar 1"] == before["seminar 1"]
    assert after["guide due (webinar 1)"] == before["guide due (seminar 1)"]


def test_a_step_has_a_former_name_of_its_own() -> None:
    before = uids('plan "P"\ntalk on 3 May 2027; slides due 1 week before')
    after = uids('plan "P"\nlecture on 3 May 2027, formerly "talk"; deck due 1 week before, formerly "slides"')
    assert list(after.values()) == list(before.values())


def test_two_activities_may_change_their_names() -> None:
    before = uids('plan "P"\nfair on 3 May 2027\nfeast on 4 May 2027')
    after = uids('plan "P"\nfeast on 3 May 2027, formerly "fair"\nfair on 4 May 2027, formerly "feast"')
    assert (after["feast"], after["fair"]) == (before["fair"], before["feast"])
