"""Syntax faults further down: where the parser gave up, what follows is tried piece by piece.

A piece is a key or list entry with what is indented below it. Only its syntax can be judged, so nothing of a broken
file is read; but every place to mend is told in one run.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import yaml

from tanjcli.config.scan import explain_syntax
from tanjcli.core.findings import Finding

MOST_FAULTS = 50
_DEEPEST = 3  # section, entry, key of an entry


def further_faults(text: str, file: str, first: Finding) -> list[Finding]:
    """The syntax faults below ``first``, from the top, at most ``MOST_FAULTS``."""
    found: list[Finding] = []
    lines = text.split("\n")
    for fault in _faults(lines, 0, len(lines), file, 1):
        if fault.place.line > first.place.line and fault.place not in {known.place for known in found}:
            found.append(fault)
        if len(found) == MOST_FAULTS:
            break
    return found


def _faults(lines: Sequence[str], start: int, end: int, file: str, depth: int) -> Iterator[Finding]:
    for top, bottom in _pieces(lines, start, end):
        piece = "\n" * top + "\n".join(lines[top:bottom])
        error = _syntax_error(piece)
        if error is None:
            continue
        below = list(_faults(lines, top + 1, bottom, file, depth + 1)) if depth < _DEEPEST else []
        yield from below or [explain_syntax(piece, error, file)]


def _pieces(lines: Sequence[str], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Runs of lines that begin at the least indentation of all."""
    told = {n: len(lines[n]) - len(lines[n].lstrip(" ")) for n in range(start, end) if _says_something(lines[n])}
    least = min(told.values(), default=0)
    tops = [n for n, indent in told.items() if indent == least]
    yield from zip(tops, [*tops[1:], end], strict=True) if tops else ()


def _says_something(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _syntax_error(piece: str) -> yaml.YAMLError | None:
    loader = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
    try:
        for _ in yaml.parse(piece, Loader=loader):
            pass
    except yaml.YAMLError as error:
        return error
    return None
