"""Catalogue entries: workbooks whose parts, cells or merges no reader should be trusted with."""

from __future__ import annotations

from tanjcli.core.catalogue.model import Entry, Words
from tanjcli.core.severity import Severity

_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE
_SAVE_AS = Words(
    "在 Excel 或 WPS 中打开,另存为 .xlsx 后重新报送", "open it in Excel or WPS, save it as .xlsx and send it again"
)
_ASK = Words("请报送单位说明来源,并重新发送原始表格", "ask the sender where the file comes from, and for the original")


def _last_cell(keys: str) -> Words:
    """Mostly a stray cell; else a limit that a person may raise."""
    return Words(
        "删除数据区以外的单元格(Ctrl+End 可找到末尾)后另存;"
        f"数据确有这么多时,在 data/sources.yaml 的 limits 中调高 {keys}",
        "delete the cells outside the data (Ctrl+End finds the last one), then save; "
        f"if there is that much to read, raise {keys} under `limits` in data/sources.yaml",
    )


def _error(code: str, title: Words, message: Words, remedy: Words) -> Entry:
    return Entry(code, _E, title, message, remedy)


BOOK: tuple[Entry, ...] = (
    _error(
        "workbook-missing",
        Words("找不到工作簿", "No workbook inside"),
        Words("文件内没有 {member}", "there is no {member} in the file"),
        _SAVE_AS,
    ),
    _error(
        "workbook-part-missing",
        Words("缺少工作表", "A sheet is missing"),
        Words("工作表所指的 {member} 不在文件内", "the sheet refers to {member}, which is not in the file"),
        _SAVE_AS,
    ),
    _error(
        "workbook-part-twice",
        Words("两个工作表同用一份内容", "One part, two sheets"),
        Words(
            "另一个工作表也取自 {member},同样的行会被计算两次",
            "another sheet is {member} too; its rows would count twice",
        ),
        _SAVE_AS,
    ),
    _error(
        "workbook-many-sheets",
        Words("工作表过多", "Too many sheets"),
        Words("工作表超过 {limit} 个", "there are more than {limit} sheets"),
        Words("拆分文件后重新报送", "split the file and send the parts"),
    ),
    _error(
        "workbook-sheet-twice",
        Words("工作表重名", "Two sheets of one name"),
        Words("有两个工作表都叫 {raw}", "two sheets are called {raw}"),
        Words("改名后重新报送", "rename one and send the file again"),
    ),
    _error(
        "workbook-link-twice",
        Words("内部链接重号", "A link is there twice"),
        Words("{member} 中编号 {raw} 出现两次", "{member} has the id {raw} twice"),
        _SAVE_AS,
    ),
    _error(
        "workbook-link-escapes",
        Words("内部链接指向文件之外", "A part is taken from outside"),
        Words("{member} 把 {kind} 指向文件之外:{raw}", "{member} points outside the file for its {kind}: {raw}"),
        _ASK,
    ),
    Entry(
        "workbook-link-outside",
        _N,
        Words("含有外部链接", "Links to other files"),
        Words(
            "工作簿有 {seen} 处外部链接,首个指向 {raw};tanj 不打开它们",
            "links that lead out of the workbook: {seen}, the first to {raw}; tanj does not follow them",
        ),
        Words(
            "若数值取自其他文件,请在报送前粘贴为数值",
            "if figures come from another file, paste them as values before sending",
        ),
    ),
    _error(
        "workbook-count-absurd",
        Words("声明的数量不可信", "An absurd claim"),
        Words("{member} 声明有 {raw} 条文本,上限 {limit}", "{member} claims {raw} strings, the limit is {limit}"),
        Words(
            "在 Excel 或 WPS 中打开,另存为 .xlsx 后重新报送;确有这么多时,在 data/sources.yaml 的 limits 中调高 cells",
            "open it in Excel or WPS, save it as .xlsx and send it again; if there are that many, raise `cells` under "
            "`limits` in data/sources.yaml",
        ),
    ),
    _error(
        "workbook-text-long",
        Words("单元格文本过长", "A cell's text is too long"),
        Words("{member} 中有超过 {limit} 个字符的文本", "{member} holds a text of more than {limit} characters"),
        _ASK,
    ),
)

