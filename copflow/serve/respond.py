"""From a request to its response: one pure function, without input and output and without a clock."""

from copflow.serve.address import HOST, MOST_PATH, MOST_TARGET, path_of
from copflow.serve.exchange import (
    ALLOWED,
    BAD_METHOD,
    BAD_REQUEST,
    CONDITION_FAILED,
    NOT_FOUND,
    TOO_LARGE,
    TOO_LONG,
    Request,
    Response,
    said,
)
from copflow.serve.health import health
from copflow.serve.landing import landing
from copflow.serve.live import live
from copflow.serve.preconditions import is_expected, is_known
from copflow.serve.served import Served
from copflow.serve.site import Site, public_pages

MOST_CONTENT = 8_192
"""How many bytes of content a request may bring, which nobody reads."""
HEALTH = "healthz"
LIVE = "live"
INDEX_PAGE = "index.html"


def respond(request: Request, site: Site) -> Response:
    """The response to a request. It never raises, whatever is asked."""
    response = _respond(request, site)
    return response._replace(body=b"") if request.method == "HEAD" and response.body else response


def _respond(request: Request, site: Site) -> Response:
    if refusal := _refusal(request):
        return refusal
    if request.method == "OPTIONS" and request.target == "*":
        return ALLOWED
    path = path_of(request.target)
    if path is None:
        return BAD_REQUEST
    if path == "" and (home := _home(request, site)) is not None:
        return home
    if path in ("", HEALTH) or (path == LIVE and site.manner.live):
        return _own(request, site, path)
    served = None if len(path) > MOST_PATH else site.find(path + INDEX_PAGE if path.endswith("/") else path)
    if served is None:
        return NOT_FOUND
    return served.options if request.method == "OPTIONS" else _file(request, served)


def _refusal(request: Request) -> Response | None:
    """Why a request is not looked at further. What it asks for does not matter yet, so that this tells nothing."""
    if len(request.target) + request.query_length > MOST_TARGET:
        return TOO_LONG
    if _has_content(request):
        return TOO_LARGE
    host = request.headers.get("host", "")
    if not (HOST.fullmatch(host) or (not host and request.version != "1.1")):  # RFC 9112, 3.2
        return BAD_REQUEST
    return None if request.is_read or request.method == "OPTIONS" else BAD_METHOD


def _has_content(request: Request) -> bool:
    length = request.headers.get("content-length", "0").strip()
    small = length.isascii() and length.isdecimal() and len(length) < 10 and int(length) <= MOST_CONTENT
    return not small or "transfer-encoding" in request.headers


def _home(request: Request, site: Site) -> Response | None:
    """What is at `/` if all is well, or pages say themselves what is wrong: the page that lists the plans, or the way
    to the only page. Else the server says what there is."""
    is_well = all(one.problem is None for one in site.kept)
    if request.method == "OPTIONS" or not (is_well or site.manner.live):
        return None
    listing = site.find(INDEX_PAGE)
    if listing is not None:
        return _file(request, listing)
    pages = public_pages(site.files.values())
    if len(pages) != 1 or not pages[0].path.endswith(f"/{INDEX_PAGE}"):
        return None
    return said(302, "The page is in a folder.", (b"location", pages[0].path.removesuffix(INDEX_PAGE).encode()))


def _own(request: Request, site: Site, path: str) -> Response:
    """What the server itself has to say."""
    if request.method == "OPTIONS":
        return ALLOWED
    if path == LIVE:
        return live(site)
    return health(site) if path == HEALTH else landing(site, request.headers.get("host", ""))


def _file(request: Request, served: Served) -> Response:
    """A file, as far as the client does not have it already.

    Of what the client takes that is chosen which it has: then its entity tag, too, is the one of the 304.
    """
    variants, modified = served.variants(request.headers), served.file.modified
    if not is_expected(request.headers, tuple(variant.etag for variant in variants), modified):
        return CONDITION_FAILED
    for variant in variants:
        if is_known(request.headers, variant.etag, modified):
            return variant.known
    return variants[0].head if request.method == "HEAD" else variants[0].whole
