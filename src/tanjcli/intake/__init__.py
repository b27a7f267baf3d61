"""Floor 2: what the spreadsheets say. Bytes in, ledgers and findings out; knows nothing of targets."""
