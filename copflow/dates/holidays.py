"""Public holidays of a country or a part of it. The only home of the `holidays` package."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from typing import NamedTuple


class Region(NamedTuple):
    """`US/NY`: an ISO 3166-1 country code, and the code of a subdivision as the `holidays` package has it."""

    country: str
    subdivision: str | None = None

    def __str__(self) -> str:
        return f"{self.country}/{self.subdivision}" if self.subdivision else self.country


HolidaySource = Callable[[Region, int], Mapping[date, str]]
"""The holidays of a region in a year, each with its name. Raises LookupError for an unknown region."""


LANGUAGE = "en_US"
"""The language of the names, where the package has it: without one it would be the environment's."""


def package_holidays(region: Region, year: int) -> Mapping[date, str]:
    """The holidays as the `holidays` package computes them, observed days included.

    The package is imported here: it takes longer than compiling a plan, and most runs do not need it.
    """
    import holidays

    if region.country not in known_regions():  # the package would look any name up among its own
        raise LookupError(str(region))
    try:
        days = holidays.country_holidays(region.country, subdiv=region.subdivision, years=year, language=LANGUAGE)
    except NotImplementedError as unknown:
        raise LookupError(str(region)) from unknown
    return {day: name for day, name in sorted(days.items()) if day.year == year}


def country_codes() -> dict[str, str]:
    """The two-letter code of each country, by its name in lower case."""
    from holidays.registry import COUNTRIES

    return {module.replace("_", " "): codes[1] for module, codes in COUNTRIES.items()}


@cache
def known_regions() -> dict[str, list[str]]:
    """Every country code with the codes of its subdivisions."""
    import holidays

    return dict(holidays.list_supported_countries())
