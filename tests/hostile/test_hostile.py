"""A plan from a stranger cannot hurt: every hostile input ends by itself, in a finding with a rule and a place."""

from pathlib import Path

import pytest

from copflow.workspace.budget import MEBIBYTES, ROOM
from tests.hostile.checked import validate
from tests.hostile.inputs import CASES, Hostile, text

BEFORE = 128
"""MiB that a process may have before it begins to read."""
LARGE = "".join(f"part {number} on 4 May 2026\n" for number in range(14_000))
FAULTS = ("Traceback", "internal-error", "Fatal", "Error:")


@pytest.mark.parametrize("hostile", CASES, ids=lambda hostile: hostile.name)
def test_a_hostile_input_ends_in_a_finding(hostile: Hostile, tmp_path: Path) -> None:
    ran = validate(hostile.make(tmp_path), tmp_path)
    assert not [fault for fault in FAULTS if fault in ran.said], ran.said[:2_000]
    if "more than" in ran.said and ran.code == 2 and hostile.code != 2:  # the last resort, on a slow machine
        assert ":1:1: error: Reading this plan took more than" in ran.said
    else:
        assert (ran.code, hostile.says in ran.said) == (hostile.code, True), ran.said[-2_000:]
    assert ran.mebibytes < MEBIBYTES + ROOM + BEFORE


def test_a_folder_that_is_closed_is_named(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    (tmp_path / "open.plan").write_text("party on 3 May 2026\n", encoding="utf-8")
    closed.chmod(0)
    ran = validate(tmp_path, tmp_path)
    closed.chmod(0o700)
    if "permission" in ran.said:  # root may look into every folder
        assert ran.code == 2
        assert "closed" in ran.said
    assert "open.plan" in ran.said or "fine" in ran.said


def test_time_is_bounded_and_the_bound_can_be_raised(tmp_path: Path) -> None:
    """What takes more than a second of processor time on every machine of today."""
    plan = text(LARGE)(tmp_path)
    ran = validate(plan, tmp_path, "--time-limit", "1")
    assert ran.code == 2
    assert ":1:1: error: Reading this plan took more than 1 s of processor time. [limit-reached]" in ran.said
    assert validate(plan, tmp_path, "--time-limit", "0").code == 0


def test_memory_is_bounded_and_the_bound_can_be_raised(tmp_path: Path) -> None:
    plan = text(LARGE)(tmp_path)
    ran = validate(plan, tmp_path, "--time-limit", "0", "--memory-limit", "20")
    if ran.code == 2:  # only Linux says how much memory is used
        assert "Reading this plan took more than 20 MiB of memory. [limit-reached]" in ran.said
    assert "limit-reached" not in validate(plan, tmp_path, "--time-limit", "0", "--memory-limit", "0").said


def test_one_plan_over_its_bound_hides_nothing_of_the_others(tmp_path: Path) -> None:
    text(LARGE)(tmp_path)
    (tmp_path / "wrong.plan").write_text("party on 31 April 2026\n", encoding="utf-8")
    ran = validate(tmp_path, tmp_path, "--time-limit", "1")
    assert ran.code == 2
    assert "limit-reached" in ran.said
    assert "no-such-date" in ran.said
