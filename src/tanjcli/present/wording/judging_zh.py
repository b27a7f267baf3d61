"""How a verdict is reasoned, in Chinese: rules, the course of a figure, what an outlook rests on."""

from __future__ import annotations

from collections.abc import Mapping

_PACE = "进度比 ≥ {on_track} 达序时,≥ {behind} 滞后,≥ {off_track} 严重滞后,更低为倒退"
_BOUNDS = "进度比的界限 {on_track} / {behind} / {off_track}"

WORDS: Mapping[str, str] = {
    "explain.known_share": "本指标时间进度 {share} · 采用 {known_on} 及以前收到的数据",
    # the rule in the footer
    "footer.rule_of": "{refs} 另按:{clock};{rule}(预设 {preset})",
    "footer.rule_rate": "{refs} 按年均增速与所需增速之比判定(cagr_ratio)",
    "footer.outlook": "预计:区间为 80%;可能性 ≥ {likely} 有望完成,< {unlikely} 难以完成,其间不确定",
    "rule.eurostat": _PACE,
    "rule.shixu": _PACE,
    "rule.evm": _PACE + ",大于 1.05 另注明显快于时序",
    "rule.unsd": "预计到期所走路程占比 ≥ {on_track} 达序时,≥ {behind} 滞后,≥ {off_track} 严重滞后,更低为倒退",
    "rule.destatis": "剩余差距中预计完不成的 ≤ 20% 达序时,< 100% 滞后,≥ 100% 严重滞后",
    "rule.globalfund": "完成率 ≥ 90% 达序时,≥ 60% 滞后,更低严重滞后",
    "bounds.eurostat": _BOUNDS,
    "bounds.shixu": _BOUNDS,
    "bounds.evm": _BOUNDS,
    "bounds.unsd": "预计所走路程占比的界限 {on_track} / {behind} / {off_track}",
    "bounds.destatis": "剩余差距中预计完不成的部分,界限 20% / 100%",
    "bounds.globalfund": "完成率的界限 90% / 60%",
    # the course of a figure
    "course.title": "走势",
    "course.title_in": "走势({unit})",
    "course.day": "月份",
    "course.actual": "实际",
    "course.expected": "应达",
    "course.last_year": "上年同期",
    "course.goal": "目标",
    "course.outlook": "预计",
    # what an outlook rests on
    "ahead.title": "预计",
    "ahead.result": "到期时",
    "ahead.middle": "{outlook}(中值 {mid})",
    "ahead.method": "方法",
    "ahead.rests": "{method},依据 {basis}",
    "ahead.formula": "算式",
    "ahead.error": "历年同月误差",
    "ahead.errors": "平均 {mean}({years})",
    "ahead.year": "{year} 年 {error}",
    "ahead.untested": "没有可回测的完整往年",
    "ahead.note": "说明",
    "ahead.none": "不作预计",
    "remark.outlook-erred-beyond-range": "历年误差平均 {percent},超过区间半宽,区间可能偏窄",
    "remark.outlook-sooner-than-ever": "往年此时尚无发生,今年已有,暂按月均推算",
    "forecast.run_rate": "{reached} ÷ {share} = {mid}",
    "forecast.profile": "{reached} × {factor} = {mid}(往年由此月到年底的倍数)",
    "forecast.blend": "{reached} + (1 - {share}) × {prior} = {mid}",
    "forecast.yoy": "{whole} × {reached} ÷ {before} = {mid}",
    "forecast.count": "{arrived} + ({arrived} + 0.5) × {left} ÷ {elapsed} = {mid}(负二项分布)",
    "forecast.stock": (
        "{there} + ({arrived} + 0.5) × {left} ÷ {elapsed} - ({gone} + 0.5) × {left} ÷ {elapsed} = {mid}"
        "(进、出各为负二项分布)"
    ),
    "forecast.firm": "已过 {over} + 其余各户可能性之和 {hoped} = {mid}",
    "forecast.trend": "{last} + {change} × {years} = {mid}",
    "forecast.change": "{base} + {reached} ÷ {share} = {mid}",
    # methods held against each other
    "remark.no-contest-held": "时点存量不逐年清零,没有可比的往年",
    "remark.no-contest-yearly": "只有年度数据,只能用年度趋势,没有可比的方法",
    "method.count_months": "计数分布(按月)",
    "method.count_share": "计数分布(按历年节奏)",
    "contest.title": "{plan} · 预计方法回测 · 截至 {as_of}",
    "contest.metric": "{refs} {name} · 往年 {years}",
    "contest.month": "{month}月",
    "contest.months": "{months}月",
    "contest.run": "{first}—{last}",
    "contest.mean": "平均",
    "contest.auto": "auto:{taken}",
    "contest.taken": "{months}用 {method}({why})",
    "contest.why.firm": "有逐户数据的过门槛计数",
    "contest.why.profile": "有 {n} 个完整往年",
    "contest.why.blend": "此时全年通常完成不足 35%,另参考上年",
    "contest.why.yoy": "只有一个往年",
    "contest.why.run_rate": "没有可用的往年",
    "contest.why.count_months": "计数,按月误差不大于按历年节奏",
    "contest.why.count_share": "计数,成批发生或按历年节奏误差更小",
    "contest.best": "误差最小:{method},平均 {mean}",
    "contest.auto_mean": "按 auto:平均 {mean}",
    "contest.declared": "计划另定:{asked}",
    "contest.refused": "不作比较",
    "contest.no": "{refs} {name}:{why}",
    "contest.legend": (
        "误差 = |预计全年 - 实际全年| ÷ 实际全年,逐年轮流留出、用其余各年预计,取平均;"
        "“平均”只计各法都试过的年月;– 为无从推算"
    ),
    "contest.hint": "要改用别的方法:在计划该目标下写 outlook",
}
