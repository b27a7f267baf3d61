"""The outlook methods held against each other on the workspace's own past years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tanjcli.app.cache import Cache
from tanjcli.app.codec import encode
from tanjcli.app.faces import Face, document_text, json_text
from tanjcli.app.ledgers import Progress, ingest_deliveries
from tanjcli.app.load import load_settings
from tanjcli.app.remember import remembered
from tanjcli.app.report import Request, question_of
from tanjcli.app.resolve import resolve
from tanjcli.app.workspace import Workspace
from tanjcli.evaluate.contest import Contests


def backtest(
    workspace: Workspace,
    names: Sequence[str],
    request: Request,
    cache: Cache | None = None,
    progress: Progress | None = None,
) -> Contests:
    """The methods on the metrics of the targets called ``names`` (all, when empty).

    Raises:
        PlanError, MissingInputError: as ``report``.
        UsageError: nothing is called that, or the year lies outside the plan.
    """
    settings = load_settings(workspace)
    only = dict.fromkeys(target.id for name in names for target in resolve(settings.plan, name))
    asked = replace(request, only=tuple(only))

    def fresh() -> Contests:
        from tanjcli.evaluate.contest import contests

        ledgers = ingest_deliveries(workspace, settings, progress, asked.known_on, cache)
        return contests(settings.plan, ledgers, question_of(asked, settings.plan, ledgers))

    return remembered(workspace, cache, ("backtest", encode(asked)), Contests, fresh)


def backtest_text(found: Contests, face: Face) -> str:
    """The contests as table, plain text, Markdown, CSV, TSV or JSON."""
    from tanjcli.present.contest_records import CONTEST_COLUMNS, contest_record, contest_rows

    if face.format == "json":
        return json_text(contest_record(found))
    if face.format in ("csv", "tsv"):
        from tanjcli.present.writers import delimited

        return delimited.render(CONTEST_COLUMNS, contest_rows(found, face.lang), face.format)  # type: ignore[arg-type]
    from tanjcli.present.compose.contest import compose_contests

    return document_text(compose_contests(found, face.lang), face)
