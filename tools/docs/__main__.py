"""``python -m tools.docs``: write every generated page and name it."""

from __future__ import annotations

from pathlib import Path

from tools.docs.pages import pages

REPO = Path(__file__).parents[2]

if __name__ == "__main__":
    for name, text in pages().items():
        (REPO / name).write_text(text, encoding="utf-8")
        print(name)
