"""Catalogue entries: rankings, notices and duties that the plan declares but nobody could carry out."""

from __future__ import annotations

from tanjcli.core.catalogue.model import Entry, Words, error

ENTRIES: tuple[Entry, ...] = (
    error(
        "plan-ranked-without-tasks",
        Words("没有分解任务,无从排名", "A ranking without tasks"),
        Words("{target} 没有 tasks", "{target} has no tasks"),
        Words("先写各单位任务 tasks,或不排名", "give the units their tasks, or do not rank it"),
    ),
    error(
        "plan-notice-empty",
        Words("通报规则没有条件", "A notice without a condition"),
        Words("{raw} 没有写明谁该列入", "{raw} does not say whom it names"),
        Words(
            "写 first、last、completion_at_least、completion_below、lead_pp_at_least、lead_pp_below 之一",
            "give one of first, last, completion_at_least, completion_below, lead_pp_at_least, lead_pp_below",
        ),
    ),
    error(
        "plan-notice-target",
        Words("只有按单位的通报才指定目标", "A target in a notice that is not about towns"),
        Words("by: {by} 的规则写了 target {raw}", "a notice by {by} names the target {raw}"),
        Words("删去 target,或改为 by: town", "delete target, or write by: town"),
    ),
    error(
        "plan-notice-no-ranking",
        Words("没有综合排名可依据", "A notice without a ranking to go by"),
        Words("{raw} 没有 target,计划也没有 ranking.overall", "{raw} has no target and the plan no ranking.overall"),
        Words("写 target,或声明 ranking.overall", "name a target, or declare ranking.overall"),
    ),
    error(
        "plan-proof-misplaced",
        Words("凭据写错了位置", "A proof in the wrong place"),
        Words("{raw} 不能写 {key}", "{raw} cannot have {key}"),
        Words(
            "按清单的(per: list)用 proofs 逐清单写,其余用 proof 或 held",
            "write proofs, by list, where the duty is per: list; else proof or held",
        ),
    ),
    error(
        "plan-held-period",
        Words("记录的所属期不对", "A record for another period"),
        Words("{raw} 不是{every}的所属期", "{raw} is no period of a duty every {every}"),
        Words("按周期写,如 2021-07 或 2021-Q3", "write a period of its rhythm, such as 2021-07 or 2021-Q3"),
    ),
    error(
        "usage-not-ranked",
        Words("这一指标没有排名", "Nobody is ranked by this"),
        Words("没有按 {raw} 的排名", "there is no ranking by {raw}"),
        Words("有排名的:{nearest};分解了任务(tasks)的指标才排名", "ranked are: {nearest}; only targets with tasks are"),
    ),
    error(
        "usage-no-places",
        Words("这一指标不分单位", "This figure knows no places"),
        Words("{raw} 的台账没有所属单位一列", "the ledger behind {raw} has no column of places"),
        Words("不加 --town 再看", "ask again without --town"),
    ),
    error(
        "duty-unknown-ledger",
        Words("凭据或报送的台账没有说明", "A return or proof from an unknown ledger"),
        Words("没有名为 {raw} 的台账", "there is no ledger called {raw}"),
        Words("是否应为:{nearest};否则先在 ledgers 中声明", "did you mean: {nearest}; else declare it under ledgers"),
    ),
    error(
        "duty-no-rhythm",
        Words("没有报送周期,排不出日期", "A return without a rhythm"),
        Words("台账 {raw} 的 rhythm 是 any", "the ledger {raw} has the rhythm any"),
        Words("在 data/sources.yaml 写明 rhythm,或删去这一项", "say its rhythm in data/sources.yaml, or drop it here"),
    ),
)
