"""Competition ranks: equal figures share a place and the next place counts everybody before it (1, 2, 2, 4)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from itertools import groupby

from tanjcli.core.absence import Unmeasured
from tanjcli.evaluate.books.model import Standing
from tanjcli.evaluate.remarks import remark


def compete(figures: Mapping[str, Decimal]) -> dict[str, int]:
    """The place of each key, the largest figure first, decided on unrounded figures."""
    places: dict[str, int] = {}
    best_first = sorted(figures, key=lambda key: figures[key], reverse=True)
    for _, equal in groupby(best_first, key=lambda key: figures[key]):
        shared = len(places) + 1
        places |= dict.fromkeys(equal, shared)
    return places


def ranked(standings: Iterable[Standing]) -> tuple[Standing, ...]:
    """The standings with their places, in the order they are printed: by place, then those without one.

    Who has a ``reason`` or no figure has no place. While nobody has anything, nobody is first.
    """
    lines = list(standings)
    figures = {one.key: one.completion for one in lines if one.reason is None and isinstance(one.completion, Decimal)}
    if figures and not any(figures.values()):
        lines = [replace(one, reason=one.reason or remark("rank-nothing-yet")) for one in lines]
        figures = {}
    places = compete(figures)
    placed = [_placed(one, places.get(one.key)) for one in lines]
    return tuple(sorted(placed, key=lambda one: (one.place is None, one.place or 0)))


def moved_from(standings: Iterable[Standing], before: Iterable[Standing]) -> tuple[Standing, ...]:
    """The standings with the places they had in the report before."""
    then = {one.key: one.place for one in before}
    return tuple(replace(one, place_before=then.get(one.key)) for one in standings)


def _placed(one: Standing, place: int | None) -> Standing:
    if place is None and one.reason is None and isinstance(one.completion, Unmeasured):
        return replace(one, reason=remark("rank-no-figure"))
    return replace(one, place=place)
