"""What the page may do: nothing but run its own script and show its own style (W3C, Content Security Policy 3)."""

import base64
import hashlib
from collections.abc import Sequence


def policy(styles: Sequence[str], scripts: Sequence[str], *, live: bool) -> str:
    """The policy of a page with these inline texts; a live one may also ask where it came from."""
    rules = [
        "default-src 'none'",
        f"style-src {' '.join(map(hashed, styles))}",
        f"script-src {' '.join(map(hashed, scripts))}" if scripts else "",
        "img-src data:",
        "connect-src 'self'" if live else "",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    return "; ".join(filter(None, rules))


def hashed(text: str) -> str:
    """The expression that allows this inline text and no other."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
