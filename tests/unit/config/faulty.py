"""Texts that must be refused, with the code and the places (line, column) of what is wrong in each.

Characters that deceive the eye are written as escapes, so that a reader of this file sees them.
"""

from __future__ import annotations

from typing import NamedTuple

from tanjcli.config.nodes import MAX_ALIASES, MAX_BYTES, MAX_DEPTH, MAX_NODES


class Refused(NamedTuple):
    """One faulty text."""

    name: str
    text: bytes
    code: str
    places: tuple[tuple[int, int], ...]


def _bomb() -> bytes:
    """Nine times nine times nine …: 500 bytes that stand for 43 million values."""
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    lines += [f"{n}: &{n} [{', '.join([f'*{b}'] * 9)}]" for b, n in zip("abcdefg", "bcdefgh", strict=True)]
    return "\n".join(lines).encode()


REFUSED: tuple[Refused, ...] = (
    Refused("same key", b"goal: 100\nunit: x\ngoal: 1\n", "yaml-duplicate-key", ((3, 1),)),
    Refused("same key, quoted", b"2021: x\n'2021': y\n", "yaml-duplicate-key", ((2, 1),)),
    Refused("two pairs of keys", b"a: 1\nb: 2\na: 3\nb: 4\n", "yaml-duplicate-key", ((3, 1), (4, 1))),
    Refused("alias bomb", _bomb(), "yaml-too-many-nodes", ((6, 8),)),
    Refused("wide", b"[" + b"x," * MAX_NODES + b"]", "yaml-too-many-nodes", ((1, 2 * MAX_NODES),)),
    Refused("aliases", b"a: &a 1\nb: [" + b"*a," * (MAX_ALIASES + 1) + b"]", "yaml-too-many-aliases", ((2, 155),)),
    Refused("merge key", b"a: &a {x: 1}\nb:\n  <<: *a\n", "yaml-merge-key", ((3, 3),)),
    Refused("cycle", b"a: &a [1, *a]\n", "yaml-cycle", ((1, 11),)),
    Refused("unknown alias", b"goal: *three\n", "yaml-unknown-alias", ((1, 7),)),
    Refused("1,500 levels", b"[" * 1500 + b"]" * 1500, "yaml-too-deep", ((1, MAX_DEPTH + 1),)),
    Refused("20,000 brackets", b"[" * 20_000, "yaml-too-deep", ((1, MAX_DEPTH + 1),)),
    Refused("deep mappings", b"\n".join(b" " * n + b"a:" for n in range(1400)), "yaml-too-deep", ((21, 21),)),
    Refused("python tag", b"a: !!python/object/apply:os.system [ls]\n", "yaml-tag", ((1, 4),)),
    Refused("bare tag", b"a: ! x\nb: !!str 3\n", "yaml-tag", ((1, 4), (2, 4))),
    Refused("complex key", b"? [a, b]\n: 1\n", "yaml-complex-key", ((1, 3),)),
    Refused("two documents", b"a: 1\n---\nb: 2\n", "yaml-two-documents", ((2, 1),)),
    Refused("nothing", b"", "yaml-empty", ((1, 1),)),
    Refused("only a comment", b"# nothing\n", "yaml-empty", ((1, 1),)),
    Refused("GBK", "a: 1\nb: \u4e59".encode("gbk"), "yaml-not-utf8", ((2, 4),)),
    Refused("UTF-16", "a: 1".encode("utf-16"), "yaml-not-utf8", ((1, 1),)),
    Refused("too big", b"a: " + b"x" * MAX_BYTES, "yaml-too-big", ((1, 1),)),
    Refused("escape raw", b"a: 1\nb: \x1b[31m\n", "yaml-hidden-character", ((2, 4),)),
    Refused("escape escaped", b'a: "\\e[31m"\n', "yaml-hidden-character", ((1, 4),)),
    Refused("zero width, bidi", "a: x\u200by\nb: \u202ez\n".encode(), "yaml-hidden-character", ((1, 5), (2, 4))),
    Refused("in a comment", "a: 1 # \u2066 x\n".encode(), "yaml-hidden-character", ((1, 8),)),
    Refused("C1", "a: \x9b31m\n".encode(), "yaml-hidden-character", ((1, 4),)),
    Refused("line separator", "a: x\u2028b: 1\n".encode(), "yaml-hidden-character", ((1, 5),)),
    Refused("lone return", b"a: 1\rb: 2\r", "yaml-hidden-character", ((1, 5),)),
    Refused("op: >", b"t:\n  op: >\n  goal: 3\n", "yaml-operator", ((2, 7),)),
    Refused("op: >=", b"t:\n  op: >=\n  goal: 3\n", "yaml-operator", ((2, 3),)),
    Refused("op: =", b"t:\n  op: =\n  goal: 3\n", "yaml-operator", ((2, 7),)),
    Refused("NBSP indent", "t:\n\u00a0\u00a0goal: 3\n  x: 2\n".encode(), "yaml-indent", ((2, 1),)),
    Refused("wide blank indent", "t:\n  a: 1\n  \u3000goal: 3\n".encode(), "yaml-indent", ((3, 3),)),
    Refused("tabs", b"t:\n\tgoal: 3\n\tunit: x\n", "yaml-tab", ((2, 1), (3, 1))),
    Refused("wide colon", "t:\n  a: 1\n  goal\uff1a30\n".encode(), "yaml-full-width-colon", ((3, 3),)),
    Refused("wide colon in a key", "t:\n  go\uff1aal: 30\n".encode(), "yaml-suspicious-key", ((2, 3),)),
    Refused("NBSP in a key", "t:\n  my\u00a0goal: 30\n".encode(), "yaml-suspicious-key", ((2, 3),)),
    Refused("chem:100", b"t:\n  chem:100\n  unit: x\n", "yaml-colon", ((2, 3),)),
    Refused("{chem:100}", b"t: {chem:100, unit: x}\n", "yaml-colon", ((1, 5),)),
    Refused("open bracket", b"a: [1, 2\nb: 3\n", "yaml-syntax", ((2, 2),)),
    Refused("open quote", b"a: 'x\nb: 3\n", "yaml-syntax", ((1, 1),)),
    Refused("zeros", b"\x00" * 1000, "yaml-hidden-character", ((1, 1),)),
)
