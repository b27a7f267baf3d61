"""JSON Schemas for editors: completion and red underlines while she types."""

from __future__ import annotations

from typing import Any

from tanjcli.config.scalars import Model

SCHEMA_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_of(model: type[Model], title: str) -> dict[str, Any]:
    """The schema of a whole file, keys as they are written, ready for ``json.dump``."""
    generated = model.model_json_schema(by_alias=True)
    return {"$schema": SCHEMA_DIALECT, **_without_titles(generated), "title": title}


def _without_titles(node: Any, *, names: bool = False) -> Any:
    """Drop the titles pydantic makes of field names: an editor would show them instead of the description."""
    if isinstance(node, list):
        return [_without_titles(item) for item in node]
    if not isinstance(node, dict):
        return node
    return {
        key: _without_titles(value, names=key in ("properties", "$defs"))
        for key, value in node.items()
        if names or key != "title"
    }
