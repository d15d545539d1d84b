"""The addresses by which calendar programs subscribe."""

import pytest

from copflow.site.clients import CLIENTS, FORMS, GOOGLE, OFFICE, OUTLOOK, WEBCAL, WINDOWS, filled, webcal

URL = "https://example.org/year/all.ics"


@pytest.mark.parametrize(
    ("form", "address"),
    [
        (WEBCAL, "webcal://example.org/year/all.ics"),
        (GOOGLE, "https://calendar.google.com/calendar/r?cid=webcal%3A%2F%2Fexample.org%2Fyear%2Fall.ics"),
        (
            OUTLOOK,
            "https://outlook.live.com/calendar/0/addfromweb"
            "?url=https%3A%2F%2Fexample.org%2Fyear%2Fall.ics&name=Our%20year%20%26%20more",
        ),
        (
            OFFICE,
            "https://outlook.office.com/calendar/0/addfromweb"
            "?url=https%3A%2F%2Fexample.org%2Fyear%2Fall.ics&name=Our%20year%20%26%20more",
        ),
        (WINDOWS, "webcal:https://example.org/year/all.ics"),
    ],
)
def test_each_program_gets_the_form_that_it_takes(form: str, address: str) -> None:
    assert filled(form, URL, "Our year & more") == address


def test_webcal_stands_for_http_and_for_https() -> None:
    assert webcal("http://example.org/a.ics") == webcal("https://example.org/a.ics") == "webcal://example.org/a.ics"


def test_what_is_filled_in_is_not_filled_in_again() -> None:
    assert "%7Bwebcal%7D" in filled(OUTLOOK, URL, "{webcal}")


def test_every_program_says_what_happens_and_what_to_do_if_nothing_does() -> None:
    assert all(client.then and client.nothing and client.buttons for client in CLIENTS)
    assert {button.form for client in CLIENTS for button in client.buttons} == set(FORMS)
