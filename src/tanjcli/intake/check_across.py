"""What a recipe must say of a table whose figures run across, beyond what the schema can ask."""

from __future__ import annotations

from collections.abc import Iterator

from tanjcli.intake.ledger_spec import LedgerSpec
from tanjcli.intake.recipe import Recipe

_FIGURES = ("amount", "whole")
_WORDS = ("place", "term", "text", "code")

Doubt = tuple[tuple[str | int, ...], str, dict[str, str], str]


def check_across(base: tuple[str | int, ...], recipe: Recipe, spec: LedgerSpec) -> Iterator[Doubt]:
    """Every doubt as (path, code, params, text seen): one header, one way for figures to go, fitting types."""
    takes = {name: take for name, take in recipe.columns.items() if name in spec.columns}
    headers = [name for name, take in takes.items() if take.across == "header"]
    figures = [name for name, take in takes.items() if take.across == "figures"]
    rows = [name for name, take in takes.items() if take.row]
    placed = [name for name, take in takes.items() if take.from_ or take.at]
    by_header = "header" in recipe.period.from_
    if not headers and not figures and not rows and not by_header:
        return
    if recipe.match.tables == "each":
        yield (*base, "match", "tables"), "sources-across-each", {}, "each"
    if len(headers) != 1:
        yield (*base, "columns"), "sources-across-header", {"count": str(len(headers))}, str(base[-1])
        return
    if (len(figures) == 1) == bool(rows) or (rows and placed):
        yield (*base, "columns"), "sources-across-figures", {"header": headers[0]}, str(base[-1])
    wanted = ("period",) if by_header else _WORDS
    for name, allowed in [(headers[0], wanted), *((name, _FIGURES) for name in (*figures, *rows))]:
        kind = spec.columns[name].type
        if kind not in allowed:
            yield (*base, "columns", name), "sources-across-type", {"type": kind, "allowed": ", ".join(allowed)}, name
    if by_header and (headers[0] != spec.time or recipe.period.from_ != ("header",) or recipe.period.kind == "day"):
        yield (*base, "period"), "sources-across-period", {"time": spec.time}, str(base[-1])
