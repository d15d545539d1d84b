"""Whoever subscribed sees the schedule after each edit: what moved has moved, nothing is doubled, nothing is lost."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from tests.clients.evolution import evolution
from tests.clients.life import LIFE, Life, Step
from tests.clients.programs import Client
from tests.clients.radicale import radicale
from tests.clients.web import Site, serving

Subscribe = Callable[[Path, Site], AbstractContextManager[Client]]


@pytest.mark.parametrize("subscribe", [radicale, evolution])
def test_a_subscriber_sees_the_schedule_after_each_edit(subscribe: Subscribe, tmp_path: Path) -> None:
    life = Life(tmp_path)
    with serving() as site:
        publish(LIFE[0], life, site)
        with subscribe(tmp_path, site) as client:
            compare(LIFE[0], life, client)
            for step in LIFE[1:]:
                publish(step, life, site)
                compare(step, life, client)


def publish(step: Step, life: Life, site: Site) -> None:
    """Take a step, and let the web server have what came of it."""
    life.take(step)
    site.files = life.files


def compare(step: Step, life: Life, client: Client) -> None:
    """What the client shows is the schedule, and it does not call a change what is none."""
    client.refresh()
    shown = client.shown()
    assert shown == life.schedule, step.name
    assert set(step.seen) <= set(shown), step.name
    assert not set(step.unseen) & {one.title for one in shown}, step.name
    assert (client.changes() == 0) == step.is_quiet, step.name
