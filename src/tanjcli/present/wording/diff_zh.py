"""Two reports compared, in Chinese."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, str] = {
    "diff.title": "{plan} · 两期报告的变化",
    "diff.before": "前",
    "diff.after": "后",
    "diff.side": "截至 {as_of},收到 {known_on} 为止的表",
    "diff.pack": "(报告包 {pack},程序版本 {version})",
    "diff.counts": "有变化 {changed} 项,无变化 {same} 项",
    "diff.nothing": "{same} 项指标都没有变化。",
    "diff.under": "{ref} {name}:重报的数值 {n} 处",
    "diff.rest": "另有 {n} 处重报的数值不影响上列指标",
    "diff.cause": "原因",
    "diff.cause_plan": "目标或口径调整",
    "diff.cause_program": "程序版本不同",
    "diff.cause_inputs": "原用的表已改动或撤走",
    "diff.cause_restated": "重报 {n} 处",
    "diff.cause_late": "后到的表",
    "diff.arrived": "{ref} {name}:此后才收到的表 {n} 张",
    "diff.cause_period": "新报告期",
    "diff.absent": "无此项",
    "diff.legend": "原因按先后排列,箭头后为该原因之后的实际值",
}
