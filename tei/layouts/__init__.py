"""Page layouts: what of a page copied from an archive's website is document, header or furniture.

A layout is one TOML file; docs/layouts.md is its reference. This package knows no archive: what it knows of them
stands in the files.
"""

from tei.layouts.apply import apply_layout
from tei.layouts.correspondents import correspondents
from tei.layouts.detect import choose
from tei.layouts.layout import Layout
from tei.layouts.load import builtin_layouts, load_layout
from tei.layouts.named import layouts_for

__all__ = ["Layout", "apply_layout", "builtin_layouts", "choose", "correspondents", "layouts_for", "load_layout"]
