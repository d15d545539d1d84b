"""Takes down what a page does that it should not: errors on its console, and requests to anybody else."""

from playwright.sync_api import ConsoleMessage, Page

INSIDE = ("about:", "blob:", "data:")
"""Addresses that are part of a page."""


def watch(page: Page, home: str) -> list[str]:
    """The page's faults, in a list that grows as they come. `home`: how every address begins that it may ask for."""
    faults: list[str] = []

    def ask(kind: str, address: str) -> None:
        if not address.startswith((home, *INSIDE)):
            faults.append(f"{kind} to {address}")

    def say(message: ConsoleMessage) -> None:
        if message.type == "error":
            faults.append(f"console: {message.text}")

    page.on("console", say)
    page.on("pageerror", lambda error: faults.append(f"script: {error}"))
    page.on("request", lambda request: ask("request", request.url))
    page.on("websocket", lambda socket: ask("web socket", socket.url))
    return faults


def home_of(address: str) -> str:
    """How the addresses begin that a page may ask for: its folder if it is a file, or else its server's address."""
    if address.startswith("file:"):
        return address.rpartition("/")[0] + "/"
    scheme, _slashes, rest = address.partition("://")
    return f"{scheme}://{rest.partition('/')[0]}/"
