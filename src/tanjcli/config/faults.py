"""pydantic's errors as faults in the words of the file: which path, which code, what would have been right."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from tanjcli.config.nodes import Node
from tanjcli.config.positions import Path
from tanjcli.core.words import nearest

# A hostile file may hold ten thousand unknown keys; likeness is looked up for the first of them only.
MOST_SUGGESTIONS = 100

_CODES: Mapping[str, str] = {
    "extra_forbidden": "config-unknown-key",
    "missing": "config-missing-key",
    "union_tag_not_found": "config-missing-key",
    "literal_error": "config-unknown-choice",
    "union_tag_invalid": "config-unknown-choice",
    "model_type": "config-not-a-mapping",
    "model_attributes_type": "config-not-a-mapping",
    "dict_type": "config-not-a-mapping",
    "tuple_type": "config-not-a-list",
    "string_type": "config-not-a-text",
    "string_pattern_mismatch": "config-bad-id",
    "string_too_short": "config-empty-value",
    "string_too_long": "config-too-long",
    "too_short": "config-too-few",
    "greater_than_equal": "config-out-of-range",
    "less_than_equal": "config-out-of-range",
    "number": "config-not-a-number",
    "whole": "config-not-a-whole-number",
    "flag": "config-not-a-flag",
    "day": "config-not-a-day",
    "period": "config-not-a-period",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One error of the schema. ``path`` exists in the tree; ``at_key`` when its key is at fault, not its value."""

    code: str
    path: Path
    params: Mapping[str, str]
    raw: str
    at_key: bool = False


def faults_of(error: ValidationError | None, root: Node, model: type[BaseModel]) -> Iterator[Fault]:
    """Every fault of ``error``, in pydantic's order."""
    suggestions = MOST_SUGGESTIONS
    for details in error.errors(include_url=False, include_input=False) if error is not None else ():
        if _only_looks_short(details, root):
            continue
        fault = _fault(details, root, model, suggest=suggestions > 0)
        suggestions -= "nearest" in fault.params
        yield fault


def _only_looks_short(details: ErrorDetails, root: Node) -> bool:
    """A list whose entries are all at fault counts as empty for pydantic, and is not."""
    value = _resolve(root, details["loc"])[1].value
    least: int = details.get("ctx", {}).get("min_length", 0)
    return details["type"] == "too_short" and isinstance(value, tuple) and len(value) >= least


def _fault(details: ErrorDetails, root: Node, model: type[BaseModel], *, suggest: bool) -> Fault:
    code = _CODES[details["type"]]
    loc = details["loc"]
    context = details.get("ctx", {})
    path, node = _resolve(root, loc)
    params: dict[str, str] = {"where": _where(root, path)}
    at_key = loc[-1:] == ("[key]",)
    match code:
        case "config-unknown-key":
            at_key = True
            known = _keys_at(model, loc[:-1])
            params |= {"where": _where(root, path[:-1]), "nearest": nearest(str(loc[-1]), known if suggest else ())}
        case "config-missing-key":
            params["key"] = str(context.get("discriminator", loc[-1] if loc else "")).strip("'")
        case "config-unknown-choice":
            choices = re.findall(r"'([^']*)'", str(context.get("expected") or context.get("expected_tags")))
            discriminator = str(context.get("discriminator", "")).strip("'")
            if discriminator:
                path, node = _resolve(root, (*loc, discriminator))
            wanted = nearest(_raw(node), choices if suggest else ())
            params |= {"choices": ", ".join(choices), "nearest": wanted}
        case "config-out-of-range" | "config-too-long":
            params["limit"] = str(next(iter(context.values()), ""))
    raw = str(path[-1]) if at_key and path else _raw(node)
    return Fault(code, path, params, raw[:200], at_key)


def _resolve(root: Node, loc: tuple[str | int, ...]) -> tuple[Path, Node]:
    """The longest path of the tree that ``loc`` names, without what only pydantic has: a union's tag, ``[key]``."""
    node, path = root, []
    for part in loc:
        below: Node | None = None
        if isinstance(node.value, dict) and str(part) in node.value:
            below = node.value[str(part)][1]
        elif isinstance(node.value, tuple) and isinstance(part, int):
            below = node.value[part]
        if below is not None:
            node = below
            path.append(part)
    return tuple(path), node


def _where(root: Node, path: Path) -> str:
    """``targets/sme-parks/goal``: entries of a list by their id where they have one."""
    names = []
    node = root
    for part in path:
        node = _resolve(node, (part,))[1]
        own = node.value.get("id") if isinstance(part, int) and isinstance(node.value, dict) else None
        names.append(str(own[1].value) if own and isinstance(own[1].value, str) else str(part))
    return "/".join(names) or "/"


def _raw(node: Node) -> str:
    if isinstance(node.value, str):
        return node.value
    return "{…}" if isinstance(node.value, dict) else "[…]"


def _keys_at(model: type[BaseModel], loc: tuple[str | int, ...]) -> tuple[str, ...]:
    """The keys the schema knows at ``loc``."""
    here: Any = model
    for part in loc:
        here = _inside(here, part)
    here = _bare(here)
    return tuple(_fields(here)) if isinstance(here, type) and issubclass(here, BaseModel) else ()


def _inside(annotation: Any, part: str | int) -> Any:
    annotation = _bare(annotation)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _fields(annotation).get(str(part))
    origin, args = get_origin(annotation), get_args(annotation)
    if origin in (Union, UnionType):
        return next((member for member in args if part in _tags(member)), None)
    return args[1] if origin is dict else args[0] if args else None


def _bare(annotation: Any) -> Any:
    """Without ``Annotated`` and without ``| None``."""
    while get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    if get_origin(annotation) in (Union, UnionType):
        members = [member for member in get_args(annotation) if member is not type(None)]
        if len(members) == 1:
            return _bare(members[0])
    return annotation


def _fields(model: type[BaseModel]) -> dict[str, Any]:
    return {field.alias or name: field.annotation for name, field in model.model_fields.items()}


def _tags(member: Any) -> tuple[Any, ...]:
    kind = _fields(member).get("kind") if isinstance(member, type) and issubclass(member, BaseModel) else None
    return get_args(kind) if get_origin(kind) is Literal else ()
