"""Spreadsheets written as markup (ods, SpreadsheetML 2003, HTML): one bounded grid, three readers. Stdlib only."""
