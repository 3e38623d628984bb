"""The codes, one file a family; each has a tuple ``CODES``. ``tei.diagnostics.registry`` joins them."""
