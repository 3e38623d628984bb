"""Predictions by this very toolkit: the text is converted here, without a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from tei.errors import ReadError
from tei.evaluation.align import align
from tei.evaluation.marks import GoldDocument, Prediction
from tei.evaluation.standoff import read_prediction
from tei.pipeline import Options, convert

__all__ = ["by_conversion"]

_TO: Final = ("standoff",)


def by_conversion(options: Options) -> Callable[[GoldDocument], Prediction]:
    """What converts a document's text; of ``options`` the outputs alone are replaced.

    A text that cannot be read and an edition that has errors give a prediction with a ``problem``, as nothing would
    be published of them.
    """
    wanted = replace(options, to=_TO)

    def predict(document: GoldDocument) -> Prediction:
        try:
            edition = convert(document.text.encode(), document.id, wanted)
        except ReadError as error:
            return Prediction(problem=str(error))
        if edition.failed:
            first = next(found for found in edition.findings if found.is_error)
            return Prediction(problem=f"its edition has errors: {first.code} {first.message}")
        ((_, data),) = edition.outputs
        return align(read_prediction(data, document.id), document.text, document.id)

    return predict
