"""The inside of old workbooks (xls), read with suspicion: the container's streams, records, cells. Stdlib only."""
