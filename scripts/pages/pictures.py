"""The pictures of docs/pictures/: of the model plan on one day, of the gallery, and of the views of a terminal."""

from datetime import UTC, date, datetime

from copflow.compile import compile_plan
from copflow.diagnostics.source import Source
from copflow.outputs import OUTPUTS, PICTURES, Options
from scripts.pages import gallery, terminal
from scripts.pages.marks import DOCS, ROOT

FOLDER = DOCS / "pictures"
PLAN = ROOT / "plans" / "community.plan"
TODAY = date(2026, 11, 24)
STAMP = datetime(2026, 11, 24, tzinfo=UTC)


def all_pictures() -> dict[str, bytes]:
    """Each file of the folder by its name, as it would be written now."""
    return exported() | gallery.pictures() | terminal.views()


def exported() -> dict[str, bytes]:
    """What `copflow export` writes of the model plan."""
    compilation = compile_plan(Source(PLAN.name, PLAN.read_text(encoding="utf-8")), today=TODAY)
    options = {picture: Options(stamp=STAMP, picture=picture) for picture in PICTURES}
    return {f"{picture}.svg": OUTPUTS["svg"].load(picture)(compilation, options[picture]) for picture in PICTURES}
