# mypy: disable-error-code="import-not-found,import-untyped"
"""Runs with Debian's python on a message bus of its own: sees a subscribed calendar of evolution-data-server as GNOME's
calendar does, through a view that is told of changes, and says what is in it when it is asked.

Debian's python may be older than that of copflow, so it imports nothing else.
"""

import json
import sys
import time
from datetime import datetime, timezone
from typing import Any

import gi

gi.require_version("ECal", "2.0")
gi.require_version("EDataServer", "1.2")
from gi.repository import ECal, EDataServer, GLib  # noqa: E402

SOURCE = sys.argv[1]
GATHERED = 2.5
"""The service gathers changes for two seconds before it tells a view of them."""
PATIENCE = 20.0
NO_WAIT = 2**32 - 1
"""Any number of seconds is waited for in full, as the first fetch is only noticed by a loop that runs."""

Seen = tuple[str, str, str, bool]


class Watched:
    """A view of the calendar: what it was told of."""

    def __init__(self, client: Any) -> None:
        self.client, self.shown, self.changed = client, dict[str, Seen](), 0
        _, self._view = client.get_view_sync("#t", None)
        self._view.connect("objects-added", self._told)
        self._view.connect("objects-modified", self._told)
        self._view.connect("objects-removed", self._removed)
        self._view.start()

    def _told(self, _view: Any, components: Any) -> None:
        for one in components:
            self.shown[one.get_uid()] = seen(one)
            self.changed += 1

    def _removed(self, _view: Any, ids: Any) -> None:
        for one in ids:
            self.shown.pop(one.get_uid(), None)
            self.changed += 1

    def settle(self) -> None:
        """Wait until the view shows what the calendar has, and could have been told of more."""
        begun, before = time.monotonic(), self.changed
        while time.monotonic() < begun + PATIENCE:
            while GLib.MainContext.default().iteration(False):
                pass
            has = sorted(map(seen, self.client.get_object_list_sync("#t", None)[1]))
            waited = self.changed != before or time.monotonic() > begun + GATHERED
            if waited and has == sorted(self.shown.values()):
                return
            time.sleep(0.05)


def seen(component: Any) -> Seen:
    """What people see of an event."""
    is_cancelled = component.get_status().value_nick == "cancelled"
    return component.get_summary(), day(component.get_dtstart()), day(component.get_dtend()), is_cancelled


def day(at: Any) -> str:
    """A day, or an instant in UTC."""
    if at.is_date():
        return f"{at.get_year():04}-{at.get_month():02}-{at.get_day():02}"
    instant = datetime.fromtimestamp(at.as_timet_with_zone(at.get_timezone()), timezone.utc)  # noqa: UP017
    return f"{instant:%Y-%m-%dT%H:%MZ}"


def main() -> None:
    """Answer each line: at `refresh` it begins to look for changes, else it says what there is."""
    source = EDataServer.SourceRegistry.new_sync(None).ref_source(SOURCE)
    watched = Watched(ECal.Client.connect_sync(source, ECal.ClientSourceType.EVENTS, NO_WAIT, None))
    for line in sys.stdin:
        if line.strip() == "refresh":
            watched.client.refresh_sync(None)
            print(json.dumps({}), flush=True)
            continue
        watched.settle()
        print(json.dumps({"shown": list(watched.shown.values()), "changed": watched.changed}), flush=True)
        watched.changed = 0


main()
