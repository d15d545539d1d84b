"""What stands on the page of a plan: the value that the templates read."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from markupsafe import Markup

from copflow.compile import Compilation
from copflow.diagnostics.rules import Severity
from copflow.language.standing import State
from copflow.outputs.facts import plan_zone
from copflow.outputs.identity import file_name, plan_title
from copflow.overview.purposes import UNSAID
from copflow.overview.slips import slips_of
from copflow.overview.standing import due_day
from copflow.overview.upcoming import Next, in_words, upcoming
from copflow.reports.dated import dates_of
from copflow.reports.summary import counted, dates_in_words
from copflow.site.clients import CLIENTS, FORMS, Client, filled
from copflow.site.drawings import Pictures
from copflow.site.links import is_http
from copflow.site.months import months_of
from copflow.site.parts import month_parts, table_parts
from copflow.site.qr import qr_code
from copflow.site.rows import Row, Rows
from copflow.site.slip_data import slip_data
from copflow.site.told import MOST_PROBLEMS, told_changes, told_problems
from copflow.site.view import FeedLink, View

LARGE = 200
"""From more dates on a page is cut into parts that fold."""
MOST_CARDS = 12
"""How many of what is next are in the page: the first four are shown, and others as these pass."""
LABELS = {
    "person": ("Who", "everybody"),
    "series": ("Series", "all series"),
    "purpose": ("For", "every purpose"),
    "kind": ("Kind", "all kinds"),
}
FEED_WORDS = {"all": "All dates", "tasks": "To-dos, for programs with lists of tasks"}
KIND_WORDS = {"person": "", "series": "Series: ", "purpose": "For: ", "kind": "Only "}


class Card(NamedTuple):
    """Something that is next. `last`: the last day on which it is. `may_be_late`: whether it is late then."""

    row: Row
    day: date
    last: date
    words: str
    is_late: bool
    may_be_late: bool
    why: Sequence[str]


class Feed(NamedTuple):
    """A feed as it is offered."""

    of: str
    words: str
    path: str
    url: str | None


class Pressed(NamedTuple):
    """A button of a calendar program, and where it leads if the address is known."""

    form: str
    label: str
    href: str | None


class Way(NamedTuple):
    """A calendar program, with its buttons filled in."""

    name: str
    buttons: Sequence[Pressed]
    then: str
    nothing: Sequence[str]
    is_web: bool


class Content:
    """The content of one page, by the names that the templates use."""

    def __init__(self, compilation: Compilation, view: View) -> None:
        self._compilation, self._view = compilation, view
        schedule = compilation.schedule
        made = Rows(compilation, view, LARGE)
        self.rows = made.rows
        large = len(self.rows) > LARGE
        self.title = plan_title(compilation)
        self.today = view.today
        self.live = (file_name(compilation.source) or "-") if view.live else ""
        zone = plan_zone(compilation.plan)
        self.zone = zone.key if zone is not None else ""
        self.count = dates_in_words(dates_of(schedule))
        self.first = min((row.day for row in self.rows if row.day is not None), default=None)
        self.last = max((row.last for row in self.rows if row.last is not None), default=None)
        self.groups, self.labels = list(made.choices.groups()), LABELS
        self.next = self._cards(made)
        self.calendar = month_parts(months_of(self.rows, schedule), view.today, large=large)
        self.tables = table_parts(self.rows, view.today, large=large)
        self.has_open = any(row.is_open for row in self.rows)
        self.legend = [(made.tones.named(name).css, name or "no purpose said") for name in self._purposes(made)]
        self._draw(Pictures(schedule, made.stands, view.today, private=view.private))
        self._tell()
        self._offer()
        self.data = self._data(made)

    def _purposes(self, made: Rows) -> list[str]:
        used = {row.purpose.casefold() for row in self.rows}
        names = [name for name in made.tones.names if name.casefold() in used]
        return [] if names == [UNSAID] else names

    def _draw(self, pictures: Pictures) -> None:
        self.timelines, self.graphs, self.rhythms = pictures.timelines, pictures.graphs, pictures.rhythms
        self.rhythm_words, self.gap = pictures.rhythm_words, pictures.gap

    def _tell(self) -> None:
        problems = told_problems(self._view.problems, self._compilation.source)
        self.problems, self.more_problems = problems[:MOST_PROBLEMS], max(0, len(problems) - MOST_PROBLEMS)
        self.mistakes = counted(len(problems), Severity.ERROR)
        changes = self._view.changes
        self.changes = told_changes(changes) if changes is not None and changes.has_differences else None

    @property
    def sections(self) -> list[tuple[str, str]]:
        """The sections that the page has, for its navigation."""
        found = {
            "next": ("Next up", bool(self.rows)),
            "year": ("Timeline", bool(self.timelines)),
            "calendar": ("Calendar", bool(self.rows)),
            "connect": ("How dates connect", bool(self.graphs)),
            "rhythm": ("Balance", bool(self.rhythms)),
            "dates": ("All dates", bool(self.rows)),
            "changes": ("What changed", self.changes is not None),
        }
        return [(key, words) for key, (words, is_there) in found.items() if is_there]

    # ---- what is next ------------------------------------------------------------------------------------------

    def _cards(self, made: Rows) -> list[Card]:
        rows = {row.number: row for row in made.rows}
        schedule, today = self._compilation.schedule, self._view.today
        keeps_account = any(State.DONE in entry.activity.states for entry in schedule.entries)
        found = upcoming(schedule, made.stands, today, private=self._view.private)[:MOST_CARDS]
        return [_card(one, rows[one.entry.activity.number], keeps_account=keeps_account) for one in found]

    # ---- subscribing -------------------------------------------------------------------------------------------

    def _offer(self) -> None:
        links = self._view.feeds or ()
        self.feeds = [Feed(link.of, _feed_words(link), link.path, link.url) for link in links]
        url = self.feeds[0].url if self.feeds else None
        self.is_known = is_http(url)
        self.clients = [_way(client, url if self.is_known else None, self.title) for client in CLIENTS]
        page_url = self._view.url
        self.qr = Markup(qr_code(page_url)) if self.feeds and page_url is not None and is_http(page_url) else ""

    # ---- for the script ----------------------------------------------------------------------------------------

    def _data(self, made: Rows) -> dict[str, Any]:
        left = {row.number for row in self.rows if not row.is_pale}
        tables = slips_of(self._compilation, private=self._view.private)
        places = {feed.of: number for number, feed in enumerate(self.feeds)}
        return {
            "feeds": [[feed.path, feed.url or ""] for feed in self.feeds],
            "forms": FORMS if self.feeds else {},
            "choices": [[choice.of, places.get(choice.of, 0)] for choice in made.choices.all()],
            **slip_data(tables, left),
        }


def _card(one: Next, row: Row, *, keeps_account: bool) -> Card:
    last = due_day(one.entry) or one.day
    is_open = row.is_open or row.kind == "deadline"
    return Card(row, one.day, last, in_words(one.days), one.is_late, keeps_account and is_open, one.stand.why)


def _feed_words(link: FeedLink) -> str:
    """`All dates`, `Sam Ortiz`, `Series: webinar`."""
    if link.of in FEED_WORDS:
        return FEED_WORDS[link.of]
    return f"{KIND_WORDS.get(link.of.partition(' ')[0], '')}{link.title}"


def _way(client: Client, url: str | None, name: str) -> Way:
    buttons = [
        Pressed(button.form, button.label, filled(button.form, url, name) if url is not None else None)
        for button in client.buttons
    ]
    return Way(client.name, buttons, client.then, client.nothing, client.is_web)
