"""What `copflow what-if` does: suppose one line after the other, and say what is different at the end."""

import sys
from collections.abc import Iterable, Sequence

from copflow.cli.find_activity import find_activity
from copflow.cli.terminal import canvas_of, complain, complain_of
from copflow.compile import Compilation
from copflow.diagnostics.diagnostic import Diagnostic
from copflow.diagnostics.rules import Severity
from copflow.editing.carry_out import Changed, Fault, Refused
from copflow.editing.errors import new_findings
from copflow.editing.suppose import split, suppose
from copflow.feed.changes import Report, Said
from copflow.feed.compare import compare
from copflow.feed.told import View, changes_of
from copflow.reports import full
from copflow.workspace.change import Editable


def supposed(plan: Editable, old: Compilation, lines: Sequence[str]) -> Compilation | None:
    """The plan as it would be; None if a line is not understood, which is said."""
    current = old
    for line in lines:
        name, rest = split(line, current.graph.activities)
        activity = find_activity(name, current.graph.activities)
        if isinstance(activity, str):
            complain_of(plan.name, activity)
            return None
        if not rest:
            complain_of(plan.name, f'what is to be supposed of "{activity.full_name}"? Write it behind the name.')
            return None
        outcome = suppose(current, activity, rest, plan.compiled)
        if isinstance(outcome, Refused | Fault):
            _complain(plan, activity.full_name, outcome)
            return None
        if isinstance(outcome, Changed):
            current = outcome.new
    return current


def _complain(plan: Editable, name: str, outcome: Refused | Fault) -> None:
    match outcome:
        case Refused(why=why, of=of, findings=findings):
            if of is not None:
                complain(full.paragraphs(of.source, findings, canvas_of(sys.stderr)))
            complain_of(plan.name, f'that cannot be supposed of "{name}"{f": {why}" if why else ""}.')
        case Fault(what=what):
            words = "This is a fault of copflow and not of your plan. Please report it, if you can with the plan."
            complain_of(plan.name, f'that cannot be supposed of "{name}": {what}. {words} [internal-error]')


def told(old: Compilation, new: Compilation, lines: Sequence[str], view: View) -> Report:
    """What would be different, and what the checker would find."""
    changes = changes_of(compare(old, new), view)
    comes, goes = _said(new_findings(old, new)), _said(new_findings(new, old))
    lines = [" ".join(line.split()) for line in lines]
    return Report([changes._replace(is_sure=True, comes=comes, goes=goes)], supposed=tuple(lines))


def _said(findings: Iterable[Diagnostic]) -> tuple[Said, ...]:
    """Errors and warnings; notes only count what is there."""
    return tuple(Said(one.severity, one.title, one.rule) for one in findings if one.severity > Severity.INFO)
