"""Rendering TEI: which stylesheet makes which output."""

from __future__ import annotations

from tei.transformation.render import Target, render, to_html, to_text, transform

__all__ = ["Target", "render", "to_html", "to_text", "transform"]
