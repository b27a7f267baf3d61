"""From the text of one cell to a typed value: numbers, dates, periods, units, codes."""
