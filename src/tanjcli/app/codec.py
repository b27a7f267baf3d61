"""Frozen values to JSON and back, by their type hints: what a cached result is written as.

Exact by construction: a ``Decimal`` is its own text, a date its ISO form. A dataclass is an object of its fields,
so a stored value can be read by eye; an absent figure is the object of ``Unmeasured``, never null.
"""

from __future__ import annotations

import sys
import types
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

T = TypeVar("T")
_Decoder = Callable[[Any], Any]


def encode(value: object) -> Any:
    """``value`` as plain JSON types. Raises ``TypeError`` for a type the codec does not know."""
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str):
        return value
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [encode(item) for item in value]
    if isinstance(value, Mapping):
        return {key: encode(item) for key, item in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: encode(getattr(value, f.name)) for f in fields(value) if f.init}
    raise TypeError(f"cannot be stored: {type(value).__name__}")


def decode(kind: type[T], plain: object) -> T:
    """The value of ``kind`` that ``encode`` wrote. Raises ``ValueError``, ``TypeError`` or ``KeyError`` for another."""
    wanted: Any = kind
    result: T = _decoder(wanted)(plain)
    return result


@cache
def _decoder(kind: Any) -> _Decoder:
    origin, args = get_origin(kind), get_args(kind)
    if origin is Literal:
        return _same
    if origin in (Union, types.UnionType):
        return _union(args)
    if origin is tuple:
        return _tuple(args)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return lambda plain: {key: _decoder(args[1])(item) for key, item in plain.items()}
    if kind in (str, int, bool, type(None)):
        return _same
    if kind is Decimal:
        return Decimal
    if isinstance(kind, type) and issubclass(kind, date):
        return date.fromisoformat
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    if is_dataclass(kind):
        return _record(kind)
    raise TypeError(f"cannot be stored: {kind!r}")


def _same(plain: Any) -> Any:
    return plain


def _union(args: tuple[Any, ...]) -> _Decoder:
    """One of several: an object is the dataclass member, null is ``None``, anything else the scalar member."""
    records: list[Any] = [a for a in args if is_dataclass(a)]
    scalars: list[Any] = [a for a in args if not is_dataclass(a) and a is not type(None)]
    if len(records) > 1 or len(scalars) > 1:
        raise TypeError(f"cannot be told apart: {args!r}")

    def decode_one(plain: Any) -> Any:
        if plain is None and type(None) in args:
            return None
        member: Any = (records if isinstance(plain, dict) else scalars)[0]
        return _decoder(member)(plain)

    return decode_one


def _tuple(args: tuple[Any, ...]) -> _Decoder:
    if len(args) == 2 and args[1] is Ellipsis:
        item = args[0]
        return lambda plain: tuple(_decoder(item)(one) for one in plain)
    return lambda plain: tuple(_decoder(arg)(one) for arg, one in zip(args, plain, strict=True))


def _record(kind: Any) -> _Decoder:
    decoders = _Decoders(kind)
    names = {f.name for f in fields(kind) if f.init}

    def decode_record(plain: Any) -> Any:
        if plain.keys() != names:
            raise ValueError(f"not a stored {kind.__name__}")
        # Of an empty list the type does not matter, and a module whose types nobody has stored need not be loaded.
        return kind(**{name: decoders[name](value) if value != [] else () for name, value in plain.items()})

    return decode_record


class _Decoders(dict[str, _Decoder]):
    """Field → decoder, made when the first value of the field is met."""

    def __init__(self, kind: Any) -> None:
        super().__init__()
        self._hints = {f.name: f.type for f in fields(kind)}
        self._module = sys.modules[kind.__module__]

    def __missing__(self, name: str) -> _Decoder:
        hint: Any = self._hints[name]
        if isinstance(hint, str):
            hint = eval(hint, vars(self._module), _Offered(self._module))  # noqa: S307 - a hint in our own source
        self[name] = decoder = _decoder(hint)
        return decoder


class _Offered(dict[str, Any]):
    """Names a module has, also those it only loads when asked for them."""

    def __init__(self, module: types.ModuleType) -> None:
        super().__init__()
        self._module = module

    def __missing__(self, name: str) -> Any:
        try:
            return getattr(self._module, name)
        except AttributeError:
            raise KeyError(name) from None
