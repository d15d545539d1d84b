"""The page `/`: the feeds for everybody with their addresses, and whether they are the newest.

It is built as a tree, whose writer escapes everything; it has no script, and says nothing of private feeds.
"""

from datetime import UTC, datetime
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from copflow.dates import speak
from copflow.feed.publication import HTML, PublishedFile
from copflow.outputs.text import one_line
from copflow.serve.exchange import MODEST, Response
from copflow.serve.policy import REST, hashed
from copflow.serve.site import Kept, Site, public_feeds, public_pages

TITLE = "Calendars"
STYLE = """
:root { color-scheme: light dark; font: 1.0625rem/1.5 system-ui, sans-serif }
body { max-width: 44rem; margin: 2rem auto; padding: 0 1rem }
li { margin: 0 0 1rem } code { overflow-wrap: anywhere }
.state { border-inline-start: .3rem solid; padding-inline-start: .8rem }
"""
POLICY = f"default-src 'none'; style-src {hashed(STYLE)}; {REST}"
HOW = (
    "Subscribe rather than download: then changes of the plan reach your calendar by themselves. Choose Subscribe on "
    "your computer or phone; in Google Calendar (Other calendars, From URL) and in Outlook on the web (Add calendar, "
    "Subscribe from web) paste the address."
)


def landing(site: Site, host: str) -> Response:
    """The page, as it is seen from a host that was asked for."""
    address = site.manner.address or (f"http://{host}/" if host else "/")
    body = b"<!doctype html>\n" + ElementTree.tostring(_page(site, address), "utf-8", method="html") + b"\n"
    head = (
        (b"content-type", HTML.encode()),
        (b"content-length", str(len(body)).encode()),
        (b"cache-control", b"no-cache"),
        (b"content-security-policy", POLICY.encode()),
    )
    return Response(200, (*head, *MODEST), body)


def _page(site: Site, address: str) -> Element:
    page = Element("html", lang="en")
    head = SubElement(page, "head")
    SubElement(head, "meta", charset="utf-8")
    SubElement(head, "meta", name="viewport", content="width=device-width, initial-scale=1")
    _with_text(head, "title", TITLE)
    _with_text(head, "style", STYLE)
    main = SubElement(SubElement(page, "body"), "main")
    _with_text(main, "h1", TITLE)
    for one in site.kept:
        if (sentence := state_of(one)) is not None:
            _with_text(main, "p", sentence, **{"class": "state"})
    _list_feeds(main, public_feeds(site.files.values()), address)
    _list_pages(main, public_pages(site.files.values()), address)
    return page


def state_of(kept: Kept) -> str | None:
    """Why not the newest is shown; None if it is, or if nobody may know that there is anything."""
    public = [file for file in kept.publication.files if not file.is_private]
    if kept.problem is None or not public:
        return None
    problem = kept.problem
    newest = max(file.modified for file in public)
    noun = "feed" if len(public) == 1 else "feeds"
    return (
        f"{one_line(kept.name)} {problem.what} since {_when(problem.since)}. "
        f"The {noun} of {_when(newest)} {'is' if len(public) == 1 else 'are'} served."
    )


def _when(instant: datetime) -> str:
    """`Tue 3 March 2026, 14:05 UTC`."""
    instant = instant.astimezone(UTC)
    return f"{speak.day(instant.date())}, {instant:%H:%M} UTC"


def _list_feeds(main: Element, feeds: list[PublishedFile], address: str) -> None:
    if not feeds:
        _with_text(main, "p", "There is no calendar for everybody here.")
        return
    _with_text(main, "p", HOW)
    items = SubElement(main, "ul")
    for feed in feeds:
        item = SubElement(items, "li")
        _with_text(item, "strong", _title(feed))
        link = _with_text(item, "a", "Subscribe", href=webcal(address + feed.path))
        link.tail = " "
        SubElement(item, "br")
        _with_text(SubElement(item, "code"), "a", address + feed.path, href=address + feed.path)


def _list_pages(main: Element, pages: list[PublishedFile], address: str) -> None:
    if pages:
        _with_text(main, "h2", "Pages")
        items = SubElement(main, "ul")
        for page in pages:
            _with_text(SubElement(items, "li"), "a", _title(page), href=address + page.path)


def webcal(address: str) -> str:
    """The address that calendar programs open: the scheme is `webcal` for https too."""
    scheme, colon, rest = address.partition(":")
    return f"webcal:{rest}" if colon and scheme in ("http", "https") else address


def _title(file: PublishedFile) -> str:
    return one_line(file.title).strip() or file.path


def _with_text(parent: Element, tag: str, text: str, **attributes: str) -> Element:
    child = SubElement(parent, tag, attributes)
    child.text = text
    return child
