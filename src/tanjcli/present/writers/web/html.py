"""The file: templates in one environment that escapes everything and refuses a missing name."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING

from tanjcli.present.document import Absent, Align, Column, Facts, Paragraph, StatusCell, Table
from tanjcli.present.page import Page
from tanjcli.present.writers.glyphs import UNICODE
from tanjcli.present.writers.web.bar import bar
from tanjcli.present.writers.web.plot import plot

if TYPE_CHECKING:
    from jinja2 import Environment

# What colour a status has; its sign and its word stand beside the colour everywhere.
_TONES: Mapping[str, str] = {
    "achieved": "good",
    "on_track": "fine",
    "accepted": "calm",
    "behind": "warn",
    "off_track": "bad",
    "reversing": "bad",
    "missed": "bad",
}
# End tags that HTML itself supplies; fifty targets have thousands of them. In a text they would be escaped.
_IMPLIED = re.compile(r"</(?:td|th|tr|dt|dd|li)>|</p>\n?(?=<p[ >])")


def render(page: Page) -> str:
    """The page as HTML. The same page always gives the same bytes."""
    templates = _environment()
    style = _squeezed(templates.get_template("style.css").render(filters=page.filters, columns=page.columns))
    policy = f"default-src 'none'; style-src 'sha256-{_digest(style)}'; base-uri 'none'; form-action 'none'"
    html = templates.get_template("page.html").render(page=page, labels=dict(page.labels), style=style, policy=policy)
    return _IMPLIED.sub("", _squeezed(html)) + "\n"


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader("tanjcli.present.writers.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(tone=_tone, sign=UNICODE.of, bar=bar, plot=plot, kept=_kept)
    kinds = {"status": StatusCell, "absent": Absent, "table": Table, "facts": Facts, "paragraph": Paragraph}
    made.tests.update({name: lambda part, kind=kind: isinstance(part, kind) for name, kind in kinds.items()})
    return made


def _tone(code: str) -> str:
    return _TONES.get(code, "mute")


def _kept(column: Column) -> str:
    """Numbers stand right; nothing exact is broken over two lines."""
    return "n" if column.align is Align.RIGHT else "k" if column.exact else ""


def _squeezed(text: str) -> str:
    """Without the indentation of the templates; texts of the page have no line breaks, the gate saw to that."""
    return "\n".join(line.strip() for line in text.split("\n") if line.strip())


def _digest(style: str) -> str:
    return b64encode(sha256(style.encode()).digest()).decode()
