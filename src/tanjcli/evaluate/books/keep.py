"""The books of one report: who stands where, what is due of whom, each department's card, who is named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from tanjcli.core.findings import Finding
from tanjcli.core.words import Name
from tanjcli.evaluate.bench.bench import Bench
from tanjcli.evaluate.books.calendar import duties
from tanjcli.evaluate.books.cards import scorecards
from tanjcli.evaluate.books.industries import rank_industries
from tanjcli.evaluate.books.lists import list_books, list_findings
from tanjcli.evaluate.books.model import Notice, Ranking
from tanjcli.evaluate.books.notices import notices
from tanjcli.evaluate.books.owed import Duty, Scorecard
from tanjcli.evaluate.books.owners import rank_owners
from tanjcli.evaluate.books.pipelines import pipeline_books, pipeline_findings
from tanjcli.evaluate.books.registers import register_books, register_findings
from tanjcli.evaluate.books.sight import look, look_before
from tanjcli.evaluate.books.towns import rank_towns
from tanjcli.evaluate.list_results import ListBook
from tanjcli.evaluate.pipeline_results import PipelineBook
from tanjcli.evaluate.register_results import RegisterBook
from tanjcli.evaluate.results import CellResult
from tanjcli.intake.ledger import Ledgers


@dataclass(frozen=True, slots=True)
class Books:
    """Fields are named as those of ``Assessment``; ``findings`` are what keeping them brought to light."""

    rankings: tuple[Ranking, ...] = ()
    duties: tuple[Duty, ...] = ()
    scorecards: tuple[Scorecard, ...] = ()
    notices: tuple[Notice, ...] = ()
    lists: tuple[ListBook, ...] = ()
    pipelines: tuple[PipelineBook, ...] = ()
    registers: tuple[RegisterBook, ...] = ()
    findings: tuple[Finding, ...] = ()


def keep_books(bench: Bench, cells: Mapping[str, CellResult], ledgers: Ledgers) -> Books:
    """The books for ``cells``, every target of the plan judged; ``ledgers`` as they were ingested."""
    now = look(bench, cells)
    before = look_before(now)
    said, every = bench.plan.ranking.note, (rank_towns, rank_owners, rank_industries)
    note = Name(said.zh, said.en) if said else Name("")
    rankings = tuple(replace(ranking, note=note) for rank in every for ranking in rank(now, before))
    owed = duties(bench, ledgers)
    return replace(
        keep_rolls(bench, ledgers),
        rankings=rankings,
        duties=owed,
        scorecards=scorecards(bench, cells, owed),
        notices=notices(bench.plan.ranking.notices, rankings),
    )


def keep_rolls(bench: Bench, ledgers: Ledgers) -> Books:
    """Only what is kept row by row, whatever the targets say: lists, pipelines, registers, and what they bring up."""
    lists, pipelines, registers = list_books(bench), pipeline_books(bench), register_books(bench)
    return Books(
        lists=lists,
        pipelines=pipelines,
        registers=registers,
        findings=(
            *list_findings(lists),
            *pipeline_findings(bench, pipelines, ledgers),
            *register_findings(registers),
        ),
    )
