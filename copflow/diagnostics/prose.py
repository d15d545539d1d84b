"""How the author's own words stand in a sentence."""

LONGEST = 48
"""How many characters of a name are quoted; of a longer one its beginning and its end."""


def quoted(text: str) -> str:
    """`"webinar 1"`, with blanks folded and a very long text shortened in its middle."""
    shown = " ".join(text.split())
    if len(shown) > LONGEST:
        shown = f"{shown[: LONGEST - 16].rstrip()} … {shown[-13:].lstrip()}"
    return f'"{shown}"'
