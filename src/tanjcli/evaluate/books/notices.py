"""Commendation and criticism (表扬、批评) by the rules the plan declares, and by nothing else.

Nobody is named without a place: not for missing data, not for a task that is not due, not on an inferred duty.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal

from tanjcli.core.words import Name
from tanjcli.evaluate.books.model import Mention, Notice, Ranking, Standing
from tanjcli.evaluate.remarks import remark
from tanjcli.evaluate.results import Figure, Remark
from tanjcli.plan.duties import NoticeRule

Placed = tuple[Standing, Ranking]
_Condition = Callable[[Placed, Decimal], bool]
_RANKED_BY = {"town": "completion", "owner": "share", "industry": "growth"}


def notices(rules: Iterable[NoticeRule], rankings: Iterable[Ranking]) -> tuple[Notice, ...]:
    """Every rule with whom it names; who fulfils no rule is named nowhere."""
    known = tuple(rankings)
    return tuple(_notice(rule, [one for one in known if _about(rule, one)]) for rule in rules)


def _about(rule: NoticeRule, ranking: Ranking) -> bool:
    if rule.by == "town":
        return ranking.by == "town" and ranking.target_id == (rule.target or "")
    return ranking.by == rule.by and ranking.measure in ("on_track_share", "growth")


def _notice(rule: NoticeRule, rankings: Iterable[Ranking]) -> Notice:
    return Notice(
        list=rule.list,
        rule=rule.id,
        name=Name(rule.name.zh, rule.name.en),
        by=rule.by,
        target_id=rule.target or "",
        conditions=tuple(_said(rule.by, name, value) for name, value in rule.conditions.items()),
        mentions=tuple(_mentions(rule, rankings)),
    )


def _mentions(rule: NoticeRule, rankings: Iterable[Ranking]) -> Iterator[Mention]:
    for ranking in rankings:
        for one in ranking.standings:
            if one.place is None or (rule.list == "criticism" and not one.time_share):
                continue
            if all(_HOLDS[name]((one, ranking), Decimal(value)) for name, value in rule.conditions.items()):
                yield Mention(one.key, one.name, one.group, one.place, one.completion)


def _said(by: str, condition: str, value: int | Decimal) -> Remark:
    code = f"notice-{condition.replace('_', '-').replace('completion', _RANKED_BY[by])}"
    name = "count" if condition in ("first", "last") else "points" if "pp" in condition else "percent"
    return remark(code, **{name: f"{value:f}" if isinstance(value, Decimal) else str(value)})


def _last(placed: Placed, value: Decimal) -> bool:
    """Fewer than so many stand behind it; who is first is not last, alone or with everybody."""
    standing, ranking = placed
    if standing.place == 1:
        return False
    behind = sum(one.place is not None and one.place > (standing.place or 0) for one in ranking.standings)
    return behind < value


def _figure(read: Callable[[Standing], Figure], compare: Callable[[Decimal, Decimal], bool]) -> _Condition:
    def holds(placed: Placed, value: Decimal) -> bool:
        figure = read(placed[0])
        return isinstance(figure, Decimal) and compare(figure, value)

    return holds


_HOLDS: Mapping[str, _Condition] = {
    "first": lambda placed, value: (placed[0].place or 0) <= value,
    "last": _last,
    "completion_at_least": _figure(lambda one: one.completion, Decimal.__ge__),
    "completion_below": _figure(lambda one: one.completion, Decimal.__lt__),
    "lead_pp_at_least": _figure(lambda one: one.lead_pp, Decimal.__ge__),
    "lead_pp_below": _figure(lambda one: one.lead_pp, Decimal.__lt__),
}
