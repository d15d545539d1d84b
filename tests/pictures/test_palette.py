"""The colours: contrast as in WCAG 2.2, and hues that stay apart for who does not see all of them."""

from itertools import combinations
from math import dist

import pytest

from copflow.pictures.palette import GROUNDS, HUES, variables
from copflow.pictures.style import file_style, page_style

TEXT, GRAPHICS = 4.5, 3.0
APART = 15.0
"""How far two hues are at least in L*a*b*; about 2 can just be told apart side by side."""
SIGHTS = {
    "all": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "no green": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "no blue": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
"""What is seen of red, green and blue (Machado, Oliveira and Fernandes 2009, severity 1)."""

both = pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])


def linear(colour: str) -> list[float]:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def contrast(one: str, other: str) -> float:
    """The contrast of two colours (WCAG 2.2, "contrast ratio")."""
    light = sorted(sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear(x), strict=True)) for x in (one, other))
    return (light[1] + 0.05) / (light[0] + 0.05)


def lab(colour: str, sight: str) -> tuple[float, float, float]:
    seen = [sum(w * c for w, c in zip(row, linear(colour), strict=True)) for row in SIGHTS[sight]]
    red, green, blue = (min(max(part, 0), 1) for part in seen)
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089
    a, b, c = (part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116 for part in (x, y, z))
    return 116 * b - 16, 500 * (a - b), 200 * (b - c)


@both
@pytest.mark.parametrize("ink", ["ink", "muted", "late"])
def test_text_has_enough_contrast_on_every_ground(ink: str, dark: bool) -> None:
    colours = variables(dark=dark)
    for ground in GROUNDS:
        assert contrast(colours[f"--{ink}"], colours[f"--{ground}"]) >= TEXT, ground


@both
def test_purposes_have_the_contrast_of_text_and_pale_ones_that_of_graphics(dark: bool) -> None:
    colours = variables(dark=dark)
    for name in (*(f"--p{at}" for at in range(len(HUES))), "--pn"):
        for ground in ("--paper", "--band"):
            assert contrast(colours[name], colours[ground]) >= TEXT, (name, ground)
            assert contrast(colours[f"{name}-pale"], colours[ground]) >= GRAPHICS, (name, ground)


@both
def test_the_word_today_has_enough_contrast_on_its_pill(dark: bool) -> None:
    colours = variables(dark=dark)
    assert contrast(colours["--paper"], colours["--late"]) >= TEXT


@both
@pytest.mark.parametrize("sight", SIGHTS)
def test_hues_stay_apart(sight: str, dark: bool) -> None:
    colours = variables(dark=dark)
    pairs = combinations([colours[f"--p{at}"] for at in range(len(HUES))], 2)
    assert min((dist(lab(one, sight), lab(other, sight)), one, other) for one, other in pairs)[0] >= APART


def test_every_colour_of_a_page_is_defined_and_files_have_none_by_name() -> None:
    import re

    style = page_style()
    used = set(re.findall(r"var\((--[\w-]+)\)", style))
    assert used <= set(variables(dark=False))
    assert set(variables(dark=False)) == set(variables(dark=True))
    assert "var(" not in file_style()
