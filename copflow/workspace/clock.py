"""The only clock of copflow."""

from datetime import date


def today() -> date:
    """The day it is here."""
    return date.today()
