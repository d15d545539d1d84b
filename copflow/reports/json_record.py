"""From what a run found to the public models of it."""

from collections.abc import Iterable

from copflow.diagnostics.diagnostic import Diagnostic, Edit, Fix, Label, Link
from copflow.diagnostics.fingerprint import fingerprints
from copflow.diagnostics.rules import Severity
from copflow.diagnostics.source import Source, Span
from copflow.reports.json_model import (
    SCHEMA_VERSION,
    CountsModel,
    DatesModel,
    EditModel,
    FindingModel,
    FixModel,
    LabelledModel,
    LinkModel,
    PlaceModel,
    PlanModel,
    ProofModel,
    ReportModel,
    UnreadModel,
)
from copflow.reports.places import path_of, place_of
from copflow.reports.run import Checked, Dates, Run, Unread


def report_model(run: Run) -> ReportModel:
    """The run as the public model."""
    return ReportModel(
        schema_version=SCHEMA_VERSION,
        plans=tuple(_plan(plan, run.folder) for plan in run.plans),
        unread=tuple(_unread(unread, run.folder) for unread in run.unread),
    )


def _unread(unread: Unread, folder: str) -> UnreadModel:
    return UnreadModel(file=path_of(unread.name, folder), message=unread.message)


def _plan(plan: Checked, folder: str) -> PlanModel:
    return PlanModel(
        file=path_of(plan.source.name, folder),
        part_of=None if plan.part_of is None else path_of(plan.part_of, folder),
        counts=_counts(plan),
        dates=None if plan.dates is None else _dates(plan.dates),
        findings=_Builder(plan.source, folder).findings(plan.findings),
    )


def _counts(plan: Checked) -> CountsModel:
    errors, warnings, infos = (plan.count(one) for one in (Severity.ERROR, Severity.WARNING, Severity.INFO))
    return CountsModel(errors=errors, warnings=warnings, infos=infos, infos_not_shown=plan.unseen, known=plan.known)


def _dates(dates: Dates) -> DatesModel:
    return DatesModel(settled=dates.dates, open=dates.windows, undated=dates.missing)


class _Builder:
    """Makes the models of one source's findings."""

    def __init__(self, source: Source, folder: str) -> None:
        self._source = source
        self._folder = folder

    def findings(self, findings: Iterable[Diagnostic]) -> tuple[FindingModel, ...]:
        found = tuple(findings)
        return tuple(map(self._finding, found, fingerprints(self._source, found, self._folder)))

    def _finding(self, finding: Diagnostic, fingerprint: str) -> FindingModel:
        return FindingModel(
            rule=finding.rule,
            severity=finding.severity.name.lower(),
            confidence=finding.confidence.value,
            title=finding.title,
            place=self._labelled(Label(finding.span, finding.label)),
            related=tuple(map(self._labelled, finding.labels)),
            chain=tuple(map(self._link, finding.chain)),
            notes=finding.notes,
            fixes=tuple(map(self._fix, finding.fixes)),
            fingerprint=fingerprint,
        )

    def _place(self, span: Span) -> PlaceModel:
        place = place_of(self._source, span, self._folder)
        return PlaceModel(
            file=place.file,
            line=place.start.line,
            column=place.start.column,
            end_line=place.end.line,
            end_column=place.end.column,
            utf16_column=place.utf16_column,
            utf16_end_column=place.utf16_end_column,
        )

    def _labelled(self, label: Label) -> LabelledModel:
        return LabelledModel(**dict(self._place(label.span)), label=label.text)

    def _link(self, link: Link) -> LinkModel:
        return LinkModel(place=self._place(link.span), text=link.text, day=link.day, verdict=link.verdict)

    def _fix(self, fix: Fix) -> FixModel:
        return FixModel(
            title=fix.title,
            safety=fix.safety.value,
            edits=tuple(map(self._edit, fix.edits)),
            proof=None if fix.proof is None else ProofModel(moves=fix.proof.moves, gives=fix.proof.gives),
        )

    def _edit(self, edit: Edit) -> EditModel:
        return EditModel(place=self._place(edit.span), text=edit.text)
