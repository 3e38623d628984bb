"""Outputs appear whole or not at all."""

import os
import sys
from pathlib import Path

import pytest

from tei.batch.publish import check_folder, publish
from tei.errors import WriteError


def test_files_are_written_with_their_folders_and_no_trace_is_left(tmp_path: Path) -> None:
    publish([(tmp_path / "a" / "x.xml", b"1"), (tmp_path / "a" / "x.html", b"2")])
    assert sorted(p.name for p in (tmp_path / "a").iterdir()) == ["x.html", "x.xml"]
    assert (tmp_path / "a" / "x.xml").read_bytes() == b"1"


def test_an_equal_file_is_not_touched(tmp_path: Path) -> None:
    file = tmp_path / "x.xml"
    publish([(file, b"1")])
    os.utime(file, ns=(1, 1))
    publish([(file, b"1")])
    assert file.stat().st_mtime_ns == 1


@pytest.mark.skipif(sys.platform == "win32", reason="files have no such permissions there")
def test_a_file_keeps_its_permissions(tmp_path: Path) -> None:
    file = tmp_path / "x.xml"
    publish([(file, b"1")])
    file.chmod(0o640)
    publish([(file, b"2")])
    assert file.read_bytes() == b"2"
    assert file.stat().st_mode & 0o777 == 0o640


def test_one_that_fails_keeps_all_from_being_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(WriteError):
        publish([(tmp_path / "x.xml", b"1"), (tmp_path / "file" / "y.xml", b"2")])
    assert sorted(p.name for p in tmp_path.iterdir()) == ["file"]


@pytest.mark.parametrize("folder", ["file", "file/below"])
def test_a_folder_that_cannot_be_is_refused(tmp_path: Path, folder: str) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(WriteError, match="expected a folder"):
        check_folder(tmp_path / folder)
