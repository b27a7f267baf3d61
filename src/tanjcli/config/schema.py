"""JSON Schemas for editors: completion and red underlines while she types."""

from __future__ import annotations

from typing import Any

from tanjcli.config.scalars import Model

SCHEMA_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_NULL = {"type": "null"}


def schema_of(model: type[Model], title: str) -> dict[str, Any]:
    """The schema of a whole file, keys as they are written, ready for ``json.dump``."""
    generated = _as_written(model.model_json_schema(by_alias=True))
    return {"$schema": SCHEMA_DIALECT, **generated, "title": title}


def _as_written(node: Any, *, names: bool = False) -> Any:
    """The generated schema in the words of the file. ``names``: the keys of ``node`` are names, not schema words.

    A key is written or left out, so null is never a value; titles made of field names would only hide the
    descriptions; a mapping whose keys are ids takes no other keys.
    """
    if isinstance(node, list):
        return [_as_written(item) for item in node]
    if not isinstance(node, dict):
        return node
    if names:
        return {key: _as_written(value) for key, value in node.items()}
    kept = {key: value for key, value in node.items() if key != "title" and (key, value) != ("default", None)}
    choices = [choice for choice in kept.get("anyOf", []) if choice != _NULL]
    if len(choices) == 1:
        del kept["anyOf"]
        kept |= choices[0]
    if "patternProperties" in kept:
        kept["additionalProperties"] = False
    return {key: _as_written(value, names=key in ("properties", "$defs")) for key, value in kept.items()}