SHEET: tuple[Entry, ...] = (
    _error(
        "sheet-cell-far",
        Words("单元格过远", "A cell too far out"),
        Words(
            "{raw} 有内容;最多读取 {rows} 行、{columns} 列",
            "{raw} is filled; at most {rows} rows and {columns} columns are read",
        ),
        _last_cell("rows / columns"),
    ),
    _error(
        "sheet-too-large",
        Words("工作表范围过大", "The sheet is too large"),
        Words(
            "到 {raw} 为止的范围有 {seen} 个单元格,上限 {limit}",
            "up to {raw} it spans {seen} cells, the limit is {limit}",
        ),
        _last_cell("cells"),
    ),
    _error(
        "sheet-cell-impossible",
        Words("单元格地址不存在", "An impossible address"),
        Words(
            "{raw} 不是有效的行号或单元格地址,或与所在行不符",
            "{raw} is no address of a sheet, or stands in another row",
        ),
        _SAVE_AS,
    ),
    _error(
        "sheet-cell-twice",
        Words("单元格重复", "A cell is there twice"),
        Words("{raw} 在文件内出现两次,不知以哪个为准", "{raw} is in the file twice; which one counts is unknown"),
        _SAVE_AS,
    ),
    _error(
        "sheet-row-twice",
        Words("行重复", "A row is there twice"),
        Words(
            "第 {raw} 行在文件内出现两次,不知以哪个为准", "row {raw} is in the file twice; which one counts is unknown"
        ),
        _SAVE_AS,
    ),
    _error(
        "sheet-text-long",
        Words("单元格文本过长", "A cell's text is too long"),
        Words("{raw} 的文本超过 {limit} 个字符", "{raw} holds more than {limit} characters"),
        _ASK,
    ),
    _error(
        "sheet-string-index",
        Words("文本引用错误", "A text that is not there"),
        Words("{raw} 引用第 {seen} 条文本,文件内共 {count} 条", "{raw} refers to string {seen}, the file has {count}"),
        _SAVE_AS,
    ),
    _error(
        "sheet-merge-large",
        Words("合并区域过大", "A merge too large"),
        Words(
            "合并区域 {raw} 有 {seen} 个单元格,上限 {limit}",
            "the merge {raw} covers {seen} cells, the limit is {limit}",
        ),
        Words("取消该合并后重新报送", "unmerge it and send the file again"),
    ),
    _error(
        "sheet-merge-broken",
        Words("合并区域无效", "A broken merge"),
        Words("{raw} 不是有效的单元格区域", "{raw} is no range of a sheet"),
        _SAVE_AS,
    ),
    _error(
        "row-disputed",
        Words("读数不一致", "Two readings disagree"),
        Words(
            "两种读取方法在本行读出的数值不同,本行未采用",
            "two ways of reading give different numbers in this row; it is not used",
        ),
        Words(
            "在 Excel 或 WPS 中打开,核对后另存并重新报送",
            "open it in Excel or WPS, check the row, save it and send it again",
        ),
    ),
    Entry(
        "sheet-rows-unordered",
        _W,
        Words("行的次序颠倒", "Rows out of order"),
        Words("文件内各行不按行号排列;已按地址读取", "the rows are not stored in order; they were read by address"),
        Words("核对数据,另存后重新报送", "check the figures; save the file anew"),
    ),
    Entry(
        "sheet-dimension-wrong",
        _N,
        Words("声明的范围不符", "The claimed range is wrong"),
        Words(
            "文件声明范围为 {raw},实际更大;已全部读取",
            "the file claims the range {raw} and has more; all of it was read",
        ),
        Words("无需处理;其他软件可能漏读", "nothing to do; other programs may lose rows"),
    ),
)
