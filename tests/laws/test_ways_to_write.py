"""Several ways to write one thing mean the same: order, semicolons, tabs, case and commas are the author's."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from tests.laws.writing import compiled, dates, rules, when

FRAME = """plan "Term"
  from August 2026 to May 2027
  time zone Europe/Berlin
  holidays DE
  on closed days tasks move to previous working day
person Sam
person Ana
kickoff on 1 September at 10:00
survey due 15 September
"""

date_clauses = st.sampled_from(
    (
        "in November",
        "on 10 November",
        "on second Tuesday of November",
        "due 3 May",
        "due 2 weeks before kickoff",
        "3 working days after kickoff",
        "from 9 to 13 November",
        "due on Friday 13 November",
        "in the week of 9 November",
        "due in late March 2027",
        "on last working day of March",
        "due 2026-12-24",
        "2 months after survey",
    )
)
other_clauses = st.lists(
    st.sampled_from(
        (
            "for 3 days",
            "needs kickoff",
            "by Sam and Ana",
            "online",
            "purpose practice",
            'note "bring it"',
            "tag care",
            "link https://example.org",
            "or next working day",
            'at "Main Library"',
            "at 14:00 Europe/Paris",
            "needs survey, kickoff",
        )
    ),
    max_size=5,
    unique_by=lambda clause: clause.split()[0],
)
clause_lists = st.tuples(date_clauses, other_clauses).map(lambda pair: [pair[0], *pair[1]])
steps = st.lists(
    st.sampled_from(
        ("guide due 1 week before", "slides sent", "poll due 2 working days after by Sam", "review needs slides sent")
    ),
    max_size=3,
    unique=True,
)


def _same(one: str, other: str) -> None:
    """Both texts give the same dates and the same kinds of findings."""
    left, right = compiled(one), compiled(other)
    assert dates(left) == dates(right)
    assert sorted(rules(left)) == sorted(rules(right))


def _block(name: str, lines: Sequence[str], indent: str = "  ") -> str:
    return "".join((f"{name}\n", *(f"{indent}{line}\n" for line in lines)))


@given(clauses=clause_lists, data=st.data())
def test_the_order_of_clauses_does_not_matter(clauses: list[str], data: st.DataObject) -> None:
    """The comma after the name is there for `tag`, which without one would be a word of the name."""
    shuffled = data.draw(st.permutations(clauses))
    one = compiled(f"{FRAME}fair, {', '.join(clauses)}\n")
    other = compiled(f"{FRAME}fair, {', '.join(shuffled)}\n")
    assert when(one.schedule.entries[-1]) == when(other.schedule.entries[-1])
    assert sorted(rules(one)) == sorted(rules(other))


@given(clauses=clause_lists, data=st.data())
def test_the_order_of_clause_lines_does_not_matter(clauses: list[str], data: st.DataObject) -> None:
    _same(FRAME + _block("fair", clauses), FRAME + _block("fair", data.draw(st.permutations(clauses))))


@given(clauses=clause_lists, steps=steps)
def test_semicolons_mean_the_same_as_indented_lines(clauses: list[str], steps: list[str]) -> None:
    parts = [*clauses, *steps]
    _same(FRAME + _block("fair", parts), f"{FRAME}{'; '.join(('fair', *parts))}\n")


@given(clauses=clause_lists, steps=steps, indent=st.sampled_from((" ", "    ", "\t", "\t\t")))
def test_tabs_and_spaces_mean_the_same(clauses: list[str], steps: list[str], indent: str) -> None:
    """In the whole plan the same: a plan that has both is told so."""
    text = FRAME + _block("fair", [*clauses, *steps])
    _same(text, text.replace("\n  ", f"\n{indent}"))


@given(clauses=clause_lists, steps=steps, end=st.sampled_from(("\r\n", "\r")))
def test_every_line_end_means_the_same(clauses: list[str], steps: list[str], end: str) -> None:
    text = FRAME + _block("fair", [*clauses, *steps])
    _same(text, text.replace("\n", end))


@given(clauses=clause_lists, change=st.sampled_from((str.upper, str.lower, str.title, str.swapcase)))
def test_the_case_of_words_does_not_matter(clauses: list[str], change: type[str]) -> None:
    """Names are compared without their case too, so that a whole line may change; links and texts do not."""
    changed = [clause if clause.startswith(("note", "link", "at")) else str(change(clause)) for clause in clauses]
    _same(f"{FRAME}fair {', '.join(clauses)}\n", f"{FRAME}fair {', '.join(changed)}\n")


@given(clauses=clause_lists)
def test_commas_between_clauses_do_not_matter(clauses: list[str]) -> None:
    """Only `tag` and a list go on over a comma or end at it, so that they are left out here."""
    plain = [clause for clause in clauses if not clause.startswith("tag")]
    _same(f"{FRAME}fair {', '.join(plain)}\n", f"{FRAME}fair {' '.join(plain)}\n")


@given(clauses=clause_lists, blanks=st.sampled_from(("  ", "\t", "\u00a0", " \t ")))
def test_more_blanks_mean_the_same_as_one(clauses: list[str], blanks: str) -> None:
    plain = [clause for clause in clauses if not clause.startswith(("note", "at"))]
    line = f"fair {', '.join(plain)}"
    _same(f"{FRAME}{line}\n", f"{FRAME}{line.replace(' ', blanks)}{blanks}\n")


@given(clauses=clause_lists, comment=st.sampled_from(("# by hand", "#due 3 May", "# in Novembr; needs nobody", "#")))
def test_comments_and_blank_lines_mean_nothing(clauses: list[str], comment: str) -> None:
    block = _block("fair", clauses)
    commented = block.replace("\n", f"  {comment}\n\n   {comment}\n")
    _same(FRAME + block, FRAME + commented)


@given(clauses=clause_lists)
def test_a_name_in_quotation_marks_is_the_same_name(clauses: list[str]) -> None:
    text = f"{FRAME}fair {', '.join(clauses)}\nafterwards due 1 day after fair\n"
    _same(text, text.replace("fair ", '"fair" ').replace("after fair", 'after "fair"'))


@given(clauses=clause_lists)
def test_a_plan_does_not_depend_on_the_order_of_its_activities(clauses: list[str]) -> None:
    fair, after = f"fair {', '.join(clauses)}\n", "afterwards due 1 day after fair\n"
    one, other = compiled(FRAME + fair + after), compiled(FRAME + after + fair)
    assert sorted(dates(one), key=repr) == sorted(dates(other), key=repr)
    assert sorted(rules(one)) == sorted(rules(other))
