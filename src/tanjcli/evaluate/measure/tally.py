"""Who reaches a threshold: entities and groups of entities, decided on scaled integers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from tanjcli.core.quantities import EXACT

# 边界: within half a percent of the threshold, either side.
NEAR = Decimal("0.005")


@dataclass(frozen=True, slots=True)
class Line:
    """A threshold in scaled integers: the inclusive limits, and the stretches that count as near its edges."""

    low: int | None
    high: int | None
    near: tuple[tuple[int, int], ...] = ()

    def reached_by(self, value: int) -> bool:
        """True when the value lies inside."""
        return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)

    def near_to(self, value: int) -> bool:
        """True when the value lies within half a percent of an edge."""
        return any(low <= value <= high for low, high in self.near)


@dataclass(frozen=True, slots=True)
class Tally:
    """Who reaches the threshold: single entities, clusters, members of counted clusters, and who is near the edge."""

    singles: frozenset[str]
    clusters: frozenset[str] = frozenset()
    inside: frozenset[str] = frozenset()  # single entities that are members of a counted cluster
    near: frozenset[str] = frozenset()

    @property
    def strict(self) -> int:
        """Members of a counted cluster are not counted again."""
        return len(self.singles - self.inside) + len(self.clusters)

    @property
    def loose(self) -> int:
        """Everybody who reaches it."""
        return len(self.singles) + len(self.clusters)


def near_edges(edges: Iterable[Decimal]) -> tuple[tuple[int, int], ...]:
    """The scaled integers within half a percent of each edge."""
    return tuple(
        (
            int(EXACT.multiply(edge, 1 - NEAR).to_integral_value(ROUND_CEILING)),
            int(EXACT.multiply(edge, 1 + NEAR).to_integral_value(ROUND_FLOOR)),
        )
        for edge in edges
    )


def tally(values: Mapping[str, int], line: Line, pairs: Iterable[tuple[str, str]] = (), *, strict: bool) -> Tally:
    """Compare every entity, and every cluster of ``pairs`` (cluster, member), with the line."""
    single = frozenset(key for key, value in values.items() if line.reached_by(value))
    near = frozenset(key for key, value in values.items() if line.near_to(value))
    members = members_of(pairs)
    sums = cluster_sums(values, members)
    clusters = frozenset(cluster for cluster, value in sums.items() if line.reached_by(value))
    represented = frozenset(member for cluster in clusters for member in members[cluster])
    # A firm that a counted cluster already stands for decides nothing, however near it is.
    near = near - (represented if strict else frozenset())
    near |= {cluster for cluster, value in sums.items() if line.near_to(value)}
    return Tally(single, clusters, single & represented, near)


def members_of(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """The members of each cluster."""
    members: dict[str, list[str]] = defaultdict(list)
    for cluster, member in pairs:
        members[cluster].append(member)
    return members


def cluster_sums(values: Mapping[str, int], members: Mapping[str, Iterable[str]]) -> dict[str, int]:
    """Σ of the members that have a value, for each cluster that has one such member."""
    there = {cluster: [values[one] for one in ones if one in values] for cluster, ones in members.items()}
    return {cluster: sum(found) for cluster, found in there.items() if found}
