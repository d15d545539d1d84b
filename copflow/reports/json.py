"""Everything that is known of every finding, for programs: a ReportModel (json_model.py) as JSON."""

from copflow.reports.canvas import Canvas
from copflow.reports.json_text import json_text
from copflow.reports.run import Run


def report(run: Run, _canvas: Canvas) -> str:
    """The run as JSON, fields in the order of the model."""
    from copflow.reports.json_record import report_model  # pydantic takes long to import

    return json_text(report_model(run).model_dump(mode="json"))
