"""The catalogue of docs/mistakes.md: mistakes that authors make, what is said of each, and what that is worth."""

from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from copflow.diagnostics.diagnostic import Diagnostic
from tests.mistakes.collection import Mistake, all_mistakes, findings, is_right, mended

KINDS = {
    "words": "Misspelt and unknown words",
    "missing": "Something is missing",
    "order": "Words in another order",
    "tools": "Words of other tools",
    "twice": "Said twice",
    "impossible": "Dates and times that there are not",
    "years": "Years, and dates outside of the plan",
    "closed": "Holidays and closed days",
    "zones": "Time zones and the change of the clocks",
    "limits": "Limits and needs that contradict a date",
    "rings": "Rings, and needs of itself",
    "names": "Names",
    "lines": "Lines, indentation and characters",
    "files": "Files",
    "people": "People",
    "repeats": "Repetitions",
    "states": "States, moved and renamed activities",
}
"""The folders of tests/mistakes/, and what they hold."""


class Judged(NamedTuple):
    """A mistake with its findings, and whether each of their fixes mends the plan."""

    mistake: Mistake
    found: Sequence[Diagnostic]
    mends: bool

    @property
    def has_fix(self) -> bool:
        """Whether its first finding offers a fix."""
        return bool(self.found and self.found[0].fixes)

    @property
    def first_is_right(self) -> bool:
        """Whether the first fix writes what was meant."""
        return self.has_fix and is_right(self.mistake, self.found[0].fixes[0])


@cache
def _judged() -> tuple[Judged, ...]:
    return tuple(_judge(mistake) for mistake in all_mistakes())


def _judge(mistake: Mistake) -> Judged:
    found = findings(mistake.compiled())
    fixes = [fix for finding in found for fix in finding.fixes]
    mends = all(not findings(mistake.compiled(mended(mistake.text, fix))) for fix in fixes)
    return Judged(mistake, found, mends)


def counts() -> str:
    """A table with a row for each kind, and one for all."""
    head = "| Kind | Mistakes | Findings | Cascades | With a fix | All fixes mend it | First fix is right |"
    kinds = [kind for kind in KINDS if any(one.mistake.kind == kind for one in _judged())]
    lines = [_counted(KINDS[kind], [one for one in _judged() if one.mistake.kind == kind]) for kind in kinds]
    return "\n".join([head, "|---|---|---|---|---|---|---|", *lines, _counted("**All**", _judged())])


def _counted(title: str, judged: Sequence[Judged]) -> str:
    found = sum(len(one.found) for one in judged)
    cascades = sum(max(0, len(one.found) - 1) for one in judged)
    fixed = [one for one in judged if one.has_fix]
    mends, right = sum(one.mends for one in fixed), sum(one.first_is_right for one in fixed)
    numbers = (len(judged), found, cascades, len(fixed), mends, right)
    return f"| {title} | {' | '.join(map(str, numbers))} |"


def rules() -> str:
    """How many mistakes each rule answers."""
    given = Counter(one.found[0].rule for one in _judged() if one.found)
    lines = [f"| {rule} | {number} |" for rule, number in sorted(given.items(), key=lambda item: (-item[1], item[0]))]
    return "\n".join(["| Rule | Mistakes |", "|---|---|", *lines])


def catalogue() -> str:
    """Every mistake with its message, by kind."""
    parts: list[str] = []
    for kind, title in KINDS.items():
        parts.append(f"## {title}")
        parts += [_shown(one.mistake) for one in _judged() if one.mistake.kind == kind]
    return "\n\n".join(parts)


def _shown(mistake: Mistake) -> str:
    said = mistake.shown.rpartition("\n\n")[0]
    link = f"../tests/mistakes/{mistake.kind}/{mistake.name}.md"
    return f"### {mistake.title}\n\nMeant: `{mistake.meant}` ([{mistake.name}]({link})).\n\n```text\n{said}\n```"
