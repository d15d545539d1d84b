"""Counts the dates of a schedule. Not beside what writes reports, which is needed where nothing is compiled too."""

from copflow.reports.run import Dates
from copflow.schedule.model import Open, Schedule, Undated


def dates_of(schedule: Schedule) -> Dates:
    """How many activities of a schedule have a date, an open window, and neither."""
    windows = sum(isinstance(entry.when, Open) for entry in schedule.entries)
    missing = sum(isinstance(entry.when, Undated) for entry in schedule.entries)
    return Dates(len(schedule.entries) - windows - missing, windows, missing)
