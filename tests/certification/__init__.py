"""Replays rows of published or recomputed vectors through tanj's own functions; ``tests.certify`` is the door."""
