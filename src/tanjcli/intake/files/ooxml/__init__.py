"""The inside of zip workbooks, read with suspicion: the archive, its parts, sheets as batches of cells. Stdlib only."""
