"""One key, two rows: the same words twice count once; words that differ are never chosen between."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from tanjcli.intake.words.cells import Value


@dataclass(slots=True)
class Duplicates:
    """Positions of rows: ``repeated`` ones add nothing, ``conflicting`` pairs cannot both be right."""

    repeated: dict[int, int] = field(default_factory=dict)
    superseded: set[int] = field(default_factory=set)
    conflicting: list[tuple[int, int]] = field(default_factory=list)


def find_duplicates(
    positions: Sequence[int],
    key: Sequence[str],
    columns: Mapping[str, list[Value]],
    policy: Literal["error", "latest"],
) -> Duplicates:
    """Compare the rows at ``positions`` by ``key``; with ``latest`` the row further down supersedes the one above."""
    found = Duplicates()
    keys = [columns[name] for name in key if name in columns]
    first: dict[tuple[Value, ...], int] = {}
    for i in positions:
        identity = tuple(values[i] for values in keys)
        earlier = first.setdefault(identity, i)
        if earlier == i:
            continue
        if all(values[i] == values[earlier] for values in columns.values()):
            found.repeated[i] = earlier
        elif policy == "latest":
            found.superseded.add(earlier)
            first[identity] = i
        else:
            found.conflicting.append((i, earlier))
    return found
