"""The Word writer, and what it reads back of an earlier file: the words that people wrote into its slots."""

from tanjcli.present.writers.docx.kept import edited_outside, kept_slots
from tanjcli.present.writers.docx.package import render

__all__ = ["edited_outside", "kept_slots", "render"]
