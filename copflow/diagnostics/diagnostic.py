"""What is said about a plan, as data. Text, JSON and editors are views of the same record."""

from collections.abc import Iterable
from enum import Enum
from typing import NamedTuple

from copflow.diagnostics.rules import RULES, Confidence, Severity
from copflow.diagnostics.source import Span


class Safety(Enum):
    """How far a fix may be trusted.

    A `SAFE` one says what the author said, spelt right, and may be made without asking. A `SUGGESTED` one needs the
    author's eye, as it may move a date or may not be what was meant. A `DISPLAY` one is an example to be filled in.
    """

    SAFE = "safe"
    SUGGESTED = "suggested"
    DISPLAY = "display"


class Edit(NamedTuple):
    """Replace the characters of `span` by `text`."""

    span: Span
    text: str


class Proof(NamedTuple):
    """The whole plan was compiled again with a fix: what it then says of the dates that move, and of those that are
    known for the first time, one line each."""

    moves: tuple[str, ...] = ()
    gives: tuple[str, ...] = ()


class Fix(NamedTuple):
    """One way to mend a mistake: a title that starts with a verb, and the edits that do it.

    `proof`: it was tried on the whole plan; without one it is only known that the clause can be read.
    """

    title: str
    edits: tuple[Edit, ...] = ()
    safety: Safety = Safety.SUGGESTED
    proof: Proof | None = None


class Label(NamedTuple):
    """A second place that has to do with the mistake, and what it is."""

    span: Span
    text: str


class Link(NamedTuple):
    """A step of the chain that led to a finding: the place that says it, what it says, and the day that it comes to.

    `verdict` says what is wrong with the day, such as `too early`; most steps have none.
    """

    span: Span
    text: str
    day: str
    verdict: str = ""


class Diagnostic(NamedTuple):
    """One finding. `title` is a full sentence that makes sense alone; `label` stands at the caret.

    `chain`: the steps, in order, by which the dates came about that do not fit; their places are shown instead of the
    excerpt. `notes` are facts, not instructions; what to do is said by `fixes`. `others`: the titles of findings about
    the same places that are told with this one.
    """

    rule: str
    severity: Severity
    title: str
    span: Span
    label: str = ""
    labels: tuple[Label, ...] = ()
    notes: tuple[str, ...] = ()
    fixes: tuple[Fix, ...] = ()
    chain: tuple[Link, ...] = ()
    others: tuple[str, ...] = ()

    @property
    def confidence(self) -> Confidence:
        """How sure it is that the author did not mean it so: that of its rule."""
        return RULES[self.rule].confidence


MOST = 1_000
"""How many errors of one file are kept."""


class Diagnostics:
    """The findings of one run. Stages add to it; nothing is ever taken out."""

    def __init__(self) -> None:
        self._found: list[Diagnostic] = []
        self._errors = 0
        self._places: list[Span] = []
        self.is_refused = False

    def refuse(self, span: Span, title: str) -> None:
        """The plan as a whole is more than copflow reads. Nothing else is said of it: what follows has seen a part."""
        self.report("limit-reached", span, title)
        self.is_refused = True

    def report(
        self,
        rule: str,
        span: Span,
        title: str,
        *,
        label: str = "",
        labels: Iterable[Label] = (),
        notes: Iterable[str] = (),
        fixes: Iterable[Fix] = (),
        chain: Iterable[Link] = (),
    ) -> None:
        """Add a finding; its severity is the rule's."""
        severity = RULES[rule].severity
        self.add(
            Diagnostic(rule, severity, title, span, label, tuple(labels), tuple(notes), tuple(fixes), tuple(chain))
        )

    def add(self, finding: Diagnostic) -> None:
        """Add a finding that was made elsewhere. Errors after the first MOST are only counted."""
        if self.is_refused:
            return
        if finding.severity is Severity.ERROR:
            self._errors += 1
            self._places.append(finding.span)
            if self._errors > MOST:
                return
        self._found.append(finding)

    @property
    def has_errors(self) -> bool:
        """Whether something was found that keeps the plan from being published."""
        return self._errors > 0

    def pass_over(self, span: Span) -> None:
        """Count a place that is not read any more, after so many errors."""
        self._errors += 1
        self._places.append(span)

    @property
    def is_full(self) -> bool:
        """Whether there are so many errors already that no further one is kept, and none needs to be looked for."""
        return self._errors > MOST

    @property
    def error_places(self) -> tuple[Span, ...]:
        """Where the errors are that were found so far, those after the first MOST too."""
        return tuple(self._places)

    def in_order(self) -> tuple[Diagnostic, ...]:
        """Every finding, by place, then rule: the same for the same text, whatever stage found it first."""
        found = sorted(self._found, key=lambda d: (d.span, d.rule, d.title))
        if self._errors > MOST:
            title = f"This plan has more than {MOST:,} mistakes, of which the first {MOST:,} found are shown."
            found.append(Diagnostic("limit-reached", Severity.ERROR, title, found[-1].span))
        return tuple(found)


def replace(span: Span, text: str, title: str, safety: Safety = Safety.SUGGESTED) -> Fix:
    """A fix that changes one place."""
    return Fix(title, (Edit(span, text),), safety)
