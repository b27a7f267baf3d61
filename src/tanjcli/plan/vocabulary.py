"""The closed lists and units a plan declares, in the form the rest of tanj speaks."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from tanjcli.core.quantities import Dimension, Unit, UnitTable
from tanjcli.core.words import Name, Term, Vocabulary
from tanjcli.plan.model import Plan
from tanjcli.plan.words import Department, VocabularyTerm


def vocabularies(plan: Plan) -> dict[str, Vocabulary]:
    """Every vocabulary of the plan by id, with ``places`` and ``departments`` beside the plan's own."""
    declared: dict[str, Mapping[str, VocabularyTerm | Department]] = {
        **{key: {**terms} for key, terms in plan.vocabularies.items()},
        "places": {**plan.places},
        "departments": {**plan.departments},
    }
    return {key: Vocabulary(key, tuple(_term(i, term) for i, term in terms.items())) for key, terms in declared.items()}


def unit_table(plan: Plan) -> UnitTable:
    """The built-in units and the plan's own."""
    return UnitTable(
        Unit(code, Dimension(unit.dimension), unit.factor or Decimal(1), unit.en) for code, unit in plan.units.items()
    )


def _term(term_id: str, term: VocabularyTerm | Department) -> Term:
    group = term.group if isinstance(term, VocabularyTerm) else None
    return Term(term_id, Name(term.name.zh, term.name.en), term.aliases, group or "")
