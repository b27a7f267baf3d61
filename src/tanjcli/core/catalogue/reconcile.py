"""Catalogue entries: revised goals, rules of reconciliation, one entity reported twice, counts at a threshold."""

from __future__ import annotations

from tanjcli.core.catalogue.model import Entry, Words, error
from tanjcli.core.severity import Severity

ENTRIES: tuple[Entry, ...] = (
    error(
        "plan-revision-order",
        Words("目标调整未按先后排列", "Revisions out of order"),
        Words("{raw} 不晚于前一次调整 {before}", "{raw} is not after the revision before it, {before}"),
        Words("由早到晚排列,同一天只写一次", "write the earliest first, each day once"),
    ),
    error(
        "plan-revision-outside",
        Words("目标调整不在判定期内", "A revision nobody is judged by"),
        Words(
            "{raw} 起的调整晚于最后到期日 {due},不影响任何判定",
            "the revision from {raw} comes after the last due date {due} and changes no verdict",
        ),
        Words("核对 from,或删去这次调整", "check its from, or delete the revision"),
    ),
    error(
        "plan-revision-range",
        Words("区间目标的调整不完整", "A revised range without its bounds"),
        Words(
            "{raw} 须与目标一致:区间目标写 value 和更大的 value_max,其他目标只写 value",
            "{raw}: a range takes value and a larger value_max, any other goal value alone",
        ),
        Words("补上或删去 value_max", "add value_max, or delete it"),
    ),
    error(
        "plan-reconcile-metric",
        Words("核对规则与指标算法不配", "A rule that does not fit the metric"),
        Words(
            "{kind} 只能核对 {choices} 的指标算法,{raw} 是 {metric}", "{kind} takes a {choices}; {raw} is a {metric}"
        ),
        Words("换一个指标算法,或换一种规则", "take another metric, or another kind of rule"),
    ),
    error(
        "plan-reconcile-column",
        Words("核对规则用到的列不存在", "A rule about a column that is not there"),
        Words("指标算法 {metric} 的台账 {ledger} 没有列 {raw}", "the ledger {ledger} of {metric} has no column {raw}"),
        Words("最接近的是:{nearest}", "closest: {nearest}"),
    ),
    error(
        "plan-reconcile-places",
        Words("台账不按单位上报", "A ledger without reporting units"),
        Words(
            "指标算法 {raw} 的台账 {ledger} 没有 unit_of_report", "the ledger {ledger} of {raw} has no unit_of_report"
        ),
        Words("在 sources.yaml 写明 unit_of_report,或改用 total_by", "declare unit_of_report, or use total_by"),
    ),
    Entry(
        "data-reported-twice",
        Severity.WARNING,
        Words("同一对象在两个单位名下上报", "Reported under two units"),
        Words(
            "{entity} 在 {period} 既报在 {raw} 名下,又报在 {other} 名下:只计最后收到的一次",
            "{entity} stands under {raw} and under {other} for {period}: only the row received last counts",
        ),
        Words("核对它归哪个单位,请另一单位撤下", "settle whose it is and have the other unit withdraw it"),
    ),
    error(
        "usage-no-threshold",
        Words("该指标没有门槛", "No threshold in this target"),
        Words("{raw} 不按门槛计数", "{raw} does not count by a threshold"),
        Words("有门槛的指标:{choices}", "targets with a threshold: {choices}"),
    ),
    error(
        "usage-no-thresholds",
        Words("没有一个指标有门槛", "No target with a threshold"),
        Words("{raw} 不按门槛计数,别的指标也都不按", "{raw} does not count by a threshold, nor does any other target"),
        Words("tanj explain 可看这个指标由哪些行算出", "tanj explain shows the rows behind this one"),
    ),
)
