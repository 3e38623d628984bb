"""The forms of a report, one module a form; each has ``render(report, options)``. ``RENDERERS`` lists them."""
