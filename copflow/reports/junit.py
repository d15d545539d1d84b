"""JUnit's XML, which every system of continuous integration shows: a test case for each file, passing ones too.

There is no standard of it; this is the form that Jenkins describes (junit.xsd of its xUnit plugin) and GitLab, Azure
and others read. Errors of a plan are its failure, what else was found is its output.
"""

from typing import TYPE_CHECKING

from copflow.diagnostics.rules import Severity
from copflow.reports.canvas import Canvas
from copflow.reports.full import paragraphs
from copflow.reports.places import path_of, with_paths
from copflow.reports.run import Checked, Run, Unread
from copflow.reports.safe import numbered, safe
from copflow.reports.summary import counted

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

NAME = "copflow validate"


def report(run: Run, _canvas: Canvas) -> str:
    """One test suite. It is ASCII, so that it is the same in every encoding."""
    from xml.etree.ElementTree import Element, SubElement, indent, tostring

    cases = [_of_plan(plan, run.folder) for plan in run.plans] + [_of_unread(one, run.folder) for one in run.unread]
    counts = {
        "tests": str(len(cases)),
        "failures": str(sum(plan.has_errors for plan in run.plans)),
        "errors": str(len(run.unread)),
    }
    parts = sum(plan.part_of is not None for plan in run.plans)
    suites = Element("testsuites", {"name": NAME, **counts})
    SubElement(suites, "testsuite", {"name": NAME, **counts, "skipped": str(parts)}).extend(cases)
    indent(suites)
    text: bytes = tostring(suites, encoding="us-ascii", xml_declaration=True)
    return text.decode("ascii") + "\n"


def _of_plan(plan: Checked, folder: str) -> "Element":
    from xml.etree.ElementTree import SubElement

    source, case = with_paths(plan.source, folder), _case(plan.source.name, folder)
    errors = [finding for finding in plan.findings if finding.severity is Severity.ERROR]
    others = [finding for finding in plan.findings if finding.severity is not Severity.ERROR]
    if plan.part_of is not None:
        SubElement(case, "skipped").text = _text(f"read as a part of {path_of(plan.part_of, folder)}")
    if errors:
        message = f"{counted(len(errors), Severity.ERROR)}: {errors[0].title}"
        failure = SubElement(case, "failure", {"type": errors[0].rule, "message": _text(message)})
        failure.text = _lines(paragraphs(source, errors, Canvas()))
    if others:
        SubElement(case, "system-out").text = _lines(paragraphs(source, others, Canvas()))
    return case


def _of_unread(unread: Unread, folder: str) -> "Element":
    """What could not be read was not tested, which is an error and no failure."""
    from xml.etree.ElementTree import SubElement

    case = _case(unread.name, folder)
    SubElement(case, "error", {"type": "unreadable-file", "message": _text(unread.message)})
    return case


def _case(name: str, folder: str) -> "Element":
    from xml.etree.ElementTree import Element

    return Element("testcase", {"classname": "copflow", "name": _text(path_of(name, folder))})


def _lines(text: str) -> str:
    """Lines that are safe already, as XML can have them: two characters of Unicode it cannot (XML 1.0, 2.2)."""
    return "".join(numbered(char) if char in "\ufffe\uffff" else char for char in text)


def _text(text: str) -> str:
    return _lines(safe(text))
