"""The survey of unknown workbooks: what tables a file holds, and what they say about themselves."""
