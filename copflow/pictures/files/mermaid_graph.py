"""How dates connect, as a flow chart in the words of Mermaid, which GitHub and many wikis draw."""

from collections.abc import Iterator

from copflow.compile import Compilation
from copflow.outputs import Options
from copflow.outputs.identity import plan_title
from copflow.outputs.mermaid import shown
from copflow.overview.connections import LinkKind
from copflow.pictures.files.connected import graph_of, words_of


def render(compilation: Compilation, options: Options) -> bytes:
    """A box for each activity, an arrow for each date that counts from another, a dotted one for a need."""
    return ("\n".join(_lines(compilation, options)) + "\n").encode()


def _lines(compilation: Compilation, options: Options) -> Iterator[str]:
    graph = graph_of(compilation, options)
    yield "flowchart LR"
    yield f"    accTitle: {shown(plan_title(compilation))}"
    for node in graph.nodes:
        yield f'    a{node.number}["{_label(node.name)}<br>{_label(node.about)}"]'
    for link in graph.links:
        arrow = "-.->" if link.kind is LinkKind.NEED else f'-->|"{_label(words_of(link))}"|'
        yield f"    a{link.source} {arrow} a{link.target}"


def _label(words: str) -> str:
    """Words between quotes, in which Mermaid would take Markdown's marks for such."""
    escaped = shown(words)
    return "".join(f"#{ord(letter)};" if letter in "*_~\\" else letter for letter in escaped)
