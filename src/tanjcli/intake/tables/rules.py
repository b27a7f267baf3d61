"""How one column of one table is to be read: the ledger's type, the recipe's say, the table's unit and period."""

from __future__ import annotations

from tanjcli.core.text import match_key
from tanjcli.intake.recipe import Recipe
from tanjcli.intake.tables.context import Covered
from tanjcli.intake.tables.stretch import Kit
from tanjcli.intake.words.cells import CellRule, Value, plain_value, read_cell


class TableRules:
    """The cell rules of one table; ``units`` are those it states, ``when`` its own period if it states one."""

    def __init__(self, kit: Kit, recipe: Recipe, units: dict[str, str], when: Covered | None) -> None:
        self._kit, self._recipe, self._units, self._when = kit, recipe, units, when
        self._columns = kit.sources.ledgers[recipe.ledger].columns

    def of(self, name: str) -> CellRule:
        """The rule of one ledger column."""
        column, take = self._columns[name], self._recipe.columns[name]
        vocabulary = "places" if column.type == "place" else column.vocabulary or ""
        return CellRule(
            column.type,
            unit=self._kit.units[self._units[name]] if name in self._units else None,
            vocabulary=self._kit.vocabularies.get(vocabulary),
            base=self._when.period if self._when else None,
            missing=frozenset(take.missing),
            mapping={match_key(k): v for k, v in take.map.items()},
            aliases=self._aliases(name),
        )

    def given(self, name: str) -> Value:
        """The value a recipe fixes for every row: written in it, or the table's own period."""
        take = self._recipe.columns[name]
        if take.value is not None:
            return plain_value(read_cell(take.value, self.of(name)))
        if self._when is None:
            return None
        return self._when.through.year if take.context == "year" else self._when.through

    def _aliases(self, name: str) -> dict[str, str]:
        ledger = self._recipe.ledger
        declared = (a for a in self._kit.sources.aliases if a.column == name and a.ledger in (None, ledger))
        return {match_key(a.seen): a.is_ for a in declared}
