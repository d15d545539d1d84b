"""The words of the language and the kind of token that each is.

A word in this table is a word of the language only where a clause can start or go on with it; in a name
it is a word like any other.
"""

from copflow.dates.words import MONTHS, NUMBER_WORDS, ORDINAL_WORDS, UNITS, WEEKDAYS

KEYWORDS = (
    "about", "advance", "after", "and", "anywhere", "as", "at", "away", "before", "between", "by", "cancelled",
    "closed", "confirmed", "count", "done", "down", "due", "during", "each", "earlier", "early", "end", "every",
    "except", "following", "for", "formerly", "fortnightly", "from", "holidays", "in", "include", "keep", "late",
    "later", "least", "link", "mid", "monthly", "most", "move", "moved", "needs", "never", "next", "no", "not",
    "note", "numbered", "of", "on", "ongoing", "online", "optional", "or", "other", "over", "person", "plan",
    "previous", "prior", "private", "purpose", "purposes", "quarterly", "remind", "same", "skip", "start", "tag",
    "tasks", "tbd", "team", "tentative", "term", "than", "the", "then", "this", "time", "times", "timezone", "to",
    "together", "until", "weekday", "weekly", "with", "within", "working", "yearly", "zone",
)  # fmt: skip

SYNONYMS = {
    "&": "AND",
    "biweekly": "BIWEEKLY",
    "bimonthly": "BIMONTHLY",
    "business": "WORKING",
    "deadline": "TASKS",
    "deadlines": "TASKS",
    "in-person": "IN_PERSON",
    "workday": "WORKDAY",
    "workdays": "WORKDAY",
    "canceled": "CANCELLED",
    "counted": "COUNT",
    "counting": "COUNT",
    "tba": "TBD",
    "daily": "DAILY",
    "event": "MEETINGS",
    "events": "MEETINGS",
    "beginning": "START",
    "postponed": "MOVED",
    "extended": "MOVED",
    "skipping": "SKIP",
    "through": "TO",
    "thru": "TO",
    "till": "UNTIL",
    "weekdays": "WEEKDAY",
    "meeting": "MEETINGS",
    "meetings": "MEETINGS",
    "middle": "MID",
    "task": "TASKS",
    "weekends": "WEEKENDS",
    "annually": "YEARLY",
    "alternate": "ALTERNATE",
    "alternating": "ALTERNATE",
    "bi-monthly": "BIMONTHLY",
    "bi-weekly": "BIWEEKLY",
    "biannually": "SEMI",
    "even": "EVEN",
    "odd": "ODD",
    "once": "ONCE",
    "semi-annually": "SEMI",
    "semi-monthly": "SEMI",
    "semi-weekly": "SEMI",
    "semiannually": "SEMI",
    "semimonthly": "SEMI",
    "twice": "TWICE",
    "weekend": "WEEKEND",
}

# What each word becomes: the kind of its token, and the value for the kinds that carry one.
WORDS: dict[str, tuple[str, object]] = {word: (word.upper(), word) for word in KEYWORDS}
WORDS |= {word: (kind, word) for word, kind in SYNONYMS.items()}
WORDS |= {word: ("MONTH", number) for word, number in MONTHS.items()}
WORDS |= {word: ("WEEKDAY_NAME", number) for word, number in WEEKDAYS.items()}
WORDS |= {f"{word}s": ("WEEKDAYS", number) for word, number in WEEKDAYS.items() if len(word) > 5}
WORDS |= {word: ("NUMBER_WORD", number) for word, number in NUMBER_WORDS.items()}
WORDS |= {word: ("ORDINAL", number) for word, number in ORDINAL_WORDS.items()}
WORDS |= {word: ("UNIT", unit) for word, unit in UNITS.items()}
WORDS |= {word: ("HALF", word) for word in ("am", "pm", "a.m.", "p.m.")}
WORDS |= {word: ("CLOCK_WORD", minutes) for word, minutes in (("noon", 12 * 60), ("midday", 12 * 60))}
WORDS["midnight"] = ("CLOCK_WORD", None)
WORDS |= {f"q{number}": ("QUARTER", number) for number in range(1, 5)}

# What is often written instead of a word of the language, and the word that is meant.
MEANT: dict[str, tuple[str, ...]] = {
    "@": ("at",),
    "ahead": ("before",),
    "a": ("at",),
    "b": ("by",),
    "i": ("in",),
    "n": ("in", "on"),
    "o": ("on",),
    "remote": ("online",),
    "starting": ("from",),
    "t": ("at",),
    "virtual": ("online",),
    "virtually": ("online",),
    "y": ("by",),
}
