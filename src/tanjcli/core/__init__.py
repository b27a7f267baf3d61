"""Floor 1: the words every floor speaks. Pure values, no I/O, no pandas, no clock."""
