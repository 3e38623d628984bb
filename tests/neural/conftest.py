"""The network of ``list_network`` as a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from list_network import network


@pytest.fixture(scope="session")
def model() -> bytes:
    return network()


@pytest.fixture
def model_file(tmp_path: Path, model: bytes) -> Path:
    path = tmp_path / "names.onnx"
    path.write_bytes(model)
    return path
