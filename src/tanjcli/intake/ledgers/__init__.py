"""From the rows of all files to ledgers: frames, and what only several deliveries show."""
