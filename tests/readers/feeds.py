"""The feeds that every reader reads: of all plans of the repository, of one that uses what these do not, and of plans
with texts that mean harm."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from copflow.compile import Compilation
from copflow.feed.build import Wishes, build_feeds
from copflow.feed.lock import empty_lock
from copflow.outputs import OUTPUTS, Options
from copflow.outputs.identity import plan_uuid
from tests.outputs.support import OPTIONS, ROOT, TODAY, compiled, compiled_file

ALL_PLANS = sorted((ROOT / "plans").rglob("*.plan"))
EVERYTHING = replace(OPTIONS, private=True, alarms=True)

FULL = """
plan "A year, in full"
  time zone Europe/Berlin
person Sam
call 1 on 26 March 2027 at 14:00 for 90 minutes, remind 1 week and 1 day before
call 2 on 29 March 2027 at 14:00, remind 30 minutes before
in the gap on 28 March 2027 at 2:30 for 1 hour
at the double hour on 31 October 2027 at 2:30 for 1 hour
over the change on 27 March 2027 from 23:00 to 4:00
party on 31 December 2027 from 22:00 to 1:30
last minute due 30 June 2027 at 24:00
report due 7 May 2027 at 17:00 for 3 days by Sam
retreat from 3 to 5 May 2027 at 18:00
leap day on 29 February 2028
some day in June 2027, remind 2 days before
  paper due 1 week before, remind 1 day before
secret on 4 May 2027, private, remind 1 day before
perhaps on 6 May 2027, tentative
off on 8 May 2027, cancelled "ill", remind 1 day before
lost due TBD
"""

HOSTILE = """
plan "{}"
  time zone Europe/Berlin
  closed 24 December 2026 "{}"
person Sam "{}" sam@library.example
"{}" on 3 May 2027, note "{}", at "{}", tag "{}", by Sam
  "step {}" due 1 week before, note "{}", remind 1 day before
call on 4 May 2027 at 10:00, online, link "https://example.org/{}"
mail on 5 May 2027, link "mailto:sam@library.example?subject={}"
gone on 6 May 2027, cancelled "{}"
secret on 8 May 2027, private note "{}", private
"""

WRITTEN = {
    "marks": "a; b, c: d = e",
    "escaped line end": r"a\nb\Nc",
    "backslashes": r"\\;\,\n\\",
    "backslash at the end": "a\\",
    "typographic quotes": "it's \u201ca\u201d \u00abb\u00bb",
    "a line of the format": "END:VEVENT",
    "a parameter": "a;VALUE=DATE:20270101",
    "encoded line end": "a%0D%0ABcc:b@x.example",
    "per cent": "100%",
    "markup": "<b>a</b>&amp;<script>b</script>",
    "formula": "=SUM(A1)",
    "blanks around": "  a  ",
    "tab": "a\tb",
    "emoji": "\U0001f469\u200d\U0001f469\u200d\U0001f467 \U0001f389",
    "many emoji": "\U0001f469\U0001f3fd\u200d\U0001f4bb" * 60,
    "right to left": "\u05d9\u05d5\u05dd \u05e2\u05d9\u05d5\u05df",
    "accents apart": "e\u0301a\u0308" * 40,
    "two octets each": "\u0436" * 200,
    "four octets each": "\U00020000" * 100,
    "long": "word " * 60,
    "vertical tab": "a\vb",
    "zero": "a\0b",
    "escape sequence": "a\x1b[31mb",
    "delete": "a\x7fb",
    "next line": "a\x85b",
    "line separator": "a\u2028b",
    "turned around": "a\u202eb",
    "byte order mark": "\ufeffa",
    "no characters": "\ufffe\uffff",
}
"""Texts that can stand in a plan, although some of them are found fault with."""

FORCED = {
    "line end": "a\nDTSTART:19990101T000000Z\nATTACH:https://x.example",
    "CRLF": "a\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:x",
    "CR": "a\rDTSTART:19990101T000000Z",
    "fold": "a\r\n b",
    "end of the calendar": "a\r\nEND:VCALENDAR",
    "header": "a\nBcc: b@x.example\n\nb",
    "quotes": '"a";"b":"c"',
    "10,000 characters": "long \u0436 " * 1430,
    "10,000 without a blank": "\u0436" * 10_000,
    "half a surrogate": "a\ud83db",
}
"""Texts that no plan can have, because its language ends a text at the end of a line, or its lines are shorter."""


class Feed(NamedTuple):
    """A feed, and what it was made of."""

    name: str
    compilation: Compilation
    options: Options
    ics: bytes


def all_feeds() -> Iterator[Feed]:
    """Every feed that is tried; each name once."""
    for path in ALL_PLANS:
        compilation = compiled_file(path)
        yield from _both(f"{path.parent.name}/{path.stem}", compilation)
        yield _built(f"{path.parent.name}/{path.stem} as it is built", compilation)
    yield from _both("full", compiled(FULL))
    yield from hostile_feeds()


def hostile_feeds() -> Iterator[Feed]:
    """The feeds of the texts that mean harm."""
    for name, text in WRITTEN.items():
        yield _feed(f"written/{name}", compiled(HOSTILE.replace("{}", text), f"{text}.plan"), EVERYTHING)
    for name, text in FORCED.items():
        yield _feed(f"forced/{name}", _forced(text), EVERYTHING)


def _both(name: str, compilation: Compilation) -> Iterator[Feed]:
    yield _feed(name, compilation, OPTIONS)
    yield _feed(f"{name} with everything", compilation, EVERYTHING)


def _feed(name: str, compilation: Compilation, options: Options) -> Feed:
    return Feed(name, compilation, options, OUTPUTS["ics"].load()(compilation, options))


def _built(name: str, compilation: Compilation) -> Feed:
    """The feed of everything in a first publication."""
    lock = empty_lock(str(plan_uuid(compilation)))
    built = build_feeds(compilation, lock, Wishes("plan", TODAY), lambda: OPTIONS.stamp)
    whole = next(file.content for file in built.files if file.path == "plan/all.ics")
    return Feed(name, compilation, replace(OPTIONS, lines=False), whole)


def _forced(text: str) -> Compilation:
    """A plan in which the text was put in every place behind the language's back."""
    compilation = compiled(HOSTILE.replace("{}", "harmless"), f"{text}.plan")
    for activity in compilation.graph.activities:
        activity.name = activity.name._replace(text=f"{activity.name.text} {text}")
        activity.full_name = f"{activity.full_name} {text}"
        activity.notes, activity.private_notes = (text, *activity.notes), (text,)
        activity.tags, activity.place, activity.purpose = (text,), text, text
        activity.links = (f"https://example.org/{text}", f"mailto:{text}", f"javascript:{text}")
        activity.participants = (text,)
    return compilation
