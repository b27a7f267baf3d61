"""From a tree of texts to a typed model: every fault of the schema at once, each at its line.

A value exists only when nothing is wrong. Beside it stands what is left when the faulty entries are taken out, so
that the checks of meaning can speak about the rest of the file in the same run.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from pydantic import BaseModel, ValidationError

from tanjcli.config.faults import Fault, faults_of
from tanjcli.config.nodes import Node, Pair
from tanjcli.config.positions import Path, Positions
from tanjcli.core.findings import Finding, Place

M = TypeVar("M", bound=BaseModel)

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_ROUNDS = 5
_ENTRY_DEPTH = 2  # section and entry


@dataclass(frozen=True, slots=True)
class Bound(Generic[M]):
    """What came of binding. ``partial`` equals ``value`` when there is one; ``positions`` belong to ``partial``."""

    value: M | None
    findings: tuple[Finding, ...]
    positions: Positions
    partial: M | None


def bind(node: Node, model: type[M], file: str) -> Bound[M]:
    """Type the tree ``node`` by ``model``.

    Args:
        node: the root as ``load_nodes`` gives it.
        model: the schema, a pydantic class whose scalars come from ``tanjcli.config.scalars``.
        file: the file's name as shown in findings.

    Returns:
        The value, or ``None`` with a finding for every fault.
    """
    empty = frozenset(_empty_values(node, ()))
    root = _without(node, empty)
    value, errors = _validate(root, model)
    if value is not None and not empty:
        return Bound(value, (), Positions(root, node, file), value)
    # What is missing only because its value was empty has been said already.
    faults = tuple(f for f in faults_of(errors, root, model) if (*f.path, f.params.get("key")) not in empty)
    positions = Positions(node, node, file)
    findings = [Finding("config-empty-value", positions.key(*path), {}, str(path[-1])) for path in empty]
    findings += [Finding(f.code, _place(positions, f), f.params, f.raw) for f in faults]
    partial, pruned = _salvage(root, model, faults, value)
    ordered = tuple(sorted(findings, key=lambda f: f.place))
    return Bound(None, ordered, Positions(pruned, node, file), partial)


def _place(positions: Positions, fault: Fault) -> Place:
    return positions.key(*fault.path) if fault.at_key else positions.place(*fault.path)


def _validate(root: Node, model: type[M]) -> tuple[M | None, ValidationError | None]:
    try:
        return model.model_validate(_plain(root)), None
    except ValidationError as error:
        return None, error


def _plain(node: Node) -> object:
    """The tree as lists, dicts and texts. Its depth is bounded by ``load_nodes``."""
    if isinstance(node.value, dict):
        return {text: _plain(value) for text, (_, value) in node.value.items()}
    return node.value if isinstance(node.value, str) else [_plain(item) for item in node.value]


def _empty_values(node: Node, path: Path) -> Iterable[Path]:
    if isinstance(node.value, dict):
        for text, (_, value) in node.value.items():
            yield from _empty_values(value, (*path, text))
    elif isinstance(node.value, tuple):
        for index, item in enumerate(node.value):
            yield from _empty_values(item, (*path, index))
    elif node.plain and node.value in _NULLS and path:
        yield path


def _without(node: Node, paths: Iterable[Path]) -> Node:
    """The tree with everything at ``paths`` taken out."""
    here: dict[str | int, list[Path]] = {}
    for path in paths:
        here.setdefault(path[0], []).append(path[1:])
    if not here:
        return node
    value: dict[str, Pair] | tuple[Node, ...]
    if isinstance(node.value, dict):
        value = {t: (k, _without(v, here.get(t, ()))) for t, (k, v) in node.value.items() if () not in here.get(t, ())}
    else:
        items = [item for item in node.value if isinstance(item, Node)]
        value = tuple(_without(n, here.get(i, ())) for i, n in enumerate(items) if () not in here.get(i, ()))
    return Node(value, node.line, node.column, size=node.size)


def _salvage(root: Node, model: type[M], faults: tuple[Fault, ...], value: M | None) -> tuple[M | None, Node]:
    """Validate again without the entries that are at fault; a few rounds settle what depends on what."""
    for _ in range(_ROUNDS):
        if value is not None or not faults:
            break
        doomed = {_entry(fault) for fault in faults}
        if () in doomed:
            break
        root = _without(root, doomed)
        value, errors = _validate(root, model)
        faults = tuple(faults_of(errors, root, model))
    return value, root


def _entry(fault: Fault) -> Path:
    """What to take out: an unknown key alone, else the whole entry (``targets[3]``), so that nothing half is judged."""
    if fault.code == "config-unknown-key" or len(fault.path) < _ENTRY_DEPTH:
        return fault.path
    return fault.path[:_ENTRY_DEPTH]
