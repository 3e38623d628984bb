"""Persons: names without titles, found by a small model and by what the document says of a name elsewhere."""

from tei.entities.persons.annotate import annotate_persons, find_persons

__all__ = ["annotate_persons", "find_persons"]
