"""Trees in words: an activity with its steps below it."""

from collections import Counter
from collections.abc import Iterator

from copflow.importing.groups import Writer, unit_of, ways_of
from copflow.importing.model import Occurrence, Shown, shown
from copflow.importing.notes import Note
from copflow.importing.pieces import INDENT, Alternative, Piece, Unit, expected
from copflow.importing.steps import Tree
from copflow.importing.wording import Wording, below, beside


def tree_unit(tree: Tree, writer: Writer) -> Unit:
    """The tree with all ways to write it."""
    if not tree.steps:
        return unit_of(tree.group, writer)
    return Unit([one for node in tree.all() for one in node.group.occurrences], _tree_ways(tree, writer))


def _tree_ways(tree: Tree, writer: Writer) -> Iterator[Alternative]:
    """With its steps; with the steps' dates in place of distances; each for itself."""
    name = writer.names.take(tree.group.name)
    for with_distance in (True, False) if tree.group.is_single else (True,):
        for piece, rest in ways_of(tree.group, name, writer):
            if piece is not None and not rest:
                add_steps(piece, tree, name, writer, with_distance=with_distance)
                yield Alternative(piece, [])
                break
    writer.names.release(name)
    yield Alternative(None, [unit_of(node.group, writer) for node in tree.all()])


def add_steps(piece: Piece, tree: Tree, name: str, writer: Writer, *, with_distance: bool) -> None:
    """Put the steps below a piece, the activity of which has the name."""
    for step in tree.steps:
        piece.below += step_lines(step, writer, with_distance=with_distance)
    for node, owner in _below(tree, name):
        piece.occurrences = [*piece.occurrences, *node.group.occurrences]
        piece.expected += _expected(node, owner)
        if node.when is not None and (with_distance or not node.group.is_single):
            piece.ruled += len(node.group.occurrences)
        if node.is_retold:
            text = f'A title is written in copflow\'s order, as that of a step "{node.name}"'
            piece.notes.append(Note(node.group.occurrences[0].line, text))


def _below(tree: Tree, name: str) -> Iterator[tuple[Tree, str]]:
    """All steps, each with its owner's name."""
    for step in tree.steps:
        yield step, name
        yield from _below(step, f"{step.name} of {name}")


def _expected(step: Tree, owner: str) -> Counter[Shown]:
    """What a calendar has to show for a step: its own title, if it is not retold."""
    if not step.is_retold:
        return expected(step.group.occurrences)
    found = [shown(one) for one in step.group.occurrences]
    words = f"{step.name}{' due' if step.is_task else ''} ({owner})"
    return Counter(one._replace(title=words) for one in found if one is not None)


def step_lines(step: Tree, writer: Writer, *, with_distance: bool) -> list[str]:
    """The lines of a step and of all below it, not indented."""
    one = step.group.occurrences[0]
    wording = writer.wording
    due = " due" if step.is_task else ""
    head = f"{writer.names.written(step.name)}{due}{_when(step, one, wording, with_distance=with_distance)}"
    lines = [head + beside(one.details), *(INDENT + line for line in below(one.details))]
    for inner in step.steps:
        lines += [INDENT + line for line in step_lines(inner, writer, with_distance=with_distance)]
    return lines


def _when(step: Tree, one: Occurrence, wording: Wording, *, with_distance: bool) -> str:
    if one.window or one.timing is None:
        return f" {one.window or 'TBD'}"
    if step.when is not None and (with_distance or len(step.group.occurrences) > 1):
        distance = f" {step.when}" if step.when else ""
        return distance + wording.time(one.timing, is_task=step.is_task)
    on = wording.on(one.timing)
    time = wording.time(one.timing, is_task=step.is_task) if one.timing.clock else ""
    return f" {on.removeprefix('on ') if step.is_task else on}{time}"
