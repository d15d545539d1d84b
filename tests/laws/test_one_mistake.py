"""A mistake costs its own line and no other."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from copflow.compile import Compilation
from copflow.diagnostics.diagnostic import Diagnostic
from tests.laws.writing import compiled, piece, when

PLAN = """plan "Term"
  from August 2026 to May 2027
  time zone Europe/Berlin
  holidays DE
person Sam
each webinar
  on second Tuesday at 14:00
  guide due 1 week before
webinar 1 in November
webinar 2 in December
kickoff on 1 September
survey due 2 weeks after kickoff, by Sam
fair on 12 June 2027, needs survey
report needs kickoff
booth on 3 October{slip}
last words in May, needs report
"""

WITHOUT = compiled(PLAN.format(slip=""))
HURT = "booth"
"""The activity that gets the mistake. Nothing needs it or counts from it."""

slips = st.lists(piece, min_size=1, max_size=4).map(" ".join).filter(lambda text: not set(text) & set("\r\n"))


def _others(compilation: Compilation) -> list[tuple[object, ...]]:
    return [when(entry) for entry in compilation.schedule.entries if entry.activity.key[0] != HURT]


def _elsewhere(compilation: Compilation, slip: str) -> list[tuple[str, str, str]]:
    """The findings on other lines, with what they point at."""
    text = compilation.source.text
    start = text.index("booth")
    end = start + len("booth on 3 October") + len(slip)

    def elsewhere(finding: Diagnostic) -> bool:
        return not start <= finding.span.start <= end

    return [
        (finding.rule, finding.title, text[finding.span.start : finding.span.end])
        for finding in compilation.findings
        if elsewhere(finding)
    ]


@given(slip=slips.map(" {}".format))
@settings(max_examples=300)
@example(slip=" by")
@example(slip=", needs nobody at all")
@example(slip="; ; due")
@example(slip=' note "')
@example(slip="; x; y; z needs z")
def test_a_broken_clause_changes_no_other_activity(slip: str) -> None:
    broken = compiled(PLAN.format(slip=slip))
    assert _others(broken) == _others(WITHOUT)
    assert _elsewhere(broken, slip) == _elsewhere(WITHOUT, "")


def _is_stall(name: str) -> bool:
    """`stall`, a step of it, or one of its occurrences."""
    return any(part.startswith("stall") for part in name.split(" of "))


@given(slip=slips)
@settings(max_examples=300)
@example(slip="in November")
@example(slip="kickoff")
def test_a_broken_line_changes_no_other_activity(slip: str) -> None:
    """A line of its own may add an activity or a setting; the dates of the others stay, unless it is a setting."""
    broken = compiled(PLAN.format(slip=f"\nstall due 4 October {slip}"))
    kept = [fact for fact in _others(broken) if not _is_stall(str(fact[0]))]
    assert kept == _others(WITHOUT)


@given(
    slip=st.sampled_from(
        (" on 45 November", " in Novembr", ", needs nobody", " im May", "; on 11/10/2026", " at 25:00")
    )
)
def test_what_hangs_on_a_broken_date_is_silent(slip: str) -> None:
    """One mistake, one message: the activities that count from it have no date, and nothing is said of them."""
    text = f"{PLAN.format(slip='')}party{slip}\ncleaning due 1 day after party\nbills needs cleaning, party\n"
    found = [finding for finding in compiled(text).findings if finding not in WITHOUT.findings]
    assert len(found) == 1, found
