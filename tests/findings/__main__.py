"""``python -m tests.findings``: write every folder of the gallery anew."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from tests.findings.expected import HERE, expected
from tests.findings.gallery import provokers


def main() -> None:
    """Write ``expected.txt`` of every code; folders of codes that are gone are named."""
    codes = provokers()
    for code in codes:
        with TemporaryDirectory() as folder:
            text = expected(code, Path(folder))
        (HERE / code).mkdir(exist_ok=True)
        (HERE / code / "expected.txt").write_text(text, encoding="utf-8")
    for path in HERE.iterdir():
        if path.is_dir() and path.name not in codes and not path.name.startswith("_"):
            print(f"no finding is called {path.name}: delete its folder")


if __name__ == "__main__":
    main()
