"""The public shape of what `copflow validate --format json` writes, as pydantic models.

What the models say is promised: fields are added, but a field that changes its meaning or goes away raises
SCHEMA_VERSION. The JSON Schema made of them is in docs/report.schema.json.
"""

from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict

from copflow.reports.json_text import whole

SCHEMA_VERSION: Final = 1

Text = Annotated[str, BeforeValidator(whole)]
"""A text that JSON can have."""


class Model(BaseModel):
    """A part of the document: it never changes, and an unknown field is a mistake."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class PlaceModel(Model):
    """From a character up to, not including, another. Lines and columns begin with 1."""

    file: Text
    """The path with `/`, relative to the working directory if the file is below it; `-` is standard input."""
    line: int
    column: int
    """In characters (Unicode code points)."""
    end_line: int
    end_column: int
    """The column behind the last character."""
    utf16_column: int
    """As `column`, in UTF-16 code units, as editors count."""
    utf16_end_column: int


class LabelledModel(PlaceModel):
    """A place, and what is said of it."""

    label: Text
    """What stands at the place's mark; it may be empty."""


class LinkModel(Model):
    """A step by which dates came about that do not fit."""

    place: PlaceModel
    text: Text
    """What the plan says there."""
    day: Text
    """The day that it comes to: `Sat 9 May 2026`."""
    verdict: Text
    """What is wrong with the day, such as `too early`; most steps have none."""


class EditModel(Model):
    """Put a text in the place of another. An empty place is where the text is put in between."""

    place: PlaceModel
    text: Text


class ProofModel(Model):
    """The fix was tried, and the whole plan was compiled again."""

    moves: tuple[Text, ...]
    """What that says of the dates that move, one sentence each."""
    gives: tuple[Text, ...]
    """And of those that are known for the first time."""


class FixModel(Model):
    """One way to mend it. All edits belong together; none overlap."""

    title: Text
    """It starts with a verb."""
    safety: Literal["safe", "suggested", "display"]
    """`safe` may be made without asking; `suggested` needs the author's eye; `display` is an example to fill in."""
    edits: tuple[EditModel, ...]
    """None where a person has to do something else than change this text."""
    proof: ProofModel | None
    """Null: it is only known that the changed clause can be read."""


class FindingModel(Model):
    """What copflow has to say about one place."""

    rule: Text
    """The rule's name: `copflow rules` lists them."""
    severity: Literal["error", "warning", "info"]
    confidence: Literal["certain", "likely", "guess"]
    """How sure it is that the author did not mean it so."""
    title: Text
    """A full sentence that makes sense alone."""
    place: LabelledModel
    related: tuple[LabelledModel, ...]
    """Other places that have to do with it, in any file."""
    chain: tuple[LinkModel, ...]
    """The steps, in order, by which dates came about that do not fit."""
    notes: tuple[Text, ...]
    """Facts, not instructions."""
    fixes: tuple[FixModel, ...]
    """The best first. At most one of them is to be made."""
    fingerprint: Text
    """By what it is known again after the plan has changed elsewhere: 64 hexadecimal digits."""


class CountsModel(Model):
    """How many findings there are."""

    errors: int
    warnings: int
    infos: int
    infos_not_shown: int
    """Notes that are not in `findings`; `--notes` puts them there."""
    known: int
    """What a baseline accepts, which is not in `findings` either."""


class DatesModel(Model):
    """How many activities have a date, an open window, and neither."""

    settled: int
    open: int
    undated: int


class PlanModel(Model):
    """A plan that was checked, with its findings in the order of the text."""

    file: Text
    """Its path, as in places."""
    part_of: Text | None
    """The plan that includes it and has its findings; null if there is none, or it was asked for by name."""
    counts: CountsModel
    dates: DatesModel | None
    """Null of a part, and of a file that is no text."""
    findings: tuple[FindingModel, ...]


class UnreadModel(Model):
    """A file or folder that could not be read; the exit code is 2 then."""

    file: Text
    message: Text
    """Why not."""


class ReportModel(Model):
    """What a run of `copflow validate` found."""

    schema_version: Literal[1]
    plans: tuple[PlanModel, ...]
    unread: tuple[UnreadModel, ...]


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a report."""
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Report of copflow validate"}
    return head | {key: value for key, value in ReportModel.model_json_schema().items() if key != "title"}
