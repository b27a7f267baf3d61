"""What a YAML parser cannot say well: characters that deceive the eye, and what a syntax error most likely means."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

import yaml

from tanjcli.core.findings import Finding, Place

# Enough to show the pattern; a binary file would otherwise yield a finding for each of its lines.
MOST_LINES = 100

_HIDDEN = (
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
# A carriage return is harmless only as half of a Windows line end.
_SCANS = {
    "yaml-hidden-character": re.compile(rf"({_HIDDEN}|\r(?!$|\n))", re.MULTILINE),
    "yaml-tab": re.compile(r"^[ -]*(\t)[^\n]*[^\s]", re.MULTILINE),
    "yaml-indent": re.compile(r"^[ -]*([\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000])[^\n]*[^\s]", re.MULTILINE),
}
_SHOWN = ("yaml-tab", "yaml-indent")
_DECEIVING = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\uff1a]")
_OPERATOR = re.compile(r":\s+[>|][^\s]")
_FULL_WIDTH_COLON = re.compile(r"^[\s-]*[^\s:#'\"]+\s*\uff1a")
_NO_BLANK = re.compile(r"^[\s-]*[\w.-]+:[^\s:]")


def scan_text(text: str, file: str) -> tuple[Finding, ...]:
    """Hidden characters anywhere, and indentation made of anything but blanks: the first of each kind on a line."""
    found: list[Finding] = []
    for code, pattern in _SCANS.items():
        if pattern.search(text):
            found += islice(_scan_lines(text, file, code, pattern), MOST_LINES)
    return tuple(sorted(found, key=lambda finding: finding.place))


def hidden_character(text: str) -> str:
    """The first control, bidirectional or invisible character of a scalar, as ``U+200B``; empty when there is none."""
    found = _SCANS["yaml-hidden-character"].search(text)
    return code_point(found[0]) if found else ""


def suspicious_key(key: str) -> str:
    """The first character of a key that only looks like a blank or a colon, as ``U+FF1A``; empty when there is none."""
    found = _DECEIVING.search(key)
    return code_point(found[0]) if found else ""


def lacks_blank(key: str) -> bool:
    """True for a key such as ``chem:100``, which was meant as key and value."""
    return bool(_NO_BLANK.match(key))


def code_point(character: str) -> str:
    """``U+00A0``: how a finding names a character that cannot be seen."""
    return f"U+{ord(character):04X}"


def explain_syntax(text: str, error: yaml.YAMLError, file: str) -> Finding:
    """The finding for an error of the parser: the most likely cause near the place, else the parser's own words."""
    mark = getattr(error, "problem_mark", None)
    context = getattr(error, "context_mark", None)
    lines = text.splitlines() or [""]
    nearby = [m.line for m in (context, mark) if m is not None and m.line < len(lines)] or [len(lines) - 1]
    for number in dict.fromkeys(n for line in nearby for n in (line, line - 1) if n >= 0):
        if code := _likely_cause(lines[number]):
            column = len(lines[number]) - len(lines[number].lstrip(" -")) + 1
            return Finding(code, Place(file, line=number + 1, column=column), {}, lines[number].strip()[:200])
    number = nearby[-1]
    problem = str(getattr(error, "problem", None) or "not YAML")
    place = Place(file, line=number + 1, column=(mark.column if mark is not None else 0) + 1)
    return Finding("yaml-syntax", place, {"problem": problem}, lines[number].strip()[:200])


def _likely_cause(line: str) -> str:
    if _OPERATOR.search(line):
        return "yaml-operator"
    if _FULL_WIDTH_COLON.match(line):
        return "yaml-full-width-colon"
    return "yaml-colon" if lacks_blank(line) else ""


def _scan_lines(text: str, file: str, code: str, pattern: re.Pattern[str]) -> Iterator[Finding]:
    for number, line in enumerate(text.split("\n"), start=1):
        if match := pattern.search(line):
            place = Place(file, line=number, column=match.start(1) + 1)
            yield Finding(
                code, place, {"character": code_point(match[1])}, line.strip()[:200] if code in _SHOWN else ""
            )
