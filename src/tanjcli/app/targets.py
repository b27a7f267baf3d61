"""The plan itself: its targets, its faults, its schema."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tanjcli.app.faces import Face, document_text, json_text
from tanjcli.app.load import Promises, load_settings
from tanjcli.app.resolve import resolve
from tanjcli.app.workspace import Workspace
from tanjcli.core.errors import MissingInputError, PlanError
from tanjcli.core.exits import ExitCode
from tanjcli.core.findings import Finding

if TYPE_CHECKING:
    from tanjcli.plan.target import Target


def listed_text(promises: Promises, face: Face) -> str:
    """All targets of the plan."""
    plan = promises.plan
    if face.format == "json":
        return json_text({"plan": plan.plan.id, "targets": [_record(promises, target) for target in plan.targets]})
    from tanjcli.present.compose.targets import compose_targets

    return document_text(compose_targets(plan, plan.targets, face.lang), face)


def shown_text(promises: Promises, name: str, face: Face) -> str:
    """Everything the plan says about the target, or series, called ``name``. Raises ``UsageError`` for none."""
    found = resolve(promises.plan, name)
    if face.format == "json":
        return json_text({"plan": promises.plan.plan.id, "targets": [_record(promises, target) for target in found]})
    from tanjcli.present.compose.targets import compose_target

    index = {target.id: position for position, target in enumerate(promises.plan.targets)}
    return "\n".join(
        document_text(
            compose_target(promises.plan, target, promises.positions.place("targets", index[target.id]), face.lang),
            face,
        )
        for target in found
    )


def validate(workspace: Workspace) -> tuple[ExitCode, tuple[Finding, ...]]:
    """Everything wrong with ``targets.yaml`` and ``data/sources.yaml``, and the exit code that says so."""
    try:
        return ExitCode.OK, load_settings(workspace).findings
    except (PlanError, MissingInputError) as error:
        return error.exit_code, error.findings


def schema_text(*, sources: bool) -> str:
    """The JSON Schema of ``targets.yaml``, or of ``data/sources.yaml``: the committed file to the byte."""
    # The program's own words keep their line breaks, which the gate for what data say would spell out.
    if sources:
        from tanjcli.intake.schema import json_schema as of_sources

        return json.dumps(of_sources(), ensure_ascii=False, indent=2) + "\n"
    from tanjcli.plan.schema import json_schema

    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"


def _record(promises: Promises, target: Target) -> dict[str, object]:
    """The target as the plan declares it, with its place in the file."""
    place = promises.positions.place("targets", promises.plan.targets.index(target))
    return {**target.model_dump(mode="json", by_alias=True, exclude_none=True), "place": str(place)}
