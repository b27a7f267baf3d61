"""Which distinct texts of a column are plain, and what they mean: the careful rules, asked once a text.

A text is plain when the careful reader would take it as it is, without a word, whatever stands beside it. Short cuts
are for texts of everyday characters only, and only where the recipe has no say in what they mean.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tanjcli.core.quantities import UnitTable
from tanjcli.core.text import match_key
from tanjcli.intake.files.fault import Fault
from tanjcli.intake.files.grid import Sheet, is_blank, text_of
from tanjcli.intake.tables.header import Header
from tanjcli.intake.tables.table import TOTAL_WORDS, is_note, total_label
from tanjcli.intake.words.cells import Aliased, CellRule, Value, read_cell
from tanjcli.intake.words.identity import code_doubt
from tanjcli.intake.words.number_text import Cleaned
from tanjcli.intake.words.unit_text import split_unit

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]

_EVERYDAY = re.compile("[0-9A-Za-z\u4e00-\u9fff（）·.-]+")
_CAPITALS = re.compile("[0-9A-Z]+")
_CREDIT = re.compile("(?=.*[0-9])[0-9A-Z]{18}")
_REMARKABLE = (Fault, Cleaned, Aliased)
# Any of these characters is in every label that a total row can have; a header over one column is no identifier.
TOTAL_SIGNS = "[" + "".join(sorted({*"".join(TOTAL_WORDS), *"其中"})) + "]"
_ASIDE = Header(0, 0, ("", ""), {"": 1}, {}, {})


@dataclass(frozen=True, slots=True)
class Rules:
    """What a column's texts are held against. ``labels``: of total rows; ``heads``: what the header says above it.

    ``leading``: the first column of the sheet, where notes begin. ``key`` texts are one thing in one spelling, and name
    no unit but those in ``units``, of which the table has the ``amounts``.
    """

    cell: CellRule
    needed: bool
    leading: bool
    spelled: bool
    labels: frozenset[str]
    heads: frozenset[str]
    amounts: frozenset[str]
    units: UnitTable


def judge(texts: Sequence[str], rules: Rules) -> tuple[list[Value], Array]:
    """The value of every text (``None`` where it has none or is not plain), and whether it is plain."""
    import numpy as np

    signs = re.compile(TOTAL_SIGNS)
    cell = rules.cell
    by_rule = bool(cell.missing or cell.mapping or cell.aliases)
    as_written = {"text": _EVERYDAY, "code": _CAPITALS}.get(cell.type) if not by_rule else None
    values: list[Value] = []
    plain = np.ones(len(texts), np.bool_)
    for at, text in enumerate(texts):
        if as_written is not None and as_written.fullmatch(text):
            values.append(text)
        else:
            reading = None if is_blank(text) else read_cell(text, cell)
            odd = isinstance(reading, _REMARKABLE) or (reading is None and rules.needed)
            values.append(None if isinstance(reading, _REMARKABLE) else reading)
            plain[at] = not odd
        if rules.labels or signs.search(text):
            plain[at] &= not total_label(_cell(text), _ASIDE, 0, rules.labels)
    if rules.leading:
        for at, text in enumerate(texts):
            key = text if _CAPITALS.fullmatch(text) else match_key(text)
            if not key or key in rules.heads or is_note(text_of(text)):
                plain[at] = False
    if rules.spelled and rules.amounts:
        for at, text in enumerate(texts):
            unit = split_unit(text_of(text), rules.units)[1]
            if unit and unit not in rules.amounts:
                plain[at] = False
    return values, plain


def doubted(codes: Sequence[Value], counts: Array, *, credit: bool) -> tuple[Array, bool]:
    """Codes that anything is said about, and whether they are credit codes; ``counts``: how often each occurs.

    ``credit``: the header says so; else most of them must look it, as in ``identity.code_doubts``.
    """
    import numpy as np

    shaped = np.array([isinstance(code, str) and bool(_CREDIT.fullmatch(code)) for code in codes], np.bool_)
    known = np.array([code is not None for code in codes], np.bool_)
    if shaped.size:
        credit = credit or bool(2 * counts[shaped].sum() > counts[known].sum())
    doubts = known & ~shaped if credit else np.zeros(len(codes), np.bool_)
    texts = [str(code) for code, fits in zip(codes, shaped, strict=True) if fits]
    if texts:
        doubts[shaped] = [bool(code_doubt(text)) for text in texts] if len(texts) < 100 else ~_right(texts)
    return doubts, credit


def _right(codes: list[str]) -> Array:
    """True where both check characters of an 18-character code are right and all its characters are allowed."""
    import numpy as np

    from tanjcli.intake.words import identity

    letters = np.frombuffer("".join(codes).encode("ascii"), np.uint8).reshape(len(codes), 18)
    outer, inner = (_places(alphabet) for alphabet in (identity.GB32100, identity.GB11714))
    places = outer[letters]
    weights = np.array([pow(3, i, 31) for i in range(17)])
    wanted = -(places[:, :17] * weights).sum(axis=1) % 31
    body = (inner[letters[:, 8:16]] * np.array(identity.INNER_WEIGHTS)).sum(axis=1)
    rest = (11 - body % 11) % 11
    checks = np.frombuffer(b"0123456789X", np.uint8)[rest]
    right: Array = (places >= 0).all(axis=1) & (wanted == places[:, 17]) & (checks == letters[:, 16])
    return right


def _places(alphabet: str) -> Array:
    import numpy as np

    table = np.full(256, -1, np.int64)
    for at, letter in enumerate(alphabet):
        table[ord(letter)] = at
    return table


def _cell(text: str) -> Sheet:
    return Sheet("", [[text]])
