"""The pre-commit hook, the GitHub action and what docs/ci.md shows: each is run, without its server."""

from __future__ import annotations

import json
import os
import re
import shlex
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
ACTION = ROOT / ".github" / "actions" / "validate" / "action.yml"
CI = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
HEADER = "<teiHeader><fileDesc><titleStmt><title>a</title></titleStmt><publicationStmt><p>b</p></publicationStmt>"
TEI = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0">'
    f"{HEADER}<sourceDesc><p>c</p></sourceDesc></fileDesc></teiHeader>"
    "<text><body>{}</body></text></TEI>\n"
)


def action() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(ACTION.read_text(encoding="utf-8"))
    return loaded


def step(name: str) -> dict[str, Any]:
    (found,) = [entry for entry in action()["runs"]["steps"] if entry["name"] == name]
    result: dict[str, Any] = found
    return result


def block(name: str) -> Any:
    (text,) = re.findall(rf"<!-- {name} -->\n```yaml\n(.*?)```", CI, flags=re.DOTALL)
    return yaml.safe_load(text)


def program(path: Path, script: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """A folder with one good and one bad edition, and a ``teitool`` in ``bin``."""
    editions = tmp_path / "editions"
    editions.mkdir()
    (editions / "good one.xml").write_text(TEI.format("<p>Moscow</p>"), encoding="utf-8")
    (editions / "bad.xml").write_text(TEI.format('<p xml:id="a">b</p><p xml:id="a">c</p>'), encoding="utf-8")
    program(tmp_path / "bin" / "teitool", f'exec {shlex.quote(sys.executable)} -m tei "$@"')
    return tmp_path


def bash(script: str, work: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """As GitHub runs a step with ``shell: bash``."""
    path = f"{work / 'bin'}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=work,
        env={**os.environ, "PATH": path, "PYTHONPATH": str(ROOT), **environment},
        timeout=100,
    )


def validate_step(work: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    given = {name: entry["default"] for name, entry in action()["inputs"].items()} | inputs
    environment = {
        name: re.sub(r"\$\{\{ inputs\.([a-z-]+) \}\}", lambda match: given[match[1]], value)
        for name, value in step("Validate")["env"].items()
    }
    return bash(step("Validate")["run"], work, **environment)


def test_the_action_is_one_that_github_can_run() -> None:
    whole = action()
    assert whole["runs"]["using"] == "composite"
    assert all("description" in entry and "default" in entry for entry in whole["inputs"].values())
    for entry in whole["runs"]["steps"]:
        assert ("uses" in entry) != ("run" in entry)
        assert "uses" in entry or entry["shell"] == "bash"
    used = set(re.findall(r"inputs\.([a-z-]+)", ACTION.read_text(encoding="utf-8")))
    assert used == set(whole["inputs"])


def test_no_input_of_the_action_is_part_of_a_script() -> None:
    assert not any("${{" in entry.get("run", "") for entry in action()["runs"]["steps"])


def test_the_action_installs_the_teitool_that_it_came_with(tmp_path: Path) -> None:
    program(
        tmp_path / "bin" / "python",
        'mkdir -p "$3/bin"; cd "$3/bin"\nprintf \'#!/bin/sh\\necho "$0" "$@" >> "$LOG"\\n\' > python; chmod +x python',
    )
    done = bash(
        step("Install teitool")["run"],
        tmp_path,
        RUNNER_TEMP=str(tmp_path / "temp"),
        GITHUB_PATH=str(tmp_path / "path"),
        GITHUB_ACTION_PATH=str(ACTION.parent),
        LOG=str(tmp_path / "log"),
    )
    assert done.returncode == 0, done.stderr
    (call,) = (tmp_path / "log").read_text(encoding="utf-8").splitlines()
    python, *arguments = call.split()
    assert arguments[:3] == ["-m", "pip", "install"]
    assert (Path(arguments[-1]) / "pyproject.toml").samefile(ROOT / "pyproject.toml")
    assert (tmp_path / "path").read_text(encoding="utf-8").strip() == str(Path(python).parent)


def test_the_action_annotates_and_fails(work: Path) -> None:
    done = validate_step(work, paths="editions", sarif="out.sarif")
    assert done.returncode == 1, done.stderr
    assert re.search(r"^::error file=editions/bad\.xml,line=1,", done.stdout, flags=re.MULTILINE)
    assert "good one" not in done.stdout
    (run,) = json.loads((work / "out.sarif").read_text(encoding="utf-8"))["runs"]
    assert {result["ruleId"] for result in run["results"]} <= set(re.findall(r"[A-Z]{3}\d{3}", done.stdout))
    assert run["results"]


def test_the_action_is_content_with_good_files(work: Path) -> None:
    done = validate_step(work, paths="editions/good one.xml\n", arguments="--schema\ntei_all\n")
    assert (done.returncode, done.stdout) == (0, "")
    assert not (work / "out.sarif").exists()


def test_inputs_of_the_action_are_no_commands(work: Path) -> None:
    done = validate_step(work, paths="$(touch pwned)\n; touch pwned\n--help", arguments="", sarif="")
    assert not (work / "pwned").exists()
    assert "Usage" not in done.stdout
    assert done.returncode in {1, 2}


def test_a_call_that_cannot_be_done_is_not_taken_for_findings(work: Path) -> None:
    assert validate_step(work, paths="editions", arguments="--nonsense", sarif="out.sarif").returncode == 2


def test_the_hook_calls_a_command_that_is_there(work: Path) -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert {"id", "name", "description", "entry", "language", "types", "files", "require_serial"} <= set(hook)
    assert re.search(hook["files"], "editions/bad.xml")
    assert not re.search(hook["files"], "schemas/teitool.rng")
    assert bash(f"{hook['entry']} 'editions/good one.xml'", work).returncode == 0
    assert bash(f"{hook['entry']} editions/bad.xml", work).returncode == 1


def test_docs_show_the_hook_as_it_is(work: Path) -> None:
    (repository,) = block("pre-commit")["repos"]
    (hook,) = repository["hooks"]
    (defined,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert hook["id"] == defined["id"]
    arguments = shlex.join(hook["args"])
    assert bash(f"{defined['entry']} {arguments} 'editions/good one.xml'", work).returncode == 0


def test_docs_show_the_action_as_it_is(work: Path) -> None:
    steps = block("github")["jobs"]["validate"]["steps"]
    (use,) = [entry for entry in steps if "/.github/actions/validate@" in entry["uses"]]
    assert set(use["with"]) <= set(action()["inputs"])
    done = validate_step(work, **use["with"])
    assert done.returncode == 1
    (upload,) = [entry for entry in steps if "upload-sarif" in entry["uses"]]
    assert (work / upload["with"]["sarif_file"]).exists()


def test_docs_show_a_gitlab_job_that_runs(work: Path) -> None:
    job = block("gitlab")["teitool"]
    commands = [line for line in job["script"] if not line.startswith("pip ")]
    done = bash("\n".join(commands), work)
    assert done.returncode == 1
    assert "editions/bad.xml" in done.stdout
    report = json.loads((work / job["artifacts"]["reports"]["codequality"]).read_text(encoding="utf-8"))
    assert report
    for issue in report:
        assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}


def test_other_commands_of_the_docs_run(work: Path) -> None:
    (commands,) = re.findall(r"```sh\n(.*?)```", CI, flags=re.DOTALL)
    for command in commands.strip().splitlines():
        done = bash(command, work)
        assert done.returncode == 1, done.stderr
        assert (work / command.rpartition("> ")[2]).read_text(encoding="utf-8").startswith("<?xml")
