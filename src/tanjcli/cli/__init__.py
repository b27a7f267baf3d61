"""Floor 6: the face. One file per command: read flags, call one use case, write. Clock and terminal stop here."""
