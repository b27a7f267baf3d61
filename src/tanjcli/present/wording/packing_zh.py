"""Chinese words: packs, looking at them again, what is new since the last."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, str] = {
    "export.written": "已写入 {folder}({n} 个文件)",
    "export.unchanged": "未变:{folder} 与数据一致,没有改动任何文件",
    "verify.title": "复核 {folder}",
    "verify.whole": "完好:{n} 个文件与 manifest.json 一致",
    "verify.made": "报告期 {period} · 采用 {known_on} 及以前收到的数据 · tanj {version} · 运行编号 {run_id}",
    "verify.inputs": "输入未变:{n} 个文件与导出时相同",
    "verify.unchecked": "输入未核对:不在计划所在的工作区,或计划有错",
    "verify.partial": "导出时已标明数据不全",
    "digest.title": "{plan} · {before} 以来的变化 · 截至 {as_of}",
    "digest.sides": "上期:{before};本期:{after}",
    "digest.group": "{kind} {n} 项",
    "digest.missed": "到期未完成",
    "digest.behind": "新增滞后",
    "digest.worse": "滞后加重",
    "digest.lost": "完成后回落",
    "digest.absent": "新增缺数",
    "digest.achieved": "新完成",
    "digest.recovered": "摆脱滞后",
    "digest.other": "其他变化",
    "digest.overdue": "数据逾期未更新",
    "digest.same": "另有 {n} 项判定未变",
    "digest.nothing": "{n} 项指标的判定都没有变化",
    "digest.new": "新列入",
    "export.extract": "{name}:{all} 项中的 {n} 项",
}
