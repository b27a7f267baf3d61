"""The JSON Schema of ``data/sources.yaml``."""

from __future__ import annotations

from typing import Any

from tanjcli.config.schema import schema_of
from tanjcli.intake.spec import Sources


def json_schema() -> dict[str, Any]:
    """The schema of the whole file, ready for ``json.dump``; committed as ``docs/schema/sources.schema.json``."""
    return schema_of(Sources, "tanj sources (data/sources.yaml)")
