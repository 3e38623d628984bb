"""What all tests share: golden editions and the gold documents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import tei
from tei.pipeline import Edition

DAY = "2026-01-01"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="rewrite golden editions; read the diff before you commit")


@dataclass(frozen=True)
class Golden:
    """Files that a person has read and accepted."""

    accept: bool

    def same(self, path: Path, data: bytes) -> None:
        if self.accept:
            path.write_bytes(data)
        assert data.decode("utf-8") == path.read_text(encoding="utf-8"), f"{path} differs; see --accept"


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    return Golden(request.config.getoption("--accept"))


@pytest.fixture(scope="session")
def seed() -> Path:
    return next((Path(__file__).parents[1] / "seeds").glob("*.txt"))


@pytest.fixture(scope="session")
def seed_edition(seed: Path) -> Iterator[Edition]:
    yield tei.convert(seed, date=DAY, to=("tei", "html", "text", "standoff"))
