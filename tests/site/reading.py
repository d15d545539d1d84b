"""A page as tests read it: its elements with their attributes and texts, by the rules of Python's own HTML reader."""

import json
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from typing import Any

from copflow.compile import Compilation, compile_plan
from copflow.diagnostics.source import Source
from copflow.feed.build import Wishes, build_feeds
from copflow.feed.lock import empty_lock
from copflow.outputs.identity import plan_uuid
from copflow.site.page import page
from copflow.site.view import FeedLink, View, feed_links

TODAY = date(2026, 11, 24)
VOID = frozenset({"meta", "input", "br", "link"})
OMITTED = frozenset({"td", "th"})
"""Elements whose ends may be left out."""


@dataclass
class Element:
    """An element of a page, and what is in it."""

    tag: str
    attributes: dict[str, str]
    parts: list["Element | str"] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its whole text."""
        return "".join(part if isinstance(part, str) else part.text for part in self.parts)

    def all(self, tag: str, **attributes: str) -> list["Element"]:
        """The elements in it with that tag and these attributes, in order."""
        found = []
        for part in self.parts:
            if isinstance(part, Element):
                if part.tag == tag and attributes.items() <= part.attributes.items():
                    found.append(part)
                found += part.all(tag, **attributes)
        return found

    def one(self, tag: str, **attributes: str) -> "Element":
        """The only such element."""
        (found,) = self.all(tag, **attributes)
        return found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("document", {})
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in OMITTED and self.open[-1].tag in OMITTED:
            self.open.pop()
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].parts.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].parts.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        while self.open[-1].tag != tag and self.open[-1].tag in OMITTED:
            self.open.pop()
        assert self.open.pop().tag == tag, f"</{tag}> closes nothing"

    def handle_data(self, data: str) -> None:
        self.open[-1].parts.append(data)


def read(content: bytes) -> Element:
    """The tree of a page; every element in it must be closed."""
    reader = _Reader()
    reader.feed(content.decode())
    reader.close()
    assert reader.open == [reader.root]
    return reader.root


def compiled(text: str, today: date = TODAY) -> Compilation:
    """The compilation of a plan."""
    return compile_plan(Source("community.plan", text), today=today)


def links_of(compilation: Compilation, url: str | None = None) -> tuple[FeedLink, ...]:
    """The feeds of a plan that was published for the first time."""
    lock = empty_lock(str(plan_uuid(compilation)))
    built = build_feeds(compilation, lock, Wishes("year", TODAY), lambda: datetime(2026, 11, 24, tzinfo=UTC))
    return feed_links(built.lock, url)


def shown(text: str, today: date = TODAY, **wishes: Any) -> Element:
    """The page of a plan."""
    return read(page(compiled(text, today), View(today, **wishes)))


def data_of(shown: Element) -> Any:
    """What the page says to its script."""
    return json.loads(shown.one("script", id="data").text)
