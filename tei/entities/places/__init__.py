"""Places: names of states, towns, regions, waters and islands, known or built like one."""

from tei.entities.places.annotate import annotate_places, find_places

__all__ = ["annotate_places", "find_places"]
