"""Long runs of what the suite tries a few times: each module is a command, ``python -m tests.stress.export_kills``."""
