"""Schedules that other organisations published, written as plans: every date comes out as it was published.

The plans are in plans/real/, the published dates in real/, where README.md names the sources. A row is found in a plan
by its name, or by the name that its case gives for its id. Dates that follow from a rule are written as that rule: a
plan states no more days than its source does.
"""

from pathlib import Path
from typing import NamedTuple

import pytest
from _pytest.mark import ParameterSet

from copflow.diagnostics.rules import Severity
from copflow.schedule.model import Entry, Settled
from tests.plans.schedules import STATED, Row, absolute_dates, compiled, differences, entries_of, rows_of

HERE = Path(__file__).parent
PLANS = HERE.parents[1] / "plans" / "real"


class Case(NamedTuple):
    """A schedule, and the plans that it is written as.

    `plans`: for ids that begin so, the plan. `names`: for an id, the activity's full name or that of a repetition.
    `whole`: for ids that begin so, the rows are all occurrences from the first to the last.
    """

    plans: dict[str, str]
    names: dict[str, str]
    whole: tuple[str, ...] = ()


GVSU = {
    "labor": "Labor Day",
    "memorial": "Memorial Day recess",
    "grades": "Fall grades",
    "wgrades": "Winter grades",
}
LLVM = {
    "branch": "LLVM {} branch",
    **{f"rc{number}": f"rc{number} of LLVM {{}} branch" for number in (1, 2, 3)},
    "final": "final release of LLVM {} branch",
    **{f"dot{number}": f"dot release {number} of LLVM {{}} branch" for number in range(1, 7)},
}
ILLINOIS = {
    "mlk": "Martin Luther King Jr. Day",
    "fallvac": "Thanksgiving vacation begins",
    "fallresume": "Instruction resumes in fall",
    "fallbegin": "Fall instruction begins",
    "fallend": "Fall instruction ends",
    "fallexams": "Fall examinations",
    "spring": "Spring instruction begins",
    "springvac": "Spring vacation begins",
    "springresume": "Instruction resumes in spring",
    "springend": "Spring instruction ends",
    "springexams": "Spring examinations",
    "commencement": "Commencement",
    "spring21": "Spring instruction begins",
}
NIH = {
    "r01-2020-07": "R01",
    "sbir-2021-09": "SBIR",
    **dict.fromkeys(("labor15", "labor21"), "closed for Labor Day"),
    "inaug21": "closed for Inauguration Day",
    "mlk21": "closed for Martin Luther King Jr. Day",
    **dict.fromkeys(("ny17", "ny21"), "closed for New Year's Day"),
    "thanks20": "closed for Thanksgiving",
    "vet20": "closed for Veterans Day",
    **dict.fromkeys(("wash19", "wash26"), "closed for Washington's Birthday"),
    "mem26": "closed for Memorial Day",
    "june26": "closed for Juneteenth",
    "ind26": "closed for Independence Day",
    "xmas25": "closed for Christmas Day",
}
OUTREACHY = {
    "landingdue": "Community pages",
    "tax": "Tax forms",
    "pay1": "Payment 1 initiated",
    "agree": "Intern agreement",
    **{f"fb{number}": f"Feedback {number}" for number in range(1, 5)},
    **{f"fb{number}w": f"Feedback {number}" for number in range(1, 5)},
}

