"""A blank collection workbook for a ledger, such that what comes back is read without any mapping."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tanjcli.app.ledgers import deliveries_of, kit_of, read_ledgers
from tanjcli.app.load import Settings, load_settings
from tanjcli.app.trying.expected import Rows, expected_rows
from tanjcli.app.workspace import Workspace
from tanjcli.core.errors import UsageError
from tanjcli.core.findings import Finding, Place
from tanjcli.core.periods import Period, parse_label
from tanjcli.core.words import Lang, Name, Term, nearest

if TYPE_CHECKING:
    from tanjcli.intake.ledger_spec import Column, LedgerSpec
    from tanjcli.intake.ledgers.revisions import Known
    from tanjcli.intake.recipe import Recipe, Take
    from tanjcli.intake.tables.stretch import Kit
    from tanjcli.present.compose.form import Asked, Content

_CHOICES = frozenset({"place", "term", "flag"})


@dataclass(frozen=True, slots=True)
class FormRequest:
    """Which form: a ledger or a recipe, for which town (empty: all), for the reporting period of which month."""

    ledger: str
    town: str = ""
    month: str = ""


@dataclass(frozen=True, slots=True)
class BlankForm:
    """The workbook, and the file name it would naturally have."""

    data: bytes
    name: str


def blank_form(workspace: Workspace, request: FormRequest, lang: Lang) -> BlankForm:
    """Make the form.

    Raises:
        PlanError, MissingInputError: as ``load_settings``.
        UsageError: no such ledger, town or month; no recipe reads the ledger.
    """
    from tanjcli.intake.words.written import written_period
    from tanjcli.present.compose.form import compose_form
    from tanjcli.present.writers import form

    settings = load_settings(workspace)
    name, recipe = _recipe(settings, request.ledger)
    spec = settings.sources.ledgers[recipe.ledger]
    kit = kit_of(settings)
    town, period = _town(kit, request.town), _period(request.month, recipe)
    ledgers = read_ledgers(deliveries_of(workspace, settings)[0], kit)
    rows = expected_rows(settings.plan, ledgers, recipe.ledger, period.last_day if period else None, kit.units)
    filled = tuple(_filled(rows, recipe, spec, kit, town))
    parts = (spec.name.zh, written_period(period, recipe.period.kind) if period else "", town.name.zh if town else "")
    content = content_of(name, kit, (town, period), filled, sample=ledgers.sample)
    return BlankForm(form.render(compose_form(content, lang)), "_".join(part for part in parts if part) + ".xlsx")


def content_of(
    name: str, kit: Kit, scope: tuple[Term | None, Period | None], rows: tuple[tuple[Known, ...], ...], *, sample: bool
) -> Content:
    """What the form of a recipe says, for one town and one period where the scope has them."""
    from tanjcli.intake.words.written import written_period
    from tanjcli.present.compose.form import Content

    recipe, (town, period) = kit.sources.recipes[name], scope
    spec = kit.sources.ledgers[recipe.ledger]
    return Content(
        recipe=name,
        sheet=re.sub(r"[*?\[\]]", "", recipe.match.sheet or ""),
        ledger=Name(spec.name.zh, spec.name.en),
        town=town.name.zh if town else "",
        period=written_period(period, recipe.period.kind) if period else "",
        example=written_period(Period.month(2021, 12), recipe.period.kind),
        columns=tuple(_asked(recipe, spec, kit, town)),
        rows=rows,
        sample=sample,
    )


def _recipe(settings: Settings, asked: str) -> tuple[str, Recipe]:
    """The recipe called so, or of the ledger called so the one that reads most from the sheet itself."""
    sources = settings.sources
    plain = {name: recipe for name, recipe in sources.recipes.items() if not recipe.across}
    if asked in plain:
        return asked, plain[asked]
    if asked not in sources.ledgers:
        params = {"nearest": nearest(asked, (*sources.ledgers, *plain))}
        raise UsageError(findings=(Finding("template-unknown", Place(), params, raw=asked),))
    reading = [(name, recipe) for name, recipe in plain.items() if recipe.ledger == asked]
    if not reading:
        raise UsageError(findings=(Finding("template-no-recipe", Place(), raw=asked),))
    return max(reading, key=lambda pair: sum(bool(take.from_) for take in pair[1].columns.values()))


def _town(kit: Kit, asked: str) -> Term | None:
    if not asked:
        return None
    places = kit.vocabularies["places"]
    found = places.find(asked)
    if found is None:
        params = {"nearest": nearest(asked, (term.name.zh for term in places.terms))}
        raise UsageError(findings=(Finding("template-town", Place(), params, raw=asked),))
    return found


def _period(asked: str, recipe: Recipe) -> Period | None:
    """The reporting period that holds the month asked for."""
    from tanjcli.intake.tables.context import period_of

    if not asked:
        return None
    try:
        month = parse_label(asked)
    except ValueError:
        month = None
    if month is None or month.months > 12:
        raise UsageError(findings=(Finding("template-month", Place(), raw=asked),))
    return period_of(month.last_day, recipe.period)


def _asked(recipe: Recipe, spec: LedgerSpec, kit: Kit, town: Term | None) -> Iterator[Asked]:
    from tanjcli.present.compose.form import Asked

    for name, take in recipe.columns.items():
        if take.from_:
            column = spec.columns[name]
            yield Asked(
                heading=tuple(take.from_[0].split("/")),
                kind="choice" if column.type in _CHOICES else "date" if column.type == "period" else column.type,
                unit=(take.unit or column.unit or "") if column.type == "amount" else "",
                required=take.required or name in spec.key,
                choices=tuple(_choices(take, column, kit, town)),
            )


def _choices(take: Take, column: Column, kit: Kit, town: Term | None) -> Iterator[str]:
    """What may stand in a column of words, as the deliveries write it."""
    if take.map:
        yield from take.map
    elif column.type == "flag":
        yield from ("是", "否")
    elif column.type == "place" and town is not None:
        yield town.name.zh
    elif column.type in _CHOICES:
        words = kit.vocabularies["places" if column.type == "place" else column.vocabulary or ""]
        yield from (term.name.zh for term in words.terms)


def _filled(rows: Rows, recipe: Recipe, spec: LedgerSpec, kit: Kit, town: Term | None) -> Iterator[tuple[Known, ...]]:
    """Known rows, of one town where one is asked for, in the form's columns and in its units and words."""
    places = [name for name, column in spec.columns.items() if column.type == "place"]
    if town is not None and not places:
        return
    for row in rows:
        if town is None or any(row.get(name) == town.id for name in places):
            yield written_cells(row, recipe, spec, kit)


def written_cells(row: Mapping[str, Known], recipe: Recipe, spec: LedgerSpec, kit: Kit) -> tuple[Known, ...]:
    """A row of the ledger in the columns of the recipe's form, in its units and words."""
    taken = ((name, take) for name, take in recipe.columns.items() if take.from_)
    return tuple(_cell(row, name, take, spec.columns[name], kit) for name, take in taken)


def _cell(row: Mapping[str, Known], name: str, take: Take, column: Column, kit: Kit) -> Known:
    from decimal import Decimal

    from tanjcli.core.quantities import convert

    value = row.get(name)
    if isinstance(value, Decimal) and take.unit and column.unit:
        return convert(value, kit.units[column.unit], kit.units[take.unit])
    if isinstance(value, str) and column.type in ("place", "term"):
        back = {meant: seen for seen, meant in take.map.items()}
        words = kit.vocabularies["places" if column.type == "place" else column.vocabulary or ""]
        term = words.find(value)
        return back.get(value) or (term.name.zh if term else value)
    return value
