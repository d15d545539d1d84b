"""By what a finding is known again when the plan has changed elsewhere: a number without the line's number in it.

It is the SHA-256, in hexadecimal digits, of the rule, the path of the file, the text of the line with its blanks
folded, and how many findings before it have all the same. So it stays when lines are put above, when the line is
indented otherwise, and when the words of the message change; and no two findings of a source have the same.
"""

from collections import Counter
from collections.abc import Iterable
from hashlib import sha256

from copflow.diagnostics.diagnostic import Diagnostic
from copflow.diagnostics.paths import plain_path
from copflow.diagnostics.source import Source


def fingerprints(source: Source, findings: Iterable[Diagnostic], folder: str = "") -> list[str]:
    """The fingerprint of each finding of a source, in their order.

    `folder`: the absolute path of the working directory, so that it does not matter how the plan's path was given.
    """
    before: Counter[str] = Counter()
    prints = []
    for finding in findings:
        same = _same(source, finding, folder)
        prints.append(_digest(f"{same}\0{before[same]}"))
        before[same] += 1
    return prints


def _same(source: Source, finding: Diagnostic, folder: str) -> str:
    """What findings have in common that only their order tells apart."""
    start = finding.span.start
    line = " ".join(source.slice(source.line_at(start)).split())
    return "\0".join((finding.rule, plain_path(source.file(start).name, folder), line))


def _digest(text: str) -> str:
    # Names of files may have bytes that are no text, which Python keeps as half characters.
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
