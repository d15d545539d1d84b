"""SVG as text: elements, and the pictures made of them. Whatever comes in as a plain string is escaped."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from html import escape
from types import MappingProxyType
from typing import NamedTuple, NewType

from copflow.outputs.text import one_line

Svg = NewType("Svg", str)
"""Markup that is finished. A plain string is not, so that a type checker sees a name that was not escaped."""
Value = str | int | float | None

NOTHING = Svg("")
_NO_XML = re.compile("[\ufffe\uffff\U0001fffe\U0001ffff]")
_DIRECTIONS = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
"""Characters that turn the direction of what follows them, the words of others too."""
_ISOLATE, _END = "\u2068", "\u2069"
_FROM_RIGHT = frozenset({"R", "AL", "AN"})


def plain(text: str) -> str:
    """What people wrote, in one line and without characters that XML forbids or that turn the direction of others."""
    return _DIRECTIONS.sub("", _NO_XML.sub("", one_line(text)))


def name(text: str) -> str:
    """A name as it stands among other words: one that is read from the right turns nothing beside it."""
    text = plain(text)
    if text.isascii() or not any(unicodedata.bidirectional(letter) in _FROM_RIGHT for letter in text):
        return text
    return f"{_ISOLATE}{text}{_END}"


def number(value: float) -> str:
    """A length in units of the picture, to a tenth."""
    return f"{round(value, 1) + 0.0:.1f}".removesuffix(".0")  # + 0.0, so that there is no -0


def element(tag: str, *children: Svg, **attributes: Value) -> Svg:
    """An element. `class_` is written `class`, `data_n` is written `data-n`; what is None is left out."""
    start = f"<{tag}{_attributes(attributes)}"
    inside = "".join(children)
    return Svg(f"{start}>{inside}</{tag}>" if inside else f"{start}/>")


def _attributes(attributes: Mapping[str, Value]) -> str:
    written = []
    for key, value in attributes.items():
        if value is not None:
            said = escape(value) if isinstance(value, str) else number(value)
            written.append(f' {key.strip("_").replace("_", "-")}="{said}"')
    return "".join(written)


def words(text: str) -> Svg:
    """Text as the content of an element."""
    return Svg(escape(_NO_XML.sub("", one_line(text)), quote=False))


def text(x: float, y: float, content: str, **attributes: Value) -> Svg:
    """A line of text that begins at x, its baseline at y."""
    return element("text", words(content), x=x, y=y, **attributes)


def title(content: str) -> Svg:
    """What is shown and read out for the element around it."""
    return element("title", words(content))


def path(*steps: str | float, **attributes: Value) -> Svg:
    """A path: letters and numbers in the words of SVG."""
    drawn = " ".join(step if isinstance(step, str) else number(step) for step in steps)
    return element("path", d=drawn, **attributes)


def joined(parts: Iterable[Svg]) -> Svg:
    """Elements one behind the other."""
    return Svg("".join(parts))


class Drawing(NamedTuple):
    """A picture. `width`, `height`: in its own units, of which one is a pixel at full size. `key`: unique on a page,
    of letters, digits and hyphens. `data`: what a script needs to know, written as `data-…`."""

    title: str
    description: str
    width: float
    height: float
    body: Svg
    kind: str = "picture"
    key: str = "picture"
    data: Mapping[str, str | float] = MappingProxyType({})

    def inline(self) -> str:
        """The picture as an element of a page, as wide as there is room, named by its title and description. What is
        in it can be reached one by one."""
        return self._element("group", preserveAspectRatio="xMinYMin")

    def standalone(self, style: str) -> str:
        """The picture as a file of its own, on a ground of its own."""
        ground = element("rect", class_="ground", width=self.width, height=self.height)
        sheet = element("style", Svg(style.replace("&", "&amp;").replace("<", "&lt;")))
        body = Svg(self.body.replace("><g ", ">\n<g "))  # so that a difference of two files is seen line by line
        named = self._replace(body=joined([sheet, ground, body]))
        return named._element("img", xmlns="http://www.w3.org/2000/svg", width=self.width, height=self.height) + "\n"

    def _element(self, role: str, **attributes: Value) -> Svg:
        ids = f"{self.key}-title", f"{self.key}-about"
        return element(
            "svg",
            element("title", words(self.title), id=ids[0]),
            element("desc", words(self.description), id=ids[1]),
            self.body,
            **attributes,
            class_=f"drawing {self.kind}",
            viewBox=f"0 0 {number(self.width)} {number(self.height)}",
            role=role,
            aria_labelledby=" ".join(ids),
            **{f"data_{key}": value if isinstance(value, str) else f"{value:.4f}" for key, value in self.data.items()},
        )
