"""Catalogue entries: files handed over on the command line, filing them, forms made and copies sent back."""

from __future__ import annotations

from tanjcli.core.catalogue.model import Entry, Words, error

ENTRIES: tuple[Entry, ...] = (
    error(
        "usage-file-missing",
        Words("文件不存在", "No such file"),
        Words("没有 {raw} 这个文件", "there is no file {raw}"),
        Words("检查文件名与所在文件夹", "check the name, and the folder you are in"),
    ),
    error(
        "usage-file-irregular",
        Words("不是普通文件", "Not a regular file"),
        Words("{raw} 不是普通文件", "{raw} is not a regular file"),
        Words("逐个写出表格文件,不要写文件夹", "name the spreadsheets themselves, not a folder"),
    ),
    error(
        "usage-not-a-day",
        Words("要写到日", "A full date is needed"),
        Words("{option} 读不懂 {raw}", "{option} cannot read {raw}"),
        Words("写作 2021-07-18", "write 2021-07-18"),
    ),
    error(
        "add-refused",
        Words("没有可用的内容,未入库", "Nothing usable, not filed"),
        Words("文件中没有一行可以采用,未入库", "not one row of the file can be used; it was not filed"),
        Words("按上面的问题改正后再入库", "put the findings above right, then add it again"),
    ),
    error(
        "add-faulty",
        Words("有错误,未入库", "Errors, not filed"),
        Words(
            "文件有 {errors} 个错误,{rejected} 行不能采用,未入库",
            "the file has {errors:error|errors} and {rejected:row|rows} that cannot be used; it was not filed",
        ),
        Words(
            "退回报送单位改正(tanj check --annotate);确要按现状入库,加 --accept-rejects",
            "send it back (tanj check --annotate), or file it as it is with --accept-rejects",
        ),
    ),
    error(
        "add-name-taken",
        Words("已有同名文件", "The name is taken"),
        Words("{raw} 已存在而内容不同,未覆盖", "{raw} exists with other contents; it was not overwritten"),
        Words("给新文件改名(如加“_订正”)后再入库", "rename the new file (…_corrected), then add it again"),
    ),
    error(
        "add-passed-over",
        Words("这样的文件名不会被读取", "A name that is passed over"),
        Words(
            "{raw} 是隐藏文件、锁文件,或列在 ignore 里,入库后不会被读取",
            "{raw} is hidden, a lock file, or listed under ignore: it would never be read",
        ),
        Words("改名后再入库", "rename it, then add it again"),
    ),
    error(
        "add-changed",
        Words("文件刚被改动", "The file has just changed"),
        Words("{raw} 在检查之后又变了,未入库", "{raw} changed after it was checked; nothing was filed"),
        Words("保存并关闭文件后重试", "save and close it, then try again"),
    ),
    error(
        "annotate-one-file",
        Words("一次只能批注一个文件", "One file at a time"),
        Words("--annotate 只能用于一个文件,这里有 {raw} 个", "--annotate takes exactly one file, not {raw}"),
        Words("逐个文件运行", "run it once a file"),
    ),
    error(
        "annotate-target",
        Words("批注副本不能写在这里", "The copy cannot go there"),
        Words("{raw} 是原表本身,或后缀不是 .xlsx", "{raw} is the file itself, or does not end in .xlsx"),
        Words("给副本另起一个以 .xlsx 结尾的名字", "give the copy another name, ending in .xlsx"),
    ),
    error(
        "template-unknown",
        Words("没有这个台账", "No such ledger"),
        Words("data/sources.yaml 里没有台账或取数规则 {raw}", "data/sources.yaml has no ledger or recipe {raw}"),
        Words("最接近的是:{nearest}", "closest: {nearest}"),
    ),
    error(
        "template-no-recipe",
        Words("这个台账没有取数规则", "No recipe reads this ledger"),
        Words("没有取数规则把表读入 {raw}", "no recipe reads a workbook into {raw}"),
        Words("先在 data/sources.yaml 写一条", "write one in data/sources.yaml first"),
    ),
    error(
        "template-town",
        Words("没有这个乡镇", "No such town"),
        Words("计划的地名表里没有 {raw}", "the plan's roll of places has no {raw}"),
        Words("最接近的是:{nearest}", "closest: {nearest}"),
    ),
    error(
        "template-exists",
        Words("文件已存在", "The file is there already"),
        Words("{raw} 已存在,可能已经填过,未覆盖", "{raw} exists and may be filled in; it was not overwritten"),
        Words("用 -o 另起名字,或先删除它", "give another name with -o, or delete it first"),
    ),
    error(
        "template-month",
        Words("报告期写法不对", "Not a reporting period"),
        Words("--month 读不懂 {raw}", "--month cannot read {raw}"),
        Words("写作 2021-07、2021-Q2、2021-H1 或 2021", "write 2021-07, 2021-Q2, 2021-H1 or 2021"),
    ),
)
