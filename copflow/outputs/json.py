"""Everything that is known of every activity, for programs: a ScheduleModel as JSON (RFC 8259).

Instants are in RFC 3339. Mail addresses of people are left out, as in every format.
"""

from collections import Counter
from datetime import datetime, timedelta, timezone

from copflow.compile import Compilation
from copflow.dates import speak
from copflow.dates.zones import zone_words
from copflow.diagnostics.rules import Severity
from copflow.diagnostics.source import Span
from copflow.graph.model import Activity
from copflow.language.standing import State
from copflow.outputs import Options
from copflow.outputs.facts import kind_of, last_reasons, moved_of, needs_of, plan_zone, series_of, session_of
from copflow.outputs.identity import path_keys, uids
from copflow.outputs.json_model import (
    SCHEMA_VERSION,
    ActivityModel,
    FindingsModel,
    MovedModel,
    OpenModel,
    PeriodModel,
    ReasonModel,
    ReminderModel,
    ScheduleModel,
    SettledModel,
    TimeModel,
    UndatedModel,
)
from copflow.schedule.because import Step
from copflow.schedule.model import Entry, Open, Settled, When


def render(compilation: Compilation, _options: Options) -> bytes:
    """The plan as JSON, indented by two blanks, fields in the order of the model."""
    return schedule_model(compilation).model_dump_json(indent=2).encode() + b"\n"


def schedule_model(compilation: Compilation) -> ScheduleModel:
    """The plan as the public model."""
    builder = _Builder(compilation)
    schedule = compilation.schedule
    zone = plan_zone(compilation.plan)
    return ScheduleModel(
        schema_version=SCHEMA_VERSION,
        title=compilation.plan.title,
        period=PeriodModel(first_day=schedule.period.first, last_day=schedule.period.last),
        zone=zone.key if zone else None,
        activities=tuple(map(builder.activity, schedule.entries)),
        critical_path=tuple(builder.keys[number] for number in schedule.critical_path),
        findings=_findings(compilation),
    )


def _findings(compilation: Compilation) -> FindingsModel:
    counts = Counter(finding.severity for finding in compilation.findings)
    return FindingsModel(errors=counts[Severity.ERROR], warnings=counts[Severity.WARNING], infos=counts[Severity.INFO])


class _Builder:
    """Makes the models of one plan's activities."""

    def __init__(self, compilation: Compilation) -> None:
        self._source = compilation.source
        self._schedule = compilation.schedule
        self._uids = uids(compilation)
        self.keys = path_keys(compilation.graph.activities)

    def activity(self, entry: Entry) -> ActivityModel:
        activity = entry.activity
        key = self.keys[activity.number]
        moved = moved_of(entry)
        steps, _more = last_reasons(entry, self._schedule.entries)
        return ActivityModel(
            key=key,
            uid=self._uids[activity.number],
            name=activity.name.text,
            full_name=activity.full_name,
            kind=kind_of(activity),
            parent=self._key(activity.parent),
            series=series_of(activity, self._schedule),
            when=_when(entry.when),
            time=_time(entry),
            owners=tuple(person.name.text for person in activity.owners),
            needs=tuple(self.keys[number] for number in needs_of(activity)),
            purpose=activity.purpose,
            mode=activity.mode.value if activity.mode else None,
            place=activity.place,
            links=activity.links,
            notes=activity.notes,
            tags=activity.tags,
            moved=MovedModel(day=moved.day, why=moved.why) if moved else None,
            slack_days=entry.slack,
            critical=entry.critical,
            follows=self._key(entry.follows),
            because=tuple(map(self._reason, steps)),
            line=self._line(activity.name.span),
            file=self._file(activity.name.span),
            states=tuple(state.value for state in activity.states),
            done_day=entry.done,
            cancelled_because=_why_cancelled(activity),
            private_notes=activity.private_notes,
            teams=activity.teams,
            participants=activity.participants,
            reminders=tuple(ReminderModel(days=one.days, minutes=one.minutes) for one in activity.reminders),
            formerly=activity.former.text if activity.former else None,
        )

    def _key(self, number: int | None) -> str | None:
        return self.keys[number] if number is not None else None

    def _line(self, span: Span) -> int:
        return self._source.position(span.start).line

    def _file(self, span: Span) -> str | None:
        file = self._source.file(span.start)
        return file.path if file.start else None

    def _reason(self, step: Step) -> ReasonModel:
        reason = step.reason
        return ReasonModel(
            of=self.keys[step.entry.activity.number],
            text=reason.text,
            line=self._line(reason.span) if reason.span else None,
            day=reason.day,
            until=reason.until,
            file=self._file(reason.span) if reason.span else None,
        )


def _why_cancelled(activity: Activity) -> str | None:
    clause = activity.states.get(State.CANCELLED)
    return clause.why if clause else None


def _when(when: When) -> SettledModel | OpenModel | UndatedModel:
    match when:
        case Settled(first=first, last=last):
            return SettledModel(state="settled", first_day=first, last_day=last)
        case Open(earliest=earliest, latest=latest, length=length):
            return OpenModel(state="open", earliest_day=earliest, latest_day=latest, days=length)
        case _:
            return UndatedModel(state="undated")


def _time(entry: Entry) -> TimeModel | None:
    if entry.hours is None or entry.zone is None:
        return None
    session = session_of(entry)
    start = session.start if session else None
    end = session.end if session and session.known else None
    return TimeModel(
        clock=speak.clock(entry.hours.start),
        minutes=int((end - start).total_seconds()) // 60 if start and end else entry.hours.minutes,
        zone=entry.zone.key,
        zone_words=zone_words(entry.zone),
        start=start,
        end=end,
        start_local=_local(start, entry),
        end_local=_local(end, entry),
    )


def _local(instant: datetime | None, entry: Entry) -> datetime | None:
    """The instant by the clock of the entry's zone, with its offset then, as RFC 3339 writes it."""
    if instant is None:
        return None
    offset = instant.astimezone(entry.zone).utcoffset() or timedelta()
    return instant.astimezone(timezone(offset))
