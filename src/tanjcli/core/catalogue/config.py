"""Catalogue entries: YAML files that cannot be read, or do not fit their schema."""

from __future__ import annotations

from tanjcli.core.catalogue.model import Entry, Words, error

ENTRIES: tuple[Entry, ...] = (
    error(
        "yaml-too-big",
        Words("文件过大", "The file is too big"),
        Words("{size} 字节，上限 {limit}", "{size} bytes, the limit is {limit}"),
        Words(
            "确认是否放错了文件；计划文件通常只有几十 KB",
            "check that this is the right file; a plan has some ten thousand bytes",
        ),
    ),
    error(
        "yaml-not-utf8",
        Words("不是 UTF-8 编码", "Not UTF-8"),
        Words("从此处起的字节（{raw}）不是 UTF-8", "the bytes from here on ({raw}) are not UTF-8"),
        Words(
            "在编辑器中另存为 UTF-8（GBK、GB18030、UTF-16 都不接受）",
            "save it as UTF-8 (neither GBK, GB18030 nor UTF-16)",
        ),
    ),
    error(
        "yaml-empty",
        Words("文件是空的", "The file is empty"),
        Words("没有任何内容", "there is nothing in it"),
        Words("从示例计划开始写", "start from the example plan"),
    ),
    error(
        "yaml-syntax",
        Words("YAML 写法错误", "Not valid YAML"),
        Words("{raw} 处无法继续读（{problem}）", "cannot read on at {raw} ({problem})"),
        Words(
            "检查这一行及上一行的缩进、冒号、引号和括号；写法改对之前，内容未检查",
            "check indentation, colons, quotes and brackets here and one line above; the content is checked after that",
        ),
    ),
    error(
        "yaml-hidden-character",
        Words("有看不见的字符", "A hidden character"),
        Words("此处有控制字符或不可见字符 {character}", "there is a control or invisible character {character} here"),
        Words("删去它，重新键入这一处", "delete it and type the place again"),
    ),
    error(
        "yaml-tab",
        Words("用制表符缩进", "Indented with a tab"),
        Words("{raw} 前面有制表符（{character}）", "there is a tab ({character}) before {raw}"),
        Words("改用空格缩进", "indent with blanks"),
    ),
    error(
        "yaml-indent",
        Words("用特殊空格缩进", "Indented with an unusual blank"),
        Words("{raw} 前面的 {character} 不是普通空格", "{character} before {raw} is no ordinary blank"),
        Words("删去行首，用普通空格重新缩进", "delete the start of the line and indent it with ordinary blanks"),
    ),
    error(
        "yaml-full-width-colon",
        Words("用了全角冒号", "A full-width colon"),
        Words("{raw} 用了全角冒号，不是键与值", "{raw} has a full-width colon, so it is no key with a value"),
        Words("改为半角冒号加一个空格", "write an ordinary colon and a blank"),
    ),
    error(
        "yaml-colon",
        Words("冒号后缺空格", "No blank after the colon"),
        Words("{raw} 的冒号后没有空格，不是键与值", "{raw} has no blank after its colon, so it is no key with a value"),
        Words("在冒号后加一个空格", "put a blank after the colon"),
    ),
    error(
        "yaml-operator",
        Words("符号有别的含义", "A sign that means something else"),
        Words("{raw} 在 YAML 里不是比较符号", "{raw} is no comparison in YAML"),
        Words(
            "加上引号；比较请写文字，如 at_least、more_than",
            "quote it; write comparisons as words: at_least, more_than …",
        ),
    ),
    error(
        "yaml-suspicious-key",
        Words("键名里有相似字符", "A deceiving character in a key"),
        Words(
            "键 {raw} 含 {character}，看起来像空格或冒号",
            "the key {raw} has {character}, which only looks like a blank or colon",
        ),
        Words("用普通字符重新键入", "type it again with ordinary characters"),
    ),
    error(
        "yaml-duplicate-key",
        Words("键重复", "A key twice"),
        Words("{raw} 在第 {first} 行已经写过", "{raw} stands already in line {first}"),
        Words("只保留一处；加不加引号是同一个键", "keep one of the two; quoted or not, it is the same key"),
    ),
    error(
        "yaml-complex-key",
        Words("键不是文字", "A key that is no text"),
        Words("此处的键是列表或映射", "a list or mapping is used as a key here"),
        Words("键只写文字", "write a text as the key"),
    ),
    error(
        "yaml-merge-key",
        Words("不接受合并键", "Merge keys are not accepted"),
        Words("此处用 {raw} 并入别处的内容", "{raw} merges something from elsewhere"),
        Words("把内容完整写出来", "write the content out"),
    ),
    error(
        "yaml-tag",
        Words("不接受标签", "Tags are not accepted"),
        Words("此处有标签 {raw}", "there is the tag {raw}"),
        Words("删去以 ! 开头的标签", "delete the tag (it starts with !)"),
    ),
    error(
        "yaml-unknown-alias",
        Words("别名没有定义", "Unknown alias"),
        Words("*{raw} 之前没有 &{raw}", "*{raw} has no &{raw} before it"),
        Words("以 * 开头的文字要加引号；或先定义", "quote a text that starts with *; or define the anchor first"),
    ),
    error(
        "yaml-cycle",
        Words("内容引用了自身", "Something contains itself"),
        Words("*{raw} 位于 &{raw} 之内", "*{raw} stands inside &{raw}"),
        Words("把内容完整写出来", "write the content out"),
    ),
    error(
        "yaml-too-many-aliases",
        Words("别名过多", "Too many aliases"),
        Words("别名超过 {limit} 个", "more than {limit} aliases"),
        Words("把内容完整写出来", "write the content out"),
    ),
    error(
        "yaml-too-many-nodes",
        Words("内容过多", "Too much content"),
        Words("展开后超过 {limit} 项", "more than {limit} values, aliases expanded"),
        Words(
            "确认是否放错了文件，并去掉层层引用的别名",
            "check that this is the right file; write out aliases of aliases",
        ),
    ),
    error(
        "yaml-too-deep",
        Words("嵌套过深", "Nested too deeply"),
        Words("嵌套超过 {limit} 层", "more than {limit} levels"),
        Words("检查括号是否配对", "check that every bracket is closed"),
    ),
    error(
        "yaml-two-documents",
        Words("一个文件里有两份文档", "Two documents in one file"),
        Words("此处开始了第二份文档", "a second document starts here"),
        Words("分成两个文件，或删去 ---", "make two files of it, or delete the line ---"),
    ),
    error(
        "config-unknown-key",
        Words("不认识的键", "Unknown key"),
        Words("{where} 里没有 {raw} 这个键", "{where} has no key {raw}"),
        Words("是否应为：{nearest}；不需要就删去", "did you mean: {nearest}; else delete it"),
    ),
    error(
        "config-missing-key",
        Words("缺少必填的键", "A required key is missing"),
        Words("{where} 缺少 {key}", "{where} lacks {key}"),
        Words("补上 {key}；没有默认值", "add {key}; there is no default"),
    ),
    error(
        "config-empty-value",
        Words("值是空的", "An empty value"),
        Words("{raw} 没有值", "{raw} has no value"),
        Words("写上值，或连键一起删去", "give it a value, or delete the key too"),
    ),
    error(
        "config-unknown-choice",
        Words("不在可选范围内", "Not one of the choices"),
        Words("{where} 不能是 {raw}", "{where} cannot be {raw}"),
        Words("是否应为：{nearest}；可选：{choices}", "did you mean: {nearest}; choices: {choices}"),
    ),
    error(
        "config-not-a-mapping",
        Words("应为键与值", "Keys and values are expected"),
        Words("{where} 写成了 {raw}", "{where} is {raw}"),
        Words("在下一行缩进写 键: 值", "write key: value lines below it, indented"),
    ),
    error(
        "config-not-a-list",
        Words("应为列表", "A list is expected"),
        Words("{where} 写成了 {raw}", "{where} is {raw}"),
        Words("写成 [甲， 乙]，只有一项也要方括号", "write [a, b]; a single entry also needs the brackets"),
    ),
    error(
        "config-not-a-text",
        Words("应为一段文字", "A text is expected"),
        Words("{where} 写成了 {raw}", "{where} is {raw}"),
        Words("只写一个值", "write one value"),
    ),
    error(
        "config-bad-id",
        Words("标识写法不对", "Not an id"),
        Words("{where} 的 {raw} 不能作标识", "{raw} at {where} cannot be an id"),
        Words(
            "只用字母、数字、汉字、点、横线和下划线，不留空格",
            "use letters, digits, Chinese characters, dot, - and _, no blanks",
        ),
    ),
    error(
        "config-too-long",
        Words("文字过长", "The text is too long"),
        Words("{where} 超过 {limit} 个字符", "{where} has more than {limit} characters"),
        Words("缩短它", "shorten it"),
    ),
    error(
        "config-too-few",
        Words("列表是空的", "The list is empty"),
        Words("{where} 至少要有一项", "{where} needs at least one entry"),
        Words("写上至少一项", "write at least one"),
    ),
    error(
        "config-out-of-range",
        Words("数值超出范围", "Out of range"),
        Words("{where} 的 {raw} 越过界限 {limit}", "{raw} at {where} is beyond the limit {limit}"),
        Words("改为界限之内的数", "write a number within the limit"),
    ),
    error(
        "config-not-a-number",
        Words("不是数", "Not a number"),
        Words("{where} 的 {raw} 不是数", "{raw} at {where} is no number"),
        Words(
            "只写数，如 30 或 1.5:不带单位、千分位、下划线、指数和前导零",
            "write digits such as 30 or 1.5: no unit, thousands separator, underscore, exponent or leading zero",
        ),
    ),
    error(
        "config-not-a-whole-number",
        Words("不是整数", "Not a whole number"),
        Words("{where} 的 {raw} 不是整数", "{raw} at {where} is no whole number"),
        Words("只写整数，如 30，不带前导零", "write digits such as 30, without a leading zero"),
    ),
    error(
        "config-not-a-flag",
        Words("不是 true 或 false", "Neither true nor false"),
        Words("{where} 的 {raw} 不是 true 或 false", "{raw} at {where} is neither true nor false"),
        Words("写 true 或 false；不接受 yes、no、on、off", "write true or false; yes, no, on and off are not accepted"),
    ),
    error(
        "config-not-a-day",
        Words("不是日期", "Not a day"),
        Words("{where} 的 {raw} 不是日历上的日期", "{raw} at {where} is no day of the calendar"),
        Words("写作 2021-06-30", "write it as 2021-06-30"),
    ),
    error(
        "config-not-a-period",
        Words("不是期间", "Not a period"),
        Words("{where} 的 {raw} 不是期间", "{raw} at {where} is no period"),
        Words(
            "写作 2021、2020-2022、2021-06、2021-Q1 或 2021-H1", "write 2021, 2020-2022, 2021-06, 2021-Q1 or 2021-H1"
        ),
    ),
)
