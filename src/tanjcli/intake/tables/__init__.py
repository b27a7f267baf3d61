"""From a grid to rows: headers, context, totals, notes, one recipe at a time."""
