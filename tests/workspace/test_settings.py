"""Settings of a project: where they are looked for, what they change, and what is said of mistakes in them."""

from datetime import date
from pathlib import Path

import pytest

from copflow.diagnostics.rules import RULES
from copflow.workspace.plans import Reading, read_plan
from copflow.workspace.settings import Settings, settings_of
from copflow.workspace.trouble import Trouble

PLAN = """plan "Spring" from January to May 2027
  closed 1 to 7 May "Break"
board review on 12 May 2027
  report due 3 days before
party on 5 May 2027
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "plans" / "old").mkdir(parents=True)
    for folder in ("plans", "plans/old"):
        (tmp_path / folder / "spring.plan").write_text(PLAN, encoding="utf-8")
    return tmp_path


def found(plan: Path) -> list[tuple[str, str]]:
    reading = read_plan(str(plan), date(2026, 7, 1))
    assert isinstance(reading, Reading), reading
    return [(finding.rule, finding.severity.name) for finding in reading.findings]


def wrong(project: Path, settings: str, name: str = "copflow.toml") -> str:
    (project / name).write_text(settings, encoding="utf-8")
    trouble = settings_of(str(project / "plans" / "spring.plan"))
    assert isinstance(trouble, Trouble), trouble
    assert trouble.name == str(project / name)
    return trouble.message


BOTH = [("weekend-date", "WARNING"), ("closed-day", "WARNING")]


def test_without_settings_every_rule_counts(project: Path) -> None:
    assert found(project / "plans/spring.plan") == BOTH


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ('ignore = ["closed-day"]', BOTH[:1]),
        ('ignore = "closed-day"', BOTH[:1]),
        ('ignore = ["dates"]', []),
        ('ignore = ["all"]\nseverity = {}', []),
        ('select = ["closed-day"]', BOTH[1:]),
        ('select = ["dates"]\nignore = ["closed-day"]', BOTH[:1]),
        ('[severity]\nclosed-day = "error"', [BOTH[0], ("closed-day", "ERROR")]),
        ('[severity]\ndates = "info"\nclosed-day = "error"', [("weekend-date", "INFO"), ("closed-day", "ERROR")]),
    ],
)
def test_settings_choose_rules_and_severities(project: Path, settings: str, expected: list[tuple[str, str]]) -> None:
    (project / "copflow.toml").write_text(settings, encoding="utf-8")
    assert found(project / "plans/spring.plan") == expected


def test_pyproject_has_them_in_its_table(project: Path) -> None:
    (project / "pyproject.toml").write_text('[tool.copflow]\nignore = ["closed-day"]\n', encoding="utf-8")
    assert found(project / "plans/spring.plan") == BOTH[:1]


def test_nearer_settings_replace_those_above(project: Path) -> None:
    (project / "pyproject.toml").write_text('[tool.copflow]\nignore = ["closed-day"]\n', encoding="utf-8")
    (project / "plans/old/copflow.toml").write_text('ignore = ["weekend-date"]\n', encoding="utf-8")
    assert found(project / "plans/spring.plan") == BOTH[:1]
    assert found(project / "plans/old/spring.plan") == BOTH[1:]


def test_settings_beyond_the_repository_are_not_looked_at(project: Path) -> None:
    (project / "plans/.git").mkdir()
    (project / "copflow.toml").write_text('ignore = ["closed-day"]', encoding="utf-8")
    assert found(project / "plans/spring.plan") == BOTH


def test_a_folder_adds_to_what_is_said_for_all(project: Path) -> None:
    settings = 'ignore = ["closed-day"]\n[per-folder."plans/old"]\nignore = ["weekend-date"]\n'
    (project / "copflow.toml").write_text(settings, encoding="utf-8")
    assert found(project / "plans/spring.plan") == BOTH[:1]
    assert found(project / "plans/old/spring.plan") == []


def test_a_folder_takes_back_what_is_ignored_above(project: Path) -> None:
    settings = 'ignore = ["closed-day"]\n[per-folder."plans/old"]\nselect = ["closed-day"]\n'
    (project / "copflow.toml").write_text(settings, encoding="utf-8")
    assert found(project / "plans/old/spring.plan") == BOTH[1:]


def test_strict_and_the_baseline(project: Path) -> None:
    (project / "copflow.toml").write_text('strict = true\nbaseline = "known.json"\n', encoding="utf-8")
    settings = settings_of(str(project / "plans/spring.plan"))
    assert isinstance(settings, Settings)
    assert settings.strict
    assert settings.baseline == str(project / "known.json")


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ('ingore = ["closed-day"]', 'has "ingore", which is no setting. Is it meant to be "ignore"?'),
        ('ignore = ["closed-dya"]', 'there is no rule "closed-dya"; is it meant to be "closed-day"?'),
        ('ignore = ["no-such-date"]', '"no-such-date" always counts: what it finds could not be read'),
        ('[severity]\nclosed-day = "fatal"', 'in "severity.closed-day" that does not fit: it is to be error, warning'),
        ('[severity]\nno-such-date = "info"', '"no-such-date" always counts'),
        ('strict = "yes"', 'in "strict" that does not fit: it is to be true or false'),
        ("ignore = 3", 'in "ignore" that does not fit: it is to be a list of names'),
        ("baseline = 3", 'in "baseline" that does not fit: it is to be a text in quotation marks'),
        ('[per-folder]\n"plans" = "x"', 'in "per-folder.plans" that does not fit: it is to be a table'),
        ('[per-folder."plans"]\nstrict = true', 'has "per-folder.plans.strict", which is no setting'),
        ("ignore = [", "is not TOML: "),
        ("\x00", "is not TOML: "),
    ],
)
def test_a_mistake_in_the_settings_is_said(project: Path, settings: str, message: str) -> None:
    assert message in wrong(project, settings)


def test_a_damaged_pyproject_is_only_reported_if_copflow_is_in_it(project: Path) -> None:
    (project / "pyproject.toml").write_text("[tool.other\n", encoding="utf-8")
    assert settings_of(str(project / "plans/old/spring.plan")) == Settings()
    assert "is not TOML" in wrong(project, "[tool.copflow]\nignore = [\n", "pyproject.toml")


def test_what_could_not_be_read_always_counts() -> None:
    for rule in RULES.values():
        assert rule.is_opinion or rule.severity.name == "ERROR"
