# mypy: disable-error-code="import-not-found,import-untyped"
"""Runs with the python of scripts/clients-venv: makes a CalDAV collection, and says what is in it when it is asked.

Like a telephone it asks the server for what changed since the last time (RFC 6578), and then for the events of the
year (RFC 4791, 7.8).
"""

import json
import sys
from datetime import UTC, date, datetime
from typing import Any

import caldav

_, ADDRESS, USER, NAME, FIRST, LAST = sys.argv


def main() -> None:
    """Answer each line."""
    client = caldav.DAVClient(ADDRESS, username=USER, password=USER)
    calendar = client.principal().make_calendar(name=NAME, cal_id=NAME)
    token = None
    for _line in sys.stdin:
        news = calendar.get_objects_by_sync_token(sync_token=token)
        changed, token = len(list(news)), news.sync_token
        span = {"start": datetime.fromisoformat(FIRST), "end": datetime.fromisoformat(LAST)}
        found = calendar.search(event=True, expand=False, **span)
        print(json.dumps({"shown": [shown(one.icalendar_component) for one in found], "changed": changed}), flush=True)


def shown(event: Any) -> tuple[str, str, str, bool]:
    """What people see of an event."""
    return str(event["SUMMARY"]), day(event["DTSTART"].dt), day(event["DTEND"].dt), event.get("STATUS") == "CANCELLED"


def day(at: date) -> str:
    """A day, or an instant in UTC."""
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%MZ}" if isinstance(at, datetime) else at.isoformat()


main()
