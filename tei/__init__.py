"""teitool: plain transcriptions of archival documents become valid TEI P5 editions.

``convert`` makes an edition of a text, ``validate`` checks a TEI file, ``transform`` renders one. Nothing is loaded
before one of them is called.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from tei.version import __version__

if TYPE_CHECKING:
    from tei.diagnostics import Diagnostic
    from tei.pipeline import Edition

__all__ = ["__version__", "convert", "transform", "validate"]


def convert(
    source: str | bytes | Path,
    *,
    date: str,
    name: str = "",
    to: tuple[str, ...] = ("tei", "html", "text"),
    layout: str = "auto",
    lang: str | None = None,
) -> Edition:
    """Make an edition of a plain text.

    ``source`` is a text, the bytes of a file, or its path; ``date`` the day (ISO 8601) that the edition names as that
    of its conversion; ``layout`` is ``auto``, ``plain`` or the id of a page layout. The edition's ``xml`` is TEI,
    its ``outputs`` pair each output asked for (``tei html text standoff``) with its bytes, and its ``findings`` say
    what a person should look at; an edition that ``failed`` has no outputs.

    Raises:
        ReadError: the source is no text.
        ConfigError: there is no such layout.
    """
    from tei.errors import ConfigError
    from tei.layouts import builtin_layouts
    from tei.model import Stamp
    from tei.pipeline import Options
    from tei.pipeline import convert as convert_bytes

    known = builtin_layouts() if layout != "plain" else ()
    layouts = known if layout in {"auto", "plain"} else tuple(entry for entry in known if entry.id == layout)
    if layout not in {"auto", "plain"} and not layouts:
        raise ConfigError(f"layout {layout!r} is unknown; expected auto, plain or one of {[e.id for e in known]}.")
    options = Options(
        stamp=Stamp(date, __version__),
        to=to,
        layouts=layouts,
        force_layout=layout not in {"auto", "plain"},
        lang=lang,
    )
    data = source.read_bytes() if isinstance(source, Path) else source.encode() if isinstance(source, str) else source
    stem = name or (source.stem if isinstance(source, Path) else "document")
    return convert_bytes(data, stem, options)


def validate(source: str | bytes | Path, *, schema: str = "tei_all") -> tuple[Diagnostic, ...]:
    """All findings of a TEI file, given as text, bytes or path, in the order of the file.

    ``schema`` is ``teitool``, ``tei_all``, ``tei_corpus``, ``tei_lite``, ``tei_simplePrint`` or the path of a RELAX NG
    schema.

    Raises:
        SchemaError: the schema cannot be read.
        OSError: the path cannot be read.
    """
    from tei.validation import validate_tei

    data = source.read_bytes() if isinstance(source, Path) else source.encode() if isinstance(source, str) else source
    return validate_tei(data, str(source) if isinstance(source, Path) else "document", schema)


def transform(
    tei: str | bytes | Path, *, to: Literal["html", "text"], stylesheet: Path | None = None, header: bool = True
) -> str:
    """Render a TEI file, given as text, bytes or path, by our stylesheet or an own one (XSLT 3.0).

    ``header``: whether a text has what is known of the document above it (our stylesheet's parameter ``header``).

    Raises:
        TransformError: the file or the stylesheet cannot be used.
        OSError: the path cannot be read.
    """
    from tei.transformation import render

    data = tei.read_bytes() if isinstance(tei, Path) else tei.encode() if isinstance(tei, str) else tei
    return render(data, to, stylesheet, header=header).text
