"""Organisations: named bodies and offices, by the noun at the head of the name, by lists, by what the text defines."""

from tei.entities.orgs.annotate import annotate_orgs

__all__ = ["annotate_orgs"]
