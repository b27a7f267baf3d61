"""An Assessment that may be given out: aggregates only, and none that lets a single firm be known or reckoned back.

Statistics Law 2009, art. 25: what identifies one respondent, or allows inferring it, may not be given out, sums
included. So a figure behind which fewer than ``LEAST`` firms stand is withheld with everything that could be reckoned
back from it. Where the parts of a published total are shown, a second part is withheld beside small ones: the firms
behind it are at least ``LEAST``, so no subtraction pins one of them down. Without a part that could be taken, no part
is shown, not even a zero, and the total stands alone. Of nested counts (over 10 and over 30) the inner one is withheld
where the difference is small.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from tanjcli.core.absence import Unmeasured, Why
from tanjcli.evaluate.books.model import Notice, Ranking, Standing
from tanjcli.evaluate.list_results import ListBook
from tanjcli.evaluate.pipeline_results import PipelineBook
from tanjcli.evaluate.remarks import remark
from tanjcli.evaluate.results import Assessment, CellResult, Check, Figure, Outlook, Point, Share, Status

LEAST = 3
WITHHELD = Unmeasured(Why.WITHHELD)
# What may be said beside a row that is made of firms: who has reported, and nothing with a number of firms in it.
_SPOKEN = frozenset({"coverage", "held-back-coverage", "held-back-data", "level-of-period", "goal-revised"})

Hidden = Mapping[str, frozenset[str]]  # target → keys of its withheld shares


def publish(
    assessment: Assessment, nested_in: Mapping[str, str], shown_for: Mapping[str, frozenset[str]] = MappingProxyType({})
) -> Assessment:
    """The assessment without anything that is known of fewer than ``LEAST`` firms.

    Args:
        assessment: with shares, where they are to be shown; origins are dropped.
        nested_in: target → the target in which everything that it counts is counted, too.
        shown_for: target → the targets whose own figure stands in for its figure while that is not out.
    """
    rows = {cell.target_id: cell for cell in assessment.cells}
    few = {key for key, cell in rows.items() if _few(cell.firms)} | _differing_little(rows, nested_in)
    hidden = {key: _hidden_shares(cell, rows.get(nested_in.get(key, ""))) for key, cell in rows.items()}
    closed = {key: _every_share(rows[key]) if key in few else hidden[key] for key in rows}
    ranked = tuple(
        _ranked(r, closed, frozenset(rows[key].industry for key in few & {*r.target_ids}))
        for r in assessment.rankings
        if r.target_id not in few
    )
    rankings = tuple(r for r in ranked if any(one.completion != WITHHELD for one in r.standings))
    standings = [one for ranking in ranked if ranking.by == "industry" for one in ranking.standings]
    unsaid = frozenset(one.key for one in standings if one.actual == WITHHELD)
    return replace(
        assessment,
        cells=tuple(
            _withheld(cell)
            if cell.target_id in few
            else _shown(_stood_in(cell, few, shown_for), closed[cell.target_id])
            for cell in assessment.cells
        ),
        checks=tuple(_bare(check) for check in assessment.checks),
        findings=(),
        rankings=rankings,
        duties=tuple(replace(duty, evidence=None) for duty in assessment.duties),
        notices=tuple(_noticed(n, closed, unsaid) for n in assessment.notices if n.target_id not in few),
        lists=tuple(_counts_of_list(book) for book in assessment.lists),
        pipelines=tuple(_counts_of_pipeline(book) for book in assessment.pipelines),
        registers=(),  # every count in them rests on single firms
    )


def _counts_of_list(book: ListBook) -> ListBook:
    """The numbers of a list: a project can name its firm, and so can whatever its unit wrote, a stage included."""
    stages = tuple(count for count in book.stages if count.declared)
    bare = replace(book, stages=stages, units=(), items=(), begun=(), moves=(), stale=(), overdue=())
    return replace(bare, altered=(), audit=())


def _counts_of_pipeline(book: PipelineBook) -> PipelineBook:
    """The funnel of a pipeline, of the whole county."""
    return replace(book, ageing=(), ages=("", ""), towns=(), projects=())


_NONE: frozenset[str] = frozenset()


def _few(firms: int | None) -> bool:
    return firms is not None and 0 < firms < LEAST


def _differing_little(rows: Mapping[str, CellResult], nested_in: Mapping[str, str]) -> set[str]:
    """Inner counts that differ by a few firms from the count around them."""
    pairs = ((key, rows.get(key), rows.get(outer)) for key, outer in nested_in.items())
    return {key for key, inner, outer in pairs if inner and outer and _few(_between(outer.firms, inner.firms))}


def _between(outer: int | None, inner: int | None) -> int | None:
    return None if outer is None or inner is None else outer - inner


def _hidden_shares(cell: CellResult, outer: CellResult | None) -> frozenset[str]:
    """The shares to withhold: the small ones and one that hides them, or all when there is none that could."""
    around = {share.key: share.firms for share in outer.shares} if outer else {}
    first = {
        share.key
        for share in cell.shares
        if _few(share.firms) or (share.firms and _few(_between(around.get(share.key), share.firms)))
    }
    if not first:
        return _NONE
    beside = sorted((s for s in cell.shares if s.key not in first and s.firms), key=lambda s: (s.firms or 0, s.key))
    taken = [share for share in beside if not _few(share.firms)][:1]
    return frozenset(first | {share.key for share in taken}) if taken else _every_share(cell)


def _every_share(cell: CellResult) -> frozenset[str]:
    return frozenset(share.key for share in cell.shares)


def _withheld(cell: CellResult) -> CellResult:
    """The row with its goal and its duty, and no figure of its own; nothing is judged in public on a hidden figure."""
    return replace(
        _shown(cell, _every_share(cell)),
        **_NO_FIGURES,
        baseline=None if cell.baseline is None else WITHHELD,
        proxy=None,
        status=Status.INFORMATIVE,
        reason=remark("reason-withheld", firms=str(LEAST)),
        underlying=None,
        outlook=Outlook(),
        history=tuple(replace(p, value=WITHHELD, expected=WITHHELD, last_year=WITHHELD) for p in cell.history),
        remarks=(),
        firms=None,
    )


_FIGURES = (
    "actual", "completion", "level_share", "expected", "lead_pp", "pace", "gap", "gap_to_plan", "required_rate",
    "observed_rate", "slip_months", "rate_ratio",
)  # fmt: skip
_NO_FIGURES: Mapping[str, Any] = dict.fromkeys(_FIGURES, WITHHELD)


def _shown(cell: CellResult, closed: frozenset[str]) -> CellResult:
    """The row without the cells, tables and names it was made from, and without any smaller number of firms."""
    private = cell.firms is not None
    counts = private and cell.actual == cell.firms
    return replace(
        cell,
        sources=(),
        origins=(),
        outlook=replace(cell.outlook, chances=()),
        parts=() if private else cell.parts,
        readings=() if private else cell.readings,
        remarks=tuple(r for r in cell.remarks if not private or r.code in _SPOKEN),
        boundary=0 if private else cell.boundary,
        history=tuple(_point(point) for point in cell.history) if counts else cell.history,
        shares=tuple(_closed(share) if share.key in closed else replace(share, firms=None) for share in cell.shares),
    )


def _stood_in(cell: CellResult, few: set[str], shown_for: Mapping[str, frozenset[str]]) -> CellResult:
    """The row without a stand-in that would give away what another row withholds."""
    told = cell.proxy is not None and (_few(cell.proxy.firms) or few & shown_for.get(cell.target_id, _NONE))
    return replace(cell, proxy=None) if told else cell


def _point(point: Point) -> Point:
    return replace(point, value=_counted(point.value), last_year=_counted(point.last_year))


def _counted(figure: Figure) -> Figure:
    return WITHHELD if isinstance(figure, Decimal) and 0 < figure < LEAST else figure


def _closed(share: Share) -> Share:
    unjudged = Status.NOT_ASSIGNED if share.status is Status.NOT_ASSIGNED else Status.INFORMATIVE
    return replace(share, value=WITHHELD, completion=WITHHELD, lead_pp=WITHHELD, status=unjudged, firms=None)


def _bare(check: Check) -> Check:
    """Whether it holds, without the amounts that were compared."""
    return replace(check, remark=None, also=())


def _ranked(ranking: Ranking, closed: Hidden, industries: frozenset[str]) -> Ranking:
    """``industries``: those whose target is withheld; what is ranked beside it is the same figure."""
    keys = _keys(ranking, closed)
    if ranking.by == "industry":
        keys = industries | {one.key for one in ranking.standings if _few(one.firms)}
    grown = ranking.measure == "growth"
    standings = (_standing(s, keys, grown=grown) for s in ranking.standings)
    return replace(ranking, standings=tuple(sorted(standings, key=lambda one: one.place is None)))


def _keys(ranking: Ranking, closed: Hidden) -> frozenset[str]:
    """The places of which a figure under this ranking is withheld; a mean over several targets would give it back."""
    if ranking.by != "town":
        return _NONE
    targets: Iterable[str] = ranking.target_ids or (ranking.target_id,)
    return frozenset(key for target in targets for key in closed.get(target, _NONE))


def _standing(standing: Standing, closed: frozenset[str], *, grown: bool) -> Standing:
    """``grown``: the goal of the standing is a figure, that of last year."""
    if standing.key not in closed:
        return standing
    return replace(
        standing,
        goal=WITHHELD if grown else standing.goal,
        actual=WITHHELD,
        completion=WITHHELD,
        lead_pp=WITHHELD,
        status="",
        place=None,
        place_before=None,
        reason=remark("reason-withheld", firms=str(LEAST)),
    )


def _noticed(notice: Notice, closed: Hidden, industries: frozenset[str]) -> Notice:
    """Praise and criticism by a figure that is withheld, also of one of the ``industries``, are not given out."""
    every = frozenset(key for keys in closed.values() for key in keys)
    towns = closed.get(notice.target_id, _NONE) if notice.target_id else every
    keys = {"town": towns, "industry": industries}.get(notice.by, _NONE)
    return replace(notice, mentions=tuple(m for m in notice.mentions if m.key not in keys))
