"""A picture as a PDF file: sheets of A4, landscape; what fits on a sheet is on one."""

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from copflow.compile import Compilation
from copflow.outputs import Options
from copflow.outputs.identity import plan_title
from copflow.pictures.sheet import HEADING, drawings_of, sheet
from copflow.pictures.style import file_style
from copflow.pictures.svg import Drawing, element, plain

if TYPE_CHECKING:
    from pypdf import PageObject

WIDE, HIGH = 842.0, 595.0
"""A4 in points."""
MARGIN = 24.0
MOST_HEIGHT = 800.0
"""How high the drawings of a sheet may be in their own units before another sheet is begun: letters have 8 points then.
A drawing that is higher has a sheet for itself."""


def render(compilation: Compilation, options: Options) -> bytes:
    """The drawings of a picture on as few sheets as can be read; a year is on one."""
    import vl_convert
    from pypdf import PdfWriter

    writer = PdfWriter()
    for drawings in sheets_of(drawings_of(compilation, options)):
        drawing = sheet(compilation, options, drawings)
        page = _in_order(vl_convert.svg_to_pdf(on_paper(drawing).standalone(file_style())))
        writer.add_page(page)
    writer.metadata = {"/Title": plain(plan_title(compilation)), "/Producer": "copflow"}
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def _in_order(data: bytes) -> "PageObject":
    """The only page of a PDF, its resources by name: as they come their order is another one each time, and so would
    the bytes be."""
    from pypdf import PdfReader
    from pypdf.generic import DictionaryObject

    page = PdfReader(BytesIO(data)).pages[0]
    resources = page["/Resources"]
    assert isinstance(resources, DictionaryObject)
    for kind, named in list(resources.items()):
        if isinstance(named, DictionaryObject):
            ordered = {name: named.raw_get(name) for name in sorted(named)}
            resources.pop(kind)
            named.clear()
            named.update(ordered)
            resources[kind] = named
    return page


def sheets_of(drawings: Sequence[Drawing]) -> list[list[Drawing]]:
    """The drawings by sheets: as many as can be read on one."""
    sheets: list[list[Drawing]] = [[]]
    for drawing in drawings:
        if sheets[-1] and sum(one.height + HEADING for one in (*sheets[-1], drawing)) > MOST_HEIGHT:
            sheets.append([])
        sheets[-1].append(drawing)
    return sheets


def on_paper(drawing: Drawing) -> Drawing:
    """The drawing as large as it can be on a sheet, at its top."""
    scale = min((WIDE - 2 * MARGIN) / drawing.width, (HIGH - 2 * MARGIN) / drawing.height)
    left = (WIDE - drawing.width * scale) / 2
    body = element("g", drawing.body, transform=f"translate({left:.2f} {MARGIN:.2f}) scale({scale:.4f})")
    return drawing._replace(width=WIDE, height=HIGH, body=body)
