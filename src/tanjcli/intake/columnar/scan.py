"""The body of a large text file as arrays: words as numbers, amounts as scaled integers, by polars block by block.

Nothing is decided here. A cell is the number of its text among the distinct texts of its column, or an integer where
its text is a number in ASCII beyond doubt; what else a cell may be is for those who look at the distinct texts.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
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

_WORKERS = 6  # more than processors: some wait
_ROOM = 1.05


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


@dataclass
class Scan:
    """Every record of a body, in order, from record ``first`` on; arrays run parallel to the records.

    ``codes``: index into ``texts``. ``numbers``: times ``10**SCALE`` where ``states`` says ``NUMBER``. ``plain``: False
    for odd lines and what ``silent`` and ``aside`` forbid. ``lines``: (record, physical line) from where on both count
    alike. ``starts``: (record, offset) of every block.
    """

    first: int
    texts: dict[int, list[str]] = field(default_factory=dict)
    codes: dict[int, Array] = field(default_factory=dict)
    numbers: dict[int, Array] = field(default_factory=dict)
    states: dict[int, Array] = field(default_factory=dict)
    plain: Array | None = None
    odd: dict[int, list[str]] = field(default_factory=dict)
    lines: list[tuple[int, int]] = field(default_factory=list)
    starts: list[tuple[int, int]] = field(default_factory=list)
    sha256: str = ""


def scan(blocks: Blocks, body: Body, wanted: Wanted, progress: Callable[[int], None] | None = None) -> Scan:
    """Take the body in. Raises ``DeclinedError``."""
    import polars as pl

    # Numbers last as long as some column of their kind does: here are empty ones.
    kinds = {c: pl.Series(dtype=pl.Categorical(pl.Categories.random())) for c in wanted.words}
    result = Scan(body.record)
    whole: dict[str, Array] = {}
    record, line, size = body.record, body.line, body.path.stat().st_size
    for block, rows in _several_at_once(blocks, partial(_taken, body, wanted, kinds)):
        _append(whole, rows, record - body.record, size / (block.offset + len(block.plain)))
        result.odd |= {record + at: cells for at, cells in block.odd.items()}
        result.lines += [(record + at, line + below) for at, below in block.steps]
        result.starts.append((record, block.offset))
        line = result.lines[-1][1] + record + rows.height - result.lines[-1][0]
        record += rows.height
        if progress is not None:
            progress(block.offset)
    found = {label: array[: record - body.record] for label, array in whole.items()}
    for c, kind in kinds.items():
        result.codes[c] = found[name(c)]
        places = pl.Series(range(result.codes[c].max(initial=-1) + 1), dtype=pl.UInt32)
        result.texts[c] = places.cat.to(kind.dtype).cast(pl.String).to_list()
    for c in (*wanted.amounts, *wanted.wholes):
        result.numbers[c], result.states[c] = found[name(c)], found[f"s{c}"]
    result.plain, result.sha256 = found["plain"], blocks.sha256()
    return result


def _append(whole: dict[str, Array], rows: pl.DataFrame, at: int, times: float) -> None:
    """Put rows below those there are; at the first ones room is made for ``times`` as many and some more."""
    import numpy as np

    for label in rows.columns:
        part = rows[label].to_numpy()
        held, end = whole.get(label, part[:0]), at + len(part)
        if end > len(held):
            whole[label] = np.empty(int(end * max(times, 1) * _ROOM), part.dtype)
            whole[label][:at] = held[:at]
        whole[label][at:end] = part


def _several_at_once(
    blocks: Blocks, work: Callable[[Block], tuple[Block, pl.DataFrame]]
) -> Iterator[tuple[Block, pl.DataFrame]]:
    """What ``work`` makes of each block, in order; few of them are in memory at a time."""
    with ThreadPoolExecutor(_WORKERS) as pool:
        waiting: deque[Future[tuple[Block, pl.DataFrame]]] = deque()
        for block in blocks:
            waiting.append(pool.submit(work, block))
            if len(waiting) > _WORKERS:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _taken(body: Body, wanted: Wanted, kinds: Mapping[int, pl.Series], block: Block) -> tuple[Block, pl.DataFrame]:
    """The block as it is settled, and its records in numbers."""
    import numpy as np
    import polars as pl

    tokens, block = _tokens(body, block)
    made = {name(c): tokens[name(c)].cast(kind.dtype).to_physical().cast(pl.Int32) for c, kind in kinds.items()}
    for c, absent in (*wanted.amounts.items(), *wanted.wholes.items()):
        pattern = _WHOLE if c in wanted.wholes else _AMOUNT
        made[name(c)], made[f"s{c}"] = _figures(tokens[name(c)], pattern, absent)
    made["plain"] = _plain(tokens, wanted)
    rows = pl.DataFrame(made)
    if block.odd:
        mask = np.zeros(rows.height, np.bool_)
        mask[[*block.odd]] = True
        order = np.argsort(np.concatenate((np.flatnonzero(~mask), [*block.odd])), kind="stable")
        rows = rows[order].with_columns(pl.Series("plain", ~mask) & pl.col("plain"))
    return block, rows


def _tokens(body: Body, block: Block) -> tuple[pl.DataFrame, Block]:
    """The plain lines of a block as texts, below them its odd records cut to the width of the table."""
    import polars as pl

    try:
        frame = _plain_tokens(body, block.plain)
        even = not frame[name(body.width - 1)].null_count()  # what a line is short of is null
    except (pl.exceptions.ComputeError, pl.exceptions.SchemaError):
        try:
            block.plain.decode()
        except UnicodeDecodeError:
            raise NotUtf8Error from None
        even = False
    if not even:
        block = split_again(body, block)
        frame = _plain_tokens(body, block.plain)
    if block.odd:
        cells = [[*row[: body.width], *[""] * (body.width - len(row))] for row in block.odd.values()]
        below = {name(c): pl.Series([row[c] for row in cells], dtype=pl.String) for c in range(body.width)}
        frame = pl.concat([frame, pl.DataFrame(below)])
    if frame.height != block.count():
        raise AssertionError(f"{frame.height} records of {block.count()}")
    return frame, block


def _plain_tokens(body: Body, plain: bytes) -> pl.DataFrame:
    import polars as pl

    schema = {name(column): pl.String for column in range(body.width)}
    if not plain:
        return pl.DataFrame(schema=schema)
    return pl.read_csv(
        plain,
        has_header=False,
        schema=schema,
        separator=body.delimiter,
        quote_char=None,
        empty_string_is_null=False,
        extra_columns="raise",
    )


def name(column: int) -> str:
    """How a sheet column is called in frames."""
    return f"c{column}"


def _figures(cells: pl.Series, pattern: str, absent: frozenset[str]) -> tuple[pl.Series, pl.Series]:
    """The integers of a column, and what each cell is."""
    import polars as pl

    written = cells.str.contains(pattern)
    numbers = cells.cast(pl.Decimal(18, SCALE), strict=False).to_physical().cast(pl.Int64)
    if written.all():
        return numbers, pl.repeat(NUMBER, len(cells), dtype=pl.UInt8, eager=True)
    told = pl.select(
        pl.when(written).then(numbers).otherwise(0),
        pl.when(written).then(NUMBER).when(cells.is_in(sorted(absent))).then(ABSENT).otherwise(OTHER).cast(pl.UInt8),
    )
    return told.to_series(0), told.to_series(1)


def _plain(tokens: pl.DataFrame, wanted: Wanted) -> pl.Series:
    """True for records that have nothing in columns where nothing belongs, and no sign of a total beside the data."""
    import polars as pl

    plain = pl.repeat(value=True, n=tokens.height, dtype=pl.Boolean, eager=True)
    for column in wanted.silent:
        plain &= tokens[name(column)] == ""
    for column in wanted.aside:
        plain &= ~tokens[name(column)].str.contains(wanted.signs)
    return plain
