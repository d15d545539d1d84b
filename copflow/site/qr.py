"""The page's address as a QR code, for a phone or a slide."""

import io

import segno


def qr_code(url: str) -> str:
    """The code as an SVG element without a size of its own."""
    out = io.BytesIO()
    segno.make(url, error="m", micro=False).save(
        out, kind="svg", xmldecl=False, svgns=False, nl=False, omitsize=True, border=2, svgclass="qr", lineclass=None
    )
    return out.getvalue().decode()
