"""Restricted YAML: a plain tree whose every node knows its line and column.

Built on PyYAML's parser events alone, so nothing is ever constructed or guessed: a scalar is its text, and only a
schema says later what the text may be. Everything that can surprise a reader is refused by name: tags, merge keys,
cycles, alias bombs, deep nesting, duplicate keys, invisible characters. Several faults are all reported; after a syntax
error only further ones, for nothing else can be known.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, NoReturn

import yaml

from tanjcli.config.recover import further_faults
from tanjcli.config.scan import explain_syntax, hidden_character, lacks_blank, scan_text, suspicious_key
from tanjcli.core.findings import Finding, Place

MAX_BYTES = 2_000_000
MAX_DEPTH = 20
MAX_ALIASES = 50
MAX_NODES = 100_000

_CONSEQUENCES = ("yaml-syntax", "yaml-suspicious-key")

Pair = tuple["Node", "Node"]


@dataclass(frozen=True, slots=True)
class Node:
    """One node and where it starts, counted from 1.

    ``value`` is the text of a scalar, a tuple of nodes, or a dict from key text to ``(key, value)`` in written
    order. ``plain`` marks unquoted text; ``size`` counts the node with everything below it, aliases expanded.
    """

    value: str | tuple[Node, ...] | dict[str, Pair]
    line: int
    column: int
    plain: bool = False
    size: int = 1


def load_nodes(text: bytes, file: str) -> tuple[Node | None, tuple[Finding, ...]]:
    """Read the bytes of one YAML document.

    Args:
        text: the bytes of the file, UTF-8 with or without a byte order mark.
        file: its name as shown in findings.

    Returns:
        The tree, ``None`` where none could be built, and every finding in order of position. The tree of a text
        with findings lacks what was refused (the second of two equal keys …), so that the rest can be checked.
    """
    if len(text) > MAX_BYTES:
        params = {"size": str(len(text)), "limit": str(MAX_BYTES)}
        return None, (Finding("yaml-too-big", Place(file, line=1, column=1), params),)
    try:
        decoded = text.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, (_not_utf8(text, error.start, file),)
    scanned = scan_text(decoded, file)
    if any(finding.code == "yaml-hidden-character" for finding in scanned):
        # The parser breaks lines at some of them and stops at others: no position past here could be trusted.
        return None, scanned
    builder = _Builder(file)
    root = builder.build(decoded)
    # What the parser makes of a line with bad indentation, or of the one below, is no news.
    explained = {f.place.line + below for f in scanned for below in (0, 1)}
    news = (f for f in builder.findings if f.code not in _CONSEQUENCES or f.place.line not in explained)
    return root, tuple(sorted((*scanned, *news), key=lambda f: f.place))


def _not_utf8(text: bytes, start: int, file: str) -> Finding:
    line_start = text.rfind(b"\n", 0, start) + 1
    column = len(text[line_start:start].decode("utf-8", "ignore")) + 1
    seen = text[start : start + 8].hex(" ")
    return Finding("yaml-not-utf8", Place(file, line=text.count(b"\n", 0, start) + 1, column=column), {}, seen)


class _Stop(Exception):  # noqa: N818 - control flow of this module, never seen outside
    """Nothing more can be read."""


@dataclass(slots=True)
class _Open:
    """A collection still being read; in a mapping ``key`` waits for its value."""

    event: Any
    mapping: bool
    items: list[Node] = field(default_factory=list)
    pairs: dict[str, Pair] = field(default_factory=dict)
    key: Node | None = None
    size: int = 1


class _Builder:
    """Turns events into nodes with a stack of its own: depth is a number here, never the interpreter's recursion."""

    def __init__(self, file: str) -> None:
        self.findings: list[Finding] = []
        self._file = file
        self._stack: list[_Open] = []
        self._anchors: dict[str, Node | None] = {}
        self._root: Node | None = None
        self._aliases = self._documents = self._nodes = 0
        self._take: dict[type[yaml.Event], Callable[[Any], None]] = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._open,
            yaml.SequenceStartEvent: self._open,
            yaml.MappingEndEvent: self._close,
            yaml.SequenceEndEvent: self._close,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
        }

    def build(self, text: str) -> Node | None:
        """The document's root, or ``None`` with a finding that says why."""
        # Either loader only parses here, it constructs nothing; the one without libyaml is ten times slower.
        loader = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
        try:
            for event in yaml.parse(text, Loader=loader):
                if take := self._take.get(type(event)):
                    take(event)
        except yaml.YAMLError as error:
            first = explain_syntax(text, error, self._file)
            self.findings += [first, *further_faults(text, self._file, first)]
            return None
        except _Stop:
            return None
        if self._root is None:
            self.findings.append(Finding("yaml-empty", Place(self._file, line=1, column=1)))
        return self._root

    def _document(self, event: Any) -> None:
        self._documents += 1
        if self._documents > 1:
            self._stop("yaml-two-documents", event)

    def _scalar(self, event: Any) -> None:
        self._check_tag(event)
        text, style = event.value, event.style
        node = Node(text, event.start_mark.line + 1, event.start_mark.column + 1, plain=not style)
        if hidden := hidden_character(text):
            self._report("yaml-hidden-character", event, character=hidden)
        elif (text == "=" and not style) or (not text.strip() and style in (">", "|")):
            self._report("yaml-operator", event, raw=style or text)
        self._count(1, event)
        self._finish(node, event)

    def _open(self, event: Any) -> None:
        self._check_tag(event)
        if len(self._stack) >= MAX_DEPTH:
            self._stop("yaml-too-deep", event, limit=str(MAX_DEPTH))
        if event.anchor:
            self._anchors[event.anchor] = None
        self._count(1, event)
        self._stack.append(_Open(event, mapping=isinstance(event, yaml.MappingStartEvent)))

    def _close(self, _: Any) -> None:
        top = self._stack.pop()
        mark = top.event.start_mark
        value = top.pairs if top.mapping else tuple(top.items)
        self._finish(Node(value, mark.line + 1, mark.column + 1, size=top.size), top.event)

    def _alias(self, event: Any) -> None:
        self._aliases += 1
        if self._aliases > MAX_ALIASES:
            self._stop("yaml-too-many-aliases", event, limit=str(MAX_ALIASES))
        node = self._anchors.get(event.anchor)
        if node is None:
            # An anchor that is known but unfinished would contain itself.
            self._stop("yaml-cycle" if event.anchor in self._anchors else "yaml-unknown-alias", event, raw=event.anchor)
        else:
            self._count(node.size, event)
            self._place(node, event)

    def _finish(self, node: Node, event: Any) -> None:
        if event.anchor:
            self._anchors[event.anchor] = node
        self._place(node, event)

    def _place(self, node: Node, event: Any) -> None:
        """Put a finished node where the innermost open collection expects it."""
        if not self._stack:
            self._root = node
            return
        top = self._stack[-1]
        top.size += node.size
        if not top.mapping:
            top.items.append(node)
        elif top.key is None:
            self._check_key(node, event)
            top.key = node
        else:
            self._add_pair(top, top.key, node)
            top.key = None

    def _check_key(self, key: Node, event: Any) -> None:
        if not isinstance(key.value, str):
            self._report("yaml-complex-key", event)
        elif key.plain and key.value == "<<":
            self._report("yaml-merge-key", event, raw=key.value)
        elif suspicious := suspicious_key(key.value):
            self._report("yaml-suspicious-key", event, raw=key.value, character=suspicious)

    def _add_pair(self, top: _Open, key: Node, value: Node) -> None:
        if not isinstance(key.value, str) or (key.plain and key.value == "<<"):
            return
        first = top.pairs.get(key.value)
        place = Place(self._file, line=key.line, column=key.column)
        if first is not None:
            other = Place(self._file, line=first[0].line, column=first[0].column)
            params = {"first": str(other.line)}
            self.findings.append(Finding("yaml-duplicate-key", place, params, key.value[:200], related=(other,)))
        elif key.plain and value.plain and value.value == "" and lacks_blank(key.value):
            self.findings.append(Finding("yaml-colon", place, {}, key.value[:200]))
        elif not suspicious_key(key.value):
            top.pairs[key.value] = (key, value)

    def _check_tag(self, event: Any) -> None:
        if event.tag is not None:
            self._report("yaml-tag", event, raw=event.tag)

    def _count(self, nodes: int, event: Any) -> None:
        self._nodes += nodes
        if self._nodes > MAX_NODES:
            self._stop("yaml-too-many-nodes", event, limit=str(MAX_NODES))

    def _report(self, code: str, event: Any, raw: str = "", **params: str) -> None:
        mark = event.start_mark
        place = Place(self._file, line=mark.line + 1, column=mark.column + 1)
        self.findings.append(Finding(code, place, params, raw[:200]))

    def _stop(self, code: str, event: Any, raw: str = "", **params: str) -> NoReturn:
        self._report(code, event, raw, **params)
        raise _Stop
