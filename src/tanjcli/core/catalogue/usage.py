"""Catalogue entries: findings about what was asked for, and about where the answer should go."""

from __future__ import annotations

from tanjcli.core.catalogue.model import Entry, Words, error

ENTRIES: tuple[Entry, ...] = (
    error(
        "usage-no-plan",
        Words("没有找到计划文件", "No plan found"),
        Words(
            "从 {start} 起逐级向上都没有 targets.yaml", "there is no targets.yaml in {start} or in any folder above it"
        ),
        Words("进入计划所在文件夹,或用 --targets 指明", "go to the folder of the plan, or name it with --targets"),
    ),
    error(
        "usage-plan-missing",
        Words("计划文件不存在", "The plan does not exist"),
        Words("{raw} 不存在或不是普通文件", "{raw} does not exist or is not a regular file"),
        Words("检查 --targets 或 TANJ_TARGETS 的写法", "check --targets, or the variable TANJ_TARGETS"),
    ),
    error(
        "usage-no-sources",
        Words("没有数据说明文件", "No description of the data"),
        Words("{raw} 不存在", "{raw} does not exist"),
        Words(
            "在 data/ 下建立 sources.yaml,写明台账与取数规则",
            "write data/sources.yaml: the ledgers, and a recipe for each",
        ),
    ),
    error(
        "usage-no-deliveries",
        Words("没有可用的报表", "No deliveries"),
        Words("{raw} 下没有任何报表文件", "there is no delivered file under {raw}"),
        Words("把收到的表放进 data/收到日期/,例如 data/2021-07-18/", "put what was received into data/YYYY-MM-DD/"),
    ),
    error(
        "usage-unknown-target",
        Words("没有这个指标", "No such target"),
        Words("计划里没有 {raw}", "the plan has no target {raw}"),
        Words("最接近的是:{nearest};全部见 tanj targets list", "closest: {nearest}; all of them: tanj targets list"),
    ),
    error(
        "usage-unknown-choice",
        Words("选项取值不对", "Not a choice"),
        Words("{option} 不认识 {raw}", "{option} does not know {raw}"),
        Words("最接近的是:{nearest};可用:{choices}", "closest: {nearest}; choices: {choices}"),
    ),
    error(
        "usage-bad-day",
        Words("日期写法不对", "Not a date"),
        Words("{option} 读不懂 {raw}", "{option} cannot read {raw}"),
        Words("写作 2021-06(当月末)或 2021-06-30", "write 2021-06 (end of that month) or 2021-06-30"),
    ),
    error(
        "usage-year-outside",
        Words("年份不在计划期内", "The year is outside the plan"),
        Words("{raw} 年不在计划期 {first}–{last} 内", "{raw} is outside the plan's {first}–{last}"),
        Words("取 {first} 到 {last} 之间的年份", "ask for a year from {first} to {last}"),
    ),
    error(
        "usage-nothing-known",
        Words("那时还没有数据", "Nothing was known by then"),
        Words("到 {raw} 为止没有收到任何数据", "nothing had been received by {raw}"),
        Words("给出更晚的 --as-known-on", "give a later --as-known-on"),
    ),
    error(
        "usage-format",
        Words("输出格式不适用", "Format not offered here"),
        Words("这里不能输出 {raw}", "{raw} cannot be written here"),
        Words("可用格式:{choices}(-f,或由 -o 的后缀决定)", "formats: {choices} (with -f, or by the suffix of -o)"),
    ),
    error(
        "usage-no-exit",
        Words("没有这个返回码", "No such exit code"),
        Words("tanj 没有返回码 {raw}", "tanj has no exit code {raw}"),
        Words("可用:{choices}", "there are: {choices}"),
    ),
    error(
        "usage-goes-with",
        Words("选项缺少搭配", "An option on its own"),
        Words("{option} 要与 {other} 同用", "{option} goes with {other} only"),
        Words("补上 {other},或去掉 {option}", "give {other} too, or leave {option} out"),
    ),
    error(
        "output-cannot-create",
        Words("写不了这个文件", "The output cannot be made"),
        Words("写不了 {raw}:{reason}", "cannot write {raw}: {reason}"),
        Words(
            "若文件正在 Excel 或 WPS 中打开,先关闭;否则检查文件夹与权限",
            "if it is open in Excel or WPS, close it; else check the folder and its permissions",
        ),
    ),
    error(
        "output-through-link",
        Words("输出目标是链接", "The output is a link"),
        Words("{raw} 是指向 {target} 的链接,未写入", "{raw} is a link to {target}; nothing was written"),
        Words("写明真正的文件,或先删除该链接", "name the file itself, or remove the link"),
    ),
    error(
        "output-over-input",
        Words("输出会盖掉输入", "The output would replace an input"),
        Words(
            "{raw} 是计划文件或 data/ 下的文件,未写入",
            "{raw} is the plan, or lies under data/; nothing was written",
        ),
        Words("换一个位置,如 out/", "choose another place, such as out/"),
    ),
    error(
        "output-storage",
        Words("存储或输出出错", "Storage or output failed"),
        Words("{raw}:{reason}", "{raw}: {reason}"),
        Words(
            "检查磁盘空间与输出去向;原有文件未动",
            "check disk space and where the output goes; older files are untouched",
        ),
    ),
)
