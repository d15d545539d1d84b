"""A name that means a step because that is nearer, while another activity has the same name."""

from collections.abc import Iterator, Sequence

from copflow.diagnostics.diagnostic import Diagnostics, Fix, Label, Safety, replace
from copflow.diagnostics.prose import quoted
from copflow.graph.model import Activity
from copflow.language.nodes import Ref


def report_shadowed(ref: Ref, step: Activity, other: Activity, above: Sequence[Activity], found: Diagnostics) -> None:
    """Say which of the two is read; `above` has the activities that the step belongs to."""
    title = f"{quoted(ref.name.text)} is read as {quoted(step.full_name)}; another activity has that name too."
    labels = (Label(step.name.span, "read as this"), Label(other.name.span, "the other one"))
    found.report("shadowed-name", ref.name.span, title, labels=labels, fixes=_fixes(ref, step, above))


def _fixes(ref: Ref, step: Activity, above: Sequence[Activity]) -> Iterator[Fix]:
    """The full name, which says what is read. What stands in a shape means another step each time."""
    if not any(one.series or one.origin for one in above):
        name = f'"{step.full_name}"' if ref.name.quoted else step.full_name
        yield replace(ref.name.span, name, f'Write "{step.full_name}"', Safety.SAFE)
