"""Units compared: by each target that is split into tasks, and over several of them by the declared rule.

Groups of places are ranked apart: a zone never stands between two townships.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction

from tanjcli.core.absence import Unmeasured, Why
from tanjcli.core.words import Name
from tanjcli.evaluate.books.model import Ranking, Standing
from tanjcli.evaluate.books.places import moved_from, ranked
from tanjcli.evaluate.books.sight import Look
from tanjcli.evaluate.progress.aim import plain
from tanjcli.evaluate.remarks import remark
from tanjcli.evaluate.results import NOT_APPLICABLE, Figure, Remark, Share, Status
from tanjcli.plan.duties import Overall
from tanjcli.plan.model import Plan
from tanjcli.plan.target import Target

OVERALL = Name("综合", "Overall")
_GIVEN = frozenset({"rank-not-reported", "rank-nothing-yet"})


def rank_towns(now: Look, before: Look | None) -> Iterator[Ranking]:
    """A ranking for each target with tasks and group of places, then the overall ones."""
    plan = now.bench.plan
    for target in plan.targets:
        if target.id in now.towns:
            for group in _groups(plan):
                yield from _by_target(target, group, now, before)
    if plan.ranking.overall is not None:
        for group in _groups(plan):
            yield from _overall(plan.ranking.overall, group, now, before)


def _by_target(target: Target, group: str, now: Look, before: Look | None) -> Iterator[Ranking]:
    standings = _standings(target, group, now)
    if not standings:
        return
    cell = now.towns[target.id]
    rule = [remark("rank-by-completion")]
    if target.least_task is not None:
        rule.append(remark("rank-least", least=f"{target.least_task:f}", unit=target.unit))
    if cell.status is Status.NOT_DUE:
        rule.append(remark("rank-not-judged"))
    rule += [remark("rank-lowest-part", **dict(said.params)) for said in cell.remarks if said.code == "lowest-part"]
    then = _standings(target, group, before) if before else ()
    yield Ranking(
        by="town",
        group=group,
        target_id=target.id,
        ref=target.ref,
        name=cell.name,
        unit=target.unit,
        period=cell.period,
        as_of=now.bench.as_of,
        before=before.bench.as_of if before else None,
        standings=moved_from(standings, then),
        target_ids=(target.id,),
        rule=tuple(rule),
    )


def _standings(target: Target, group: str, at: Look) -> tuple[Standing, ...]:
    plan, cell = at.bench.plan, at.towns[target.id]
    shares = {share.key: share for share in cell.shares}
    here = [key for key, place in plan.places.items() if (place.group or "") == group]
    if not any(key in target.tasks for key in here):
        return ()
    return ranked(_standing(key, group, shares.get(key), target, at) for key in here)


def _standing(key: str, group: str, share: Share | None, target: Target, at: Look) -> Standing:
    name = at.bench.room.places.get(key, Name(key))
    if key not in target.tasks:
        value = NOT_APPLICABLE if share is None else share.value
        absent = Unmeasured(Why.NOT_APPLICABLE)
        return Standing(key, name, group, absent, value, absent, reason=remark("rank-no-task"))
    if share is None:  # nothing at all was delivered
        goal, late, due = target.tasks[key], Unmeasured(Why.NO_DATA), at.towns[target.id].time_share
        return Standing(key, name, group, goal, late, late, due, status="no_data", reason=remark("rank-not-reported"))
    return Standing(
        key=key,
        name=name,
        group=group,
        goal=share.goal,
        actual=share.value,
        completion=share.completion,
        time_share=share.time_share,
        lead_pp=share.lead_pp if _due(share.time_share) else NOT_APPLICABLE,
        status=share.status.value,
        reason=_unplaced(share, target),
    )


def _unplaced(share: Share, target: Target) -> Remark | None:
    if isinstance(share.value, Unmeasured):
        return remark("rank-not-reported")
    least = target.least_task
    if least is not None and target.tasks[share.key] < least:
        return remark("rank-small-task", least=f"{least:f}", unit=target.unit)
    return None


def _overall(rule: Overall, group: str, now: Look, before: Look | None) -> Iterator[Ranking]:
    running = [target for target in now.bench.plan.targets if target.id in rule.targets and target.id in now.towns]
    standings = _means(rule, running, group, now)
    if not standings:
        return
    cells = [now.towns[target.id] for target in running]
    told = [remark("rank-by-mean", refs=",".join(cell.ref for cell in cells))]
    if rule.cap is not None:
        told.append(remark("rank-cap", percent=f"{rule.cap:f}"))
    yield Ranking(
        by="town",
        group=group,
        target_id="",
        ref="",
        name=OVERALL,
        unit="%",
        period=f"{now.bench.year}",
        as_of=now.bench.as_of,
        before=before.bench.as_of if before else None,
        standings=moved_from(standings, _means(rule, running, group, before) if before else ()),
        measure="mean_completion",
        target_ids=tuple(cell.target_id for cell in cells),
        rule=tuple(told),
    )


def _means(rule: Overall, running: Iterable[Target], group: str, at: Look) -> tuple[Standing, ...]:
    each = [{one.key: one for one in _standings(target, group, at)} for target in running]
    found = {key: [standings[key] for standings in each if key in standings] for key in at.bench.plan.places}
    return ranked(_mean(key, group, parts, rule) for key, parts in found.items() if parts)


def _mean(key: str, group: str, parts: list[Standing], rule: Overall) -> Standing:
    """The mean of what is due and given to the unit; one figure missing, and it has none.

    What is due is asked of the target, so that nobody gains by having met early what others need not have begun.
    """
    name = parts[0].name
    given = [one for one in parts if one.reason is None or one.reason.code in _GIVEN]
    due = [one for one in given if _due(one.time_share) or _silent(one)]
    if any(isinstance(one.completion, Unmeasured) for one in due):
        late = Unmeasured(Why.NO_DATA)
        return Standing(key, name, group, NOT_APPLICABLE, NOT_APPLICABLE, late, reason=remark("rank-not-reported"))
    figures = [one.completion for one in due if isinstance(one.completion, Decimal)]
    if not figures:
        why = remark("rank-not-due") if given else parts[0].reason
        return Standing(key, name, group, NOT_APPLICABLE, NOT_APPLICABLE, NOT_APPLICABLE, reason=why)
    capped = [Fraction(figure if rule.cap is None else min(figure, rule.cap)) for figure in figures]
    mean = plain(sum(capped, Fraction(0)) / len(capped))
    return Standing(key, name, group, NOT_APPLICABLE, NOT_APPLICABLE, mean)


def _due(time_share: Figure) -> bool:
    return isinstance(time_share, Decimal) and time_share > 0


def _silent(one: Standing) -> bool:
    """True when nobody has told anything, so that not even a day to be judged is known."""
    return one.status == "no_data" and isinstance(one.time_share, Unmeasured)


def _groups(plan: Plan) -> Iterator[str]:
    yield from dict.fromkeys(place.group or "" for place in plan.places.values())
