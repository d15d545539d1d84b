"""Names that are nearly those of shapes or of their steps, and so do not get what was meant for them."""

from collections.abc import Collection

from copflow.diagnostics.diagnostic import Diagnostics, Label
from copflow.diagnostics.diagnostic import replace as replace_text
from copflow.diagnostics.nearest import nearest
from copflow.diagnostics.prose import quoted
from copflow.diagnostics.source import Span
from copflow.language.plan import Draft, Plan

MOST_LOOKUPS = 100
"""How many names are compared."""


def report_near_steps(own: Draft, shape: Draft, reported: set[Span], found: Diagnostics) -> None:
    """`qustions sent due 1 week before` below an activity whose shape has a step `questions sent`."""
    known = {step.name.key: step for step in shape.steps}
    for step in own.steps if known else ():
        if step.name.key in known or step.name.span in reported or len(reported) >= MOST_LOOKUPS:
            continue
        for near in nearest(step.name.key, known, least=0.8, most=1):
            if _letters(near) == _letters(step.name.key):
                continue  # `reminder 3` goes on with the shape's `reminder 1` and `reminder 2`
            reported.add(step.name.span)
            other = known[near].name
            title = f"{quoted(step.name.text)} is another step than {quoted(other.text)}, though its name is near."
            fixes = (replace_text(step.name.span, other.text, f'Write "{other.text}"'),)
            labels = (Label(other.span, "the step of the shape"),)
            found.report("near-duplicate", step.name.span, title, labels=labels, fixes=fixes)


def _letters(key: str) -> str:
    """A name without its digits."""
    return "".join(letter for letter in key if not letter.isdigit())


def report_near_shapes(plan: Plan, found: Diagnostics) -> set[str]:
    """`webniar 2` beside `each webinar`: once for each such name. The keys of the shapes of which that was said."""
    looked_at: set[str] = set()
    told: set[str] = set()
    for draft in plan.activities:
        series = draft.series
        if not plan.shapes or series is None or series in plan.shapes or series in looked_at:
            continue
        looked_at.add(series)
        for near in nearest(series, plan.shapes, least=0.75, most=1) if len(looked_at) <= MOST_LOOKUPS else ():
            span = Span(draft.name.span.start, draft.name.span.start + len(series))
            shape = plan.shapes[near]
            title = (
                f"{quoted(draft.name.text)} is not one of {quoted(f'each {shape.name.text}')}, though its name is near."
            )
            fixes = (replace_text(span, shape.name.text, f'Write "{shape.name.text}"'),)
            found.report("near-duplicate", span, title, labels=(Label(shape.name.span, "the shape"),), fixes=fixes)
            told.add(near)
    return told


def report_unused_shapes(plan: Plan, used: Collection[str], found: Diagnostics) -> None:
    """Report the shapes that no activity has; those of included files may be for other plans."""
    for key, shape in plan.shapes.items():
        if key not in used and shape.span.start < plan.end and "include" not in plan.broken:
            title = f'No activity has the shape of "each {shape.name.text}".'
            note = f"It is for activities whose name begins with it and goes on with a number: {shape.name.text} 1"
            near = nearest(shape.name.text, {draft.series for draft in plan.activities if draft.series}, most=1)
            fixes = [replace_text(shape.name.span, name, f'Write "each {name}"') for name in near]
            found.report("unused-shape", shape.name.span, title, notes=(note,), fixes=fixes)
