"""Findings of the grammar in plain words: what was expected, what to do."""
