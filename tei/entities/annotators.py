"""The annotators, their order, and the run of them on one document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from tei.entities.resolve import Dropped, resolve
from tei.entities.variants import mark_variants
from tei.errors import ConfigError
from tei.model import ENTITIES, Document, Span

if TYPE_CHECKING:
    from tei.entities.neural import Tagger
    from tei.entities.neural.tagger import Tagged

__all__ = ["ANNOTATORS", "Annotated", "Annotator", "annotate", "check_annotators"]

Annotator = Callable[[Document, Sequence[Span]], Iterable[Span]]
"""Document and candidates found so far → further candidates, of the four entity kinds, in the body."""


def _dates(tagged: Tagged | None) -> Annotator:  # noqa: ARG001, as the others
    from tei.entities.dates import annotate_dates

    return annotate_dates


def _places(tagged: Tagged | None) -> Annotator:  # noqa: ARG001
    from tei.entities.places import annotate_places

    return annotate_places


def _orgs(tagged: Tagged | None) -> Annotator:  # noqa: ARG001
    from tei.entities.orgs import annotate_orgs

    return annotate_orgs


def _persons(tagged: Tagged | None) -> Annotator:
    from tei.entities.persons import annotate_persons

    return partial(annotate_persons, evidence=tagged.of_kind("person")) if tagged else annotate_persons


def _model(tagged: Tagged | None) -> Annotator:
    if tagged is None:
        return lambda _document, _candidates: ()
    from tei.entities.neural.annotate import annotate_by_model

    return partial(annotate_by_model, tagged)


# Name → what loads it for a document of which a trained model has made something, or nothing. Later ones see the
# candidates of earlier ones.
ANNOTATORS: tuple[tuple[str, Callable[[Tagged | None], Annotator]], ...] = (
    ("dates", _dates),
    ("places", _places),
    ("orgs", _orgs),
    ("persons", _persons),
    ("model", _model),
)


@dataclass(frozen=True, slots=True)
class Annotated:
    """A document with its entity layer, and the candidates that did not enter it."""

    document: Document
    dropped: tuple[Dropped, ...] = ()


def annotate(document: Document, names: Sequence[str] | None = None, tagger: Tagger | None = None) -> Annotated:
    """Mark persons, organisations, places and dates, and bracketed variants of names.

    ``names`` selects annotators (default: all); they always run in the order of ``ANNOTATORS``. ``tagger`` is a trained
    model for the annotator ``model``: its evidence counts for persons, and it proposes places and organisations that
    the others have not seen. Entity spans that the document already has stay as they are and win over candidates.

    Raises:
        ConfigError: a name is no annotator.
    """
    candidates: list[Span] = list(document.of(*ENTITIES))
    if names is not None:
        check_annotators(names)
    wanted = {name: load for name, load in ANNOTATORS if names is None or name in names}
    tagged = tagger.tag(document.text) if tagger and "model" in wanted else None
    for load in wanted.values():
        candidates.extend(load(tagged)(document, tuple(candidates)))
    kept, dropped = resolve(document, candidates)
    marked = document.without(*ENTITIES).with_spans(*kept)
    return Annotated(mark_variants(marked), dropped)


def check_annotators(names: Sequence[str]) -> None:
    """See that each name is an annotator.

    Raises:
        ConfigError: one is not.
    """
    known = [name for name, _ in ANNOTATORS]
    unknown = [name for name in names if name not in known]
    if unknown:
        raise ConfigError(f"annotator {unknown[0]!r} is unknown; expected some of {', '.join(known)}.")
