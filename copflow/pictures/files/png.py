"""A picture as a PNG file.

The letters are those of Liberation Sans, which vl-convert has in it; what that lacks, such as Chinese or emoji, comes
from the machine's own fonts.
"""

from math import sqrt

from copflow.compile import Compilation
from copflow.outputs import Options
from copflow.pictures.sheet import drawings_of, sheet
from copflow.pictures.style import file_style

SCALE = 2.0
"""How many dots a unit has: sharp on a dense screen."""
MOST_DOTS = 40_000_000
"""A picture of more dots than that is made smaller."""


def render(compilation: Compilation, options: Options) -> bytes:
    """All drawings of a picture on one sheet."""
    import vl_convert

    drawing = sheet(compilation, options, drawings_of(compilation, options))
    scale = min(SCALE, sqrt(MOST_DOTS / (drawing.width * drawing.height)))
    return vl_convert.svg_to_png(drawing.standalone(file_style()), scale=scale)
