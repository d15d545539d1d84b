"""Days that have a name everywhere, whatever the plan's region: Easter and what hangs on it, Christmas, New Year.

The names of public holidays come from the plan's regions; these are for plans that need none, and for days that are no
public holiday where the plan is.
"""

from datetime import date, timedelta

FIXED = {
    "new year's day": (1, 1),
    "valentine's day": (2, 14),
    "international women's day": (3, 8),
    "halloween": (10, 31),
    "christmas eve": (12, 24),
    "christmas": (12, 25),
    "christmas day": (12, 25),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
}
"""Month and day."""
FROM_EASTER = {
    "ash wednesday": -46,
    "palm sunday": -7,
    "maundy thursday": -3,
    "good friday": -2,
    "easter": 0,
    "easter sunday": 0,
    "easter day": 0,
    "easter monday": 1,
    "ascension day": 39,
    "pentecost": 49,
    "whit sunday": 49,
    "whit monday": 50,
    "corpus christi": 60,
}
"""Days after Easter Sunday of the western churches."""
ALIASES = {
    "mlk day": "martin luther king jr. day",
    "martin luther king day": "martin luther king jr. day",
    "presidents' day": "washington's birthday",
    "president's day": "washington's birthday",
    "juneteenth": "juneteenth national independence day",
    "fourth of july": "independence day",
    "4th of july": "independence day",
}
"""What people say, and what the `holidays` package calls it."""


def feast(key: str, year: int) -> date | None:
    """The day of a name (lower case) in a year, None if this table does not have it."""
    if key in FIXED:
        return date(year, *FIXED[key])
    if key not in FROM_EASTER:
        return None
    from dateutil.easter import easter  # imported here: most plans need it not

    return easter(year) + timedelta(FROM_EASTER[key])


def holiday_key(text: str) -> str:
    """What the names of holidays are compared by: `Thanksgiving` is `Thanksgiving Day`."""
    key = " ".join(text.replace("\u2019", "'").split()).casefold()
    return ALIASES.get(key, key).removesuffix(" day")
