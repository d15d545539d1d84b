"""The shape of a settings file, and what is wrong with one, in plain words."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from copflow.diagnostics.nearest import nearest
from copflow.diagnostics.policy import ALL, meant_by
from copflow.diagnostics.rules import FAMILIES, RULES, Severity

WORDS = {"error": Severity.ERROR, "warning": Severity.WARNING, "info": Severity.INFO}


def _known(name: str) -> str:
    if not meant_by(name):
        near = nearest(name, [*RULES, *FAMILIES, ALL], most=1)
        raise ValueError(f'there is no rule "{name}"' + (f'; is it meant to be "{near[0]}"?' if near else ""))
    return name


def _opinion(name: str) -> str:
    """A rule that may be ignored or weighed; of a family those of its rules that may."""
    _known(name)
    if name in RULES and not RULES[name].is_opinion:
        raise ValueError(f'"{name}" always counts: what it finds could not be read')
    return name


def _names(value: object) -> object:
    return [value] if isinstance(value, str) else value


Names = Annotated[list[Annotated[str, AfterValidator(_known)]], BeforeValidator(_names)]
Opinions = Annotated[list[Annotated[str, AfterValidator(_opinion)]], BeforeValidator(_names)]


class Rules(BaseModel):
    """Which rules count, and how much."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    select_names: Annotated[Names | None, Field(alias="select")] = None
    ignore_names: Annotated[Opinions, Field(alias="ignore")] = []
    severity_words: Annotated[
        dict[Annotated[str, AfterValidator(_opinion)], Literal["error", "warning", "info"]], Field(alias="severity")
    ] = {}

    @property
    def select(self) -> frozenset[str] | None:
        """The names of the rules that count, None if that is not said."""
        return None if self.select_names is None else _rules(self.select_names)

    @property
    def ignore(self) -> frozenset[str]:
        """The names of the rules that do not count."""
        return _rules(self.ignore_names)

    @property
    def severity(self) -> dict[str, Severity]:
        """The severities that rules are given; a rule's own word is stronger than its family's."""
        said = sorted(self.severity_words.items(), key=lambda one: one[0] in RULES)
        return {rule: WORDS[word] for name, word in said for rule in meant_by(name) if RULES[rule].is_opinion}


class Model(Rules):
    """A whole settings file. Folders and the baseline are paths from the folder of the file."""

    strict: bool = False
    baseline: str | None = None
    per_folder: Annotated[dict[str, Rules], Field(alias="per-folder")] = {}

    @property
    def rules(self) -> Rules:
        """What is said for all plans."""
        return self


def _rules(names: list[str]) -> frozenset[str]:
    return frozenset(rule for name in names for rule in meant_by(name))


def read_settings(said: Mapping[str, Any]) -> Model | str:
    """The settings, or what is wrong with the first that is."""
    try:
        return Model.model_validate(said)
    except ValidationError as error:
        return _in_words(error)


def _in_words(error: ValidationError) -> str:
    first = error.errors(include_url=False)[0]
    path = [str(part) for part in first["loc"]]
    at = ".".join(part for part in path if part != "[key]" and not part.isdigit())
    match first["type"]:
        case "extra_forbidden":
            known = [field.alias or name for name, field in Model.model_fields.items()]
            near = nearest(path[-1], known, most=1)
            hint = f'Is it meant to be "{near[0]}"?' if near else f"There are {', '.join(sorted(known))}."
            return f'has "{at}", which is no setting. {hint}'
        case "value_error":
            return f'has a value in "{at}" that does not fit: {first["ctx"]["error"]}'
        case "literal_error":
            return f'has a value in "{at}" that does not fit: it is to be error, warning or info'
        case kind:
            return f'has a value in "{at}" that does not fit: it is to be {KINDS.get(kind, "another kind of value")}'


KINDS = {
    "bool_type": "true or false",
    "list_type": "a list of names",
    "string_type": "a text in quotation marks",
    "dict_type": "a table",
    "model_type": "a table",
    "model_attributes_type": "a table",
}
