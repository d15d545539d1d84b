"""Runs to make reports of: one that has everything, and one that was made to attack who prints it."""

from copflow.diagnostics.diagnostic import Diagnostic, Edit, Fix, Label, Link, Proof, Safety, replace
from copflow.diagnostics.rules import RULES, Severity
from copflow.diagnostics.source import File, Source, Span
from copflow.reports.run import Checked, Dates, Run, Unread

TEXT = """\
webinar 1 im November
\U0001f600 caf\u00e9 on 31 April
board review on 12 May 2026
report due 3 days before board review
survey closes 11 days after survey opens
"""
EVIL = (
    "\x1b]0;x\a\x9b31m\u202e\u2066\u200b\ufeff\x00\x7f\r\n::error::x\n##[error]y\n"
    "%0A::warning::%25 <b>&amp;]]>\ufffe [z](https://evil.example) {0} \\ \" '"
)
"""What terminals, editors, browsers, XML and logs of continuous integration may obey or stumble over."""
HALF = "\udce9"
"""What Python makes of a byte of a file's name that is no UTF-8."""


def span(part: str, text: str = TEXT) -> Span:
    """Where a part of the text is."""
    start = text.index(part)
    return Span(start, start + len(part))


def finding(rule: str, part: Span, title: str, **more: object) -> Diagnostic:
    """A finding of a rule, with the severity of that."""
    return Diagnostic(rule, RULES[rule].severity, title, part, **more)  # type: ignore[arg-type]


SWALLOWED = finding(
    "swallowed-word",
    span("im"),
    'I took "im" as part of the name. Is it meant to be "in"?',
    label="read as part of the name",
    labels=(Label(span("report"), "look here too"),),
    notes=("Names may have blanks.",),
    fixes=(
        replace(span("im"), "in", 'Write "in"', Safety.SAFE),
        Fix("Quote the name", (Edit(Span(0, 0), '"'), Edit(Span(12, 12), '"'))),
    ),
)
NO_DATE = finding(
    "no-such-date",
    span("31 April"),
    "There is no 31 April: April has 30 days.",
    fixes=(replace(span("31 April"), "30 April", 'Write "30 April"'),),
)
CONFLICT = finding(
    "date-conflict",
    span("report"),
    '"report" is on Sat 9 May 2026, two days before "survey closes", which it needs.',
    chain=(
        Link(span("board review on 12 May 2026"), "board review on 12 May 2026", "Tue 12 May 2026"),
        Link(
            span("report due 3 days before board review"),
            "report due 3 days before board review",
            "Sat 9 May 2026",
            "too early",
        ),
        Link(
            span("survey closes 11 days after survey opens"),
            "survey closes 11 days after survey opens",
            "Mon 11 May 2026",
            "needed first",
        ),
    ),
    fixes=(
        replace(span("3 days"), "1 day", 'Write "1 day"')._replace(
            proof=Proof(("report: Sat 9 May 2026 -> Mon 11 May 2026",))
        ),
        Fix("Ask Ana", proof=Proof()),
    ),
)
WEEKEND = finding("weekend-date", span("12 May 2026"), '"board review" is on a day that is no working day.')
MOVED = finding("moved-day", span("11 days after survey opens"), '"survey closes" was moved.')

SOURCE = Source("in/spring.plan", TEXT)
WHOLE = Run(
    [
        Checked(SOURCE, (SWALLOWED, NO_DATE, WEEKEND, CONFLICT, MOVED), Dates(2, 1, 1), 3, known=2),
        Checked(Source("in/fine.plan", "talk on 5 May 2026\n"), (), Dates(1)),
        Checked(Source("in/part.plan", "talk on 6 May 2026\n"), (), part_of="in/spring.plan"),
    ],
    [Unread("in/lost.plan", "cannot be read: there is no such file")],
)
"""Every part of the record, plans with and without findings, and a file that was not read."""


def evil_run() -> Run:
    """Everything that others write is an attack: names of files, lines, titles, and all that quotes them."""
    text = f"a {EVIL} b\nsecond {EVIL}\n"
    part = Span(0, len(f"a {EVIL} b"))
    bad = Diagnostic(
        "unknown-name",
        Severity.ERROR,
        EVIL,
        part,
        label=EVIL,
        labels=(Label(span("second", text), EVIL),),
        notes=(EVIL,),
        fixes=(Fix(EVIL, proof=Proof((EVIL,))), replace(Span(0, 1), EVIL, EVIL)),
    )
    chained = bad._replace(rule="date-conflict", chain=(Link(part, EVIL, EVIL, EVIL), Link(Span(2, 3), "a", "b")))
    warning = bad._replace(rule="weekend-date", severity=Severity.WARNING)
    name = f"::{EVIL}{HALF},:.plan"
    included = Source(
        name,
        f"{text}\n{text}",
        (File(name, "a", 0, len(text)), File(f"in/{EVIL}", "b", len(text) + 1, 2 * len(text) + 1)),
    )
    inside = bad._replace(span=Span(len(text) + 1, len(text) + 2))
    return Run(
        [
            Checked(Source(name, text), (bad, chained, warning), Dates(1)),
            Checked(included, (bad, inside), Dates(1)),
            Checked(Source(EVIL, text), (), part_of=name),
        ],
        [Unread(EVIL, EVIL), Unread(name, EVIL)],
    )
