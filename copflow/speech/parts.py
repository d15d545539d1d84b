"""What a part of a line is - an activity, a step, a setting, a person - and what each of its clauses says."""

from collections.abc import Iterator

from copflow.compile import Compilation
from copflow.diagnostics.source import Span
from copflow.language.nodes import (
    AwayClause,
    Broken,
    Clause,
    ClosedSetting,
    DateClause,
    Entry,
    Every,
    Except,
    HolidaysSetting,
    IncludeSetting,
    Kind,
    MoveSetting,
    PeriodSetting,
    PersonClause,
    PurposesSetting,
    RepeatClause,
    Setting,
    TeamClause,
    TermSetting,
    WeeksSetting,
    WeeksSkip,
    WeekStartSetting,
    WorkingDaysSetting,
)
from copflow.language.series import series_of
from copflow.language.standing import StateClause
from copflow.schedule.dated import written
from copflow.speech.activity_clauses import clause_words
from copflow.speech.forms import FormWords, form_words
from copflow.speech.model import About, Said
from copflow.speech.plan_clauses import is_yearly, person_words, setting_words
from copflow.speech.results import Results

Above = tuple[Entry, ...]
OWNERS = (Kind.ACTIVITY, Kind.SHAPE, Kind.MORE)
WITHOUT_YEARS = (Except, PeriodSetting, StateClause)
"""Clauses that say themselves which years they mean."""


