"""Packs: what an export makes, how it is put in place whole, and how one is re-checked or compared."""
