"""The main job: one Assessment for one question, from the cache when nothing it depends on has changed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

import tanjcli
from tanjcli.app.cache import Cache
from tanjcli.app.codec import encode
from tanjcli.app.remember import remembered
from tanjcli.app.request import Request as Request
from tanjcli.app.workspace import Workspace
from tanjcli.core.errors import UsageError
from tanjcli.core.findings import Finding, Place
from tanjcli.evaluate.results import Assessment

if TYPE_CHECKING:
    from tanjcli.app.ledgers import Progress
    from tanjcli.app.load import Settings
    from tanjcli.evaluate.question import Question
    from tanjcli.intake.ledger import Ledgers
    from tanjcli.plan.model import Plan


@dataclass(frozen=True, slots=True)
class Health:
    """How the run went, apart from its news: rejects (rows, cells), how many are tolerated, files refused, unread."""

    rejected: int
    tolerated: int
    refused: int
    unread: int = 0

    @property
    def incomplete(self) -> bool:
        """True when the report must say on its face that data are missing from it."""
        return self.rejected > self.tolerated or self.refused > 0 or self.unread > 0


@dataclass(frozen=True, slots=True)
class Report:
    """An Assessment, and how whole the data under it are."""

    assessment: Assessment
    health: Health


def report(
    workspace: Workspace, request: Request, cache: Cache | None = None, progress: Progress | None = None
) -> Report:
    """Assess the workspace.

    Raises:
        PlanError: the plan or the description of the data is wrong.
        MissingInputError: no delivery at all, or none by the day asked for.
        UsageError: the year lies outside the plan.
    """

    def fresh() -> Report:
        from tanjcli.app.ledgers import ingest_deliveries
        from tanjcli.app.load import load_settings

        settings = load_settings(workspace)
        return assessed(settings, ingest_deliveries(workspace, settings, progress, request.known_on, cache), request)

    return remembered(workspace, cache, ("report", encode(request)), Report, fresh)


def assessed(settings: Settings, ledgers: Ledgers, request: Request) -> Report:
    """The report on ledgers that hold what was known by the day asked for.

    Raises:
        UsageError: the year lies outside the plan.
    """
    from tanjcli.app.ledgers import refused_files, rejects, unread_files
    from tanjcli.evaluate.assess import assess

    assessment = assess(settings.plan, ledgers, question_of(request, settings.plan, ledgers))
    assessment = replace(assessment, findings=(*settings.findings, *assessment.findings))
    health = Health(
        rejected=rejects(ledgers),
        tolerated=settings.sources.max_rejects,
        refused=len(refused_files(ledgers)),
        unread=len(unread_files(ledgers)),
    )
    return Report(assessment, health)


def everything(asked: Request) -> Request:
    """The question whose answer has all that the files of a pack show."""
    return replace(asked, split_by="town", origins=True, readings=True, books=True)


def question_of(request: Request, plan: Plan, ledgers: Ledgers) -> Question:
    """The question with its year settled. Raises ``UsageError`` for a year outside the plan."""
    from tanjcli.evaluate.question import Question

    years = [cell.start.year for t in plan.targets for cell in t.cells] + [plan.plan.period.start.year]
    first, last = min(years), max(*years, plan.plan.period.last_day.year)
    year = request.year
    if year is None:
        latest = request.as_of or latest_day(ledgers)
        year = first if latest is None else min(max(latest.year, first), last)
    if not first <= year <= last:
        params = {"first": str(first), "last": str(last)}
        raise UsageError(findings=(Finding("usage-year-outside", Place(), params, raw=str(year)),))
    return Question(
        year=year,
        as_of=request.as_of,
        known_on=request.known_on,
        program_version=tanjcli.__version__,
        split_by=request.split_by,
        origins=request.origins,
        only=frozenset(request.only),
        readings=request.readings,
        books=request.books,
    )


def latest_day(ledgers: Ledgers) -> date | None:
    """The last day that the data speak of."""
    return max((strip.through for ledger in ledgers.ledgers.values() for strip in ledger.strips), default=None)