class PartSpeaker:
    """Says what the parts of one plan's lines are."""

    def __init__(self, compilation: Compilation) -> None:
        self._compilation = compilation
        self._plan = compilation.plan
        self._forms = form_words(compilation)
        self._results = Results(compilation)
        self._shapes = {
            entry.name.key: entry
            for entry in reversed(compilation.document.entries)
            if entry.kind is Kind.SHAPE and entry.name is not None
        }

    def part(self, entry: Entry, above: Above) -> Iterator[Said]:
        """Everything that is said of one part, in the order of the text, and what comes of it."""
        owner = next((one for one in reversed(above) if one.kind in OWNERS), None)
        if lead := self._lead(entry, owner):
            yield Said(About.PART, entry.name.span if entry.name is not None else entry.span, lead)
        yield from self._clauses(entry, owner)
        yield from (Said(About.RESULT, entry.span, text) for text in self._result(entry, owner))

    # ---- what it is ------------------------------------------------------------------------------------

    def _lead(self, entry: Entry, owner: Entry | None) -> str:
        name = _quoted(entry.name.text) if entry.name is not None else ""
        match entry.kind:
            case Kind.PLAN:
                return f"{name} is the name of the plan." if name else "This is the head of the plan."
            case Kind.SHAPE:
                return f"This is the shape of the activities of the series {name}: each of them has what it says."
            case Kind.ACTIVITY:
                return self._activity(entry, owner)
            case Kind.MORE:
                return self._more(entry)
            case Kind.CLAUSES if owner is not None:
                return f"This says more of {_named(owner)} (line {self._line(owner.span)})."
            case Kind.BROKEN:
                return "This could not be read."
            case _:
                return ""

    def _activity(self, entry: Entry, owner: Entry | None) -> str:
        if entry.name is None or not entry.name.text:
            return "This could not be read."
        name = _quoted(entry.name.text)
        if entry.numbers is not None:
            first, last = entry.numbers
            name = f"{_quoted(f'{entry.name.text} {first}')} to {_quoted(f'{entry.name.text} {last}')}"
            what = f"are {last - first + 1} activities"
        else:
            what = "is an activity"
        if owner is not None:
            return f"{name} {what.replace('an activity', 'a step').replace('activities', 'steps')} of {_named(owner)}."
        series = self._series(entry)
        shape = self._shapes.get(series or "")
        if shape is not None and shape.name is not None:
            return f"{name} {what} of the series {_quoted(shape.name.text)} (shape: line {self._line(shape.span)})."
        return f"{name} {what}."

    def _series(self, entry: Entry) -> str | None:
        if entry.name is None:
            return None
        if entry.numbers is not None:
            return entry.name.key
        return None if entry.name.quoted else series_of(entry.name.key)

    def _more(self, entry: Entry) -> str:
        name = _quoted(entry.name.text) if entry.name is not None else "a repetition"
        if entry.occurrence is None:
            return f"This says more of {name}, which is repeated: of all of them."
        return f"This says more of one of {name}, which is repeated: the one of {self._own(entry.occurrence.span)}."

    # ---- its clauses -----------------------------------------------------------------------------------

    def _clauses(self, entry: Entry, owner: Entry | None) -> Iterator[Said]:
        """A sentence for each clause, and one for the year that was taken."""
        is_of_plan = entry.kind is Kind.PLAN or (entry.kind is Kind.CLAUSES and owner is None)
        forms = self._forms_of(entry, owner)
        for clause in entry.clauses:
            if clause.span == entry.span and isinstance(clause, Broken):  # its name has swallowed its date
                yield Said(About.CLAUSE, clause.span, "A part of this could not be read, and its date is not known.")
                continue
            text = self._clause(clause, entry, forms, is_of_plan=is_of_plan)
            yield Said(About.CLAUSE, clause.span, f"{text}{self._years(clause, entry, owner)}", self._own(clause.span))

    def _clause(self, clause: Clause, entry: Entry, forms: FormWords, *, is_of_plan: bool) -> str:
        match clause:
            case Broken():
                return "Not understood."
            case PersonClause() | TeamClause() | AwayClause():
                return person_words(clause, forms, entry.name.text if entry.name is not None else "")
            case _ if is_of_plan and isinstance(clause, Setting):
                return setting_words(clause, forms, self._compilation)
            case (
                PeriodSetting()
                | HolidaysSetting()
                | ClosedSetting()
                | MoveSetting()
                | WorkingDaysSetting()
                | TermSetting()
                | WeeksSetting()
                | WeeksSkip()
                | WeekStartSetting()
                | PurposesSetting()
                | IncludeSetting()
            ):
                return setting_words(clause, forms, self._compilation)
            case _:
                return clause_words(clause, forms, self._plan)

    def _forms_of(self, entry: Entry, owner: Entry | None) -> FormWords:
        """What dates without an anchor count from: the activity above the one that says them."""
        if entry.kind is Kind.ACTIVITY and owner is not None:
            return self._forms.below(_named(owner))
        return self._forms

    def _years(self, clause: Clause, entry: Entry, owner: Entry | None) -> str:
        """Which year was taken. What is repeated is on such a day of several years."""
        if isinstance(clause, WITHOUT_YEARS) or (isinstance(clause, ClosedSetting) and is_yearly(clause.days)):
            return ""
        home = entry if entry.kind is not Kind.CLAUSES else owner
        own = home.clauses if home is not None else []
        if isinstance(clause, DateClause) and any(isinstance(one, Every) for one in (*own, *entry.clauses)):
            return ""
        taken = self._forms.years.taken(clause)
        return f" {taken}" if taken else ""

    # ---- what comes of it ------------------------------------------------------------------------------

    def _result(self, entry: Entry, owner: Entry | None) -> Iterator[str]:
        if entry.kind in OWNERS:
            shape = self._shapes.get(self._series(entry) or "")
            if shape is not None and owner is None and entry.kind is Kind.ACTIVITY:
                yield from self._results.of_shape(entry, shape)
            yield from self._results.sentences(entry)
        elif owner is not None and any(isinstance(one, DateClause | RepeatClause) for one in entry.clauses):
            yield from self._results.sentences(owner)

    def _own(self, span: Span) -> str:
        return written(self._compilation.source, span)

    def _line(self, span: Span) -> int:
        return self._compilation.source.position(span.start).line


def _quoted(text: str) -> str:
    """A name, whole: it is what is asked for."""
    return f'"{text}"'


def _named(entry: Entry) -> str:
    """`"webinar 1"`, `each "webinar"`."""
    name = _quoted(entry.name.text) if entry.name is not None else "the activity above"
    return f"each {name}" if entry.kind is Kind.SHAPE else name
