"""What is drawn on terminals: it fits every width, whatever names there are, and says nothing by colour alone."""

import re
from collections.abc import Iterable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from copflow.cli.timeline import picture
from copflow.cli.views.graph import graph_lines
from copflow.cli.views.home import Plan, many_plans, one_plan
from copflow.cli.views.looks import colours_of
from copflow.cli.views.next_ import Times, Told, next_lines
from copflow.cli.views.printed import printed
from copflow.cli.views.rhythm import rhythm_lines
from copflow.cli.views.ruler import ruler_of
from copflow.cli.views.sheet import ASCII, PRETTY, Line, Sheet, columns, fit, wrapped
from copflow.cli.views.status import status_lines, status_of
from copflow.compile import Compilation, compile_plan
from copflow.diagnostics.source import Source
from copflow.overview.connections import connections_of
from copflow.overview.lanes import lanes_of
from copflow.overview.rhythm import rhythm_of
from copflow.overview.standing import stands
from copflow.overview.upcoming import upcoming
from tests.cli.test_output import environment, on_terminal
from tests.cli.transcript import ROOT

__all__ = ["environment"]

TODAY = date(2026, 11, 24)
WIDTHS = (60, 80, 200)
COMMANDS = {
    "timeline": ["plans/community.plan"],
    "next": ["plans/community.plan"],
    "status": ["plans/community.plan"],
    "rhythm": ["plans/community.plan"],
    "graph": ["plans/community.plan"],
}


def compiled(text: str) -> Compilation:
    return compile_plan(Source("a plan.plan", text), today=TODAY)


def views(compilation: Compilation, sheet: Sheet) -> dict[str, Iterable[Line]]:
    """All views of a plan."""
    schedule = compilation.schedule
    standing = stands(schedule, TODAY)
    lanes = lanes_of(schedule, standing, private=True)
    found = upcoming(schedule, standing, TODAY)
    told = [Told(one, schedule, compilation.plan.title or "") for one in found]
    other = compiled("plan Other\nx on 1 December 2026\n")
    more = Told(upcoming(other.schedule, stands(other.schedule, TODAY), TODAY)[0], other.schedule, "Other")
    title = compilation.plan.title or ""
    return {
        "timeline": picture(compilation, lanes, TODAY, sheet),
        "next": next_lines(told, Times(TODAY, date(2026, 11, 29), 60), sheet),
        "next of two": next_lines([*told, more], Times(TODAY, date(2026, 11, 29), 60), sheet),
        "status": status_lines(status_of("a plan.plan", title, schedule, lanes, standing), sheet),
        "rhythm": rhythm_lines(title, rhythm_of(schedule, private=True), colours_of(schedule.entries), sheet),
        "graph": graph_lines(connections_of(schedule, private=True), schedule, sheet),
        "home": one_plan(compilation, found, sheet),
        "home of two": many_plans([Plan("a.plan", title, 0, told), Plan(title, "", 2, told)], 3, sheet),
    }


# ---- every width, every name -------------------------------------------------------------------------------

LETTERS = (
    "abc xyz",
    "漢字ひらがな한글ｗｉｄｅ",
    "😀👩\u200d👩\u200d👧🇩🇪❤\ufe0f☂\ufe0f👍🏽",
    "שלום עולם مرحبا",
    "e\u0301a\u0308n\u0303",
    "\u202e\u2066\u200b\u00ad",
)
names = st.one_of(*(st.text(alphabet, min_size=1, max_size=90) for alphabet in LETTERS)).map(
    lambda text: text.strip() or "name"
)


@st.composite
def plans(draw: st.DrawFn) -> str:
    """Plans of all sorts of marks, with names of all sorts of letters."""
    title, one, other, step, purpose = (draw(names) for _ in range(5))
    return (
        f'plan "{title}"\n  from August 2026 to June 2027\n  holidays US\n'
        f'person Sam "{draw(names)}"\n'
        f'"{one} 1" on 8 December 2026 at 14:00 for 1 hour, online, purpose "{purpose}"\n'
        f'  "{step}" due 1 week before by Sam\n'
        f'  "{step} 2" due 3 weeks before by Sam\n'
        f'"{other} 2" in November, needs "{one} 1"\n'
        f'"{other} 3" due in March 2027, needs "{one} 1"\n'
        f'"{other} 4" from 3 May 2027 to 14 May 2027, cancelled "{step}"\n'
        f'"{other} 5" on 2 November 2026, done 2 November\n'
        f'"{other} 6" TBD\n'
    )


@pytest.mark.parametrize("width", WIDTHS)
@given(text=plans(), pretty=st.booleans())
@settings(max_examples=25, deadline=None)
def test_no_line_is_longer_than_the_terminal_is_wide(width: int, text: str, pretty: bool) -> None:
    sheet = Sheet(width) if pretty else Sheet(width, ASCII, "ascii")
    for name, lines in views(compiled(text), sheet).items():
        for line in printed(lines, colour=False).splitlines():
            assert cell_len(line) <= width, (name, line)
            assert line == line.rstrip()
            assert pretty or line.isascii()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("plan", sorted((ROOT / "plans").rglob("*.plan")), ids=lambda path: path.stem)
