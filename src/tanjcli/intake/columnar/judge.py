"""Which distinct texts of a column are plain, and what they mean: the careful rules, asked once a text.

A text is plain when the careful reader would take it as it is, without a word, whatever stands beside it. Short cuts
are for texts of everyday characters only, and only where the recipe has no say in what they mean.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tanjcli.core.quantities import UnitTable
from tanjcli.core.text import match_key
from tanjcli.intake.files.fault import Fault
from tanjcli.intake.files.grid import Sheet, is_blank, text_of
from tanjcli.intake.tables.header import Header
from tanjcli.intake.tables.table import is_note
from tanjcli.intake.tables.total_labels import LATIN_TOTALS, TOTAL_WORDS, total_label
from tanjcli.intake.words.cells import Aliased, CellRule, Value, read_cell
from tanjcli.intake.words.identity import code_doubt
from tanjcli.intake.words.number_text import Cleaned
from tanjcli.intake.words.unit_text import split_unit

if TYPE_CHECKING:
    import numpy as np
    import polars as pl

    Array = np.ndarray[Any, Any]

_EVERYDAY = "[0-9A-Za-z\u4e00-\u9fff（）·.-]+"
_CAPITALS = "[0-9A-Z]+"
_FEW = 100
_REMARKABLE = (Fault, Cleaned, Aliased)
# Any of these characters is in every label that a total row can have; a header over one column is no identifier.
TOTAL_SIGNS = "[" + "".join(sorted({*"".join(TOTAL_WORDS), *"其中"})) + f"]|(?i:{'|'.join(LATIN_TOTALS)})"
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

    values: list[Value] = [*texts]
    plain = np.ones(len(texts), np.bool_)
    for at in np.flatnonzero(~_everyday(texts, rules)).tolist():
        values[at], plain[at] = _judged(texts[at], rules)
    return values, plain


def _everyday(texts: Sequence[str], rules: Rules) -> Array:
    """True for texts that are plain, and mean what they say, by their characters alone."""
    import numpy as np
    import polars as pl

    cell = rules.cell
    pattern = {"text": _EVERYDAY, "code": _CAPITALS}.get(cell.type)
    by_rule = cell.missing or cell.mapping or cell.aliases or rules.labels or (rules.spelled and rules.amounts)
    if pattern is None or by_rule:
        return np.zeros(len(texts), np.bool_)
    told = pl.Series(texts, dtype=pl.String)
    everyday = told.str.contains(f"^{_CAPITALS if rules.leading else pattern}$") & ~told.str.contains(TOTAL_SIGNS)
    if rules.leading:
        everyday &= ~told.is_in(sorted(rules.heads))
    return everyday.to_numpy()


def _judged(text: str, rules: Rules) -> tuple[Value, bool]:
    reading = None if is_blank(text) else read_cell(text, rules.cell)
    odd = isinstance(reading, _REMARKABLE) or (reading is None and rules.needed)
    plain = not odd and not total_label(Sheet("", [[text]]), _ASIDE, 0, rules.labels)
    if rules.leading:
        key = match_key(text)
        plain &= bool(key) and key not in rules.heads and not is_note(text_of(text))
    if rules.spelled and rules.amounts:
        unit = split_unit(text_of(text), rules.units)[1]
        plain &= not unit or unit in rules.amounts
    return None if isinstance(reading, _REMARKABLE) else reading, plain


def doubted(codes: Sequence[Value], counts: Array | None) -> tuple[Array, bool]:
    """Codes that anything is said about, and whether they are credit codes.

    ``counts``: how often each occurs, because most of them must look it, as in ``identity.code_doubts``; ``None`` where
    the header says so.
    """
    import numpy as np
    import polars as pl

    told = pl.Series(codes, dtype=pl.String)
    looks = told.str.contains("^[0-9A-Z]{18}$") & told.str.contains("[0-9]")
    shaped, known = looks.fill_null(value=False).to_numpy(), told.is_not_null().to_numpy()
    credit = counts is None or bool(2 * counts[shaped].sum() > counts[known].sum())
    doubts = known & ~shaped if credit else np.zeros(len(codes), np.bool_)
    texts = told.filter(pl.Series(shaped))
    if len(texts) < _FEW:
        doubts[shaped] = [bool(code_doubt(text)) for text in texts]
    else:
        doubts[shaped] = ~_right(texts)
    return doubts, credit


def _right(codes: pl.Series) -> Array:
    """True where both check characters of an 18-character code are right and all its characters are allowed."""
    import numpy as np

    from tanjcli.intake.words import identity

    letters = np.frombuffer(codes.str.join().item().encode("ascii"), np.uint8).reshape(len(codes), 18).T
    outer, inner = (_places(alphabet) for alphabet in (identity.GB32100, identity.GB11714))
    places = [outer[column] for column in letters]
    outside = sum(place * pow(3, i, 31) for i, place in enumerate(places[:17]))
    inside = sum(inner[letters[i]] * weight for i, weight in enumerate(identity.INNER_WEIGHTS, 8))
    checks = np.frombuffer(b"0123456789X", np.uint8)[(11 - inside % 11) % 11]
    right: Array = (-outside % 31 == places[17]) & (checks == letters[16])
    for place in places:
        right &= place >= 0
    return right


def _places(alphabet: str) -> Array:
    import numpy as np

    table = np.full(256, -1, np.int32)
    for at, letter in enumerate(alphabet):
        table[ord(letter)] = at
    return table
