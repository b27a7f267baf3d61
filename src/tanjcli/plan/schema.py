"""The JSON Schema of ``targets.yaml``."""

from __future__ import annotations

from typing import Any

from tanjcli.config.schema import schema_of
from tanjcli.plan.model import Plan


def json_schema() -> dict[str, Any]:
    """The schema of the whole file, ready for ``json.dump``; committed as ``docs/schema/targets.schema.json``."""
    return schema_of(Plan, "tanj plan (targets.yaml)")
