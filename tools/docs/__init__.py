"""Generators of the documentation pages that repeat what the program knows: ``python -m tools.docs``."""
