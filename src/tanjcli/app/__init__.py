"""Floor 5: the use cases. Each takes a workspace and a request and returns a value; no printing, no exit, no clock."""
