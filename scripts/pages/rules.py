"""The pages of the rules: the list by family, and each rule with its example, copflow's message and what is right."""

from copflow.cli.rule_page import HOW_TO_ALLOW, markdown, page
from copflow.diagnostics.rules import FAMILIES, RULES
from copflow.diagnostics.texts import summary
from scripts.pages.marks import anchor

WIDTH = 120


def listed() -> str:
    """A table for each family."""
    return "\n\n".join(_table(family) for family in FAMILIES)


def _table(family: str) -> str:
    lines = [f"### {family}", "", "| Rule | Severity | May be allowed | What it says |", "|---|---|---|---|"]
    for name in FAMILIES[family]:
        rule = RULES[name]
        may = "yes" if rule.is_opinion else "no"
        link = f"[{name}](#{anchor(name)})"
        lines.append(f"| {link} | {rule.severity.name.lower()} | {may} | {summary(name)} |")
    return "\n".join(lines)


def explained() -> str:
    """What each rule means; how to allow it is said once, at the top of the page."""
    return "\n".join(_explained(name) for name in RULES)


def _explained(name: str) -> str:
    of_rule = page(name)
    parts = tuple(part for part in of_rule.parts if part[0] != HOW_TO_ALLOW)
    return markdown(of_rule._replace(parts=parts), level=3, width=WIDTH)
