"""The pictures of docs/pictures/, drawn from the model plan on one fixed day."""

from datetime import UTC, date, datetime

from copflow.compile import compile_plan
from copflow.diagnostics.source import Source
from copflow.outputs import OUTPUTS, PICTURES, Options
from scripts.pages.marks import DOCS, ROOT

FOLDER = DOCS / "pictures"
PLAN = ROOT / "plans" / "community.plan"
TODAY = date(2026, 11, 24)
STAMP = datetime(2026, 11, 24, tzinfo=UTC)


def pictures() -> dict[str, bytes]:
    """Each file of the folder by its name, as it would be written now."""
    compilation = compile_plan(Source(PLAN.name, PLAN.read_text(encoding="utf-8")), today=TODAY)
    options = {picture: Options(stamp=STAMP, picture=picture) for picture in PICTURES}
    return {f"{picture}.svg": OUTPUTS["svg"].load(picture)(compilation, options[picture]) for picture in PICTURES}
