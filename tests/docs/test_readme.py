"""README.md is true: its plans compile, its dates are right, its commands print what it shows."""

import re
import subprocess
import sys
from datetime import date
from pathlib import Path

from copflow.compile import compile_plan
from copflow.diagnostics.rules import Severity
from copflow.diagnostics.source import Source
from tests.cli.transcript import ROOT, blocks, clean_environment, replay
from tests.lang.specs import facts

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_commands_print_what_is_shown(tmp_path: Path) -> None:
    assert replay(README, tmp_path) == README


def test_the_plan_has_the_dates_that_are_shown() -> None:
    plan = next(block.body for block in blocks(README) if block.info == "plan")
    dates = next(block.body for block in blocks(README) if block.info == "dates")
    compilation = compile_plan(Source("README.md", plan), today=date(2026, 7, 1))
    assert not [finding for finding in compilation.findings if finding.severity > Severity.INFO]
    entries = {entry.activity.full_name: entry for entry in compilation.schedule.entries}
    for line in dates.splitlines():
        name, *shown = (part.strip() for part in line.split("|"))
        assert set(shown) <= set(facts(entries[name])), line


def test_the_plan_is_part_of_the_model_plan() -> None:
    plan = next(block.body for block in blocks(README) if block.info == "plan")
    model = (ROOT / "plans" / "community.plan").read_text(encoding="utf-8").splitlines()
    assert [line for line in plan.splitlines() if line not in model] == []


def test_the_everyday_commands_run(tmp_path: Path) -> None:
    commands = next(block.body for block in blocks(README) if block.info == "sh" and "copflow new" in block.body)
    environment = clean_environment(tmp_path)
    for line in commands.splitlines():
        command = re.sub(r"^copflow", f'"{sys.executable}" -m copflow', line)
        done = subprocess.run(
            ["/bin/sh", "-c", command], cwd=tmp_path, env=environment, capture_output=True, check=False, timeout=60
        )
        assert done.returncode == 0, (line, done.stderr.decode())
    assert (tmp_path / "our-year.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")
