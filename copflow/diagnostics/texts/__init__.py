"""The text of each rule: a Markdown file of its name, from which `copflow rules`, the docs and the tests are made.

A file has a heading with the name of the rule, a paragraph that says what it finds, and the sections `Why`, `Example`
(plans that break the rule) and `Instead` (the same, mended).
"""

from functools import cache
from importlib.resources import files


@cache
def rule_file(rule: str) -> str:
    """The Markdown text of a rule."""
    return files(__package__).joinpath(f"{rule}.md").read_text(encoding="utf-8")


def summary(rule: str) -> str:
    """What a rule finds: the paragraph below its heading, in one line."""
    return " ".join(rule_file(rule).split("\n\n")[1].split())
