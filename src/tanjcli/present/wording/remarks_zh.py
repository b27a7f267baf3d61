"""What is said beside a figure, in Chinese: one entry for each code and role of ``evaluate.remarks``."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, str] = {
    # why this status
    "remark.reason-not-started": "{opens} 起计",
    "remark.reason-no-data": "没有收到可计算的数据",
    "remark.reason-not-yet": "数据尚未发布",
    "remark.reason-disputed": "数据有争议,核实前不下结论",
    "remark.reason-achieved": "已达目标",
    "remark.reason-full": "已达上限目标 {goal_max}",
    "remark.reason-missed": "{due} 到期,未达目标",
    "remark.reason-exceeded": "已超出允许的范围",
    "remark.reason-no-baseline": "原文未给基数,无法算进度",
    "remark.reason-lost": "曾经达到,现已低于目标",
    "remark.reason-within-tolerance": "在允许偏差 {tolerance} 之内",
    "remark.reason-nothing-due": "目前尚无应完成的数量",
    "remark.reason-declared": "{zh}",
    "remark.reason-deadline": "{due} 到期时判定",
    "remark.reason-no-last-year": "上年无可比数据,暂不判定",
    "remark.reason-pace": "进度比不低于该状态的下限 {bound}",
    "remark.reason-reversing": "进度比低于 {bound}",
    # beside a figure
    "remark.level-of-period": "为 {period} 的水平",
    "remark.held-back-data": "数据只到 {data_through},未满 {due},暂不判未完成",
    "remark.held-back-coverage": "只有 {reported}/{expected} 单位上报,暂不判未完成",
    "remark.coverage": "{reported}/{expected} 单位已报,缺 {missing}",
    "remark.entities-missing": "{period} 有 {count} 家未报,合计偏低",
    "remark.values-missing": "{period} 有 {count} 个数为空,未计入",
    "remark.months-missing": "缺 {months} 的数据",
    "remark.removed-without-entry": "{count} 家退出前没有进入记录",
    "remark.judged-at-data-date": "按数据截止日 {data_through} 判定",
    "remark.target-not-ambitious": "基数 {baseline} 已好于目标",
    "remark.was-met": "{month} 曾达到目标",
    "remark.stretch": "争取目标 {goal_max},还差 {short}",
    "remark.and-with": "须与 {target} 同时达到(其状态:{status})",
    "remark.strict-and-loose": "集群成员不重复计 {strict},重复计 {loose}",
    "remark.lowest-part": "取低者:{part}",
    "remark.growth-level-needed": "达到目标需 {level}",
    "remark.growth-ratio": "(1+实际增速)为(1+计划增速)的 {percent}",
    # beside a check
    "remark.goals-out-of-order": "目标值 {lower} 大于 {upper}",
    "remark.actuals-out-of-order": "实际值 {lower} 大于 {upper}",
    "remark.goals-sum": "分项目标合计 {sum}(原文未写总数)",
    "remark.declared-total": "分项合计 {sum},总目标 {total},相差 {difference}",
    "remark.not-measured": "{targets} 无数据,无法核对",
    # how a cell took part in a figure
    "role.addend": "计入合计",
    "role.counted": "计入个数",
    "role.dated": "日期依据",
    "role.condition": "条件依据",
    "role.below_threshold": "未过门槛",
    "role.boundary": "边界",
    "role.in_cluster": "已在集群内,不重复计",
    "role.removed": "已退出",
    "role.base": "基数",
}
