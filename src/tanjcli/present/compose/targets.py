"""The plan as it was written: all targets in one table, and one target with everything the plan says about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from tanjcli.core.findings import Place
from tanjcli.core.words import Lang
from tanjcli.present.compose.amounts import exact_cell
from tanjcli.present.document import Align, Cell, Column, Document, Facts, Number, Span, Table, Words
from tanjcli.present.wording import Wording

if TYPE_CHECKING:
    from tanjcli.plan.model import Plan
    from tanjcli.plan.target import Target

_COLUMNS = (
    ("ref", Align.LEFT, True, 0),
    ("id", Align.LEFT, True, 3),
    ("name", Align.LEFT, False, 0),
    ("goal", Align.RIGHT, True, 0),
    ("period", Align.LEFT, True, 2),
    ("kind", Align.LEFT, True, 5),
    ("clause", Align.LEFT, True, 4),
    ("lead", Align.LEFT, False, 1),
    ("confidence", Align.LEFT, True, 6),
)


def compose_targets(plan: Plan, targets: Sequence[Target], lang: Lang) -> Document:
    """The list of ``targets`` (all of the plan's, or a selection)."""
    w = _wording(plan, lang)
    columns = tuple(
        Column(key, w.text(f"column.{key}"), align, priority, exact, least=20 if key == "name" else 12)
        for key, align, exact, priority in _COLUMNS
    )
    cells = sum(len(target.cells) for target in targets)
    name = getattr(plan.plan.name, lang)
    starred = any(target.lead.source == "inferred" for target in targets)
    return Document(
        title=w.text("targets.title", plan=name, n=len(targets), cells=cells),
        blocks=(Table(columns, tuple(_row(plan, target, w) for target in targets)),),
        footer=(w.text("footer.inferred"),) if starred else (),
        hints=(w.text("hint.show", ref=targets[0].ref),) if targets else (),
    )


def compose_target(plan: Plan, target: Target, place: Place, lang: Lang) -> Document:
    """Everything the plan says about one target; ``place`` is where it says so."""
    w = _wording(plan, lang)
    return Document(
        title=w.text("targets.show", ref=target.ref, name=getattr(target.name, lang)),
        header=(str(place),),
        blocks=(
            Facts(tuple(_said(plan, target, w))),
            Facts(tuple(_measured(plan, target, w)), w.text("explain.metric")),
            Facts(tuple(_read(plan, target, w)), w.text("explain.reading")),
            Facts(tuple(_who(plan, target, w)), w.text("column.lead")),
        ),
    )


def _row(plan: Plan, target: Target, w: Wording) -> tuple[Cell, ...]:
    return (
        Words(target.ref),
        Words(target.id),
        Words(getattr(target.name, w.lang)),
        _goal(target, w),
        Words(_periods(target, w)),
        Words(w.text(f"kind.{target.kind}")),
        Words(target.clause),
        _lead(plan, target, w),
        Words(w.text(f"confidence.{target.reading.confidence}")),
    )


def _said(plan: Plan, target: Target, w: Wording) -> Iterator[tuple[str, Cell]]:
    yield w.text("column.id"), Words(target.id)
    if target.series:
        yield w.text("targets.series"), Words(target.series)
    title = getattr(plan.clauses[target.clause].title, w.lang) if target.clause in plan.clauses else ""
    yield w.text("column.clause"), Words(f"{target.clause} {title}".strip())
    yield w.text("targets.goal"), _goal(target, w)
    for revision in target.revisions:
        changed = target.model_copy(update={"goal": revision.value, "goal_max": revision.value_max})
        said = {"since": f"{revision.from_}", "reason": getattr(revision.reason, w.lang)}
        yield w.text("targets.revision"), Words(w.text("targets.revised", goal=_goal(changed, w).text, **said))
    yield w.text("targets.kind"), Words(w.text(f"kind.{target.kind}"))
    yield w.text("targets.direction"), Words(w.text(f"direction.{target.direction}"))
    yield w.text("column.period"), Words(_periods(target, w))
    if target.due:
        yield w.text("targets.due"), Words(target.due.isoformat())
    path = target.pace.path if target.pace else "linear"
    yield w.text("explain.path"), Words(w.text(f"path.{path}"))
    if target.baseline:
        value = target.baseline.value
        given = "" if value is None else _number(value, target.unit, w).text
        source = w.text(f"baseline.{target.baseline.source}", value=given)
        day = target.baseline.at.isoformat()
        yield w.text("targets.baseline"), Words(w.text("targets.baseline_at", day=day, source=source))
    if target.industry:
        yield w.text("targets.industry"), Words(target.industry)
    related = [_named(plan, ref, w) for ref in (target.nested_in, target.subset_of, target.and_with) if ref]
    if related:
        yield w.text("targets.related"), Words(w.text("joiner.list").join(related))
    if target.named:
        yield w.text("targets.named"), Words(w.text("joiner.list").join(target.named))


def _measured(plan: Plan, target: Target, w: Wording) -> Iterator[tuple[str, Cell]]:
    yield w.text("column.id"), Words(target.metric)
    metric = plan.metrics.get(target.metric)
    if metric:
        yield w.text("targets.kind"), Words(w.text(f"metric.{metric.kind}"))
        over = {"over_time": w.text(f"over.{metric.over_time}"), "over_units": w.text(f"over.{metric.over_units}")}
        yield w.text("targets.aggregation"), Words(w.text("targets.over", **over))
        if metric.note:
            yield w.text("column.note"), Words(metric.note)
    if target.proxy:
        yield w.text("targets.proxy"), Words(target.proxy)


def _read(plan: Plan, target: Target, w: Wording) -> Iterator[tuple[str, Cell]]:
    yield w.text("explain.text"), Words(getattr(target.reading.text, w.lang))
    yield w.text("explain.confidence"), Words(w.text(f"confidence.{target.reading.confidence}"))
    for other in target.reading.alternatives:
        yield w.text("explain.alternative"), Words(getattr(other.text, w.lang))
    for question in target.reading.questions:
        asked = getattr(plan.questions[question], w.lang) if question in plan.questions else ""
        yield w.text("explain.questions"), Words(f"{question} {asked}".strip())


def _who(plan: Plan, target: Target, w: Wording) -> Iterator[tuple[str, Cell]]:
    lead = _department(plan, target.lead.department, w)
    yield w.text("explain.lead"), Words(w.text(f"explain.lead_{target.lead.source}", lead=lead))
    yield w.text("explain.lead_basis"), Words(w.basis(target.lead.basis))
    path = plan.paths.get(target.path or "")
    support = dict.fromkeys((*target.support, *(path.support if path else ())))
    if support:
        yield w.text("explain.support"), Words(w.text("joiner.list").join(_department(plan, d, w) for d in support))
    if target.data_owner:
        owners = (_department(plan, owner, w) for owner in target.data_owner)
        yield w.text("targets.data_owner"), Words(w.text("joiner.list").join(owners))


def _lead(plan: Plan, target: Target, w: Wording) -> Words:
    return Words(_department(plan, target.lead.department, w), "*" if target.lead.source == "inferred" else "")


def _department(plan: Plan, key: str, w: Wording) -> str:
    return str(getattr(plan.departments[key].name, w.lang)) if key in plan.departments else key


def _named(plan: Plan, target_id: str, w: Wording) -> str:
    found = next((target for target in plan.targets if target.id == target_id), None)
    return f"{found.ref} {getattr(found.name, w.lang)}" if found else target_id


def _wording(plan: Plan, lang: Lang) -> Wording:
    return Wording(lang, ((code, unit.en) for code, unit in plan.units.items()))


def _goal(target: Target, w: Wording) -> Cell:
    low = _number(target.goal, target.unit, w, "" if target.goal_max else w.text(f"comparison.{target.comparison}"))
    return low if target.goal_max is None else Span(low, _number(target.goal_max, target.unit, w))


def _number(value: Decimal, unit: str, w: Wording, prefix: str = "") -> Number:
    return replace(exact_cell(value, unit, w), prefix=prefix)


def _periods(target: Target, w: Wording) -> str:
    return w.text("joiner.list").join(w.period(period.label) for period in target.cells)
