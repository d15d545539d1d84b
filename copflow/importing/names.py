"""Names as a plan writes them: each once, and in quotation marks where copflow would not read them as they are."""

from collections.abc import Iterable
from datetime import date

from copflow.compile import compile_plan
from copflow.diagnostics.rules import Severity
from copflow.diagnostics.source import Source
from copflow.language.names import name_key

MOST_ROUNDS = 4
"""How often the names are tried."""
SOME_DAY = date(2026, 11, 10)


def quoted(name: str) -> str:
    """A name or text in quotation marks, those inside it made single ones."""
    return '"' + name.replace('"', "'") + '"'


class Names:
    """The names of one plan. What each of them needs to be read as a name is tried on all of them at once."""

    def __init__(self, names: Iterable[str]) -> None:
        self._taken: set[str] = set()
        self._numbers: dict[str, int] = {}
        self._bare = _bare(list(dict.fromkeys(names)))

    def take(self, name: str) -> str:
        """The name, or `name (2)` if it is taken; in quotation marks it can have none itself."""
        name = name if name in self._bare else name.replace('"', "'")
        wanted, number = name, self._numbers.get(name, 2)
        while name_key(wanted) in self._taken:
            wanted, number = f"{name} ({number})", number + 1
            self._numbers[name] = number
        self._taken.add(name_key(wanted))
        return wanted

    def release(self, name: str) -> None:
        """Let something else have the name."""
        self._taken.discard(name_key(name))
        self._numbers.clear()

    def is_bare(self, name: str) -> bool:
        """Whether it needs no quotation marks."""
        return name in self._bare

    def written(self, name: str) -> str:
        """The name as it stands in the plan."""
        return name if name in self._bare else quoted(name)


def _bare(names: list[str]) -> frozenset[str]:
    """The names that copflow reads as they are, with a date behind them."""
    bare = [name for name in names if name == " ".join(name.split())]
    for _round in range(MOST_ROUNDS):  # what one name makes of the plan may change how another one is read
        if not bare:
            break
        text = "".join(f"{name} on {SOME_DAY}\n" for name in bare)
        right = [name for name, found in zip(bare, _read(text, len(bare)), strict=True) if found == name]
        if len(right) == len(bare):
            return frozenset(bare)
        bare = right
    return frozenset()


def _read(text: str, count: int) -> list[str | None]:
    """The name that each line has, None if something is wrong with it or it is quoted."""
    source = Source("names", text)
    compilation = compile_plan(source, today=SOME_DAY)
    names: list[str | None] = [None] * count
    for entry in compilation.schedule.entries:
        line = source.position(entry.activity.name.span.start).line
        if not entry.activity.name.quoted and entry.activity.parent is None and entry.first == SOME_DAY:
            names[line - 1] = entry.activity.name.text
    for finding in compilation.findings:
        if finding.severity is Severity.ERROR or finding.rule not in HARMLESS:
            names[source.position(finding.span.start).line - 1] = None
    return names


HARMLESS = frozenset({"weekend-date", "past-date", "same-day-events", "overloaded-week", "broken-rhythm"})
