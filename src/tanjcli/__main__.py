"""``python -m tanjcli`` equals ``tanj``."""

from __future__ import annotations

import sys

from tanjcli.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
