"""What is said of a line, as data: sentences, each about some characters of it."""

from enum import Enum
from typing import NamedTuple

from copflow.diagnostics.source import Span


class LineKind(Enum):
    """What a line is; of several parts the first one decides."""

    BLANK = "blank"
    COMMENT = "comment"
    PLAN = "plan"
    SETTING = "setting"
    PERSON = "person"
    TEAM = "team"
    ABSENCE = "absence"
    SHAPE = "shape"
    ACTIVITY = "activity"
    STEP = "step"
    MORE = "more"
    UNREAD = "unread"


class About(Enum):
    """What a sentence is about: the part as a whole, a clause, what follows from all, or what is wrong."""

    PART = "part"
    CLAUSE = "clause"
    RESULT = "result"
    COMMENT = "comment"
    FINDING = "finding"


class Said(NamedTuple):
    """A sentence, and the characters that it is about; `words` are these as written, where they are shown."""

    about: About
    span: Span
    text: str
    words: str = ""


class LineSpeech(NamedTuple):
    """A line (without its line end) and how it was understood. The first line of a file is 1."""

    number: int
    span: Span
    kind: LineKind
    said: tuple[Said, ...]
    is_understood: bool
