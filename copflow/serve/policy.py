"""What a page may do in a browser: its Content-Security-Policy (W3C, CSP 3)."""

import base64
import hashlib
from html.parser import HTMLParser

MOST_SCRIPTS = 20
"""How many inline scripts of a page run; a page of copflow's has one or two."""

REST = "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"


def hashed(text: str) -> str:
    """The source expression that allows this inline script or style, and no other."""
    digest = base64.b64encode(hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()).decode()
    return f"'sha256-{digest}'"


def policy_of(page: bytes) -> str:
    """The policy for a page that was published: only the scripts that it was published with, and no other host."""
    reader = _Scripts()
    reader.feed(page.decode("utf-8", "replace"))
    reader.close()
    scripts = " ".join(["'self'", *map(hashed, reader.found[:MOST_SCRIPTS])])
    return (
        f"default-src 'none'; script-src {scripts}; style-src 'self' 'unsafe-inline'; "
        f"img-src 'self' data:; connect-src 'self'; font-src 'self'; {REST}"
    )


class _Scripts(HTMLParser):
    """The texts of the inline scripts of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._is_inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "script" and all(name != "src" for name, _value in attrs):
            self._is_inside = True
            self.found.append("")

    def handle_endtag(self, tag: str) -> None:
        self._is_inside = self._is_inside and tag != "script"

    def handle_data(self, data: str) -> None:
        if self._is_inside:
            self.found[-1] += data
