"""The page of a plan: one HTML file that needs nothing else, and can be read without its script.

It is pure: the same plan on the same day gives the same bytes.
"""

from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from copflow.compile import Compilation
from copflow.pictures.style import page_style
from copflow.site.content import Content
from copflow.site.policy import policy
from copflow.site.view import View
from copflow.site.words import brief_day, short_day

if TYPE_CHECKING:
    from jinja2 import Environment


def page(compilation: Compilation, view: View) -> bytes:
    """The page, in UTF-8."""
    content = Content(compilation, view)
    return written("page.html", content, scripts=("page.js", *(["live.js"] if view.live else [])), live=view.live)


def written(template: str, content: Any, scripts: Sequence[str], *, live: bool = False) -> bytes:
    """A page by its template, with the style of all pages and these scripts, and the policy that allows just these."""
    style = squeezed(page_style() + read("page.css"))
    script = squeezed("".join(map(read, scripts)))
    allowed = policy([style], [script] if script else [], live=live)
    made = _environment().get_template(template)
    text = made.render(page=content, style=Markup(style), script=Markup(script), policy=allowed)
    return text.encode("utf-8", "replace")


def read(name: str) -> str:
    """A file of this folder as text."""
    return (resources.files(__package__) / name).read_text(encoding="utf-8").replace("\r\n", "\n")


def squeezed(text: str) -> str:
    """A style or a script without its indentation, and without lines that only comment on it."""
    lines = (line.strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//"))


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader(__package__),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    made.filters |= {"short_day": short_day, "brief_day": brief_day}
    made.policies["json.dumps_kwargs"] = {"separators": (",", ":"), "ensure_ascii": False}
    return made
