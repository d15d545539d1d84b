"""Which addresses a page may link to: what opens a page, a letter or a calendar, and nothing that runs."""

from copflow.outputs.ics_event import clickable


def link_of(text: str) -> str | None:
    """The address of a link that the plan has, None if it is of another sort; then it is only shown."""
    return clickable(text.strip())


def is_http(url: str | None) -> bool:
    """Whether an address can be opened in a browser."""
    return url is not None and url.lower().startswith(("https://", "http://"))
