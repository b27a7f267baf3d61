"""What each exit code means and what a script should do about it, in both languages: the table of the documentation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tanjcli.core.catalogue.model import Words
from tanjcli.core.exits import ExitCode

_STOPPED = Words("运行被中断,临时文件已清除", "interrupted; temporary files are removed")
_NOTHING = Words("–", "–")


@dataclass(frozen=True, slots=True)
class ExitRow:
    """One row of the table."""

    meaning: Words
    remedy: Words


EXIT_ROWS: Mapping[ExitCode, ExitRow] = {
    ExitCode.OK: ExitRow(Words("要求的都已完成", "all asked for was done"), _NOTHING),
    ExitCode.USAGE: ExitRow(
        Words(
            "选项、指标、日期、年份或格式写错,或不存在", "an option, target, date, year or format that does not exist"
        ),
        Words("改正命令", "fix the command"),
    ),
    ExitCode.PARTIAL: ExitRow(
        Words(
            "已写出,但标明数据不全:拒收的行多于 max_rejects,或有文件未读取;用 --fail-on rejects 时,有任何拒收",
            "written, and marked incomplete: more rows were rejected than `max_rejects` allows, a file was left "
            "unread; with `--fail-on rejects`, any reject",
        ),
        Words("发邮件给分析人员", "mail the analyst"),
    ),
    ExitCode.BEHIND: ExitRow(
        Words("用 --fail-on behind 问到:有指标滞后", "asked by `--fail-on behind`: some target is behind"),
        Words("警告", "warning"),
    ),
    ExitCode.MISSED: ExitRow(
        Words(
            "用 --fail-on missed 问到:有到期指标未完成",
            "asked by `--fail-on missed`: a target that was due is missed",
        ),
        Words("严重", "critical"),
    ),
    ExitCode.UNDECIDED: ExitRow(
        Words(
            "用 --fail-on no-data 问到(缺数或缺基期),或用 stale 问到(数据过旧)",
            "asked by `--fail-on no-data` (a figure or a baseline is absent) or `stale` (it is old)",
        ),
        Words("未知", "unknown"),
    ),
    ExitCode.DATA: ExitRow(
        Words(
            "有输入文件被拒收:report 不用它,标明数据不全后写出;export 保留原报告包,遇到未豁免的 reconcile 不符也是。"
            "check 文件、add:其中有错误。check --strict:有比“提示”更重的问题。verify:报告包已被改动",
            "an input file was refused: `report` is written without it and marked incomplete, `export` keeps the old "
            "pack, as it does for a breach of `reconcile` that nobody has waived. `check` of files, `add`: an error in "
            "one of them. `check --strict`: anything graver than a note. `verify`: the pack is not what it was",
        ),
        Words("发邮件给报送单位", "mail the sender"),
    ),
    ExitCode.NOINPUT: ExitRow(
        Words(
            "没有计划、没有 data/sources.yaml、一份报表也没有,或所写的文件不存在、不能读;verify、digest:没有这个报告包",
            "no plan, no `data/sources.yaml`, not a single delivery, a file named that is not there or cannot be read; "
            "`verify`, `digest`: no such pack",
        ),
        Words("向部门催报", "chase the department"),
    ),
    ExitCode.INTERNAL: ExitRow(
        Words(
            "tanj 的缺陷,或行数账不平;消息里写明经过存在哪个文件",
            "a bug in tanj, or rows that do not add up; the message names the crash file",
        ),
        Words("报告缺陷", "report it"),
    ),
    ExitCode.CANTCREATE: ExitRow(
        Words(
            "输出写不到那里:没有权限、在 Excel 中打开着、同名文件夹不是报告包;原有的保留",
            "the output cannot be made there: permission, open in Excel, a folder of that name that is no pack; "
            "the old one is kept",
        ),
        Words("改正路径", "fix the path"),
    ),
    ExitCode.IO: ExitRow(
        Words(
            "磁盘已满、读写出错、标准输出已关闭;原有的文件或报告包保留",
            "disk full, I/O error, standard output gone; the old file or pack is kept",
        ),
        Words("清出空间", "free space"),
    ),
    ExitCode.BUSY: ExitRow(
        Words(
            "另一个 export 占用着输出文件夹;什么也没写",
            "another `export` holds the lock of the output folder; nothing was written",
        ),
        Words("稍后再试,或用 --lock-wait", "try again, or `--lock-wait`"),
    ),
    ExitCode.PATH: ExitRow(
        Words(
            "输出是计划文件、在 data/ 下、是链接或通向工作区以外,或所写的输入不是普通文件;什么也没写",
            "the output is the plan, lies under `data/`, is a link, or leads out of the workspace, or an input named "
            "is no regular file; nothing was written",
        ),
        Words("改正路径", "fix the path"),
    ),
    ExitCode.CONFIG: ExitRow(
        Words(
            "targets.yaml 或 data/sources.yaml 有错,全部列出",
            "`targets.yaml` or `data/sources.yaml` is wrong; every fault is listed",
        ),
        Words("不要合并这次修改", "block the change"),
    ),
    ExitCode.INTERRUPTED: ExitRow(_STOPPED, _NOTHING),
    ExitCode.TERMINATED: ExitRow(_STOPPED, _NOTHING),
}
