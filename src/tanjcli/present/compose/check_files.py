"""``tanj check FILES``: what each file is, what it restates, which verdicts it would change, what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from tanjcli.core.findings import Finding
from tanjcli.core.words import Lang, Name
from tanjcli.evaluate.trial import Control, FileLook, TableLook, Trial
from tanjcli.present.compose.revisions import revision_blocks, verdict_blocks
from tanjcli.present.digits import goal_digits
from tanjcli.present.document import Align, Block, Cell, Column, Document, Facts, Number, Table, Words
from tanjcli.present.findings import SHOWN, compose_findings
from tanjcli.present.wording import Wording

_NEAREST = 5


@dataclass(frozen=True, slots=True)
class Telling:
    """How a trial is told: in which language, ``every`` line of it, with which names for the plan's terms."""

    lang: Lang
    every: bool = False
    names: Mapping[str, Mapping[str, Name]] = field(default_factory=dict)  # vocabulary → term → name


def compose_check_files(trial: Trial, telling: Telling) -> Document:
    """The files one after another, then what they would do together, then every finding."""
    w = Wording(telling.lang)
    findings = all_findings(trial)
    found = compose_findings(findings, telling.lang, None if telling.every else SHOWN)
    first, *rest = found.blocks
    return Document(
        title=w.text("files.title", n=len(trial.files)),
        banner=trial_banner(trial, w),
        blocks=(
            *(block for file in trial.files for block in file_blocks(file, w, telling.every)),
            *revision_blocks(trial, telling.names, w, telling.every),
            *verdict_blocks(trial, w),
            replace(first, title=found.title),
            *rest,
        ),
        footer=found.footer,
    )


def all_findings(trial: Trial) -> tuple[Finding, ...]:
    """The findings of all files, each once."""
    return tuple({id(finding): finding for file in trial.files for finding in file.findings}.values())


def trial_banner(trial: Trial, w: Wording) -> str:
    """The sample mark, and that rows are missing from what is said below."""
    rejected = sum(file.rejected for file in trial.files)
    marks = [w.text("report.sample")] if trial.sample else []
    marks += [w.text("files.partial", rejected=rejected)] if rejected else []
    return " · ".join(marks)


def file_blocks(file: FileLook, w: Wording, every: bool) -> Iterator[Block]:
    """One file: what it is as facts, its totals, or the recipes nearest to it."""
    items = list(_file_facts(file, w))
    for table in file.tables:
        items += _table_facts(table, w)
    if file.refused:
        items.append((w.text("files.refused"), Words(w.text("files.refused_text"))))
    yield Facts(tuple(items), file.file)
    controls = [c for table in file.tables for c in _controls(table, w, every)]
    if controls:
        yield Table(_control_columns(w), tuple(controls), w.text("files.controls_title"))
    if file.nearest:
        yield _nearest(file, w)


def _file_facts(file: FileLook, w: Wording) -> Iterator[tuple[str, Cell]]:
    if file.container:
        encoding = f" · {file.encoding}" if file.encoding else ""
        yield w.text("files.container"), Words(file.container + encoding)
    if file.known_as:
        yield w.text("files.known"), Words(file.known_as)
    others = [name for name in file.sheets if name and name not in {table.sheet for table in file.tables}]
    if others:
        yield w.text("files.unread"), Words(w.text("joiner.list").join(others))


def _table_facts(table: TableLook, w: Wording) -> Iterator[tuple[str, Cell]]:
    join = w.text("joiner.list").join
    first, last = table.header
    header = w.text("files.row", first=first) if first == last else w.text("files.row_range", first=first, last=last)
    name, rate = table.name.get(w.lang), f"{table.rate:.0%}"
    recipe = w.text("files.recipe_text", recipe=table.recipe, ledger=name, id=table.ledger, rate=rate)
    yield w.text("files.recipe"), Words(recipe)
    if table.missing:
        yield w.text("files.missing"), Words(join(_missing(*pair, w) for pair in table.missing))
    where = f"{table.sheet} {table.account.block}".strip()
    place = w.text("files.sheet_text", sheet=where, rows=header)
    yield w.text("files.sheet"), Words(place if where else w.text("files.rows_of", rows=header))
    if table.periods:
        yield w.text("files.periods"), Words(join(w.period(label) for label in table.periods))
    if table.units:
        units = dict.fromkeys(unit for _, unit in table.units)
        yield w.text("files.units"), Words(join(w.unit(unit) for unit in units))
    account = table.account
    excluded = sum(account.excluded.values())
    rows = {"rows_in": account.rows_in, "used": account.used, "excluded": excluded, "rejected": account.rejected}
    yield w.text("files.rows"), Words(w.text("files.rows_text", **rows))
    if excluded:
        reasons = (w.text("files.reason_text", reason=w.text(f"fate.{r}"), n=n) for r, n in account.excluded.items())
        yield w.text("files.reasons"), Words(join(reasons))
    if table.controls:
        outcomes = [_outcome(control) for control in table.controls]
        counts = {key: outcomes.count(f"files.{word}") for key, word in _OUTCOMES.items()}
        yield w.text("files.controls"), Words(w.text("files.controls_text", **counts))


_OUTCOMES = {"ok": "agree", "wrong": "differ", "unknown": "unchecked"}


def _missing(header: str, alike: str, w: Wording) -> str:
    key = "files.missing_alike" if alike else "files.missing_text"
    return w.text(key, header=header, suggestions=alike)


def _outcome(control: Control) -> str:
    return "files.unchecked" if control.total is None else "files.differ" if control.finding else "files.agree"


def _control_columns(w: Wording) -> tuple[Column, ...]:
    return (
        Column("label", w.text("column.label"), least=6),
        Column("measure", w.text("column.measure"), least=12),
        Column("cell", w.text("column.cell"), exact=True),
        Column("stated", w.text("column.stated"), Align.RIGHT, exact=True),
        Column("recomputed", w.text("column.recomputed"), Align.RIGHT, exact=True),
        Column("addends", w.text("column.addends"), exact=True, priority=1),
        Column("agrees", w.text("column.agrees"), exact=True),
    )


def _controls(table: TableLook, w: Wording, every: bool) -> Iterator[tuple[Cell, ...]]:
    for control in table.controls:
        outcome = _outcome(control)
        if every or outcome != "files.agree":
            place, first, last = control.cells
            yield (
                Words(control.label),
                Words(control.column),
                Words(place.cell),
                *(Words("–") if n is None else Number(n, goal_digits(n)) for n in (control.stated, control.total)),
                Words(f"{first.cell}:{last.cell} ({control.count})"),
                Words(w.text(outcome)),
            )


def _nearest(file: FileLook, w: Wording) -> Table:
    columns = (
        Column("recipe", w.text("column.recipe"), least=16),
        Column("sheet", w.text("column.sheet"), least=8),
        Column("rate", w.text("column.rate"), Align.RIGHT, exact=True),
        Column("missing", w.text("column.missing"), least=16),
    )
    rows = (
        (
            Words(alike.recipe),
            Words(alike.sheet),
            Words(f"{alike.rate:.0%}"),
            Words(w.text("joiner.list").join(alike.missing)),
        )
        for alike in file.nearest[:_NEAREST]
    )
    return Table(columns, tuple(rows), w.text("files.nearest"))
