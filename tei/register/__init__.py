"""The register: who and what the mentions of a document mean, and what the text says of itself through them."""

from tei.register.build import build_register, unclaimed_identifiers
from tei.register.facts import read_facts

__all__ = ["build_register", "read_facts", "unclaimed_identifiers"]
