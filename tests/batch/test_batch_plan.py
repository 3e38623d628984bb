"""Which inputs a run has and under which names their editions lie."""

from pathlib import Path

from tei.batch.plan import plan


def test_folders_are_walked_sorted_and_mirrored(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.TXT", "a/c.x.txt", "a/readme.md", ".teitool/d.txt", "a/.e.txt"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text("x")
    assert [job.name for job in plan([tmp_path])] == ["a/c.x", "a/z", "b"]


def test_a_named_file_keeps_all_but_its_last_extension(tmp_path: Path) -> None:
    (tmp_path / "cww.00030.txt").write_text("x")
    (tmp_path / "letter").write_text("x")
    jobs = list(plan([tmp_path / "cww.00030.txt", tmp_path / "letter"]))
    assert [job.name for job in jobs] == ["cww.00030", "letter"]


def test_the_second_of_two_inputs_with_one_name_has_a_problem(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
    (tmp_path / "one" / "Letter.txt").write_text("x")
    (tmp_path / "two" / "letter.txt").write_text("x")
    first, second = plan([tmp_path / "one", tmp_path / "two"])
    assert not first.problem
    assert str(tmp_path / "one" / "Letter.txt") in second.problem


def test_the_same_file_named_twice_is_done_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    assert len(list(plan([tmp_path / "a.txt", tmp_path, tmp_path / "a.txt"]))) == 1


def test_what_is_not_there_has_a_problem(tmp_path: Path) -> None:
    (job,) = plan([tmp_path / "nowhere.txt"])
    assert job.problem == "no such file or folder."


def test_what_cannot_be_looked_at_has_a_problem(tmp_path: Path) -> None:
    (job,) = plan([tmp_path / ("x" * 5000)])  # as a folder that may not be entered
    assert job.problem.endswith("; expected a text file that can be read.")