def test_the_plans_of_the_project_fit(plan: str, width: int) -> None:
    text = (ROOT / plan).read_text(encoding="utf-8")
    for name, lines in views(compiled(text), Sheet(width)).items():
        assert all(columns(line) <= width for line in printed(lines, colour=False).splitlines()), name


@pytest.mark.parametrize("view", views(compiled("x on 1 December 2026\n"), Sheet()))
def test_nothing_is_said_by_colour_alone(view: str) -> None:
    compilation = compiled((ROOT / "plans" / "community.plan").read_text(encoding="utf-8"))
    plain = printed(views(compilation, Sheet())[view], colour=False)
    coloured = printed(views(compilation, Sheet())[view], colour=True)
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


# ---- on a terminal -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", COMMANDS)
def test_a_terminal_shows_colours(environment: dict[str, str], command: str) -> None:
    arguments = [command, *(str(ROOT / plan) for plan in COMMANDS[command]), "--today", "2026-11-24"]
    assert "\x1b[" in on_terminal(environment, *arguments, columns=80)
    assert "\x1b[" not in on_terminal(environment | {"NO_COLOR": "1"}, *arguments, columns=80)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("width", [*WIDTHS, 30, 400])
def test_it_fits_the_terminal(environment: dict[str, str], command: str, width: int) -> None:
    arguments = [command, *(str(ROOT / plan) for plan in COMMANDS[command]), "--today", "2026-11-24"]
    text = on_terminal(environment | {"NO_COLOR": "1"}, *arguments, columns=width)
    assert max(map(columns, text.splitlines())) <= max(60, min(width, 200))


def test_a_terminal_that_has_only_ascii_gets_plain_marks(environment: dict[str, str]) -> None:
    ascii_only = {"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii", "NO_COLOR": "1"}
    plan = str(ROOT / "plans" / "community.plan")
    text = on_terminal(environment | ascii_only, "timeline", plan, "--today", "2026-11-24")
    assert text.isascii()
    assert "* practice" in text
    assert "-] task and due date" in text


# ---- the timeline ------------------------------------------------------------------------------------------


def drawn(text: str, sheet: Sheet | None = None) -> str:
    compilation = compiled(text)
    lanes = lanes_of(compilation.schedule, stands(compilation.schedule, TODAY), private=True)
    return printed(picture(compilation, lanes, TODAY, sheet or Sheet()), colour=False)


@pytest.mark.parametrize("years", [1, 2, 5, 10, 60, 170])
@pytest.mark.parametrize("room", [30, 60, 170])
def test_a_ruler_has_room_for_its_labels(years: int, room: int) -> None:
    ruler = ruler_of(date(2026, 8, 3), date(2026 + years, 7, 1), room)
    assert len(ruler.ticks) > 1
    ends = [tick.column + len(tick.label) for tick in ruler.ticks]
    assert all(end < tick.column for end, tick in zip(ends, ruler.ticks[1:], strict=False))
    assert ruler.column(date(2026 + years, 7, 1)) < ruler.columns


def test_today_stands_below_its_column() -> None:
    *_above, lane, today, _legend = drawn(
        "x from 1 November 2026 to 15 December 2026\ny on 8 December 2026\n"
    ).splitlines()
    assert lane.index("│") == today.index("today") + 2


def test_more_than_sixty_lines_are_one_for_each_series() -> None:
    days = "".join(
        f"talk {number} on {1 + number % 28} March {2026 + number // 28}\n  slides\n" for number in range(1, 71)
    )
    text = drawn(f"each talk\n  slides due 1 day before\n\n{days}survey on 3 March 2026\n")
    assert "talk (70)" in text
    assert "71 lines are drawn as 2; --all draws each." in text


def test_what_is_left_out_even_so_is_counted() -> None:
    names = [f"talk{first}{second}" for first in "abcdefghij" for second in "klmnopq"]
    text = drawn("".join(f"{name} on 3 March 2027\n" for name in names))
    assert "70 lines are drawn as 60, 10 more left out; --all draws each." in text


# ---- pieces ------------------------------------------------------------------------------------------------


@given(text=names, room=st.integers(8, 40))
def test_wrapping_loses_no_letter(text: str, room: int) -> None:
    lines = wrapped(text, room)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(columns(line) <= room for line in lines if len(line) == 1 or " " in line)


@given(text=names, room=st.integers(1, 40))
def test_what_is_cut_says_so(text: str, room: int) -> None:
    cut = fit(text, room, PRETTY.more)
    assert columns(cut) <= room
    assert cut == text or cut.endswith(PRETTY.more)
