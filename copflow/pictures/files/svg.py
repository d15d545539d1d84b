"""A picture as an SVG file: light, with its style inside, and sharp at any size."""

from copflow.compile import Compilation
from copflow.outputs import Options
from copflow.pictures.sheet import drawings_of, sheet
from copflow.pictures.style import file_style


def render(compilation: Compilation, options: Options) -> bytes:
    """All drawings of a picture on one sheet."""
    drawing = sheet(compilation, options, drawings_of(compilation, options))
    return drawing.standalone(file_style()).encode()
