"""Schemas from other machines: only when it is allowed, bounded, and never a file by a detour."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from tei.validation.inputs import Input
from tei.validation.schemas import network
from tei.validation.schemas.choice import Chooser
from tei.validation.schemas.network import fetch
from tei.validation.settings import Settings


class _Handler(BaseHTTPRequestHandler):
    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.asked.append(self.path)
        if self.path == "/moved":
            self.send_response(302)
            self.send_header("Location", "file:///etc/passwd")
            self.end_headers()
        elif self.path == "/a.rng":
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"<element/>")
        else:
            self.send_error(404)

    def log_message(self, *arguments: object) -> None:
        pass


@pytest.fixture
def address() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), _Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_schema_is_fetched_into_the_cache(address: str, tmp_path: Path) -> None:
    path, problem = fetch(f"{address}/a.rng", tmp_path)
    assert problem == ""
    assert path is not None
    assert path.read_bytes() == b"<element/>"
    assert path.parent.parent == tmp_path
    assert path.name.endswith("-a.rng")


@pytest.mark.parametrize("page", ["/none.rng", "/moved"])
def test_what_cannot_be_fetched_is_told(address: str, page: str, tmp_path: Path) -> None:
    path, problem = fetch(address + page, tmp_path)
    assert path is None
    assert problem.startswith("it could not be fetched (")


def test_other_addresses_are_none(tmp_path: Path) -> None:
    for uri in ("file:///etc/passwd", "ftp://a.org/a.rng", "urn:a"):
        assert fetch(uri, tmp_path) == (None, "it has no http or https address")


def test_size_is_bounded(address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network, "_MOST_BYTES", 3)
    path, problem = fetch(f"{address}/a.rng", tmp_path)
    assert path is None
    assert "longer than 3 bytes" in problem


def test_nothing_is_fetched_unless_it_is_allowed(address: str, tmp_path: Path) -> None:
    head = f'<?xml-model href="{address}/a.rng" schematypens="http://relaxng.org/ns/structure/1.0"?><TEI/>'.encode()
    file = Input("a.xml", tmp_path, head)
    closed = Chooser(Settings(cache=tmp_path)).choose(file)
    assert [found.code for found in closed.problems] == ["SCH002"]
    opened = Chooser(Settings(cache=tmp_path, allow_network=True)).choose(file)
    assert opened.problems == ()
    assert opened.schemas[0].path.read_bytes() == b"<element/>"


@pytest.mark.parametrize(("page", "codes"), [("/a.rng", []), ("/none.rng", ["SCH002"])])
@pytest.mark.parametrize("kept", [True, False], ids=["cache", "no cache"])
def test_many_files_fetch_a_schema_once(address: str, tmp_path: Path, page: str, codes: list[str], kept: bool) -> None:
    head = f'<?xml-model href="{address}{page}" schematypens="http://relaxng.org/ns/structure/1.0"?><TEI/>'.encode()
    chooser = Chooser(Settings(cache=tmp_path if kept else None, allow_network=True))
    _Handler.asked.clear()
    choices = [chooser.choose(Input(f"{name}.xml", tmp_path, head)) for name in "abc"]
    assert _Handler.asked == [page]
    assert [[found.code for found in choice.problems] for choice in choices] == [codes] * 3
    places = [schema.place.file for choice in choices for schema in choice.schemas]
    assert places == ([] if codes else ["a.xml", "b.xml", "c.xml"])
