"""JSON that can be printed anywhere: pure ASCII, in which nothing is obeyed that others wrote."""

import json
from typing import Any

from copflow.reports.safe import numbered

DELETE = "\x7f"


def json_text(data: Any) -> str:
    """The data as JSON (RFC 8259), indented by two blanks. A reader gets every character back."""
    text = json.dumps(data, indent=2, ensure_ascii=True)
    # Both stand in texts only, where every character may be written as its number.
    return text.replace("##[", "#\\u0023[").replace(DELETE, "\\u007f") + "\n"


def whole(text: str) -> str:
    """The text with half characters as their numbers: names of files can have them, and JSON and XML cannot."""
    return "".join(numbered(char) if "\ud800" <= char <= "\udfff" else char for char in text)
