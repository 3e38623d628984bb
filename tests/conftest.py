"""What all tests share: golden editions and the gold documents."""

from __future__ import annotations

from pathlib import Path

import pytest
from accepted import DAY, Golden

import tei
from tei.pipeline import Edition


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="rewrite golden editions; read the diff before you commit")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    return Golden(request.config.getoption("--accept"))


@pytest.fixture(scope="session")
def seed() -> Path:
    return next((Path(__file__).parents[1] / "seeds").glob("*.txt"))


@pytest.fixture(scope="session")
def seed_edition(seed: Path) -> Edition:
    return tei.convert(seed, date=DAY, to=("tei", "html", "text", "standoff"))
