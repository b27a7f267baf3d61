"""Rules about names: whatever is referred to is declared, and declared once.

They read the file rather than the model, so one entry with a wrong type does not hide a wrong name elsewhere in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from zoneinfo import available_timezones

from tanjcli.config.positions import Positions
from tanjcli.core.findings import Finding, Place
from tanjcli.core.quantities import BUILTIN_UNITS
from tanjcli.core.text import match_key
from tanjcli.core.words import nearest, suggest

Pattern = tuple[str, ...]

# Likeness is costly, and no help in a file with thousands of names.
MOST_SPELLINGS = 300
MOST_SUGGESTIONS = 100


@dataclass(frozen=True, slots=True)
class Reference:
    """Scalars at any of ``places``, and keys of mappings at any of ``keyed``, must name an entry of ``section``."""

    code: str
    section: Pattern
    places: tuple[Pattern, ...]
    keyed: tuple[Pattern, ...] = ()


def _patterns(*paths: str) -> tuple[Pattern, ...]:
    return tuple(tuple(path.split(".")) for path in paths)


_LEADS = _patterns(
    "plan.issuer",
    "targets.*.lead.department",
    "targets.*.support.*",
    "targets.*.data_owner.*",
    "paths.*.lead",
    "paths.*.support.*",
    "lists.*.lead",
    "cadences.*.owner",
    "returns.*.owner",
    "commitments.*.owner",
    "rules.groups.*.lead",
    "reports.*.owner.*",
)
_METRICS = _patterns(
    "targets.*.metric",
    "targets.*.proxy",
    "targets.*.reading.alternatives.*.metric",
    "metrics.*.of",
    "metrics.*.of.*",
    "metrics.*.numerator",
    "metrics.*.denominator",
    "reconcile.*.metric",
    "reconcile.*.total",
    "reconcile.*.part",
    "reconcile.*.whole",
    "reconcile.*.metrics.*",
    "registers.*.metric",
)
_TARGETS = _patterns(
    "targets.*.nested_in",
    "targets.*.subset_of",
    "targets.*.and_with",
    "invariants.*.targets.*",
    "invariants.*.total",
    "reports.*.targets.*",
    "ranking.overall.targets.*",
    "ranking.notices.*.target",
)
_UNITS = _patterns(
    "targets.*.unit",
    "metrics.*.threshold.unit",
    "metrics.*.where.*.bound.unit",
    "metrics.*.plus.*.bound.unit",
    "metrics.*.minus.*.bound.unit",
    "reconcile.*.tolerance.unit",
    "registers.*.near.unit",
    "pipelines.*.where.*.bound.unit",
)
_CLAUSES = _patterns(
    "targets.*.clause",
    "paths.*.clause",
    "lists.*.clause",
    "cadences.*.clause",
    "returns.*.clause",
    "commitments.*.clause",
    "rules.groups.*.clause",
    "reports.*.clause.*",
)

REFERENCES: tuple[Reference, ...] = (
    Reference("plan-unknown-department", ("departments",), _LEADS),
    Reference("plan-unknown-clause", ("clauses",), _CLAUSES),
    Reference("plan-unknown-metric", ("metrics",), _METRICS),
    Reference("plan-unknown-target", ("targets",), _TARGETS),
    Reference("plan-unknown-place", ("places",), _patterns("targets.*.named_places.*"), _patterns("targets.*.tasks")),
    Reference("plan-unknown-industry", ("vocabularies", "industries"), _patterns("targets.*.industry")),
    Reference("plan-unknown-path", ("paths",), _patterns("targets.*.path", "lists.*.path", "pipelines.*.path")),
    Reference(
        "plan-unknown-list",
        ("lists",),
        _patterns("paths.*.lists.*", "pipelines.*.list"),
        _patterns("cadences.*.proofs"),
    ),
    Reference("plan-unknown-question", ("questions",), _patterns("targets.*.reading.questions.*")),
)
# Groups need no declaration; once some have a name, all do.
_GROUPS = Reference("plan-unknown-group", ("roll", "groups"), _patterns("places.*.group"))
_ONCE = _patterns(
    "targets.*.id", "targets.*.ref", "commitments.*.id", "invariants.*.id", "reconcile.*.id", "ranking.notices.*.id"
)


def reference_rules(positions: Positions) -> Iterator[Finding]:
    """Unknown names, unknown units, names given twice, spellings shared by two terms."""
    for reference in REFERENCES:
        yield from _unknown(reference, positions)
    if positions.names("roll", "groups"):
        yield from _unknown(_GROUPS, positions)
    yield from _unknown_units(positions)
    yield from _unknown_zone(positions)
    for pattern in _ONCE:
        yield from _twice(positions.scalars(*pattern))
    for path in (("departments",), ("places",), *(("vocabularies", v) for v in positions.names("vocabularies"))):
        yield from _shared_spellings(positions, path)


def _unknown(reference: Reference, positions: Positions) -> Iterator[Finding]:
    declared = positions.names(*reference.section)
    known = frozenset(declared)
    written = [hit for pattern in reference.places for hit in positions.scalars(*pattern)]
    written += [hit for pattern in reference.keyed for hit in positions.keys(*pattern)]
    unknown = [(text, place) for text, place in written if text and text not in known]
    spelled = _spellings(reference.section, declared[:MOST_SPELLINGS], positions) if unknown else {}
    for number, (text, place) in enumerate(unknown):
        meant = _meant(text, spelled if number < MOST_SUGGESTIONS else {})
        yield Finding(reference.code, place, {"nearest": meant}, text[:200])


def _spellings(section: Pattern, declared: Iterable[str], positions: Positions) -> Mapping[str, str]:
    """Every way to write an entry, mapped to its id: who writes a department's name is shown its id."""
    names = {name: key for key in declared for name in _names(positions, (*section, key))}
    return {**names, **{key: key for key in declared}}


