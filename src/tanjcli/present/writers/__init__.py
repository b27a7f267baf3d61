"""One module a format. A writer sees the Document and ``core`` only, and returns text; it never prints."""
