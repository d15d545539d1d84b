"""How pictures look: the rules for a page, light and dark and on paper, and the same for files, which are light."""

import re

from copflow.pictures.palette import HUES, NEUTRAL, variables

FONT = "system-ui, 'DejaVu Sans', 'Segoe UI', Roboto, 'Helvetica Neue', sans-serif"
"""DejaVu Sans is the widest of them, and the one that measure.py reckons with."""
FILE_FONT = "'Liberation Sans', Arial, Helvetica, sans-serif"
"""The first one is what vl-convert brings with it, so that a file looks the same wherever it is made."""

_RULES = """\
.drawing{display:block;width:100%;height:auto;font:12px $FONT}
.drawing text{fill:var(--ink);font-size:12px;unicode-bidi:isolate}
.drawing .ground{fill:var(--paper)}
.drawing .band{fill:var(--band)}
.drawing .grid{stroke:var(--line);stroke-width:1}
.drawing .closed{fill:var(--closed)}
.drawing .strong,.drawing .event text,.drawing .days text{font-weight:700}
.drawing .title{font-size:16px;font-weight:700}
.drawing .small{font-size:11px}
.drawing .muted,.drawing .pale text{fill:var(--muted)}
.drawing .halo{stroke:var(--paper);stroke-width:3px;stroke-linejoin:round;paint-order:stroke}
.drawing .odd .halo{stroke:var(--band)}
.drawing .cancelled text{text-decoration:line-through}
.drawing .mark.cancelled .halo{stroke:none}
.drawing .end{fill:none;stroke-width:3}
.drawing g .tint.hollow{fill:none;stroke-dasharray:3 2}
.drawing .again{fill:var(--paper);stroke:none}
.drawing .sign{fill:none;stroke:var(--muted);stroke-width:1.5}
.drawing .late .sign{fill:var(--late);stroke:var(--late)}
.drawing .late .cut{stroke:var(--paper);stroke-width:1.5}
.drawing .risk .sign{stroke:var(--late)}
.drawing .now line{stroke:var(--late);stroke-width:1.5}
.drawing .now rect{fill:var(--late)}
.drawing .now text{fill:var(--paper);font-size:11px;font-weight:700;text-anchor:middle}
.drawing .off{display:none}
.drawing .card{fill:var(--paper);stroke:var(--line)}
.drawing .strong-edge{stroke-width:1.8}
.drawing .wide{stroke-width:5}
.drawing .box .tint.chip{fill:var(--paper)}
.drawing .arrow{fill:none;stroke:var(--muted);stroke-width:1.2}
.drawing .need{stroke-dasharray:4 3}
.drawing .head{fill:var(--muted)}
.drawing .gap{fill:none;stroke:var(--late);stroke-width:1.2;stroke-dasharray:4 3}
.drawing .center{text-anchor:middle}
.drawing .right{text-anchor:end}
"""
_BY_PURPOSE = """\
.drawing .$P .full{fill:var(--$P);stroke:none}
.drawing .$P .tint{fill:var(--$P-tint);stroke:var(--$P);stroke-width:1.2}
.drawing .$P .end,.drawing .$P .strong-edge{stroke:var(--$P)}
.drawing .pale.$P .full{fill:var(--$P-pale)}
.drawing .pale.$P .tint,.drawing .pale.$P .end,.drawing .pale.$P .strong-edge{stroke:var(--$P-pale)}
"""
_PRINT = "@media print{.drawing{break-inside:avoid}.drawing .now{display:none}}\n"


def page_style() -> str:
    """The rules for a page, with the colours as properties of its root; `data-theme` on the root chooses for good."""
    light, dark = _block(variables(dark=False)), _block(variables(dark=True))
    return (
        f":root{{color-scheme:light dark;{light}}}\n"
        f"@media screen and (prefers-color-scheme:dark){{:root:not([data-theme=light]){{{dark}}}}}\n"
        f"@media screen{{:root[data-theme=dark]{{{dark}}}}}\n{_rules(FONT)}{_PRINT}"
    )


def file_style(*, dark: bool = False) -> str:
    """The same with every colour written out, since not all that draw SVG know properties."""
    colours = variables(dark=dark)
    return re.sub(r"var\((--[\w-]+)\)", lambda found: colours[found.group(1)], _rules(FILE_FONT))


def _rules(font: str) -> str:
    names = [*(f"p{at}" for at in range(len(HUES))), NEUTRAL]
    return _RULES.replace("$FONT", font) + "".join(_BY_PURPOSE.replace("$P", name) for name in names)


def _block(colours: dict[str, str]) -> str:
    return ";".join(f"{name}:{colour}" for name, colour in colours.items())
