"""The body of a large text file as arrays: words as numbers, amounts as scaled integers, by polars block by block.

Nothing is decided here. A cell is the number of its text among the distinct texts of its column, or an integer where
its text is a number in ASCII beyond doubt; what else a cell may be is for those who look at the distinct texts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tanjcli.intake.columnar.blocks import Block, Blocks, Body, NotUtf8Error, split_again

if TYPE_CHECKING:
    import numpy as np
    import polars as pl

    Array = np.ndarray[Any, Any]

SCALE = 6  # digits after the point that an integer keeps
_AMOUNT = r"^[+-]?[0-9]{1,12}(?:\.[0-9]{1,6})?$"
_WHOLE = r"^[+-]?[0-9]{1,12}$"

NUMBER, ABSENT, OTHER = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to take of which sheet columns.

    ``words``: as distinct texts. ``amounts``, ``wholes``: as integers, each with the texts that mean "no value".
    ``silent``: columns where only a blank is plain. ``aside``: columns where a text with one of ``signs`` is not.
    """

    words: tuple[int, ...]
    amounts: Mapping[int, frozenset[str]]
    wholes: Mapping[int, frozenset[str]]
    silent: tuple[int, ...] = ()
    aside: tuple[int, ...] = ()
    signs: str = ""

    @property
    def columns(self) -> tuple[int, ...]:
        """All of them, left to right."""
        return tuple(sorted({*self.words, *self.amounts, *self.wholes, *self.silent, *self.aside}))


@dataclass
class Scan:
    """Every record of a body, in order, from record ``first`` on; arrays run parallel to the records.

    ``codes``: index into ``texts``. ``numbers``: times ``10**SCALE`` where ``states`` says ``NUMBER``. ``plain``: False
    for odd lines and what ``silent`` and ``aside`` forbid. ``lines``: (record, physical line) from where on both count
    alike. ``starts``: (record, line, offset) of every block.
    """

    first: int
    texts: dict[int, list[str]] = field(default_factory=dict)
    codes: dict[int, Array] = field(default_factory=dict)
    numbers: dict[int, Array] = field(default_factory=dict)
    states: dict[int, Array] = field(default_factory=dict)
    plain: Array | None = None
    odd: dict[int, list[str]] = field(default_factory=dict)
    lines: list[tuple[int, int]] = field(default_factory=list)
    starts: list[tuple[int, int, int]] = field(default_factory=list)
    sha256: str = ""


def scan(blocks: Blocks, body: Body, wanted: Wanted, progress: Callable[[int], None] | None = None) -> Scan:
    """Take the body in. Raises ``DeclinedError``."""
    import numpy as np
    import polars as pl

    kinds = {column: pl.Categories.random() for column in wanted.words}
    expressions = _expressions(wanted, kinds)
    result = Scan(body.record)
    taken: list[pl.DataFrame] = []
    for block in _one_ahead(blocks):
        frame, settled = _frame(body, block, wanted)
        rows = frame.select(expressions)
        if settled.odd:
            odd = [at - settled.record for at in settled.odd]
            mask = np.zeros(settled.count, np.bool_)
            mask[odd] = True
            order = np.argsort(np.concatenate((np.flatnonzero(~mask), odd)), kind="stable")
            rows = rows[order].with_columns(pl.Series("plain", ~mask) & pl.col("plain"))
        taken.append(rows)
        result.odd |= settled.odd
        result.lines += settled.lines
        result.starts.append((settled.record, settled.lines[0][1], settled.offset))
        if progress is not None:
            progress(settled.offset)
    _collect(result, taken, wanted, kinds)
    result.sha256 = blocks.sha256()
    return result


def _one_ahead(blocks: Iterable[Block]) -> Iterator[Block]:
    """The next block is read while this one is worked on."""
    coming = iter(blocks)
    with ThreadPoolExecutor(1) as reader:
        following = reader.submit(next, coming, None)
        while (block := following.result()) is not None:
            following = reader.submit(next, coming, None)
            yield block


