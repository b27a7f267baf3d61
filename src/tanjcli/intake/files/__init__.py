"""From bytes to a grid of raw cells: admission, containers, readers, and the fence around them."""
