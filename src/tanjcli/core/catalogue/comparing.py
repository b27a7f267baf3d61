"""Catalogue entries: reports that are compared with each other."""

from __future__ import annotations

from tanjcli.core.catalogue.model import Entry, Words, error

ENTRIES: tuple[Entry, ...] = (
    error(
        "diff-side",
        Words("看不出要比较哪一期", "No report to compare"),
        Words("{raw} 既不是日期,也不是已出的报告", "{raw} is neither a day nor a report that was given out"),
        Words(
            "写截至日 2021-06、截至日@已知日 2021-06@2021-07-20、@2021-07-20,或报告包的文件夹",
            "write an as-of day 2021-06, as-of@known-on 2021-06@2021-07-20, @2021-07-20, or the folder of a pack",
        ),
    ),
    error(
        "diff-no-report",
        Words("文件夹里没有报告", "No report in the folder"),
        Words("{raw} 里没有 report.json", "there is no report.json in {raw}"),
        Words("指明 tanj export 生成的文件夹(导出时含 json)", "name a folder that tanj export made, json included"),
    ),
    error(
        "diff-bad-report",
        Words("报告读不懂", "The report cannot be read"),
        Words("{raw} 不是本版本可读的报告", "{raw} is not a report of a version this program reads"),
        Words("用 tanj verify 检查报告包,或重新导出", "check the pack with tanj verify, or export it again"),
    ),
)
