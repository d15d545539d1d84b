"""The people that the names after `by` mean: a team means its people."""

from collections.abc import Callable, Iterable
from itertools import islice

from copflow.diagnostics.diagnostic import Diagnostics, Label
from copflow.diagnostics.prose import quoted
from copflow.diagnostics.source import Span
from copflow.language.nodes import Name
from copflow.language.plan import Person, Plan, Team

MOST_PEOPLE = 200
"""How many people a team may have."""

Found = tuple[Name, tuple[Person, ...]]
"""A name, and the people whom it means."""

Unknown = Callable[[Name], None]
"""Reports a name that is nobody's."""


class People:
    """The people and teams of one plan, by name; people also by their full names."""

    def __init__(self, plan: Plan, found: Diagnostics, unknown: Unknown) -> None:
        self._found = found
        self._unknown = unknown
        self._teams = plan.teams
        self._people = dict(plan.people)
        for person in plan.people.values():
            self._people.setdefault(" ".join((person.full_name or "").split()).casefold(), person)
        declared: list[Person | Team] = [*plan.people.values(), *plan.teams.values()]
        self.names = [one.name.text for one in declared]
        self._members: dict[str, dict[str, Person]] = {}
        self._cut: set[Span] = set()

    def resolve_teams(self) -> None:
        """Find the people of every team, before anybody is looked for."""
        for team in self._teams.values():
            self._resolve(team)

    def find(self, name: Name) -> dict[str, Person]:
        """The person, or the people of the team, by key; nobody if there is no such name, which is then reported."""
        if name.key in self._teams:
            return self._members[name.key]
        person = self._people.get(name.key)
        if person is None:
            self._unknown(name)
            return {}
        return {person.name.key: person}

    def all_of(self, names: Iterable[Name]) -> tuple[Person, ...]:
        """The people whom the names mean, each once, in their order."""
        people: dict[str, Person] = {}
        for name in names:
            people |= self.find(name)
        return tuple(people.values())

    def find_all(self, names: Iterable[Name]) -> list[Found]:
        """Each name with the people whom it means; those that are nobody's are reported and left out."""
        found = [(name, tuple(self.find(name).values())) for name in names]
        return [one for one in found if one[1]]

    def is_team(self, name: Name) -> bool:
        """Whether it is the name of a team."""
        return name.key in self._teams

    def _resolve(self, team: Team) -> None:
        """Find the people of a team, after those of the teams in it; no recursion, as teams may be deep."""
        path = {team.name.key: team}
        while path:
            key, at = next(reversed(path.items()))
            inner = self._waiting(at, path) if key not in self._members else None
            if inner is None:
                path.popitem()
                if key not in self._members:
                    self._members[key] = self._people_of(at)
            else:
                path[inner.name.key] = inner

    def _waiting(self, team: Team, path: dict[str, Team]) -> Team | None:
        """A team in a team whose people are not known yet; one that is on the way to itself is reported."""
        for name in team.members:
            inner = self._teams.get(name.key)
            if inner is None or name.key in self._members or name.span in self._cut:
                continue
            if name.key not in path:
                return inner
            keys = list(path)
            self._report_ring([path[key] for key in keys[keys.index(name.key) :]], name)
            self._cut.add(name.span)
        return None

    def _people_of(self, team: Team) -> dict[str, Person]:
        people: dict[str, Person] = {}
        for name in team.members:
            if name.span not in self._cut:
                people |= self.find(name)
            if len(people) > MOST_PEOPLE:
                break
        if len(people) > MOST_PEOPLE:
            title = f"The team {quoted(team.name.text)} has more than {MOST_PEOPLE} people."
            self._found.report("limit-reached", team.name.span, title)
        return dict(islice(people.items(), MOST_PEOPLE))

    def _report_ring(self, ring: list[Team], name: Name) -> None:
        shown = [quoted(team.name.text) for team in ring]
        title = f"The team {shown[0]} contains itself."
        labels = [Label(team.name.span, "a team of the ring") for team in ring[1:4]]
        note = f"The ring: {' -> '.join([*shown[:8], *(['...'] if len(shown) > 8 else []), shown[0]])}."
        self._found.report("team-ring", name.span, title, labels=labels, notes=(note,))
