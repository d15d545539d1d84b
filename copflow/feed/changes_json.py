"""Differences for programs: a ReportModel (changes_model.py) as JSON."""

from copflow.feed.changes import Change, Changes, Place, Report, Said, When, Why
from copflow.feed.changes_model import (
    SCHEMA_VERSION,
    ChangeModel,
    LineModel,
    PlanModel,
    ReportModel,
    SaidModel,
    UnreadModel,
    WhenModel,
    WhyModel,
)
from copflow.reports.json_text import json_text
from copflow.reports.places import path_of


def json(report: Report, folder: str) -> str:
    """The report as JSON, fields in the order of the model; paths are relative to the folder if they are below it."""
    return json_text(report_model(report, folder).model_dump(mode="json"))


def report_model(report: Report, folder: str) -> ReportModel:
    """The report as the public model."""
    builder = _Builder(folder)
    return ReportModel(
        schema_version=SCHEMA_VERSION,
        against=report.against,
        supposed=report.supposed,
        plans=tuple(map(builder.plan, report.plans)),
        unread=tuple(UnreadModel(file=builder.path(name), message=message) for name, message in report.unread),
    )


class _Builder:
    """Makes the models, with paths as programs are told them."""

    def __init__(self, folder: str) -> None:
        self._folder = folder

    def path(self, name: str) -> str:
        return path_of(name, self._folder)

    def plan(self, plan: Changes) -> PlanModel:
        return PlanModel(
            file=self.path(plan.file),
            former_file=plan.former_file,
            state=plan.state.value,
            is_sure=plan.is_sure,
            title=plan.title,
            former_title=plan.former_title,
            changes=tuple(map(self._change, plan.changes)),
            findings_come=tuple(map(_said, plan.comes)),
            findings_go=tuple(map(_said, plan.goes)),
        )

    def _change(self, change: Change) -> ChangeModel:
        return ChangeModel(
            what=change.what.value,
            name=change.name,
            former_name=change.former_name,
            was=_when(change.was),
            now=_when(change.now),
            how=change.how.value if change.how is not None else None,
            why=self._why(change.why),
            place=self._line(change.place),
            details=change.details,
        )

    def _why(self, why: Why | None) -> WhyModel | None:
        return WhyModel(words=why.words, place=self._line(why.place)) if why is not None else None

    def _line(self, place: Place | None) -> LineModel | None:
        return LineModel(file=self.path(place.file), line=place.line) if place is not None else None


def _when(when: When | None) -> WhenModel | None:
    if when is None:
        return None
    return WhenModel(
        words=when.words,
        first_day=when.first,
        last_day=when.last,
        is_open=when.is_open,
        clock=when.clock,
        minutes=when.minutes,
        zone=when.zone,
    )


def _said(said: Said) -> SaidModel:
    return SaidModel(severity=said.severity.name.lower(), rule=said.rule, title=said.title)
