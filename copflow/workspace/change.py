"""Reads a plan that is to be changed, and writes it: all other bytes stay."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from copflow.compile import Compilation
from copflow.diagnostics.policy import DEFAULT, Policy
from copflow.diagnostics.source import File, Source
from copflow.workspace.includes import PlanFiles
from copflow.workspace.load import STDIN, Unreadable, decode, read_bytes
from copflow.workspace.plans import Reading, compiled, replaced_files
from copflow.workspace.settings import settings_of
from copflow.workspace.trouble import Trouble
from copflow.workspace.write import MEANWHILE, STDOUT, rewrite, write

MARK = "\ufeff".encode()
"""The mark with which some programs begin a text; it is no part of it."""


class Editable(NamedTuple):
    """A plan as it is, with the bytes of its own file."""

    name: str
    data: bytes
    reading: Reading
    today: date
    policy: Policy = DEFAULT

    def compiled(self, texts: Sequence[str]) -> Compilation:
        """The plan with other texts of its files, in the order of its source."""
        files = replaced_files(PlanFiles(self.name), texts, self.reading.source)
        return compiled(Source(self.name, texts[0]), self.today, files, self.policy)


def read_editable(name: str, today: date) -> Editable | Trouble:
    """Read and compile a plan that is to be changed."""
    data = read_bytes(name)
    settings = settings_of(name)
    if isinstance(data, Trouble):
        return data
    if isinstance(settings, Trouble):
        return settings
    source = decode(name, data)
    if isinstance(source, Unreadable):
        return Editable(name, data, Reading(source.source, (source.finding,), None), today)
    compilation = compiled(source, today, PlanFiles(name), settings.policy)
    return Editable(name, data, Reading(compilation.source, compilation.findings, compilation), today, settings.policy)


def put(plan: Editable, file: File, text: str) -> Trouble | None:
    """Write the new text of one of the plan's files; of standard input, to standard output."""
    source = plan.reading.source
    before = source.text[file.start : file.end]
    if plan.name == STDIN:
        if file != source.files[0]:
            return Trouble(file.name, "would have to be changed, and only what comes from standard input can be")
        return write(STDOUT, _bytes(text, plan.data))
    data = plan.data if file == source.files[0] else read_bytes(file.name)
    if isinstance(data, Trouble):
        return data
    if _bytes(before, data) != data:
        return Trouble(file.name, MEANWHILE)
    return rewrite(file.name, data, _bytes(text, data))


def give_back(plan: Editable) -> None:
    """A program that filters a text gets it back as it was."""
    if plan.name == STDIN:
        write(STDOUT, plan.data)


def _bytes(text: str, like: bytes) -> bytes:
    """The bytes of a text, with the mark if there was one."""
    return (MARK if like.startswith(MARK) else b"") + text.encode("utf-8")
