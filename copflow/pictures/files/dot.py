"""How dates connect, in the language of Graphviz, which lays it out."""

from collections.abc import Iterator

from copflow.compile import Compilation
from copflow.outputs import Options
from copflow.outputs.identity import plan_title
from copflow.overview.connections import LinkKind
from copflow.pictures.files.connected import graph_of, words_of
from copflow.pictures.svg import plain


def render(compilation: Compilation, options: Options) -> bytes:
    """A box for each activity, a line for each date that counts from another, a dashed one for a need."""
    return ("\n".join(_lines(compilation, options)) + "\n").encode()


def _lines(compilation: Compilation, options: Options) -> Iterator[str]:
    graph = graph_of(compilation, options)
    yield "digraph plan {"
    yield f"    graph [rankdir=LR, label={_quoted(plain(plan_title(compilation)))}, labelloc=t]"
    yield '    node [shape=box, style=rounded, fontname="sans-serif"]'
    yield '    edge [fontname="sans-serif", fontsize=10]'
    for node in graph.nodes:
        yield f"    a{node.number} [label={_quoted(node.name, node.about)}]"
    for link in graph.links:
        kind = "style=dashed" if link.kind is LinkKind.NEED else f"label={_quoted(words_of(link))}"
        yield f"    a{link.source} -> a{link.target} [{kind}]"
    yield "}"


def _quoted(*lines: str) -> str:
    r"""A string of Graphviz, where `\n` begins a line."""
    escaped = (line.replace("\\", "\\\\").replace('"', '\\"') for line in lines)
    return '"' + "\\n".join(escaped) + '"'
