"""Entities: annotators that propose persons, organisations, places and dates, and one ``resolve`` that decides."""

from tei.entities.annotators import ANNOTATORS, Annotated, annotate, check_annotators
from tei.entities.resolve import Dropped, resolve

__all__ = ["ANNOTATORS", "Annotated", "Dropped", "annotate", "check_annotators", "resolve"]
