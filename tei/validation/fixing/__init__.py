"""Repairs: edits of bytes that have one right answer, and how they are applied."""
