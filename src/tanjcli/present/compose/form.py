"""A collection form in words: title, unit, notes, a hint for every column."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from tanjcli.core.words import Lang, Name
from tanjcli.present.wording import Wording
from tanjcli.present.writers.form import Field, Filled, Form, Kind, Mark

_SPARE, _SPARE_FILLED = 60, 20
_LONGEST, _LONGEST_PROSE = 100, 2000


@dataclass(frozen=True, slots=True)
class Asked:
    """One column asked for: stacked header, kind of value, unit of an amount, what may be chosen."""

    heading: tuple[str, ...]
    kind: str
    unit: str
    required: bool
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """What a form is about: ``sheet`` is the name its recipe wants; ``town`` and ``period`` may be open (empty).

    ``example`` shows how a period is written.
    """

    recipe: str
    sheet: str
    ledger: Name
    town: str
    period: str
    example: str
    columns: tuple[Asked, ...]
    rows: tuple[tuple[Filled, ...], ...]
    sample: bool


def compose_form(content: Content, lang: Lang, marks: tuple[Mark, ...] = ()) -> Form:
    """The form in ``lang``; what intake looks for (表号, 单位, 报告期, headers) stays as the deliveries write it."""
    w = Wording(lang)
    title = w.text(
        "form.title" if content.period else "form.title_open", ledger=content.ledger.get(lang), period=content.period
    )
    units = tuple(dict.fromkeys(column.unit for column in content.columns if column.unit))
    one = units[0] if len(units) == 1 else ""
    return Form(
        name=content.sheet or w.text("form.sheet"),
        title=title + (w.text("form.sample") if content.sample else ""),
        context=(
            (w.text("form.number", recipe=content.recipe), w.text("form.unit", unit=one) if one else ""),
            (w.text("form.reporter", town=content.town), ""),
        ),
        period=("", "")
        if content.period
        else (w.text("form.period"), w.text("form.period_here", example=content.example)),
        notes=w.text("form.notes", notes=w.text("joiner.note").join(_notes(content, w))),
        fields=tuple(_field(column, one, w) for column in content.columns),
        rows=content.rows,
        spare=_SPARE_FILLED if content.rows else _SPARE,
        signature=w.text("form.signature"),
        footer=w.text("form.footer"),
        bad=w.text("form.bad"),
        marks=marks,
    )


def _notes(content: Content, w: Wording) -> Iterator[str]:
    for key in ("rows", "required", "blank", "header"):
        yield w.text(f"form.note_{key}")
    if content.rows:
        yield w.text("form.note_prefilled", n=len(content.rows))


def _field(column: Asked, stated: str, w: Wording) -> Field:
    """A unit that the line above the header does not state goes into the header."""
    *above, leaf = column.heading
    longest = _LONGEST_PROSE if column.kind == "prose" else _LONGEST
    unit = w.unit(column.unit)
    named = column.unit and column.unit != stated and column.unit not in leaf
    return Field(
        heading=(*above, f"{leaf}({column.unit})" if named else leaf),
        kind=cast("Kind", column.kind),
        hint=w.text(
            _HINTS[column.kind] if column.kind != "amount" or unit else "form.plain_number_rule", unit=unit, n=longest
        ),
        required=column.required,
        choices=column.choices,
        longest=longest,
    )


_HINTS = {
    "text": "form.text_rule",
    "prose": "form.text_rule",
    "code": "form.code_rule",
    "choice": "form.list",
    "date": "form.date_rule",
    "year": "form.year_rule",
    "amount": "form.number_rule",
    "whole": "form.whole_rule",
}
