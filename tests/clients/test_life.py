"""Whoever subscribed sees the schedule after each edit: what moved has moved, nothing is doubled, nothing is lost."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.clients.khal import Khal
from tests.clients.life import FEED, LIFE, Life
from tests.clients.programs import Client
from tests.clients.web import serving


@pytest.mark.parametrize("subscribe", [Khal])
def test_a_subscriber_sees_the_schedule_after_each_edit(
    subscribe: Callable[[Path, str], Client], tmp_path: Path
) -> None:
    life = Life(tmp_path)
    with serving() as site:
        client = subscribe(tmp_path, f"{site.address}/{FEED}")
        for step in LIFE:
            life.take(step)
            site.files = life.files
            client.refresh()
            shown = client.shown()
            assert shown == life.schedule, step.name
            assert set(step.seen) <= set(shown), step.name
            assert not set(step.unseen) & {one.title for one in shown}, step.name
            assert (client.changes() == 0) == step.is_quiet, step.name
