"""The structure of a text: openers, paragraphs, lists, closers, signatures, brackets; kind and language."""

from tei.structure.apply import structure
from tei.structure.legalise import Block, legalise
from tei.structure.recognisers import Recognisers

__all__ = ["Block", "Recognisers", "legalise", "structure"]
