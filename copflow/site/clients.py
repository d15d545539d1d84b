"""How people subscribe, per calendar program: the address that it opens, what happens then, and what if nothing does.

The forms of the addresses were found by trying: Google takes a feed's address as webcal only, Outlook on the web as
https, and new Outlook for Windows is reported to lose the `webcal:` in front of it.
"""

from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import quote

WEBCAL, GOOGLE, OUTLOOK, OFFICE, WINDOWS = "webcal", "google", "outlook", "office", "windows"
FORMS: Mapping[str, str] = {
    WEBCAL: "{webcal}",
    GOOGLE: "https://calendar.google.com/calendar/r?cid={webcal%}",
    OUTLOOK: "https://outlook.live.com/calendar/0/addfromweb?url={url%}&name={name%}",
    OFFICE: "https://outlook.office.com/calendar/0/addfromweb?url={url%}&name={name%}",
    WINDOWS: "webcal:{url}",
}
"""The addresses, as the script of the page fills them in too; `%`: percent-encoded."""


class Button(NamedTuple):
    """Something to press: the key of its form in FORMS, and what it says."""

    form: str
    label: str


class Client(NamedTuple):
    """A calendar program. `then`: what happens now. `nothing`: what to do if nothing happened. `is_web`: it fetches
    the feed itself, which must be published on the web for that."""

    key: str
    name: str
    buttons: tuple[Button, ...]
    then: str
    nothing: tuple[str, ...]
    is_web: bool = False


CLIENTS = (
    Client(
        "device",
        "Apple Calendar, Thunderbird, or the program on this device",
        (Button(WEBCAL, "Open in my calendar program"),),
        "Your program asks whether to subscribe. Say yes; changes of the plan then arrive by themselves.",
        (
            "Copy the address below.",
            "Apple Calendar: File, New Calendar Subscription, and paste it. iPhone: Calendar app, Calendars, Add "
            "Calendar, Add Subscription Calendar.",
            "Thunderbird: New Calendar, On the Network, and paste it as the location.",
        ),
    ),
    Client(
        "google",
        "Google Calendar",
        (Button(GOOGLE, "Add to Google Calendar"),),
        "Google asks whether to add the calendar. It looks for changes every 8 to 24 hours. Do this on a computer: "
        "the phone app cannot add an address, and shows the calendar afterwards.",
        (
            "Copy the address below.",
            "On a computer open calendar.google.com, and beside Other calendars choose +, From URL.",
            "Paste the address and choose Add calendar.",
            "On the phone: Settings, the calendar's name, and switch Sync on.",
        ),
        is_web=True,
    ),
    Client(
        "outlook",
        "Outlook",
        (
            Button(OUTLOOK, "Personal account"),
            Button(OFFICE, "Work or school account"),
            Button(WINDOWS, "Outlook for Windows"),
        ),
        "Outlook on the web opens with the calendar's name filled in: choose Import. Do this on a computer. It may "
        "take some hours until changes are seen.",
        (
            "Copy the address below.",
            "In Outlook choose Calendar, Add calendar, Subscribe from web, paste the address and choose Import.",
            "The new Outlook for Windows loses the first word of such addresses; the third button is made for that.",
        ),
        is_web=True,
    ),
)


def filled(form: str, url: str, name: str) -> str:
    """The address that a button opens for the feed at `url`."""
    values = {"url": url, "webcal": webcal(url), "name": name}
    text = FORMS[form]
    for key, value in values.items():
        text = text.replace(f"{{{key}%}}", quote(value, safe="")).replace(f"{{{key}}}", value)
    return text


def webcal(url: str) -> str:
    """The address that calendar programs open: the scheme is `webcal` for https too, never `webcals`."""
    scheme, _colon, rest = url.partition(":")
    return f"webcal:{rest}" if scheme.lower() in ("http", "https") else url