def _frame(body: Body, block: Block, wanted: Wanted) -> tuple[pl.DataFrame, Block]:
    """The plain lines of a block as texts, below them its odd records cut to the width of the table."""
    import polars as pl

    try:
        frame = _tokens(body, block.plain, wanted.columns)
    except (pl.exceptions.ComputeError, pl.exceptions.SchemaError):
        try:
            block.plain.decode()
        except UnicodeDecodeError:
            raise NotUtf8Error from None
        block = split_again(body, block)
        frame = _tokens(body, block.plain, wanted.columns)
    if block.odd:
        cells = [[*row[: body.width], *[""] * (body.width - len(row))] for row in block.odd.values()]
        below = pl.DataFrame(
            {name(c): pl.Series([row[c] for row in cells], dtype=pl.String) for c in wanted.columns},
        )
        frame = pl.concat([frame, below])
    if frame.height != block.count:
        raise AssertionError(f"{frame.height} records of {block.count}")
    return frame, block


def _tokens(body: Body, plain: bytes, columns: Sequence[int]) -> pl.DataFrame:
    import polars as pl

    if not plain:
        return pl.DataFrame(schema={name(column): pl.String for column in columns})
    return pl.read_csv(
        plain,
        has_header=False,
        schema={name(column): pl.String for column in range(body.width)},
        separator=body.delimiter,
        quote_char=None,
        empty_string_is_null=False,
        extra_columns="raise",
    ).select(map(name, columns))


def name(column: int) -> str:
    """How a sheet column is called in frames."""
    return f"c{column}"


def _expressions(wanted: Wanted, kinds: Mapping[int, pl.Categories]) -> list[pl.Expr]:
    import polars as pl

    made = [pl.col(name(c)).cast(pl.Categorical(kind)).to_physical().cast(pl.Int32) for c, kind in kinds.items()]
    for column, tokens in (*wanted.amounts.items(), *wanted.wholes.items()):
        cell = pl.col(name(column))
        digits = cell.cast(pl.Decimal(38, SCALE), strict=False).to_physical().cast(pl.Int64, strict=False)
        written = cell.str.contains(_WHOLE if column in wanted.wholes else _AMOUNT)
        absent = pl.when(cell.is_in(sorted(tokens))).then(ABSENT).otherwise(OTHER)
        state = pl.when(written).then(NUMBER).otherwise(absent).cast(pl.UInt8)
        made += [pl.when(written).then(digits).otherwise(0).alias(name(column)), state.alias(f"s{column}")]
    plain = pl.lit(value=True)
    for column in wanted.silent:
        plain &= pl.col(name(column)) == ""
    for column in wanted.aside:
        plain &= ~pl.col(name(column)).str.contains(wanted.signs)
    first = pl.col(name(wanted.columns[0]))
    return [*made, (plain & first.is_not_null()).alias("plain")]


def _collect(result: Scan, taken: list[pl.DataFrame], wanted: Wanted, kinds: Mapping[int, pl.Categories]) -> None:
    import numpy as np
    import polars as pl

    def column(label: str, kind: type[np.generic]) -> Array:
        parts = [frame[label].to_numpy() for frame in taken]
        return np.concatenate(parts).astype(kind, copy=False) if parts else np.zeros(0, kind)

    for c in wanted.words:
        codes = result.codes[c] = column(name(c), np.int32)
        places = pl.Series(np.arange(codes.max(initial=-1) + 1, dtype=np.uint32))
        result.texts[c] = places.cat.to(pl.Categorical(kinds[c])).cast(pl.String).to_list()
    for c in (*wanted.amounts, *wanted.wholes):
        result.numbers[c], result.states[c] = column(name(c), np.int64), column(f"s{c}", np.uint8)
    result.plain = column("plain", np.bool_)
