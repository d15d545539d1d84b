"""Whoever subscribed to what `copflow build` published and `copflow serve` serves sees the schedule after each edit."""

from pathlib import Path

import pytest

from tests.clients.built import PERSONS_FEED, PUBLIC, BuiltLife
from tests.clients.khal import Khal
from tests.clients.life import FEED, LIFE, Step
from tests.serve.support import Running, serving

pytest.importorskip("granian", reason="copflow[serve] is not installed")

STEPS = (
    "publish",
    "move webinar 1",
    "rename an activity",
    "cancel webinar 3",
    "restore it",
    "lose the lock",
)
FEEDS = {"all": FEED, "person": PERSONS_FEED}


def test_subscribers_of_all_and_of_a_persons_feed_see_the_schedule_after_each_edit(tmp_path: Path) -> None:
    life = BuiltLife(tmp_path)
    steps = [step for step in LIFE if step.name in STEPS]
    assert len(steps) == len(STEPS)
    life.take(steps[0])
    with serving(tmp_path, PUBLIC) as server:
        client = Khal(tmp_path, {name: f"http://127.0.0.1:{server.port}/{path}" for name, path in FEEDS.items()})
        compare(steps[0], life, client)
        for step in steps[1:]:
            life.take(step)
            wait(life, server)
            compare(step, life, client)


def wait(life: BuiltLife, server: Running) -> None:
    """Until the server has noticed what is published."""
    for path in FEEDS.values():
        server.until(f"/{path}", life.content(path))


def compare(step: Step, life: BuiltLife, client: Khal) -> None:
    """What the client shows of each feed is the schedule, and it does not call a change what is none."""
    client.refresh()
    shown, persons = client.shown("all"), client.shown("person")
    assert shown == life.schedule, step.name
    assert persons == life.persons, step.name
    assert set(step.seen) <= set(shown), step.name
    assert not set(step.unseen) & {one.title for one in shown}, step.name
    changes, persons_changes = client.changes("all"), client.changes("person")
    assert (changes == 0) == step.is_quiet, step.name
    assert persons_changes == 0 or not step.is_quiet, step.name
