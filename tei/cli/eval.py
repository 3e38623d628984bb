"""``teitool eval``: parse, call, render, leave."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from tei.batch.publish import publish
from tei.cli.exit import Exit
from tei.cli.parser import Parser, echo, words
from tei.config import find_config, load_config
from tei.entities import check_annotators
from tei.errors import ConfigError
from tei.evaluation.as_json import report_as_dict
from tei.evaluation.compare import compare_set
from tei.evaluation.conversion import by_conversion
from tei.evaluation.floors import Floor, check_floors, parse_floors
from tei.evaluation.fold import parse_fold
from tei.evaluation.marks import GoldDocument, Prediction
from tei.evaluation.report import SetReport, report_sets
from tei.evaluation.sources import predictions_in, read_gold
from tei.evaluation.table import floor_lines, report_lines
from tei.evaluation.types import check_types, types_for
from tei.layouts import layouts_for
from tei.model import Stamp
from tei.pipeline import Options, check_model
from tei.version import __version__

__all__ = ["DESCRIPTION", "add_arguments", "run"]

DESCRIPTION: Final = """\
Measure how right marks are, on documents with known answers.

GOLD is a stand-off set (.jsonl), a TEI edition, or a folder of editions. Without --pred the texts are converted here.
Exit code: 0 measured; 1 a floor was missed, or a document has no prediction; 2 nothing could be done."""

_SHORT: Final = {"names": ("places", "orgs", "persons", "model")}
_DAY: Final = "2001-01-01"  # no figure depends on it, and no edition leaves this command


def add_arguments(parser: Parser) -> None:
    """The options of the command."""
    add = parser.add_argument
    add("gold", nargs="+", type=Path, metavar="GOLD", help="documents with answers: .jsonl, .xml, or a folder of .xml")
    add("--pred", type=Path, metavar="DIR", help="predictions to measure: ID.standoff.json, ID.json or ID.xml")
    add(
        "--types",
        type=words,
        metavar="NAMES",
        help="types to score, such as person,date (default: all)",
    )
    add("--fold", metavar="K/N", help="only the documents of the K-th of N folds, by their ids")
    _add_conversion(parser)
    add("--floors", type=Path, metavar="FILE.toml", help="figures that may not be missed; exit code 1 if one is")
    add("--html", type=Path, metavar="FILE", help="write a page that shows gold and prediction side by side")
    add("--format", dest="style", choices=("human", "json"), default="human", help="form of the report")


def _add_conversion(parser: Parser) -> None:
    add = parser.add_argument_group("how the texts are converted (without --pred)").add_argument
    add(
        "--annotators",
        type=words,
        metavar="NAMES",
        help="some of dates,places,orgs,persons,model; names: all but dates",
    )
    add("--model", type=Path, metavar="FILE", help="a trained model of names that helps the rules (docs/models.md)")
    add("--layout", metavar="auto|plain|NAME|FILE.toml", help="page layout of the texts (default: auto)")
    add("--paragraphs", choices=("auto", "line", "blank"), help="what ends a paragraph (default: auto)")
    add("--lang", help="language of the texts (BCP 47); recognised if not given")


def run(arguments: Namespace) -> Exit:
    """Measure, and say what was found.

    Raises:
        TeitoolError: nothing could be done.
    """
    check_types(arguments.types or ())
    types = frozenset(arguments.types) if arguments.types else None
    floors = _floors(arguments.floors)
    annotators = _annotators(arguments.annotators)
    predict = _predictor(arguments, annotators)
    fold = parse_fold(arguments.fold) if arguments.fold else None
    scored = types_for(annotators)
    results = [
        compare_set(gold.name, [(document, predict(document)) for document in gold.documents], scored)
        for gold in read_gold(arguments.gold, types=types, fold=fold)
    ]
    reports = report_sets(results)
    _check_something(reports[-1])
    checked = check_floors(floors, reports)
    if arguments.html:
        from tei.evaluation.page.page import page

        publish([(arguments.html, page(reports, checked).encode())])
    for report in reports[: len(results)]:
        for document_id, problem in report.problems:
            echo(f"{report.name}, {document_id}: {problem}", err=True)
    _show(reports, arguments.style, report_as_dict(reports, checked))
    if arguments.floors and arguments.style == "human":
        echo("\n" + "\n".join(floor_lines(checked)))
    failed = any(entry.missed for entry in checked) or any(report.problems for report in reports)
    return Exit.FINDINGS if failed else Exit.CLEAN


def _check_something(report: SetReport) -> None:
    """Where nothing was predicted at all, the call is wrong, not the marks."""
    problems = [problem for _, problem in report.problems]
    if len(problems) == len(report.documents):
        raise ConfigError(f"no document has a prediction; the first: {problems[0]}")


def _show(reports: Sequence[SetReport], style: str, entry: dict[str, object]) -> None:
    if style == "json":
        echo(json.dumps(entry, ensure_ascii=False, indent=2))
    else:
        echo("\n\n".join("\n".join(report_lines(report)) for report in reports))


def _floors(path: Path | None) -> tuple[Floor, ...]:
    if path is None:
        return ()
    try:
        return parse_floors(path.read_bytes(), str(path))
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror}; expected a file with floors (--floors).") from None


def _annotators(given: tuple[str, ...] | None) -> tuple[str, ...] | None:
    """The annotators asked for; ``names`` is short for those of names."""
    if given is None:
        return None
    chosen = tuple(dict.fromkeys(name for word in given for name in _SHORT.get(word, (word,))))
    check_annotators(chosen)
    return chosen


def _predictor(arguments: Namespace, annotators: tuple[str, ...] | None) -> Callable[[GoldDocument], Prediction]:
    asked = ("annotators", "model", "layout", "paragraphs", "lang")
    if arguments.pred is not None:
        useless = [name for name in asked if getattr(arguments, name) is not None]
        if useless:
            raise ConfigError(f"--{useless[0]} says how texts are converted, but --pred has them converted already.")
        return predictions_in(arguments.pred)
    check_model(arguments.model)
    config = load_config(find_config(Path.cwd()))
    layouts, force = layouts_for(arguments.layout or "auto", config.layouts)
    options = Options(
        stamp=Stamp(_DAY, __version__),
        layouts=layouts,
        force_layout=force,
        paragraphs=arguments.paragraphs or "auto",
        lang=arguments.lang,
        annotators=annotators,
        model=arguments.model,
    )
    return by_conversion(options)
