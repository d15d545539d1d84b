"""Two commas with nothing between them, where a clause may have stood."""

from collections.abc import Sequence
from itertools import pairwise

from copflow.diagnostics.diagnostic import Diagnostics, Edit, Fix, Safety
from copflow.diagnostics.source import Span
from copflow.language.heads import Head


def report_double_commas(heads: Sequence[Head], found: Diagnostics) -> None:
    """Report the first ones of each line; the fix is for all that stand together there."""
    for head in heads:
        tokens = head.part.tokens
        begin = next((at for at, (one, two) in enumerate(pairwise(tokens)) if one.type == "COMMA" == two.type), None)
        if begin is None:
            continue
        end = next((at for at in range(begin, len(tokens)) if tokens[at].type != "COMMA"), len(tokens))
        span = Span(tokens[begin].start, tokens[end - 1].end)
        title = "There is nothing between these commas. Was something to stand there?"
        fixes = (Fix("Write one comma", (Edit(span, ","),), Safety.SAFE),)
        found.report("double-comma", span, title, fixes=fixes)