CASES = {
    "academic-calendars": Case(
        {"gvsu25": "gvsu-2025", "gvsu26": "gvsu-2026", "ill/spring21": "illinois-2021", "ill": "illinois-2013"},
        {f"gvsu{year}/{id}": name for year in (25, 26) for id, name in GVSU.items()}
        | {f"ill/{id}": name for id, name in ILLINOIS.items()},
    ),
    "k8s-1.35-release": Case({"": "kubernetes-1.35"}, {"prr_alt": "Production readiness freeze (second formulation)"}),
    "llvm-release-template": Case(
        {"": "llvm"}, {f"{number}/{id}": name.format(number) for number in (19, 22) for id, name in LLVM.items()}
    ),
    "nih-due-dates": Case({"": "nih"}, NIH),
    "nth-weekday-cadences": Case(
        {"pg": "postgresql", "gitlab": "gitlab", "": "jupyterhub"},
        {"gitlab/17.0": "GitLab 17 0", "gitlab/18.0": "GitLab 18 0"},
        whole=("jh", "cafe", "hpc"),
    ),
    "outreachy-2022-05": Case({"": "outreachy-2022"}, OUTREACHY),
    "ropensci-coworking": Case({"": "ropensci-coworking"}, {"": "coworking"}, whole=("",)),
    "rust-six-week-train": Case(
        {"": "rust-train"},
        {"epoch": "Rust minor version 5"} | {f"1.{minor}": f"Rust minor version {minor}" for minor in range(71, 101)},
    ),
}
WEEKS = Case({"": "outreachy-2022-weeks"}, OUTREACHY)
"""The schedule of Outreachy once more, told in weeks."""


def _params() -> list[ParameterSet]:
    """Every row with its case."""
    files = [*CASES.items(), ("outreachy-2022-05", WEEKS)]
    return [
        pytest.param(case, row, id=f"{next(iter(case.plans.values()))}:{row.id}")
        for name, case in files
        for row in rows_of(HERE / "real" / f"{name}.csv")
    ]


def _plan(case: Case, row: Row) -> Path:
    return PLANS / f"{next(plan for start, plan in case.plans.items() if row.id.startswith(start))}.plan"


def _entries(case: Case, row: Row) -> list[Entry]:
    return entries_of(_plan(case, row), case.names.get(row.id) or case.names.get("") or row.name)


@pytest.mark.parametrize(("case", "row"), _params())
def test_date(case: Case, row: Row) -> None:
    found = _entries(case, row)
    assert found, f"{_plan(case, row).name} has no {row.name}"
    judged = [differences(row, entry) for entry in found]
    assert [] in judged, judged[0] if len(judged) == 1 else f"none of {len(judged)} is on {row.start}"


@pytest.mark.parametrize(("name", "start"), [(name, start) for name, case in CASES.items() for start in case.whole])
def test_what_was_left_out_is_not_there(name: str, start: str) -> None:
    case = CASES[name]
    rows = [row for row in rows_of(HERE / "real" / f"{name}.csv") if row.id.startswith(start)]
    published = sorted(row.start for row in rows)
    found = [entry.when.first.isoformat() for entry in _entries(case, rows[0]) if isinstance(entry.when, Settled)]
    assert sorted(day for day in found if published[0] <= day <= published[-1]) == published


@pytest.mark.parametrize("name", [*CASES, "weeks"])
def test_no_more_dates_are_stated_than_the_source_states(name: str) -> None:
    case = CASES.get(name, WEEKS)
    stated = sum(absolute_dates(PLANS / f"{plan}.plan") for plan in dict.fromkeys(case.plans.values()))
    path = HERE / "real" / f"{'outreachy-2022-05' if case is WEEKS else name}.csv"
    assert stated <= sum(row.role in STATED for row in rows_of(path))


@pytest.mark.parametrize("path", sorted(PLANS.glob("*.plan")), ids=lambda path: path.stem)
def test_nothing_is_wrong(path: Path) -> None:
    compilation = compiled(path)
    found = [finding.rule for finding in compilation.findings if finding.severity > Severity.INFO]
    assert found == []
    assert all(isinstance(entry.when, Settled) for entry in compilation.schedule.entries)


def test_next_year_is_the_same_text() -> None:
    this, following = ((PLANS / f"gvsu-{year}.plan").read_text(encoding="utf-8") for year in (2025, 2026))
    for before, after in (("2025-26", "2026-27"), ("August 2025 to May 2026", "August 2026 to May 2027")):
        this = this.replace(before, after)
    assert this == following
