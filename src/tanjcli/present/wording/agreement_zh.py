"""Readings, revised goals, reconciliation and entities near a threshold, in Chinese."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, str] = {
    # a revised goal
    "remark.goal-revised": "{since} 起目标由 {original} 调整为 {goal}({change},第 {times} 次):{zh}",
    "targets.revision": "目标调整",
    "targets.revised": "{since} 起 {goal}:{reason}",
    # readings
    "readings.title": "{plan} · 各种读法下的结论 · {year} 年 · 截至 {as_of}",
    "readings.flips": "结论随读法翻转的目标({n} 项):{refs}",
    "readings.firm": "没有目标的结论随读法翻转。",
    "readings.legend": "翻转:采用的读法下好、此读法下不好,或相反;“采用”行即报告中的结论",
    "readings.chosen": "采用",
    "readings.original": "原目标",
    "readings.other": "另解",
    "readings.flip": "翻转",
    "column.reading": "读法",
    "column.reading_text": "口径",
    "column.flips": "翻转",
    "remark.reading-undeclared": "计划未给出算法",
    "remark.reading-uncomputable": "{zh}",
    # reconciliation
    "remark.declared-stock": (
        "三年新增合计 {sum},目标存量 {total}:期初 {opening} 减累计退出 {removed} 为 {rest},不少于所需的 {needed}"
    ),
    "remark.declared-stock-short": (
        "三年新增合计 {sum},目标存量 {total}:期初 {opening} 减累计退出 {removed} 为 {rest},少于所需的 {needed}"
    ),
    "remark.sums-agree": "合计 {sum},对照数 {total}",
    "remark.sums-differ": "合计 {sum},对照数 {total},相差 {difference}",
    "remark.part-above-whole": "{zh}:部分 {part_sum} 大于全体 {total}",
    "remark.parts-without-key": "{sum} 没有归属",
    "remark.unclassified-part": "其中未分类 {sum}({percent})",
    "remark.stated-totals-differ": "原表有 {count} 处总计与各行之和不符",
    "remark.reported-twice": "{count} 个对象在两个单位名下上报",
    "remark.stock-adds-up": "期初 {opening} + 入库 {entries} − 退库 {exits} = 期末 {closing}",
    "remark.stock-differs": "期初 {opening} + 入库 {entries} − 退库 {exits} ≠ 期末 {closing}",
    "remark.removed-unknown": "{count} 个未入库就退库:{names}",
    "remark.entered-twice": "{count} 个重复入库:{names}",
    "remark.counted-elsewhere": "{count} 个计数年度与批准日期矛盾:{names}",
    "remark.not-same-day": "两边数据截至日不同({one}、{other}),无法核对",
    "remark.nothing-told": "没有可核对的数据",
    "remark.waiver-expired": "{by} 的豁免已于 {until} 到期",
    "footer.checks_waived": "{n} 项豁免",
    "footer.breach_why": "核对不符:{text}({why})",
    "footer.waived": "豁免:{text}({why});{by}:{reason}(至 {until})",
    "footer.noted": "请注意:{why}",
    "reconcile.title": "核对",
    "outcome.ok": "相符",
    "outcome.breach": "不符",
    "outcome.waived": "豁免",
    "outcome.unknown": "无法核对",
    "outcome.remark": "备注",
    "reconcile.waiver": "{by}:{reason}(至 {until})",
    "column.outcome": "结果",
    "column.rule": "规则",
    "column.detail": "情况",
    # near a threshold
    "near.title": "{ref} {name} · 门槛附近 · {period} · 截至 {as_of}",
    "near.counted": "门槛 {threshold}:已过 {reached} 个,计入 {counted} 个;目标 {goal}",
    "near.reached": "已过门槛,余量最小的 {n} 个",
    "near.short": "未过门槛,差得最少的 {n} 个",
    "near.boundary": "边界(门槛 ±0.5% 以内){n} 个",
    "near.more": "其余 {n} 个未列出(加 --top 多列)",
    "near.no_chance": "可能性:没有逐个对象的预测,不列",
    "near.none": "没有可列的对象。",
    "near.no_data": "没有数据:{why}",
    "near.cluster": "{n} 个成员合计",
    "near.inside": "已在集群内,不重复计",
    "column.label_near": "名称",
    "column.amount": "数值",
    "column.lacks": "还差",
    "column.spare": "余量",
    "column.chance": "年底过线可能",
    "column.place": "单位",
    "column.origin": "来源",
    "column.mark": "标记",
    "near.mark_boundary": "边界",
}
