"""Catalogue entries: files that are refused before any reader may open them, and readers that failed all the same."""

from __future__ import annotations

from tanjcli.core.catalogue.model import Entry, Words
from tanjcli.core.severity import Severity

_E, _W = Severity.ERROR, Severity.WARNING
_SAVE_AS = Words(
    "在 Excel 或 WPS 中打开,另存为 .xlsx 后重新报送", "open it in Excel or WPS, save it as .xlsx and send it again"
)
_ASK = Words("请报送单位说明来源,并重新发送原始表格", "ask the sender where the file comes from, and for the original")


def _raise(key: str) -> Words:
    """A limit that a person may raise."""
    return Words(
        f"删去无关内容或拆分文件后重新报送;数据确有这么多时,在 data/sources.yaml 的 limits 中调高 {key}",
        "delete what does not belong in it, or split the file; "
        f"if there is that much to read, raise {key} under `limits` in data/sources.yaml",
    )


def _error(code: str, title: Words, message: Words, remedy: Words) -> Entry:
    return Entry(code, _E, title, message, remedy)


FILES: tuple[Entry, ...] = (
    _error(
        "file-unreadable",
        Words("文件无法打开", "The file cannot be opened"),
        Words("系统拒绝打开({reason})", "the system refuses to open it ({reason})"),
        Words("检查文件是否存在、权限是否足够", "check that the file exists and may be read"),
    ),
    _error(
        "file-not-regular",
        Words("不是普通文件", "Not a regular file"),
        Words("这是文件夹、管道或设备,不是文件", "this is a folder, a pipe or a device, not a file"),
        Words("从数据文件夹中移走", "take it out of the data folder"),
    ),
    _error(
        "file-too-big",
        Words("文件过大", "The file is too big"),
        Words("文件有 {seen} 字节,上限 {limit}", "the file has {seen} bytes, the limit is {limit}"),
        _raise("file_mb"),
    ),
    _error(
        "text-field-long",
        Words("字段过长", "A field is too long"),
        Words("第 {line} 行有超过 {limit} 字的字段", "line {line} holds a field of more than {limit} characters"),
        _ASK,
    ),
    _error(
        "text-many-fields",
        Words("列数过多", "Too many columns"),
        Words("第 {line} 行有 {seen} 列,上限 {limit}", "line {line} has {seen} fields, the limit is {limit}"),
        _raise("columns"),
    ),
    Entry(
        "text-nul",
        _W,
        Words("文本中有空字符", "NUL in a text file"),
        Words(
            "共 {seen} 行含空字符(NUL),首见于第 {line} 行",
            "{seen:line holds|lines hold} a NUL character, the first is line {line}",
        ),
        Words("重新导出该文件;含空字符的单元格不予采用", "export the file again; a cell with a NUL is not used"),
    ),
    _error(
        "reader-killed",
        Words("读取程序异常终止", "The reader died"),
        Words("读取此文件时程序异常终止({reason})", "the reader died over this file ({reason})"),
        _SAVE_AS,
    ),
    _error(
        "reader-out-of-memory",
        Words("读取占用内存过多", "The reader needs too much memory"),
        Words("读取此文件需要超过 {limit} 字节内存", "reading this file takes more than {limit} bytes of memory"),
        _raise("memory_mb"),
    ),
    _error(
        "reader-too-slow",
        Words("读取超时", "The reader takes too long"),
        Words("{limit} 秒内未能读完此文件", "the file could not be read within {limit} seconds"),
        _raise("seconds"),
    ),
)

ARCHIVE: tuple[Entry, ...] = (
    _error(
        "zip-too-many-members",
        Words("压缩包内文件过多", "Too many files in the container"),
        Words("工作簿内有 {seen} 个文件,上限 {limit}", "the workbook holds {seen} files inside, the limit is {limit}"),
        _ASK,
    ),
    _error(
        "zip-member-twice",
        Words("工作簿内文件重名", "A part is there twice"),
        Words(
            "{member} 在工作簿内出现两次,不知以哪个为准",
            "{member} is in the workbook twice; which one counts is unknown",
        ),
        _SAVE_AS,
    ),
    _error(
        "zip-name-escapes",
        Words("工作簿内文件名越界", "A part's name leads outside"),
        Words("工作簿内的文件名 {raw} 指向文件之外", "the part {raw} has a name that leads outside the file"),
        _ASK,
    ),
    _error(
        "zip-method",
        Words("压缩方式不支持", "Unknown compression"),
        Words(
            "{member} 使用了工作簿不应有的压缩方式 {method}",
            "{member} is packed by method {method}, which workbooks do not use",
        ),
        _SAVE_AS,
    ),
    _error(
        "zip-member-too-big",
        Words("解压后过大", "Too big when unpacked"),
        Words(
            "{member} 解压后至少 {seen} 字节,上限 {limit}",
            "{member} has {seen} bytes or more when unpacked, the limit is {limit}",
        ),
        _raise("unpacked_mb"),
    ),
    _error(
        "zip-total-too-big",
        Words("解压后总量过大", "Too big in total when unpacked"),
        Words(
            "解压后共计至少 {seen} 字节,上限 {limit}", "it has {seen} bytes or more when unpacked, the limit is {limit}"
        ),
        _raise("unpacked_mb"),
    ),
    _error(
        "zip-ratio",
        Words("压缩比异常", "Suspiciously well packed"),
        Words(
            "{member} 解压后膨胀 {seen} 倍,上限 {limit}",
            "{member} grows {seen} times when unpacked, the limit is {limit}",
        ),
        _ASK,
    ),
    _error(
        "zip-size-lies",
        Words("大小与目录不符", "The directory lies about a size"),
        Words("{member} 声明 {declared} 字节,实际 {seen}", "{member} claims {declared} bytes and has {seen}"),
        _ASK,
    ),
    _error(
        "zip-member-damaged",
        Words("工作簿内文件损坏", "A part is damaged"),
        Words("{member} 已损坏({reason})", "{member} is damaged ({reason})"),
        _ASK,
    ),
    _error(
        "xml-doctype",
        Words("含有 DTD 声明", "A DTD"),
        Words("{member} 含有 {raw} 声明;正常的工作簿没有", "{member} declares {raw}; no honest workbook does"),
        _ASK,
    ),
    _error(
        "xml-encoding",
        Words("内部编码不是 UTF-8", "Not UTF-8 inside"),
        Words("{member} 的编码是 {seen}", "{member} is encoded in {seen}"),
        _SAVE_AS,
    ),
    _error(
        "xml-unusual",
        Words("单元格内有异常标记", "Unusual markup in a cell"),
        Words(
            "{member} 的单元格文本内夹有 CDATA、注释或指令",
            "{member} has CDATA, a comment or an instruction inside a cell's text",
        ),
        _SAVE_AS,
    ),
    _error(
        "xml-broken",
        Words("内部结构错误", "Broken markup inside"),
        Words("{member} 不是完好的 XML({reason})", "{member} is not sound XML ({reason})"),
        _SAVE_AS,
    ),
)
