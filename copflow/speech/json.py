"""What is said of lines, for programs: JSON (RFC 8259) with the place of everything."""

from collections.abc import Iterable
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from copflow.diagnostics.source import File, Source
from copflow.speech.model import LineSpeech, Said

SCHEMA_VERSION: Literal["1"] = "1"


class Model(BaseModel):
    """What all parts have in common: they are not changed, and have no other fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class SaidModel(Model):
    """A sentence and its place: lines and columns begin with 1, offsets in the file with 0; all count characters."""

    about: str = Field(description="part, clause, result, comment or finding")
    words: str | None = Field(description="the words of the plan that the sentence is about")
    text: str
    start_column: int
    end_column: int = Field(description="the column behind the last character")
    start_offset: int
    end_offset: int


class LineModel(Model):
    """A line and how it was understood."""

    line: int
    text: str
    kind: str
    understood: bool
    said: tuple[SaidModel, ...]


class ReadModel(Model):
    """Lines of a file. `part_of`: the plan that includes the file, as part of which it was read."""

    schema_version: Literal["1"]
    file: str
    part_of: str | None
    lines: tuple[LineModel, ...]


def render(source: Source, file: File, lines: Iterable[LineSpeech]) -> str:
    """The lines as JSON, indented by two blanks."""
    whole = source.files[0].name if file.start else None
    model = ReadModel(
        schema_version=SCHEMA_VERSION,
        file=file.name,
        part_of=whole,
        lines=tuple(_line(source, file, line) for line in lines),
    )
    return f"{model.model_dump_json(indent=2)}\n"


def _line(source: Source, file: File, line: LineSpeech) -> LineModel:
    return LineModel(
        line=line.number,
        text=source.slice(line.span),
        kind=line.kind.value,
        understood=line.is_understood,
        said=tuple(_said(file, line, one) for one in line.said),
    )


def _said(file: File, line: LineSpeech, said: Said) -> SaidModel:
    start, end = said.span.start, min(said.span.end, line.span.end)
    return SaidModel(
        about=said.about.value,
        words=said.words or None,
        text=said.text,
        start_column=start - line.span.start + 1,
        end_column=max(start, end) - line.span.start + 1,
        start_offset=start - file.start,
        end_offset=max(start, end) - file.start,
    )
