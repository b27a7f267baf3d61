"""Why a cell has no usable value: a finding still without its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Fault:
    """A catalogue code and its parameters; whoever knows the cell turns it into a ``Finding``."""

    code: str
    params: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


def fault(code: str, **params: str) -> Fault:
    """A fault with its parameters."""
    return Fault(code, MappingProxyType(params))
