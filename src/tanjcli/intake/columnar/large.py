"""A large plain text table → typed columns: the plain rows by column, the rest by the careful reader, one account.

The rest is a sheet of its own that keeps the row numbers of the file, and is read by ``Table`` like any other. What
depends on other rows is arranged before: rows that share a key, or a name in two spellings, are all in the rest, as
are the last rows and one that shows each measure. Total rows are in the rest too, and are held against the plain rows
by column. A table in which plain rows could change the meaning of others (a second table, headings that count their
rows) is declined, and then read with care from end to end.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tanjcli.core.text import match_key
from tanjcli.intake.columnar.blocks import Body, DeclinedError, NotUtf8Error, blocks_of
from tanjcli.intake.columnar.head import Head, read_head
from tanjcli.intake.columnar.judge import TOTAL_SIGNS, Rules, doubted, judge
from tanjcli.intake.columnar.keys import shared_keys
from tanjcli.intake.columnar.merge import Found, merged
from tanjcli.intake.columnar.packed import Mostly
from tanjcli.intake.columnar.records import Lines, Records
from tanjcli.intake.columnar.rest import Beside, Rest, shown
from tanjcli.intake.columnar.scan import NUMBER, OTHER, Wanted, scan
from tanjcli.intake.columnar.structure import plain_below
from tanjcli.intake.files.grid import Book, Sheet, text_of
from tanjcli.intake.files.limits import Limits
from tanjcli.intake.tables.matching import Match, match_sheets, missing_headers
from tanjcli.intake.tables.read_match import in_order
from tanjcli.intake.tables.read_table import Table
from tanjcli.intake.tables.rules import TableRules
from tanjcli.intake.tables.stretch import Kit, TableRead, balanced
from tanjcli.intake.tables.table_doubts import unpublished_day
from tanjcli.intake.tables.wide import UNIT_HEADERS
from tanjcli.intake.words.cells import MISSING_TOKENS, CellRule, Value

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]

_NUMERIC = ("amount", "whole")


@dataclass(frozen=True)
class LargeRead:
    """One large file as it was read: the hash of the bytes read, and what ``ingest`` needs of any file."""

    sha256: str
    book: Book
    match: Match
    table: TableRead


def read_large(
    path: Path, file: str, sha256: str, kit: Kit, limits: Limits, progress: Callable[[int], None] | None = None
) -> LargeRead | None:
    """The file by column, or ``None`` when it has to be read with care. ``progress`` hears how many bytes are done."""
    for encoding in ("utf-8", "gb18030"):
        try:
            head = read_head(path, encoding)
            return _Reading(head, file, sha256, kit).run(limits, progress)
        except NotUtf8Error:
            continue
        except DeclinedError:
            if encoding == "utf-8" and not _decodes(path):
                continue
            return None
        except ImportError:
            return None
    return None


def _decodes(path: Path) -> bool:
    """False where the first bytes already are not UTF-8."""
    with path.open("rb") as stream:
        data = stream.read(100_000)
    try:
        data[: data.rfind(b"\n") + 1].decode()
    except UnicodeDecodeError:
        return False
    return True


class _Reading:
    """One file on its way."""

    def __init__(self, head: Head, file: str, sha256: str, kit: Kit) -> None:
        self._head, self._kit = head, kit
        self._book = Book(file, sha256, "text", (head.sheet,), head.encoding)
        matches, doubts = match_sheets(self._book, kit.sources, kit.units)
        if doubts or len(matches) != 1:
            raise DeclinedError
        self._match = matches[0]
        self._recipe, self._header = self._match.recipe, self._match.header
        self._spec = kit.sources.ledgers[self._recipe.ledger]
        self._check_recipe()
        probe = Table(self._book, self._match, kit)
        if not probe.usable() or probe.by_row:
            raise DeclinedError
        self._when, self._units = probe.when, probe.units
        self._rules = TableRules(kit, self._recipe, probe.units, probe.when)

    def run(self, limits: Limits, progress: Callable[[int], None] | None) -> LargeRead:
        """Scan, judge, read the rest with care, put both together. Raises ``DeclinedError``."""
        body = self._head.body(self._header.last)
        with blocks_of(body, limits) as blocks:
            self._scan = found = scan(blocks, body, self._wanted(), progress)
        widest = max(max(map(len, rows), default=0) for rows in (self._head.sheet.rows, found.odd.values()))
        if found.sha256 != self._book.sha256 or widest > limits.columns:
            raise DeclinedError
        values, plain = self._judged()
        plain &= ~shared_keys(found, values, self._spec, self._header.columns)
        table, plain, sheet = self._rest(body, plain)
        table.findings += missing_headers(table.book, table.match, table.spec)
        if not table.usable() or table.by_row or table.when != self._when or table.units != self._units:
            raise DeclinedError
        kept = merged(Found(found, values, plain, self._given()), table.read(), table)
        read = self._table_read(table, kept, plain)
        return LargeRead(found.sha256, table.book, replace(self._match, sheet=sheet), read)

    def _rest(self, body: Body, plain: Array) -> tuple[Rest, Array, Sheet]:
        """The table of what is not plain, what is, and the whole sheet; below the notes nothing is plain."""
        import numpy as np

        found = self._scan
        while True:
            left = shown(found, plain)
            rest = np.flatnonzero(~left)
            sheet = self._whole_sheet(body, rest)
            book = replace(self._book, sheets=(sheet,))
            match = replace(self._match, sheet=self._rest_sheet(sheet, rest))
            table = Rest(book, match, self._kit, Beside(found, left, sheet))
            end = plain_below(table, found.first, left)
            if not left[end:].any():
                return table, left, sheet
            plain[end:] = False

    def _check_recipe(self) -> None:
        recipe, header = self._recipe, self._header
        taken = [take for take in recipe.columns.values() if not take.from_ and not take.at]
        fixed = [take.value for name, take in recipe.columns.items() if self._spec.columns[name].type in _NUMERIC]
        odd = recipe.across or self._match.part is not None or any(take.fill_down for take in recipe.columns.values())
        odd = odd or any(take.across or take.row for take in taken) or any(value is not None for value in fixed)
        elsewhere = {name: recipe.columns[name] for name in recipe.columns if name not in header.columns}
        odd = odd or any(
            (name in self._spec.key or take.required) and not (take.value or take.context)
            for name, take in elsewhere.items()
        )
        odd = odd or any(match_key(label) in UNIT_HEADERS for label in header.labels)
        if odd or header.last + 10 > len(self._head.sheet.rows) or len(self._needed) < 2:
            raise DeclinedError

    @cached_property
    def _needed(self) -> frozenset[int]:
        """Sheet columns without which no row is plain."""
        columns, spec = self._header.columns, self._spec
        named = (n for n in columns if n in spec.key or self._recipe.columns[n].required or n == spec.time)
        return frozenset(columns[n] for n in named) | {0}

    @cached_property
    def _names(self) -> dict[int, str]:
        return {column: name for name, column in self._header.columns.items()}

    def _wanted(self) -> Wanted:
        labels, names = self._header.labels, self._names
        width = len(self._head.sheet.rows[self._header.last])
        amounts: dict[int, frozenset[str]] = {}
        wholes: dict[int, frozenset[str]] = {}
        words = [0] if 0 not in names else []
        for column, name in names.items():
            kind = self._spec.columns[name].type
            if kind not in _NUMERIC:
                words.append(column)
                continue
            rule = self._rules.of(name)
            if rule.mapping or rule.aliases or any(ch.isdigit() for token in rule.missing for ch in token):
                raise DeclinedError
            (wholes if kind == "whole" else amounts)[column] = MISSING_TOKENS | rule.missing | {""}
        beside = [c for c in range(1, width) if c not in names]
        return Wanted(
            words=tuple(sorted(words)),
            amounts=amounts,
            wholes=wholes,
            silent=tuple(c for c in beside if c >= len(labels) or not labels[c]),
            aside=tuple(c for c in beside if c < len(labels) and labels[c]),
            signs=TOTAL_SIGNS if not self._recipe.totals.labels else ".",
        )

    def _judged(self) -> tuple[dict[int, list[Value]], Array]:
        """The value of every text, and which records are plain as far as their own cells go."""
        import numpy as np

        found, values = self._scan, dict[int, list[Value]]()
        plain = np.array(found.plain)
        with ThreadPoolExecutor() as pool:
            judged = dict(zip(found.texts, pool.map(self._judged_words, found.texts), strict=True))
        for column, (values[column], fine) in judged.items():
            if not fine.all():
                plain &= fine[found.codes[column]]
        for column, states in found.states.items():
            plain &= states != OTHER
            if column in self._needed:
                plain &= states == NUMBER
        return values, plain

    def _judged_words(self, column: int) -> tuple[list[Value], Array]:
        """What each text of a column means, and whether it is plain."""
        values, fine = judge(self._scan.texts[column], self._rules_of(column))
        if self._type(column) == "code":
            fine &= ~self._doubted(values, column)
        if self._when is None and self._names.get(column) == self._spec.time and self._type(column) == "period":
            fine &= [not isinstance(day, date) or self._is_published(day) for day in values]
        return values, fine

    def _is_published(self, day: date) -> bool:
        return unpublished_day(self._match, day, self._kit.unpublished) is None

    def _doubted(self, values: list[Value], column: int) -> Array:
        import numpy as np

        if "信用代码" in self._header.labels[column]:
            return doubted(values, None)[0]
        doubts, credit = doubted(values, np.bincount(self._scan.codes[column], minlength=len(values)))
        # Among the rest alone there may be no majority, and then nothing would be said of their lengths.
        return np.ones(len(values), np.bool_) if credit else doubts

    def _rules_of(self, column: int) -> Rules:
        name = self._names.get(column, "")
        kind = self._type(column)
        first, last = self._header.first, self._header.last
        over = (match_key(text_of(self._head.sheet.at(row, column))) for row in range(first, last + 1))
        return Rules(
            cell=self._rules.of(name) if name else CellRule("text"),
            needed=column in self._needed,
            leading=column == 0,
            spelled=name in self._spec.key and kind in ("text", "term"),
            labels=frozenset(match_key(label) for label in self._recipe.totals.labels),
            heads=frozenset(over),
            amounts=frozenset(u for n, u in self._units.items() if self._spec.columns[n].type == "amount"),
            units=self._kit.units,
        )

    def _type(self, column: int) -> str:
        return self._spec.columns[self._names[column]].type if column in self._names else "text"

    def _whole_sheet(self, body: Body, rest: Array) -> Sheet:
        found, head = self._scan, self._head
        count = found.first + (len(found.plain) if found.plain is not None else 0)
        rows = Records(body, head.sheet.rows[: found.first], count, tuple(found.starts))
        rows.keep(found.odd)
        rows.keep_all([found.first + at for at in rest.tolist()])
        lines = Lines((head.sheet.lines or [])[: found.first], count, tuple(found.lines))
        return Sheet("", rows, lines=lines)

    def _rest_sheet(self, whole: Sheet, rest: Array) -> Sheet:
        first = self._scan.first
        numbers = [*range(first), *(first + at for at in rest.tolist())]
        lines = whole.lines or ()
        return Sheet("", [whole.rows[n] for n in numbers], lines=[lines[n] for n in numbers], numbers=numbers)

    def _given(self) -> dict[str, Value]:
        """Columns that no sheet column gives: their value in every row."""
        columns = self._recipe.columns.items()
        return {
            name: None if take.from_ or take.at else self._rules.given(name)
            for name, take in columns
            if name not in self._header.columns
        }

    def _table_read(self, table: Table, kept: Any, plain: Array) -> TableRead:
        import numpy as np

        count = int(np.count_nonzero(plain))
        account = table.account(kept.used)
        account = balanced(replace(account, rows_in=account.rows_in + count, used=account.used + count))
        numbers = table.sheet.numbers or ()
        fates = Mostly(account.rows_in, "used", dict(zip(numbers, table.fates(), strict=True)))
        findings = [self._whole_count(finding, count, table) for finding in in_order(table.findings)]
        return TableRead(self._recipe.ledger, account, kept.stretches, findings, fates, table.controls)

    def _whole_count(self, finding: Any, count: int, table: Table) -> Any:
        """A column without any figure is blank in all rows, not only in those read with care."""
        if finding.code != "measure-blank":
            return finding
        return replace(finding, params={**finding.params, "rows": str(len(table.data) + count)})
