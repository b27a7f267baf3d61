"""Catalogue entries: rules of judgement that a target or a plan cannot follow."""

from __future__ import annotations

from tanjcli.core.catalogue.model import Entry, Words, error

ENTRIES: tuple[Entry, ...] = (
    error(
        "plan-group-empty",
        Words("规则分组没有条件", "A group of rules without a condition"),
        Words("第 {raw} 组没有写明管哪些目标", "group {raw} does not say which targets it is for"),
        Words("写 lead、clause 或 kind 之一,或移到 rules", "give lead, clause or kind, or move it to rules"),
    ),
    error(
        "plan-outlook-order",
        Words("预计用词的界限顺序不对", "Outlook bounds out of order"),
        Words("likely {likely} 不大于 unlikely {raw}", "likely {likely} is not above unlikely {raw}"),
        Words("likely 须大于 unlikely,如 0.75 与 0.25", "make likely the larger, such as 0.75 and 0.25"),
    ),
    error(
        "plan-thresholds-unasked",
        Words("该预设不用界限值", "Thresholds that the preset does not read"),
        Words("预设 {raw} 的界限是固定的", "the bounds of the preset {raw} are fixed"),
        Words("删去 thresholds,或换预设", "delete thresholds, or choose another preset"),
    ),
    error(
        "plan-geometric-kind",
        Words("等比路径只用于年均增长", "A geometric path for something else than growth"),
        Words("{raw} 不是年均增长目标", "{raw} is no average growth"),
        Words("改用 path: linear", "use path: linear"),
    ),
    error(
        "plan-rate-kind",
        Words("增速法不适用", "A growth rate where none can be judged"),
        Words("{raw} 不是有基数的存量", "{raw} is no stock or level with a baseline"),
        Words("删去 method,或补上 baseline", "delete method, or give a baseline"),
    ),
    error(
        "plan-rate-zero",
        Words("基数或目标为零,无增速可言", "A growth rate from or to zero"),
        Words("基数 {baseline}、目标 {raw} 之间没有增速", "there is no growth rate between {baseline} and {raw}"),
        Words("删去 method,按路径判定", "delete method and judge by a path"),
    ),
    error(
        "plan-prior-unasked",
        Words("预期值没有用处", "An expectation that nothing reads"),
        Words("只有 outlook: blend 用 prior", "only outlook: blend reads prior"),
        Words("改为 outlook: blend,或删去 prior", "write outlook: blend, or delete prior"),
    ),
    error(
        "plan-accept-not-easier",
        Words("认可值并不放宽", "An acceptance that eases nothing"),
        Words("认可值 {raw} 不比目标 {goal} 宽", "the accepted {raw} is no easier than the goal {goal}"),
        Words("核对 accept.value 与 direction", "check accept.value and direction"),
    ),
    error(
        "plan-tasks-sum",
        Words("分解任务合计不等于目标", "Tasks that do not add up to the goal"),
        Words("各单位任务合计 {sum},目标 {raw}", "the tasks add up to {sum}, the goal is {raw}"),
        Words("核对 tasks,使合计等于目标", "check the tasks until they add up to the goal"),
    ),
)
