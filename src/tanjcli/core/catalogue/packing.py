"""Catalogue entries: making the monthly pack, looking at one again, telling what is new since the last."""

from __future__ import annotations

from tanjcli.core.catalogue.model import Entry, Words, error, note, warning

ENTRIES: tuple[Entry, ...] = (
    error(
        "export-busy",
        Words("另一次导出正在进行", "Another run is exporting"),
        Words(
            "{raw} 正由进程 {pid}(主机 {host},自 {since})写入",
            "process {pid} on {host} has been writing to {raw} since {since}",
        ),
        Words("稍后重试,或用 --lock-wait 秒数 等待", "try again later, or wait for it with --lock-wait SECONDS"),
    ),
    error(
        "export-breach",
        Words("核对不符,未导出", "The data do not add up; nothing was exported"),
        Words("{raw}:{said}", "{raw}: {said}"),
        Words(
            "改正数据;确要放行,在 targets.yaml 的该条 reconcile 下写明 waivers(谁、为何、到何日)",
            "correct the data; to let it pass, write waivers (by whom, why, until when) under that rule of reconcile",
        ),
    ),
    error(
        "export-refused",
        Words("有文件无法采用,未导出", "Files were refused; nothing was exported"),
        Words("{raw} 没有一行可以采用", "not one row of {raw} could be used"),
        Words(
            "请报送单位重发;若不需要它,把它列入 data/sources.yaml 的 ignore",
            "have it sent again; if it is not needed, list it under ignore in data/sources.yaml",
        ),
    ),
    error(
        "export-input-changed",
        Words("输入在读取时被改动", "An input changed while it was read"),
        Words("{raw} 在读取期间变了,未导出", "{raw} changed during the run; nothing was exported"),
        Words("保存并关闭文件后重试", "save and close it, then try again"),
    ),
    error(
        "export-not-a-pack",
        Words("同名文件夹不是报告包", "A folder of that name is no pack"),
        Words("{raw} 已存在,而其中没有可读的 manifest.json,未动", "{raw} has no manifest.json that can be read"),
        Words("把它移走或改名,或换一个 --out-dir", "move it away or rename it, or take another --out-dir"),
    ),
    error(
        "export-outside",
        Words("输出位置在工作区之外", "Outside the workspace"),
        Words("{raw} 在 targets.yaml 所在文件夹之外", "{raw} leads out of the folder of targets.yaml"),
        Words("确要写到那里,请写绝对路径", "if that is meant, write the full path"),
    ),
    error(
        "usage-binary-terminal",
        Words("二进制内容不能显示在终端", "Binary output on a terminal"),
        Words("{raw} 不是文字,不能显示在终端", "{raw} is no text and cannot be shown on a terminal"),
        Words("用 -o 写入文件,如 -o report.{raw}", "write it to a file: -o report.{raw}"),
    ),
    error(
        "usage-period",
        Words("报告期写法不对", "Not a reporting period"),
        Words("{option} 读不懂 {raw}", "{option} cannot read {raw}"),
        Words(
            "写作 2021-06、2021-Q2、2021-H1、2021 或 {choices}", "write 2021-06, 2021-Q2, 2021-H1, 2021, or {choices}"
        ),
    ),
    error(
        "usage-unknown-report",
        Words("计划里没有这个报告", "No such report in the plan"),
        Words("targets.yaml 的 reports 里没有 {raw}", "reports in targets.yaml has no {raw}"),
        Words("最接近的是:{nearest};其中有:{choices}", "closest: {nearest}; it has: {choices}"),
    ),
    error(
        "pack-missing",
        Words("没有这个报告包", "No such pack"),
        Words("{raw} 里没有可读的 manifest.json", "{raw} has no manifest.json that can be read"),
        Words("写明报告包的文件夹,如 out/2021-06", "name the folder of a pack, such as out/2021-06"),
    ),
    error(
        "pack-altered",
        Words("报告包里的文件变了", "A file of the pack has changed"),
        Words("{raw} 的内容与 manifest.json 所记不同", "{raw} is not what manifest.json says it was"),
        Words("重新导出;改过的一份会另存在旁边", "export again; the changed copy is kept beside the pack"),
    ),
    error(
        "pack-unreadable",
        Words("报告包里的文件打不开", "A file of the pack cannot be read"),
        Words("{raw} 打不开:{reason}", "{raw} cannot be read: {reason}"),
        Words("重新导出", "export again"),
    ),
    error(
        "pack-lost",
        Words("报告包缺文件", "A file of the pack is gone"),
        Words("manifest.json 列有 {raw},文件夹里没有", "manifest.json names {raw}, which is not there"),
        Words("重新导出", "export again"),
    ),
    error(
        "pack-extra",
        Words("报告包里多出文件", "Something was added to the pack"),
        Words("{raw} 不在 manifest.json 里", "{raw} is not in manifest.json"),
        Words("移到别处;重新导出时整个旧文件夹会另存在旁边", "move it; an export would keep the whole folder aside"),
    ),
    warning(
        "pack-edited",
        Words("通报有人工修改", "The bulletin was edited by hand"),
        Words(
            "{raw} 导出后经人工修改(有内容的留白处:{slots})",
            "{raw} was edited after the export (slots with text: {slots})",
        ),
        Words(
            "无需处理:再次导出时留白处的文字会带入新稿,改过的一份另存在旁边",
            "nothing to do: the next export carries the text of its slots over and keeps this copy beside the pack",
        ),
    ),
    warning(
        "pack-edited-outside",
        Words("通报正文被人工改过", "The bulletin was edited outside its slots"),
        Words(
            "{raw} 留白处以外的文字有改动,再次导出不会带入新稿",
            "text of {raw} outside its slots was changed: an export does not carry that over",
        ),
        Words(
            "改过的一份会另存在旁边;要保留的话写进留白处,或改数据与计划",
            "the changed copy is kept beside the pack; write what is to stay into a slot, or correct data and plan",
        ),
    ),
    error(
        "pack-bulletin-unreadable",
        Words("旧通报读不出来,未导出", "The old bulletin cannot be read; nothing was exported"),
        Words(
            "{raw} 打不开({reason}),不知道留白处写了什么",
            "{raw} cannot be read ({reason}): what people wrote there is not known",
        ),
        Words("修复它,或把整个文件夹移走后再导出", "repair it, or move its folder away and export again"),
    ),
    warning(
        "pack-input-changed",
        Words("导出后输入有变化", "An input has changed since the export"),
        Words("{raw} 的内容在导出后变了", "{raw} is not what it was when the pack was made"),
        Words("重新导出即可更新", "export again to bring the pack up to date"),
    ),
    warning(
        "pack-input-gone",
        Words("导出所用的输入不在了", "An input of the pack is gone"),
        Words("{raw} 已不在工作区", "{raw} is no longer in the workspace"),
        Words("重新导出即可更新", "export again to bring the pack up to date"),
    ),
    note(
        "pack-input-later",
        Words("此后又收到数据", "Data have come since"),
        Words(
            "{day} 以后又收到 {n} 个文件,最近的在 {raw};报告包只采用到 {day},不受影响",
            "files received after {day}: {n}, the latest on {raw}; the pack goes up to {day}, they do not touch it",
        ),
        Words("要采用新数据,重新导出", "export again to make use of them"),
    ),
    warning(
        "pack-input-new",
        Words("导出后来了新数据", "Data came after the export"),
        Words("{raw} 是导出后才有的", "{raw} was not there when the pack was made"),
        Words("重新导出即可更新", "export again to bring the pack up to date"),
    ),
    note(
        "pack-kept",
        Words("人工改过的一份已另存", "A copy edited by hand was kept"),
        Words("上一份报告包经人工改动,已另存为 {raw}", "the pack before was edited by hand; it is kept as {raw}"),
        Words("不需要时可删除", "delete it when it is no longer needed"),
    ),
    error(
        "digest-no-pack",
        Words("没有可比的报告包", "No pack to compare with"),
        Words("{raw} 里没有含 report.json 的、更早的报告包", "{raw} holds no earlier pack with a report.json"),
        Words("用 --since 指明一个报告包或日期", "name a pack or a date with --since"),
    ),
    error(
        "digest-since",
        Words("不知道与什么相比", "Compared with what"),
        Words("{raw} 既不是报告包也不是日期", "{raw} is neither a pack nor a date"),
        Words("写作 out/2021-05、2021-05 或 2021-06-20", "write out/2021-05, 2021-05 or 2021-06-20"),
    ),
)
