"""Which plans are only parts of others."""

import os
from collections.abc import Mapping, Sequence

from copflow.diagnostics.source import Source


def wholes_of(sources: Sequence[Source]) -> Mapping[str, str]:
    """The names of the plans that others of them include, each with one that does, if it can be one that none includes.

    A part need not be complete in itself, and what is wrong with it is said there. Of plans that include each other
    none is a part.
    """
    real = {source.name: os.path.realpath(source.name) for source in sources}
    inside = {source.name: frozenset(os.path.realpath(file.name) for file in source.files[1:]) for source in sources}
    including: dict[str, list[str]] = {}
    for name, parts in inside.items():
        for part in parts:
            including.setdefault(part, []).append(name)
    wholes: dict[str, str] = {}
    for name, path in real.items():
        others = [other for other in including.get(path, ()) if real[other] not in inside[name]]
        if others:
            wholes[name] = next((other for other in others if real[other] not in including), others[0])
    return wholes