def _meant(text: str, spelled: Mapping[str, str]) -> str:
    alike = suggest(text, spelled) or tuple(spelled)[:5]
    return ", ".join(dict.fromkeys(spelled[spelling] for spelling in alike))


def _unknown_units(positions: Positions) -> Iterator[Finding]:
    known = (*(unit.code for unit in BUILTIN_UNITS), *positions.names("units"))
    written = (hit for pattern in _UNITS for hit in positions.scalars(*pattern))
    unknown = [(text, place) for text, place in written if text and text not in known]
    for number, (text, place) in enumerate(unknown):
        meant = nearest(text, known[:MOST_SPELLINGS] if number < MOST_SUGGESTIONS else ())
        yield Finding("plan-unknown-unit", place, {"nearest": meant}, text[:200])


def _unknown_zone(positions: Positions) -> Iterator[Finding]:
    known = available_timezones()
    for text, place in positions.scalars("plan", "timezone"):
        if known and text and text not in known:
            yield Finding("plan-unknown-timezone", place, {"nearest": nearest(text, known)}, text[:200])


def _twice(scalars: Iterable[tuple[str, Place]]) -> Iterator[Finding]:
    first: dict[str, Place] = {}
    for text, place in scalars:
        if text in first:
            yield Finding(
                "plan-duplicate-id", place, {"first": str(first[text].line)}, text[:200], related=(first[text],)
            )
        first.setdefault(text, place)


def _shared_spellings(positions: Positions, path: Pattern) -> Iterator[Finding]:
    """Two terms that answer to one spelling would swap rows without a word."""
    first: dict[str, str] = {}
    for key in positions.names(*path):
        for spelling in _names(positions, (*path, key)):
            owner = first.setdefault(match_key(spelling), key)
            if owner != key:
                yield Finding("plan-shared-spelling", positions.key(*path, key), {"other": owner}, spelling[:200])


def _names(positions: Positions, path: tuple[str, ...]) -> Iterator[str]:
    for below in (("name", "zh"), ("name", "en"), ("aliases", "*")):
        yield from (text for text, _ in positions.scalars(*path, *below))
