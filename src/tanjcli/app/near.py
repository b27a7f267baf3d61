"""Who stands closest to a target's threshold, from both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tanjcli.app.cache import Cache
from tanjcli.app.codec import encode
from tanjcli.app.faces import Face, document_text, json_text
from tanjcli.app.ledgers import Progress, ingest_deliveries
from tanjcli.app.load import Settings, load_settings
from tanjcli.app.remember import remembered
from tanjcli.app.report import Request, question_of
from tanjcli.app.resolve import of_year, resolve
from tanjcli.app.workspace import Workspace
from tanjcli.core.errors import UsageError
from tanjcli.core.findings import Finding, Place
from tanjcli.evaluate.near import Nearness

if TYPE_CHECKING:
    from tanjcli.plan.target import Target


def near(
    workspace: Workspace,
    name: str,
    request: Request,
    top: int,
    cache: Cache | None = None,
    progress: Progress | None = None,
) -> Nearness:
    """The ``top`` entities on each side of the thresholds of the target called ``name``.

    Raises:
        PlanError, MissingInputError: as ``report``.
        UsageError: nothing is called that, it has no threshold, or the year lies outside the plan.
    """
    settings = load_settings(workspace)
    found = _with_threshold(settings, name)

    def fresh() -> Nearness:
        from tanjcli.evaluate.near import near as nearest

        ledgers = ingest_deliveries(workspace, settings, progress, request.known_on, cache)
        question = question_of(request, settings.plan, ledgers)
        return nearest(settings.plan, ledgers, question, of_year(found, question.year)[0], top)

    asked = ("near", [target.id for target in found], top, encode(request))
    return remembered(workspace, cache, asked, Nearness, fresh)


def near_text(nearness: Nearness, face: Face) -> str:
    """The lists as table, plain text, Markdown, CSV, TSV or JSON."""
    from tanjcli.present.near_records import NEAR_COLUMNS, near_record, near_rows

    if face.format == "json":
        return json_text(near_record(nearness))
    if face.format in ("csv", "tsv"):
        from tanjcli.present.writers import delimited

        return delimited.render(NEAR_COLUMNS, near_rows(nearness, face.lang), face.format)  # type: ignore[arg-type]
    from tanjcli.present.compose.near import compose_near

    return document_text(compose_near(nearness, face.lang), face)


def _with_threshold(settings: Settings, name: str) -> tuple[Target, ...]:
    from tanjcli.evaluate.near import has_threshold

    found = resolve(settings.plan, name)
    fitting = tuple(target for target in found if has_threshold(target, settings.plan))
    if not fitting:
        refs = [target.ref for target in settings.plan.targets if has_threshold(target, settings.plan)]
        code, params = ("usage-no-threshold", {"choices": ", ".join(refs)}) if refs else ("usage-no-thresholds", {})
        raise UsageError(findings=(Finding(code, Place(), params, raw=found[0].ref),))
    return fitting
