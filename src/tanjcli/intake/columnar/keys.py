"""Which rows of a large table have a key in common, told without comparing texts row by row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import prod
from typing import TYPE_CHECKING, Any

from tanjcli.core.text import match_key
from tanjcli.intake.columnar.blocks import DeclinedError
from tanjcli.intake.columnar.scan import Scan
from tanjcli.intake.ledger_spec import LedgerSpec
from tanjcli.intake.words.cells import Value

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]

_ROOM = 8  # slots a record that a table of all combinations may take
_FEW = 1 << 16


def shared_keys(found: Scan, values: Mapping[int, list[Value]], spec: LedgerSpec, columns: Mapping[str, int]) -> Array:
    """Records whose key another record has, or whose name is also spelled in another way."""
    import numpy as np

    count = len(found.plain) if found.plain is not None else 0
    shared = np.zeros(count, np.bool_)
    parts: list[_Part] = []
    for name in spec.key:
        column = columns.get(name)
        if column is None:
            continue
        if column not in found.codes:
            raise DeclinedError  # a number that is a key
        codes = found.codes[column]
        thing = _same_value(values[column])
        if spec.columns[name].type == "text":
            said = {str(v): at for at, v in enumerate(values[column]) if v is not None}
            twice = {said[text] for text in _spellings(said)}
            if twice:
                shared |= np.isin(thing[codes], [thing[at] for at in twice])
        parts.append(_Part(codes, thing))
    return shared | _repeated(parts, count)


def _spellings(values: Mapping[str, int]) -> list[str]:
    """Of texts and the row each is first in: all that share a thing with another text, in whatever spelling."""
    by_key: dict[str, list[str]] = {}
    for text in values:
        by_key.setdefault(match_key(text), []).append(text)
    return [text for alike in by_key.values() if len(alike) > 1 for text in alike]


def _same_value(values: list[Value]) -> Array:
    """The number of each text's value; one number for texts that mean the same, −1 for those that mean nothing."""
    import numpy as np

    if None not in values and len(set(values)) == len(values):
        return np.arange(len(values), dtype=np.int32)
    known: dict[Value, int] = {}
    return np.array([-1 if v is None else known.setdefault(v, len(known)) for v in values], np.int32)


@dataclass(frozen=True)
class _Part:
    """A column of the key: the text of every record, and the thing each text means."""

    codes: Array
    things: Array

    @property
    def span(self) -> int:
        """How many things there are."""
        return int(self.things.max(initial=-1)) + 1


def _repeated(parts: list[_Part], count: int) -> Array:
    """True for every record whose combination of things occurs more than once; −1 is like nothing else."""
    import numpy as np

    repeated = np.zeros(count, np.bool_)
    if not parts or _all_differ(parts, count):
        return repeated
    complete = np.logical_and.reduce([(part.things >= 0)[part.codes] for part in parts])
    identity, most = np.zeros(int(complete.sum()), np.int64), 1
    for part in parts:
        most *= max(part.span, 1)
        identity = identity * part.span + part.things[part.codes[complete]]
        if most > _ROOM * count + 1000:
            identity, most = np.unique(identity, return_inverse=True)[1], count
    repeated[complete] = np.bincount(identity, minlength=most)[identity] > 1
    return repeated


def _all_differ(parts: list[_Part], count: int) -> bool:
    """True when no combination occurs twice: looked for a few records at a time, which stay near at hand."""
    import numpy as np

    slots = prod(part.span for part in parts)
    if slots > _ROOM * count + 1000 or any((part.things < 0).any() for part in parts):
        return False
    seen = np.zeros(slots, np.bool_)
    for at in range(0, count, _FEW):
        identity = np.zeros(1, np.int64)
        for part in parts:
            identity = identity * part.span + part.things[part.codes[at : at + _FEW]]
        seen[identity] = True
    return int(np.count_nonzero(seen)) == count
