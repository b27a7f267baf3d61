"""Where a number comes from: one target's rows with every contributing cell, and what the plan says about it."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from tanjcli.app.cache import Cache
from tanjcli.app.choices import choose, unknown_choice
from tanjcli.app.codec import encode
from tanjcli.app.faces import Face, document_text, json_text
from tanjcli.app.ledgers import Progress, ingest_deliveries
from tanjcli.app.load import Settings, load_settings
from tanjcli.app.remember import remembered
from tanjcli.app.report import Report, Request, assessed
from tanjcli.app.resolve import of_year, resolve
from tanjcli.app.workspace import Workspace
from tanjcli.core.errors import UsageError
from tanjcli.core.findings import Finding, Place

if TYPE_CHECKING:
    from pydantic import BaseModel

    from tanjcli.evaluate.results import Assessment
    from tanjcli.plan.target import Target


@dataclass(frozen=True, slots=True)
class Explanation:
    """The rows of the target, or of the year's target of a series, and the plan they are judged by."""

    report: Report
    targets: Mapping[str, Target]
    settings: Settings


def explain(
    workspace: Workspace,
    name: str,
    request: Request,
    cache: Cache | None = None,
    progress: Progress | None = None,
    town: str = "",
) -> Explanation:
    """Explain the target called ``name``; with ``town`` that place's part of it, by its task.

    Raises:
        PlanError, MissingInputError: as ``report``.
        UsageError: nothing is called that, the year lies outside the plan, or the figure knows no places.
    """
    settings = load_settings(workspace)
    found = resolve(settings.plan, name)
    asked = replace(request, only=tuple(t.id for t in found), origins=True)
    read = functools.cache(lambda: ingest_deliveries(workspace, settings, progress, asked.known_on, cache))

    def fresh() -> Report:
        return assessed(settings, read(), asked)

    report = remembered(workspace, cache, ("explain", encode(asked)), Report, fresh)
    if town:
        settings = _seen_from(settings, report.assessment, town)
        found = tuple(target for target in settings.plan.targets if target.id in asked.only)
        report = remembered(workspace, cache, ("explain", town, encode(asked)), Report, fresh)
    meant = of_year(found, report.assessment.year)
    targets = {target.id: target for target in meant}
    cells = tuple(cell for cell in report.assessment.cells if cell.target_id in targets)
    return Explanation(replace(report, assessment=replace(report.assessment, cells=cells)), targets, settings)


def _seen_from(settings: Settings, whole: Assessment, town: str) -> Settings:
    """The settings with the targets of ``whole`` narrowed to the place called ``town``."""
    from tanjcli.evaluate.books.one_place import seen_from

    known = {key: (place.name.zh, place.name.en, *place.aliases) for key, place in settings.plan.places.items()}
    place = choose("--town", town, known)
    if len(place) > 1:
        raise unknown_choice("--town", [town], known)
    plan = seen_from(settings.plan, settings.sources.ledgers, whole.cells, place[0])
    if plan is None:
        raise UsageError(findings=(Finding("usage-no-places", Place(), raw=whole.cells[0].ref),))
    return replace(settings, plan=plan)


def explanation_text(explanation: Explanation, face: Face) -> str:
    """The explanation as table, plain text, Markdown or JSON; one document after another for several rows."""
    if face.format == "json":
        return json_text(_record(explanation, face))
    from tanjcli.present.compose.explain import compose_explain

    assessment, targets, places = explanation.report.assessment, explanation.targets, _places(explanation)
    return "\n".join(
        document_text(
            compose_explain(assessment, cell, targets[cell.target_id], places[cell.target_id], face.lang), face
        )
        for cell in assessment.cells
    )


def _record(explanation: Explanation, face: Face) -> dict[str, object]:
    """The report's record of these rows, and beside each what the plan says and the parts of its verdict."""
    from tanjcli.present.records import report_records, target_record
    from tanjcli.present.verdict_records import components_record
    from tanjcli.present.wording import Wording

    assessment, places = explanation.report.assessment, _places(explanation)
    wording = Wording(face.lang, assessment.units)
    metrics = explanation.settings.plan.metrics
    rows = []
    for cell in assessment.cells:
        target = explanation.targets[cell.target_id]
        components = components_record(cell, assessment.rules, wording)
        rows.append(
            target_record(cell)
            | {
                "place": str(places[cell.target_id]),
                "formula": components["formula"],
                "components": components,
                "metric": {"id": target.metric, **_plain(metrics[target.metric])},
                "alternatives": [_plain(other) for other in target.reading.alternatives],
            }
        )
    return report_records(assessment) | {"complete": not explanation.report.health.incomplete, "rows": rows}


def _plain(model: BaseModel) -> dict[str, Any]:
    return model.model_dump(mode="json", by_alias=True, exclude_none=True)


def _places(explanation: Explanation) -> dict[str, Place]:
    positions = explanation.settings.positions
    return {t.id: positions.place("targets", index) for index, t in enumerate(explanation.settings.plan.targets)}
