"""JSON whose numbers are written exactly as the decimals they are: no float is ever made."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal

from tanjcli.core.text import visible_lines


def render(value: object, indent: int | None = 2) -> str:
    """JSON text, ending in a line break. ``indent=None`` writes one line (JSON lines)."""
    return _written(value, indent, 0) + "\n"


def _written(value: object, indent: int | None, depth: int) -> str:
    if isinstance(value, Decimal):
        return _number(value)
    if isinstance(value, str):
        return json.dumps(visible_lines(value), ensure_ascii=False)
    if isinstance(value, Mapping):
        items = [f"{_written(str(k), None, 0)}: {_written(v, indent, depth + 1)}" for k, v in value.items()]
        return _wrapped("{", items, "}", indent, depth)
    if isinstance(value, Sequence):
        return _wrapped("[", [_written(item, indent, depth + 1) for item in value], "]", indent, depth)
    if value is None or isinstance(value, bool | int):
        return json.dumps(value)
    raise TypeError(f"not a JSON value: {type(value).__name__}")


def _wrapped(opening: str, items: list[str], closing: str, indent: int | None, depth: int) -> str:
    if not items or indent is None:
        return opening + ", ".join(items) + closing
    margin, inner = " " * indent * depth, " " * indent * (depth + 1)
    return f"{opening}\n" + ",\n".join(inner + item for item in items) + f"\n{margin}{closing}"


def _number(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
