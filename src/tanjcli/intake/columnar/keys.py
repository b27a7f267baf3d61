"""Which rows of a large table have a key in common, told without comparing texts row by row."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from tanjcli.core.text import match_key
from tanjcli.intake.columnar.blocks import DeclinedError
from tanjcli.intake.columnar.scan import Scan
from tanjcli.intake.spec import LedgerSpec
from tanjcli.intake.words.cells import Value

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]


def shared_keys(found: Scan, values: Mapping[int, list[Value]], spec: LedgerSpec, columns: Mapping[str, int]) -> Array:
    """Records whose key another record has, or whose name is also spelled in another way."""
    import numpy as np

    count = len(found.plain) if found.plain is not None else 0
    shared = np.zeros(count, np.bool_)
    parts: list[Array] = []
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
        parts.append(thing[codes])
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

    known: dict[Value, int] = {}
    return np.array([-1 if v is None else known.setdefault(v, len(known)) for v in values], np.int64)


def _repeated(parts: list[Array], count: int) -> Array:
    """True for every record whose combination of ``parts`` occurs more than once; −1 is like nothing else."""
    import numpy as np

    repeated = np.zeros(count, np.bool_)
    if not parts or not count:
        return repeated
    complete = np.ones(count, np.bool_)
    identity = np.zeros(count, np.int64)
    for part in parts:
        span = int(part.max()) + 1
        complete &= part >= 0
        if span and int(identity.max()) > (2**62) // max(span, 1):
            _, identity = np.unique(identity, return_inverse=True)
        identity = identity * max(span, 1) + np.maximum(part, 0)
    most = int(identity.max()) + 1
    if most > 8 * count + 1000:
        _, identity = np.unique(identity, return_inverse=True)
        most = int(identity.max()) + 1
    times = np.bincount(identity[complete], minlength=most)
    return (times[identity] > 1) & complete
