"""English words of ``tanj map``."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, str] = {
    "map.title": "{file}: {tables} table(s)",
    "map.asks": "For you to decide",
    "map.look": "look:",
    "map.more": "{n} more in --format json",
    "map.column.sheet": "sheet",
    "map.column.kind": "kind",
    "map.column.header": "header",
    "map.column.range": "data",
    "map.column.rows": "rows",
    "map.column.periods": "periods",
    "map.column.units": "units",
    "map.column.source": "unit from",
    "map.kind.data": "figures",
    "map.kind.list": "list",
    "map.kind.dictionary": "dictionary",
    "map.ask.which-table": "there is more than one table in the file: which one is meant?",
    "map.ask.header-none": "no header was found; the first row is data",
    "map.ask.header-depth": "rows {rows} are taken for the header",
    "map.ask.period": "the file states no period",
    "map.ask.measure": "the file does not say what is measured",
    "map.ask.unit": "{count} measure(s) without a unit: {names}",
    "map.ask.flow": "{count} measure(s) that may be of the period, year to date or at its end: {names}",
    "map.ask.periods-doubtful": "{count} period(s) are ambiguous or unreadable",
    "map.ask.rows-prefilled": "{count} row(s) hold a number and nothing else",
    "map.note.intro": "drafted by tanj map from {file}; lines marked decide wait for you, every “?” must be replaced",
    "map.note.table-data": "table {n}: sheet {sheet}, header row {header}, data {range},"
    " {rows} rows, periods {periods}, unit {units} ({source})",
    "map.note.table-list": "table {n} (a list): sheet {sheet}, header row {header}, data {range},"
    " {rows} rows, periods {periods}, unit {units} ({source})",
    "map.note.table-dictionary": "table {n} (a dictionary): sheet {sheet}, header row {header}, data {range},"
    " {rows} rows, periods {periods}, unit {units} ({source})",
    "map.note.period-across": "the headers state the periods",
    "map.note.sample": "true for sample data",
    "map.note.ledger-id": "the ledger's id, yours to choose; use the ledger you have if this is another family of it",
    "map.note.name-en": "names in Chinese and English",
    "map.note.key": "the columns that together make a row unique",
    "map.note.rhythm": "how often it comes: month, quarter, half, year, any",
    "map.note.match": "which files it is for: * for what changes in the name",
    "map.note.period-rows": "the rows state their periods",
    "map.note.period-stated": "the file says {period}; check the kind of period",
    "map.note.period-nowhere": "the file states no period: put it into its name or title,"
    " and choose kind: month, ytd, quarter, half, year, day",
    "map.note.unit-from": "unit “{written}” from {source}",
    "map.note.unit": "no unit is stated, and none is guessed from the size of the figures",
    "map.note.flow": "not stated: month (of the month), year, ytd (year to date) or point (at the end)",
    "map.note.unit-and-flow": "neither unit nor flow is stated; flow is month, year, ytd or point",
    "map.note.unit-undeclared": "declare the unit “{unit}” under units in the plan first",
    "map.note.place": "the roll of places comes from the plan; make it text to do without",
    "map.note.no-header": "column {column} has no header: taken by its letter",
    "map.note.left-out-ordinal": "column {column} “{header}” only numbers the rows: left out",
    "map.note.left-out-unnamed": "column {column} has no header: left out",
    "map.note.left-out-empty": "column {column} “{header}” is empty: left out",
}
