"""From the rows of all files to ledgers: frames, look-ups, and what only several deliveries show."""
