"""Tokens of several words: `end of day`, `anywhere on Earth`, `in turn`, `an hour and a half`; and offsets from UTC,
and the `T` of `2026-11-10T14:00`, which is read as `at`.

Their words mean something else when they stand alone, and none of them can be misplaced within one: a token needs no
rule of the grammar that other rules would have to step around.
"""

from copflow.language import lengths

_BLANK = r"[ \t\u00a0]+"

PATTERN = rf"""
    | (?P<LENGTH>{lengths.PATTERN})
    | (?P<OFFSET>(?:[+\u2212-][0-9]{{2}}:?[0-9]{{2}}|(?:UTC|GMT)[+\u2212-][0-9]{{1,2}}(?::?[0-9]{{2}})?)(?![\w:.-]))
    | (?P<AOE>(?:anywhere{_BLANK}on{_BLANK}(?:the{_BLANK})?earth|AoE)(?![\w-]))
    | (?P<END_OF_DAY>(?:the{_BLANK})?end{_BLANK}of{_BLANK}(?:the{_BLANK}|that{_BLANK})?day(?![\w-])|EOD(?![\w-]))
    | (?P<AT>(?<=[0-9])T(?=[0-9]{{2}}:[0-9]{{2}}))
    | (?P<CLOSE>(?:the{_BLANK})?close{_BLANK}of{_BLANK}(?:business|play)(?![\w-])|(?:COB|EOB)(?![\w-]))
    | (?P<ASAP>as{_BLANK}soon{_BLANK}as{_BLANK}possible(?![\w-])|ASAP(?![\w-]))
    | (?P<IN_TURN>in{_BLANK}turn(?![\w-]))
"""
"""A part of the expression for tokens, in its verbose form."""
