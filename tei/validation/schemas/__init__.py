"""Which schemas a file is checked by, where they lie, and how they are loaded."""
