"""Large plain tables by column: every row that is not plain goes to the careful reader, with its true row number."""
