"""What is wrong with a command line, in Chinese too: the parser's own sentences, said again.

A sentence of the parser that is not known here is shown as it is, so that nothing is lost when it learns a new one.
"""

from __future__ import annotations

import re

from tanjcli.core.words import Lang

_VALUE = re.compile(r"Invalid value(?: for (?P<option>.+?))?: (?P<why>.*)", re.DOTALL)
_SENTENCES = tuple(
    (re.compile(pattern, re.DOTALL), words)
    for pattern, words in (
        (r"'(.*)' is not a valid int(?:eger)?\.", "“{0}”不是整数"),
        (r"'(.*)' is not a valid float\.", "“{0}”不是数"),
        (r"(\S+) is not in the range (.+)\.", "{0} 不在允许的范围 {1} 内"),
        (r"'(.*)' is not one of (.+)\.", "“{0}”不可用;可用:{1}"),
        (r"No such option: (\S+?)\.?", "没有选项 {0}"),
        (r"No such option: (\S+?) \(Possible options: (.+)\)", "没有选项 {0};相近的有:{1}"),
        (r"No such option: (\S+?)\.? Did you mean (.+)\?", "没有选项 {0};相近的有:{1}"),
        (r"No such command '(.*)'\.", "没有命令“{0}”"),
        (r"No such command '(.*)'\. Did you mean (.+)\?", "没有命令“{0}”;相近的有:{1}"),
        (r"Missing (?:argument|option|parameter)(?: (.+?))?\.", "缺少 {0}"),
        (r"Missing command\.", "缺少命令"),
        (r"Option (\S+) requires an argument\.", "选项 {0} 后面要有一个值"),
        (r"Option (\S+) does not take a value\.", "选项 {0} 后面不能有值"),
        (r"Got unexpected extra argument(?:s|\(s\))? \((.+)\)", "多出的参数:{0}"),
    )
)


def usage_text(message: str, lang: Lang) -> str:
    """The parser's ``message`` in ``lang``."""
    if lang == "en":
        return message
    value = _VALUE.fullmatch(message)
    if value is None:
        return _chinese(message)
    option, why = (value["option"] or "").replace("'", ""), _chinese(value["why"])
    return f"{option} 的值不对:{why}"


def _chinese(sentence: str) -> str:
    hits = ((pattern.fullmatch(sentence), words) for pattern, words in _SENTENCES)
    said = (words.format(*((part or "").replace("'", "") for part in hit.groups())) for hit, words in hits if hit)
    return next(said, sentence)
