"""The plans that `copflow new` begins with."""

from collections.abc import Mapping
from datetime import date
from importlib import resources

TEMPLATES: Mapping[str, str] = {
    "blank": "a few lines with a comment beside each kind of them",
    "community": "the year of a community of practice: webinars, meetings, and the work around them",
    "webinar": "one webinar with all that has to be done before and after it",
}
"""The name of each, and what is in it."""

BLANK = """\
# A plan. Everything after # is a comment; copflow does not read it.

plan "My year"
  from January {year} to December {year}
  time zone Etc/UTC  # yours, for example Europe/Berlin
  # holidays US/NY  # public holidays: a country, and a part of it
  # on closed days tasks move to previous working day

person Ana "Ana Example" ana@example.org

# An activity is a line: its name, when it is, and who does it. What belongs to it is indented below it.
kickoff on second Tuesday of February at 14:00 for 1 hour, online
  invitations due 2 weeks before by Ana
  notes due 2 working days after by Ana

# A month is enough where the day is not known yet.
survey in May by Ana

# An activity without a date follows what it needs.
report needs survey
"""
"""The template `blank`; its year is filled in."""


def template(name: str, today: date) -> str | None:
    """The text of a template; `blank` is for the year after the day's. None if copflow was installed without it."""
    if name == "blank":
        return BLANK.format(year=today.year + 1)
    package = resources.files("copflow")
    for folder in (package / "plans", package / ".." / "plans"):  # of a wheel, of a checkout
        plan = folder / f"{name}.plan"
        if plan.is_file():
            return plan.read_text(encoding="utf-8")
    return None
