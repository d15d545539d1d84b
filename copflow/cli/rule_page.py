"""The page of one rule: its text, and what copflow says of the example."""

from collections.abc import Iterator
from textwrap import fill
from typing import NamedTuple

from copflow.compile import Compilation, compile_plan
from copflow.dates import speak
from copflow.diagnostics.diagnostic import Diagnostic
from copflow.diagnostics.rules import FAMILIES, RULES, Rule, Severity
from copflow.diagnostics.source import Source
from copflow.diagnostics.texts import SECTIONS, ShownPlan, pieces, section, shown_plans, summary
from copflow.language.files import given_files
from copflow.reports import full
from copflow.reports.canvas import PIPED_WIDTH, Canvas
from copflow.reports.safe import safe

PLAN = "example.plan"
"""What messages call the plan of an example."""
HOW_TO_ALLOW = "Allow it"
"""The heading of how to say that it is meant so."""
ABOUT_COMMENTS = ("unused-allow",)
"""What is wrong with a comment that allows something, no other comment allows."""
WORDS = {Severity.ERROR: "an error", Severity.WARNING: "a warning", Severity.INFO: "a note, shown with `--notes`"}


class Prose(NamedTuple):
    """A paragraph, in which only words of plans are marked, by backticks."""

    text: str


class Code(NamedTuple):
    """Lines of a plan or a setting."""

    kind: str
    text: str


class Message(NamedTuple):
    """What copflow says of the plan above."""

    source: Source
    findings: tuple[Diagnostic, ...]

    def text(self, canvas: Canvas) -> str:
        """The message in full, as `copflow validate` writes it."""
        return full.paragraphs(self.source, self.findings, canvas).rstrip("\n")


Piece = Prose | Code | Message


class Page(NamedTuple):
    """A rule, and what stands below each heading; the first one is empty."""

    rule: Rule
    parts: tuple[tuple[str, tuple[Piece, ...]], ...]


def page(name: str) -> Page:
    """Everything that is said of a rule."""
    rule = RULES[name]
    sections = ((title, tuple(_pieces(name, title))) for title in SECTIONS)
    return Page(
        rule, (("", (Prose(summary(name)), Prose(_kind(rule)))), *sections, (HOW_TO_ALLOW, tuple(_allow(rule))))
    )


def _kind(rule: Rule) -> str:
    family = next(family for family, names in FAMILIES.items() if rule.name in names)
    may = "may be allowed" if rule.is_opinion else "cannot be allowed"
    return f"It is {WORDS[rule.severity]}, of the family `{family}`, and {may}."


def _allow(rule: Rule) -> Iterator[Piece]:
    if not rule.is_opinion:
        yield Prose("It cannot be allowed, since the calendar would lack a part of the plan, or have it wrong.")
        return
    if rule.name not in ABOUT_COMMENTS:
        yield Prose(f"Write `# allow: {rule.name}` at the end of the line or on the line above it.")
    yield Prose("For all plans, write in `copflow.toml`:")
    yield Code("toml", f'ignore = ["{rule.name}"]\n')


def _pieces(rule: str, title: str) -> Iterator[Piece]:
    said = messages(rule, title)
    for piece in pieces(section(rule, title)):
        if isinstance(piece, str):
            yield Prose(piece)
        else:
            yield from _plan(piece)
            if title == "Example" and (message := next(said)).findings:
                yield message


def _plan(plan: ShownPlan) -> Iterator[Piece]:
    """The plan behind the files that it includes, which have their names above them."""
    for file in plan.files:
        yield Prose(f"The file `{file.name}`:")
        yield Code("plan", shown(file.text))
    said = [f"`{PLAN}`"] if plan.files else []
    said += [plan.version] if plan.version else []
    said += [f"read on {speak.day(plan.said_day)}"] if plan.said_day is not None else []
    if said:
        yield Prose(f"The plan {', '.join(said)}:")
    yield Code("plan", shown(plan.text))


def shown(text: str) -> str:
    """The lines of a plan, with what cannot be seen shown as in messages."""
    return "".join(f"{safe(line)}\n" for line in text.splitlines())


def messages(rule: str, title: str) -> Iterator[Message]:
    """What copflow says by this rule of each plan of a section. Of two versions it says all with the later one."""
    before: Compilation | None = None
    for plan in shown_plans(rule, title):
        compilation = _compiled(plan, plan.text)
        findings = compilation.findings
        if plan.version:
            findings = () if before is None else _compared(before, compilation, plan)
            before = compilation if before is None else None
        yield Message(compilation.source, tuple(one for one in findings if one.rule == rule))


def _compiled(plan: ShownPlan, text: str) -> Compilation:
    """The plan with another text of its own file, compiled."""
    return compile_plan(Source(PLAN, text), today=plan.today, files=given_files(dict(plan.files)))


def _compared(before: Compilation, after: Compilation, plan: ShownPlan) -> tuple[Diagnostic, ...]:
    """What `--against` finds in the plan; its fixes are tried on it."""
    from copflow.feed import feed_findings
    from copflow.feed.compare import compare

    return tuple(feed_findings(compare(before, after, lambda texts: _compiled(plan, texts[0]))))


def markdown(page: Page, level: int = 1, width: int = PIPED_WIDTH) -> str:
    """The page as Markdown, its heading of this level, its prose of this width."""
    lines = [f"{'#' * level} {page.rule.name}"]
    for title, part in page.parts:
        lines += [f"{'#' * (level + 1)} {title}"] if title else []
        lines += (_markdown(piece, width) for piece in part)
    return "\n\n".join(lines) + "\n"


def _markdown(piece: Piece, width: int) -> str:
    match piece:
        case Prose(text):
            return fill(text, width, break_long_words=False, break_on_hyphens=False)
        case Code(kind, text):
            return f"```{kind}\n{text}```"
        case Message():
            return f"copflow says:\n\n```text\n{piece.text(Canvas())}\n```"
