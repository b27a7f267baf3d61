"""The closed lists that ``data/sources.yaml`` adds to the plan's, and which list a column's words belong to."""

from __future__ import annotations

from tanjcli.core.words import Name, Term, Vocabulary
from tanjcli.intake.ledger_spec import Column
from tanjcli.intake.spec import Sources


def own_vocabularies(sources: Sources) -> dict[str, Vocabulary]:
    """The lists of ``sources`` by id."""
    return {
        name: Vocabulary(name, tuple(Term(i, Name(t.name.zh, t.name.en), t.aliases) for i, t in terms.items()))
        for name, terms in sources.vocabularies.items()
    }


def list_of(column: Column) -> str:
    """The id of the list a column's words must stand in; empty for a column of free words."""
    return "places" if column.type == "place" else column.vocabulary or ""
