"""Content lines (RFC 5545, 3.1 and 3.2): a name, parameters, and a value."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from copflow.feed.lint.flaw import Flaw, quoted
from copflow.feed.lint.octets import Unfolded

NAME = re.compile(r"[A-Za-z0-9-]+(?=[;:])")
PARAMETER = re.compile(r';([A-Za-z0-9-]+)=((?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)(?=[;:])')
PARAMETER_VALUE = re.compile(r'"([^"]*)"|([^",]+)')


class Property(NamedTuple):
    """A content line. Names are in capitals; a parameter that is not there has no values. `line`: its number."""

    line: int
    name: str
    parameters: Mapping[str, tuple[str, ...]]
    value: str

    def parameter(self, name: str) -> str | None:
        """The first value of a parameter, None if it is not there."""
        return next(iter(self.parameters.get(name, ())), None)

    @property
    def is_day(self) -> bool:
        """Whether it is said to be a day without a time."""
        return (self.parameter("VALUE") or "").upper() == "DATE"


def read_line(line: Unfolded) -> Iterator[Property | Flaw]:
    """The property of a line, and what is wrong with its form; nothing for a line whose flaw was told already."""
    name = NAME.match(line.text)
    if name is None:
        if not line.is_doubtful:
            yield _formless(line)
        return
    parameters: dict[str, tuple[str, ...]] = {}
    at, twice = name.end(), ""
    while found := PARAMETER.match(line.text, at):
        key = found[1].upper()
        if key in parameters:
            twice = twice or key
        parameters[key] = tuple(quote or plain for quote, plain in PARAMETER_VALUE.findall(found[2]))
        at = found.end()
    if twice:
        yield Flaw(line.number, "parameter", f"{name[0].upper()} has the parameter {quoted(twice)} twice.")
    if line.text[at] == ":":
        yield Property(line.number, name[0].upper(), parameters, line.text[at + 1 :])
    elif not line.is_doubtful:
        yield Flaw(line.number, "parameter", f"The parameters of {name[0].upper()} cannot be told from its value.")


def _formless(line: Unfolded) -> Flaw:
    if not line.text.strip():
        return Flaw(line.number, "blank-line", "The line is blank.")
    return Flaw(line.number, "content-line", f"The line is no name, colon and value: {quoted(line.text)}.")
