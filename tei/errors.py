"""The exceptions of teitool.

A finding in a document is a ``Diagnostic`` (a value); a job that cannot be done is one of these::

    TeitoolError
    ├── ConfigError        a configuration, layout or metadata file says something impossible
    │   ├── LayoutError
    │   └── MetadataError
    ├── ReadError          an input cannot be read as text
    │   └── LimitError     an input is larger or deeper than the limit
    ├── WriteError         an output cannot be written
    ├── SchemaError        a schema cannot be read
    ├── TransformError     a stylesheet cannot be compiled or run
    └── ModelError         a promise of our own code is broken
"""

__all__ = [
    "ConfigError",
    "LayoutError",
    "LimitError",
    "MetadataError",
    "ModelError",
    "ReadError",
    "SchemaError",
    "TeitoolError",
    "TransformError",
    "WriteError",
]


class TeitoolError(Exception):
    """Root of the tree; its text is one message for a person: what, where, expected, what to do."""


class ConfigError(TeitoolError):
    """A configuration file says something impossible."""


class LayoutError(ConfigError):
    """A page layout file is not well formed or contradicts itself."""


class MetadataError(ConfigError):
    """A metadata file is not well formed or names an unknown field."""


class ReadError(TeitoolError):
    """An input cannot be read as text."""


class LimitError(ReadError):
    """An input is larger or deeper than the limit."""


class WriteError(TeitoolError):
    """An output cannot be written."""


class SchemaError(TeitoolError):
    """A schema cannot be read."""


class TransformError(TeitoolError):
    """A stylesheet cannot be compiled or run."""


class ModelError(TeitoolError):
    """A promise of our own code is broken: always a bug of teitool."""
