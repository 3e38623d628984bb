"""The bytes of a file as places: lines, tags, attributes, an index of all elements."""
