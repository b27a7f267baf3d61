"""Side-by-side measurements; every ratio printed comes from interleaved runs."""
