"""Catalogue entries: files, what they are, and which recipe reads them."""

from __future__ import annotations

from tanjcli.core.catalogue.model import Entry, Words
from tanjcli.core.severity import Severity

_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE
_SAVE_AS = Words(
    "在 Excel 或 WPS 中打开,另存为 .xlsx 后重新报送", "open it in Excel or WPS, save it as .xlsx and send it again"
)
_ASK_AGAIN = Words("请报送单位重新发送原始表格", "ask the sender for the original spreadsheet")
_PLAIN_CSV = Words("另存为 UTF-8 编码的 CSV 后重新报送", "save it as CSV in UTF-8 and send it again")

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "file-empty",
        _E,
        Words("空文件", "Empty file"),
        Words("文件里没有任何内容", "there is nothing in the file"),
        _ASK_AGAIN,
    ),
    Entry(
        "file-password",
        _E,
        Words("文件有密码", "Password"),
        Words("文件加了密码,无法读取", "the file is protected by a password"),
        Words("去掉密码,另存为 .xlsx 后重新报送", "remove the password, save it as .xlsx and send it again"),
    ),
    Entry(
        "file-damaged",
        _E,
        Words("文件损坏", "Damaged file"),
        Words("文件不完整或已损坏({reason})", "the file is incomplete or damaged ({reason})"),
        _ASK_AGAIN,
    ),
    Entry(
        "file-no-table",
        _E,
        Words("不是表格文件", "Not a spreadsheet"),
        Words("这是 {kind} 文件,不是表格,无法读取", "this is a {kind} file, not a spreadsheet; it cannot be read"),
        _ASK_AGAIN,
    ),
    Entry(
        "file-other-format",
        _E,
        Words("不支持的表格格式", "Unsupported spreadsheet format"),
        Words("文件实际是 {kind} 格式", "the file really is {kind}"),
        _SAVE_AS,
    ),
    Entry(
        "file-repeated",
        _W,
        Words("同一文件收到两次", "The same file twice"),
        Words("内容与 {earlier} 完全相同,不再读取", "its bytes are those of {earlier}; it is not read again"),
        Words("核对报告期是否发错;多余的文件可删除", "check that the right period was sent; delete the spare file"),
    ),
    Entry(
        "file-repeated-period",
        _E,
        Words("内容相同而报告期不同", "The same bytes for another period"),
        Words(
            "文件名写 {stated_period},内容却与 {earlier}({known_period})逐字节相同;未读取,{stated_period} 的数没有采到",
            "its name says {stated_period}, but its bytes are those of {earlier} ({known_period}); it was not read, "
            "and {stated_period} has no figures from it",
        ),
        Words(
            "多半是错发了上期的表,请重新报送;数字确实未变的,在表内标题写明报告期后另存再报",
            "most likely an earlier return was sent again: ask for the right one; where the figures really did not "
            "move, state the period in the title of the table, save and send that",
        ),
    ),
    Entry(
        "file-changing",
        _E,
        Words("读取时文件在变", "The file changes while it is read"),
        Words(
            "读了两次,文件的内容每次都变,未采用", "it was read twice, and its bytes changed each time; it was not used"
        ),
        Words("关闭正在编辑它的程序后再试", "close the program that is saving it, and try again"),
    ),
    Entry(
        "file-unknown",
        _W,
        Words("没有对应的读取规则", "No recipe for this file"),
        Words("没有任何读取规则与文件名相符,文件未被读取", "no recipe fits the file's name; the file was not read"),
        Words(
            "用 tanj map 起草读取规则,加入 data/sources.yaml;不必读取的,把文件名列入 ignore",
            "let tanj map draft a recipe for data/sources.yaml, or list the name under ignore",
        ),
    ),
    Entry(
        "file-unknown-alike",
        _W,
        Words("文件名不符,但表头相符", "The name does not fit, the headers do"),
        Words(
            "文件名不符合任何规则;表头与 {recipe}(文件名应为 {glob})相符 {rate},文件未被读取",
            "no recipe fits the name; the headers fit {recipe} ({glob}) by {rate}; the file was not read",
        ),
        Words("改文件名,或扩大 {recipe} 的 match.file", "rename the file, or widen match.file of {recipe}"),
    ),
    Entry(
        "recipe-other-title",
        _E,
        Words("标题不符", "Another title"),
        Words(
            "表头符合 {recipe},但其上没有“{title}”字样,可能是另一指标的表",
            "the header fits {recipe}, but “{title}” does not stand above it: it may be a table of something else",
        ),
        Words(
            "检查是否发错文件;标题改了就修改规则的 match.title",
            "check whether the wrong file was sent; if the title changed, adapt match.title",
        ),
    ),
    Entry(
        "recipe-no-header",
        _E,
        Words("找不到表头", "No header found"),
        Words(
            "文件名符合 {recipes},但没有任何一个应有的列名",
            "the name fits {recipes}, but not one expected header is there",
        ),
        Words(
            "检查是否发错文件;版式变了就修改读取规则",
            "check whether the wrong file was sent; if the layout changed, adapt the recipe",
        ),
    ),
    Entry(
        "recipe-no-fit",
        _E,
        Words("表头不符", "The headers do not fit"),
        Words(
            "{recipe} 的列名只找到 {rate},缺 {missing};文件未被读取",
            "only {rate} of the headers of {recipe} are there, missing: {missing}; the file was not read",
        ),
        Words(
            "检查是否发错文件;版式变了就修改读取规则",
            "check whether the wrong file was sent; if the layout changed, adapt the recipe",
        ),
    ),
    Entry(
        "recipe-doubtful",
        _E,
        Words("表头可能相符,需要确认", "The headers may fit: please decide"),
        Words(
            "{recipe} 的列名找到 {rate},缺 {missing};文件未被读取",
            "{rate} of the headers of {recipe} are there, missing: {missing}; the file was not read",
        ),
        Words("在 {recipe} 的 from 里补充新的列名", "add the new spellings to from in {recipe}"),
    ),
    Entry(
        "recipe-tie",
        _E,
        Words("多条规则同样相符", "Several recipes fit equally"),
        Words("{recipes} 与这张表同样相符,未读取", "{recipes} fit this sheet equally well; it was not read"),
        Words("把 match.file 或 match.sheet 写得更具体", "make match.file or match.sheet more specific"),
    ),
    Entry(
        "sheet-several",
        _E,
        Words("一张工作表上有几张表", "Several tables on one sheet"),
        Words(
            "{recipes} 在这张工作表上认出的不是同一张表,都未读取",
            "{recipes} see different tables on this sheet; none was read",
        ),
        Words(
            "在每条规则里写 match.tables: one;表头相同的再用 match.title 写明标题中的字样",
            "say match.tables: one in each recipe, and where headers are the same, words of the title in match.title",
        ),
    ),
    Entry(
        "table-tie",
        _E,
        Words("几张表同样相符", "Several tables fit equally"),
        Words("{blocks} 与 {recipe} 同样相符,未读取", "{blocks} fit {recipe} equally well; none was read"),
        Words(
            "在 {recipe} 里用 match.title 写明标题中的字样;要全部读取的,写 match.tables: each",
            "give words of its title in match.title of {recipe}; to read them all, say match.tables: each",
        ),
    ),
    Entry(
        "table-unread",
        _N,
        Words("同一工作表上另有一张表未读取", "Another table on the sheet was not read"),
        Words(
            "{block} 另有一张表({rows} 行),没有规则读取",
            "{block} holds another table ({rows:row|rows}) that no recipe reads",
        ),
        Words("确有需要的数据,为它增加读取规则", "if it holds data that count, add a recipe for it"),
    ),
    Entry(
        "sheet-tie",
        _E,
        Words("多张工作表同样相符", "Several sheets fit"),
        Words("工作表 {sheets} 都符合 {recipe},未读取", "the sheets {sheets} all fit {recipe}; none was read"),
        Words("在 {recipe} 的 match.sheet 指明工作表", "name the sheet in match.sheet of {recipe}"),
    ),
    Entry(
        "sheet-unread",
        _N,
        Words("有未读取的工作表", "A sheet was not read"),
        Words(
            "工作表“{sheet}”有 {rows} 行,不属于 {recipe},未读取",
            "sheet “{sheet}” ({rows:row|rows}) is not what {recipe} reads; it was not read",
        ),
        Words("确有数据的,为它增加读取规则", "if it holds data, add a recipe for it"),
    ),
    Entry(
        "csv-encoding",
        _E,
        Words("编码无法识别", "Unknown encoding"),
        Words("既不是 UTF-8、UTF-16,也不是 GB18030 中文", "the text is neither UTF-8, UTF-16 nor Chinese in GB18030"),
        _PLAIN_CSV,
    ),
    Entry(
        "csv-line-encoding",
        _E,
        Words("这一行的编码不同", "This line is in another encoding"),
        Words(
            "文件是 {encoding} 编码,这一行不是;该行未采用",
            "the file is {encoding}, this line is not; the row was rejected",
        ),
        _PLAIN_CSV,
    ),
    Entry(
        "csv-open-quote",
        _E,
        Words("引号没有闭合", "Unclosed quote"),
        Words(
            "第 {line} 行开始的引号没有在 20 行内闭合,后面的行会被吞掉",
            "a quote opened in line {line} is not closed within 20 lines and would swallow the rows after it",
        ),
        Words("补上引号,或另存为 .xlsx 后重新报送", "close the quote, or save the file as .xlsx, and send it again"),
    ),
    Entry(
        "csv-bad-quote",
        _E,
        Words("引号用法有误", "Misplaced quote"),
        Words("引号之后还有文字,无法确定分列位置", "text follows a closing quote, so the fields cannot be told apart"),
        Words("改正这一行的引号后重新报送", "correct the quotes of this line and send the file again"),
    ),
    Entry(
        "sheet-not-audited",
        _W,
        Words("工作簿未能复核", "Workbook not audited"),
        Words(
            "错误值、合并单元格和隐藏行未能检查({reason})",
            "error cells, merged cells and hidden rows could not be checked ({reason})",
        ),
        _SAVE_AS,
    ),
    Entry(
        "delivery-undated",
        _E,
        Words("文件不在收件日期文件夹里", "Not in a dated folder"),
        Words(
            "data/ 下的文件要放在以收件日期命名的文件夹里,此文件未读取",
            "files under data/ belong in a folder named for the day of receipt; this one was not read",
        ),
        Words(
            "移到例如 data/2021-07-18/ 下,或列入 ignore", "move it to, say, data/2021-07-18/, or list it under ignore"
        ),
    ),
    Entry(
        "delivery-outside",
        _E,
        Words("链接指向工作区以外", "A link out of the workspace"),
        Words("此链接指向工作区以外,未读取", "this link leads out of the workspace; it was not read"),
        Words("把文件本身放进 data/", "put the file itself into data/"),
    ),
    Entry(
        "delivery-irregular",
        _E,
        Words("不是普通文件", "Not a regular file"),
        Words("不是普通文件或链接已失效,未读取", "not a regular file, or a broken link; it was not read"),
        Words("把文件本身放进 data/", "put the file itself into data/"),
    ),
    Entry(
        "finding-accepted",
        _N,
        Words("已接受的问题", "Accepted"),
        Words("{code} 已由读取规则接受:{reason}", "{code} is accepted by the recipe: {reason}"),
        Words("无需处理", "nothing to do"),
    ),
)
