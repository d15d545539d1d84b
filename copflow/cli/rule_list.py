"""The list of rules, by what they are about."""

from collections.abc import Iterator, Sequence

from copflow.diagnostics.rules import FAMILIES, RULES
from copflow.diagnostics.texts import summary
from copflow.reports.canvas import LOOKS, Canvas
from copflow.reports.concise import WORDS

GAP = "  "


def plain(names: Sequence[str]) -> str:
    """A line for each rule, the same whatever the terminal."""
    widest = max(map(len, RULES))
    kinds = max(map(len, WORDS.values()))
    lines: list[str] = []
    for family, rules in _families(names):
        lines += ["", family] if lines else [family]
        lines += [
            f"{GAP}{rule:{widest}}{GAP}{WORDS[RULES[rule].severity]:{kinds}}{GAP}{summary(rule)}" for rule in rules
        ]
    return "".join(f"{line}\n" for line in lines)


def _families(names: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    for family, rules in FAMILIES.items():
        if chosen := [rule for rule in rules if rule in names]:
            yield family, chosen


def render(names: Sequence[str], canvas: Canvas) -> str:
    """The list for a terminal: what a rule finds is wrapped inside its column."""
    from rich.console import Console
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    system = "standard" if canvas.colour else None
    console = Console(width=canvas.width, force_terminal=canvas.colour, color_system=system, highlight=False)  # type: ignore[arg-type]
    with console.capture() as captured:
        for number, (family, rules) in enumerate(_families(names)):
            console.print(Text(f"\n{family}" if number else family, style="bold"))
            table = Table.grid(padding=(0, len(GAP), 0, 0))
            table.add_column(width=max(map(len, RULES)))
            table.add_column(width=max(map(len, WORDS.values())))
            table.add_column(overflow="fold")
            for rule in rules:
                severity = RULES[rule].severity
                word = Text.from_ansi(canvas.paint(WORDS[severity], LOOKS[severity]))
                table.add_row(Text(rule), word, Text(summary(rule)))
            console.print(Padding(table, (0, 0, 0, len(GAP))))
    return "".join(f"{line.rstrip()}\n" for line in captured.get().splitlines())
