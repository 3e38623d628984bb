"""Schema files → grammar: syntax (3), simplification (4), restrictions (7), and a cache of the result."""
