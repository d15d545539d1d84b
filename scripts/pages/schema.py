"""The JSON Schema of what `copflow validate --format json` writes."""

import json

from copflow.reports.json_model import json_schema

FILE = "report.schema.json"
"""Its name in docs/."""


def report_schema() -> str:
    """The text of the file."""
    return json.dumps(json_schema(), indent=2) + "\n"
