"""The only clock of copflow."""

from datetime import UTC, date, datetime


def today() -> date:
    """The day it is here."""
    return date.today()


def now() -> datetime:
    """This instant, in UTC."""
    return datetime.now(UTC)
