"""Where things stand in a YAML file: from a path in the data back to line and column."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tanjcli.config.nodes import Node
from tanjcli.core.findings import Place

Path = tuple[str | int, ...]
ANY = "*"


@dataclass(frozen=True, slots=True)
class Positions:
    """Looks paths such as ``("targets", 3, "goal")`` up in a tree.

    ``root`` is the tree behind the bound value; ``written`` is the file as it stands, also with the entries that
    were too faulty to bind: a name declared there is known, whatever else is wrong with its entry.
    """

    root: Node | None
    written: Node | None
    file: str

    def place(self, *path: str | int) -> Place:
        """Position of the value at ``path``, or of the nearest thing above it that exists."""
        return _nearest(self.root, path, self.file)

    def key(self, *path: str | int) -> Place:
        """Position of the key that ``path`` ends with, or of the nearest thing above it that exists."""
        parent = _descend(self.root, path[:-1])
        pair = parent.value.get(str(path[-1])) if parent is not None and isinstance(parent.value, dict) else None
        return Place(self.file, line=pair[0].line, column=pair[0].column) if pair else self.place(*path)

    def text(self, *path: str | int) -> str:
        """The scalar at ``path`` as it was written; empty when there is none."""
        node = _descend(self.root, path)
        return node.value if node is not None and isinstance(node.value, str) else ""

    def names(self, *path: str | int) -> tuple[str, ...]:
        """The names declared at ``path`` in the file: the keys of a mapping, or the ``id`` of each entry of a list."""
        node = _descend(self.written, path)
        if node is None:
            return ()
        if isinstance(node.value, dict):
            return tuple(node.value)
        ids = (_descend(item, ("id",)) for item in node.value if isinstance(item, Node))
        return tuple(item.value for item in ids if item is not None and isinstance(item.value, str))

    def scalars(self, *pattern: str) -> Iterator[tuple[str, Place]]:
        """Text and position of every scalar of the file whose path matches; ``*`` stands for any key or entry."""
        if self.written is not None:
            yield from ((str(n.value), self._at(n)) for n in _matching(self.written, pattern) if _is_text(n))

    def keys(self, *pattern: str) -> Iterator[tuple[str, Place]]:
        """Text and position of every key of the mappings whose path matches ``pattern``."""
        for node in _matching(self.written, pattern) if self.written is not None else ():
            if isinstance(node.value, dict):
                yield from ((text, self._at(key)) for text, (key, _) in node.value.items())

    def _at(self, node: Node) -> Place:
        return Place(self.file, line=node.line, column=node.column)


def _is_text(node: Node) -> bool:
    return isinstance(node.value, str)


def _child(node: Node, part: str | int) -> Node | None:
    if isinstance(node.value, dict):
        pair = node.value.get(str(part))
        return pair[1] if pair else None
    if isinstance(node.value, tuple) and isinstance(part, int) and part < len(node.value):
        return node.value[part]
    return None


def _descend(node: Node | None, path: Path) -> Node | None:
    for part in path:
        node = _child(node, part) if node is not None else None
    return node


def _nearest(node: Node | None, path: Path, file: str) -> Place:
    if node is None:
        return Place(file)
    for part in path:
        below = _child(node, part)
        if below is None:
            break
        node = below
    return Place(file, line=node.line, column=node.column)


def _matching(node: Node, pattern: tuple[str, ...]) -> Iterator[Node]:
    """Depth is the pattern's length; a pattern is written in code, never read."""
    if not pattern:
        yield node
        return
    first, rest = pattern[0], pattern[1:]
    if first != ANY:
        below = _child(node, first)
        if below is not None:
            yield from _matching(below, rest)
    elif isinstance(node.value, dict):
        for _, value in node.value.values():
            yield from _matching(value, rest)
    elif isinstance(node.value, tuple):
        for item in node.value:
            yield from _matching(item, rest)
