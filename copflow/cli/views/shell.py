"""Commands that people are told to write."""

import shlex

CHANGED_BY_SHELLS = frozenset('"$`\\!')


def word(text: str, *, always: bool = False) -> str:
    """A word as a shell takes it: in double quotes, as people write them, where that is enough; `always`: even where no
    quotes are needed."""
    if set(text) & CHANGED_BY_SHELLS:
        return shlex.quote(text)
    return f'"{text}"' if always or shlex.quote(text) != text else text
