"""Notes, links and tags of one activity, and which of them say what another one says already."""

from copflow.diagnostics.diagnostic import Diagnostics, Label, replace
from copflow.diagnostics.prose import quoted
from copflow.diagnostics.source import Span
from copflow.language.nodes import Link, Note, Tag
from copflow.language.plan import Draft

WHAT = {Link: "link", Note: "note", Tag: "tag"}


class Descriptions:
    """Puts them into the drafts of one plan."""

    def __init__(self, found: Diagnostics) -> None:
        self._found = found
        self._first: dict[tuple[Span, str, bool, str], Span] = {}

    def put(self, draft: Draft, clause: Note | Link | Tag) -> None:
        """Put a clause into a draft, and report what stands there already."""
        match clause:
            case Note():
                (draft.private_notes if clause.private else draft.notes).append(clause.text)
                self._look(draft, clause, clause.text, clause.span, private=clause.private)
            case Link():
                draft.links.append(clause.url)
                self._look(draft, clause, clause.url, clause.span)
            case Tag():
                draft.tags.extend(tag.text for tag in clause.tags)
                for tag in clause.tags:
                    self._look(draft, clause, tag.key, tag.span)

    def _look(self, draft: Draft, clause: Note | Link | Tag, said: str, span: Span, *, private: bool = False) -> None:
        what = WHAT[clause.__class__]
        first = self._first.setdefault((draft.name.span, what, private, said), span)
        if first is span:
            return
        title = f"{quoted(draft.name.text)} has this {what} twice."
        is_whole = not isinstance(clause, Tag) or len(clause.tags) == 1
        fixes = (replace(clause.span, "", "Delete the second"),) if is_whole else ()
        self._found.report("said-twice", span, title, labels=(Label(first, "said here first"),), fixes=fixes)
