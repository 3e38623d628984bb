"""``teitool explain``, and the page of all codes."""

from __future__ import annotations

import io
import json
import re
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple

import pytest
from accepted import Golden

from tei.cli.main import main
from tei.diagnostics import CODES, Code
from tei.diagnostics.reference import explanation, find_codes, markdown_page, near
from tei.diagnostics.rule_text import markdown_section, pattern

DOCS = Path(__file__).parents[2] / "docs"
EACH = pytest.mark.parametrize("entry", CODES, ids=lambda entry: entry.id)


class Result(NamedTuple):
    output: str
    exit_code: int


def explain(*arguments: str) -> Result:
    """The command, in this process."""
    said = io.StringIO()
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(said), redirect_stderr(said):
        patch.setattr(sys, "argv", ["teitool", "explain", *arguments])
        with pytest.raises(SystemExit) as left:
            main()
    assert isinstance(left.value.code, int)
    return Result(said.getvalue(), left.value.code)


def test_the_page_of_all_codes_is_up_to_date(golden: Golden) -> None:
    done = explain("--all", "--format", "markdown")
    assert done.output == markdown_page(CODES)
    golden.same(DOCS / "codes.md", done.output.encode("utf-8"))


@EACH
def test_the_page_has_a_section_and_an_anchor_for_each(entry: Code) -> None:
    page = markdown_page(CODES)
    assert page.count(f'<a id="{entry.id}"></a>') == 1
    assert f"[{entry.id}](#{entry.id})" in page
    assert f"## {entry.id} {entry.name}\n" in page


@EACH
def test_a_section_says_all_that_is_known(entry: Code) -> None:
    for text in (explanation(entry), markdown_section(entry)):
        assert " ".join(entry.why.split()) in " ".join(text.split())
        assert entry.since in text
        for example in (entry.bad, entry.good) if entry.bad else ():
            assert "".join(example.split()) in "".join(text.split())
        assert "{" not in "".join(text.split()).replace("".join(entry.bad.split()), "") or "{" in entry.good


def test_one_code() -> None:
    done = explain("ptr001")
    assert done.exit_code == 0
    assert done.output == explain("PTR001").output
    assert done.output.startswith("PTR001 pointer-without-target (error)\n\nRule: ")
    parts = re.findall(r"^(Rule|Why|What to do|Before|After|Source):", done.output, flags=re.MULTILINE)
    assert parts == ["Rule", "Why", "What to do", "Before", "After", "Source"]


def test_several_codes_by_id_and_name_each_once() -> None:
    done = explain("not-well-formed", "PTR001", "XML001")
    assert re.findall(r"^[A-Z]{3}\d{3}", done.output, flags=re.MULTILINE) == ["XML001", "PTR001"]


def test_json_has_the_registry_s_fields() -> None:
    (entry,) = json.loads(explain("PTR001", "--format", "json").output)
    assert set(entry) == set(Code._fields)
    assert entry["severity"] == "error"
    assert len(json.loads(explain("--all", "--format", "json").output)) == len(CODES)


def test_markdown_of_one_code() -> None:
    done = explain("PTR001", "--format", "markdown")
    assert done.output in markdown_page(CODES)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("PTR01",), "did you mean PTR001"),
        (("pointer-without-targets",), "did you mean pointer-without-target"),
        (("PTR001", "\x1b[31m"), "is no code of teitool; expected a code such as"),
        ((), "name one or more codes"),
        (("PTR001", "--all"), "name one or more codes"),
    ],
)
def test_bad_calls(arguments: tuple[str, ...], said: str) -> None:
    done = explain(*arguments)
    assert done.exit_code != 0
    assert said in done.output
    assert "\x1b" not in done.output
    assert "Rule:" not in done.output


def test_the_command_is_there_and_unknown_codes_are_exit_code_2(tmp_path: Path) -> None:
    import subprocess
    import sys

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "tei", "explain", *words], capture_output=True, text=True, encoding="utf-8"
        )

    assert run("PTR001").returncode == 0
    done = run("PTR01")
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr


def test_near_and_find() -> None:
    assert find_codes(" Not-Well-Formed ") == find_codes("XML001")
    assert find_codes("") == ()
    assert near("zzzzzzzz") == ()


def test_fields_of_a_template() -> None:
    assert pattern("<{element}> on {attribute_value!r}") == "<‹element›> on ‹attribute value›"
    assert pattern("{advice}") == ""
